import { FONT, linesAt, renderPng, textAt, wrap } from '../drawing/drawing';
import { CERTIFICATE } from '../pages/texts';

interface CertificateText {
  course: string;
  /** As people write it. */
  date: string;
  code: string;
}

const WIDTH = 1200;
const HEIGHT = 850;
const MIDDLE = WIDTH / 2;

/** Draws a certificate. */
export const drawCertificate = (text: CertificateText): Buffer => renderPng(certificateSvg(text));

function certificateSvg({ course, date, code }: CertificateText): string {
  const titles = wrap(course, 36);
  const after = 400 + titles.length * 74;
  const centred = (text: string, y: number, size: number, weight: 400 | 700 = 400, colour = '#17211f') =>
    textAt(text, { x: MIDDLE, y, size, weight, colour, anchor: 'middle' });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="${FONT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fffdf7"/>`,
    `<rect x="24" y="24" width="${WIDTH - 48}" height="${HEIGHT - 48}" fill="none" stroke="#0b5563" stroke-width="8"/>`,
    `<rect x="42" y="42" width="${WIDTH - 84}" height="${HEIGHT - 84}" fill="none" stroke="#0b5563" stroke-width="2"/>`,
    centred('Hải Đăng', 130, 40, 700, '#0b5563'),
    centred(CERTIFICATE.head, 230, 72, 700, '#0b5563'),
    centred(CERTIFICATE.done, 310, 38),
    linesAt(titles, 74, { x: MIDDLE, y: 400, size: 58, weight: 700, anchor: 'middle' }),
    centred(CERTIFICATE.on(date), after + 6, 38),
    centred(`${CERTIFICATE.code} ${code}`, after + 110, 56, 700, '#a3241b'),
    centred(CERTIFICATE.unnamed, HEIGHT - 110, 30, 400, '#52605d'),
    centred('Hỏi hoặc báo tin: 111, miễn phí, ngày đêm', HEIGHT - 66, 30, 700, '#52605d'),
    '</svg>',
  ].join('');
}
