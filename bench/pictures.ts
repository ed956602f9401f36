import sharp from 'sharp';
import { drawCard } from '../server/offers/card/card';
import { createPictureReader } from '../server/offers/pictures/picture-reader';
import { preparePicture } from '../server/offers/pictures/prepare';
import { type Figure, figure } from './figures';

/** What a common phone makes. */
const SCREEN = { width: 1080, height: 2400 };
const ROUNDS = 24;

const REASONS = [
  'Không cần hộ chiếu, bao xe đón tận nhà, lương tháng 1.200 đô, đi ngay tuần này',
  'Giữ giấy tờ tại công ty, làm đủ một năm mới được về, ai bỏ giữa chừng phải đền tiền',
  'Chỉ liên hệ qua Telegram, không ghi tên công ty, không ghi số giấy phép',
  'Việc nhẹ trên máy tính, không cần bằng cấp, nhận cả người dưới 18 tuổi',
];

/** Reading the words of a screenshot, beside only making it ready to be read. */
export async function measurePictures(): Promise<Figure[]> {
  const picture = await screenshot();
  const reader = createPictureReader();
  const times: Record<'read' | 'prepare', number[]> = { read: [], prepare: [] };
  // The first reading starts the thread.
  await reader.read(picture, 'bench');
  for (let round = 0; round < ROUNDS; round++) {
    times.read.push(await timeOf(() => reader.read(picture, 'bench')));
    times.prepare.push(await timeOf(() => preparePicture(picture)));
  }
  await reader.stop();
  const what = 'making the same picture grey, upright and of bounded size';
  return [figure('words of a screenshot (1080 × 2400)', 'ms', times.read, { what, samples: times.prepare })];
}

async function screenshot(): Promise<Buffer> {
  const card = await sharp(drawCard({ verdict: 'dangerous', reasons: REASONS })).toBuffer();
  const { height } = await sharp(card).metadata();
  return sharp(card)
    .extend({ bottom: Math.max(SCREEN.height - height, 0), background: '#fff' })
    .png()
    .toBuffer();
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
