import { FONT, linesAt, renderPng, textAt, wrap } from '../drawing/drawing';
import { SHARE_CARD } from './texts';

/** The size at which Facebook and Zalo show a preview. */
const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 64;
/** About what fits into a line. */
const TITLE_LENGTH = 34;
const TEXT_LENGTH = 54;
const MOST_TITLE_LINES = 2;
const TEXT_STEP = 52;
/** So many lines of text stand below a title of one line, and below one of two lines. */
const ROOM = [6, 4] as const;

/** An article as a picture to pass on: its title, how its answer begins, and the number. */
export function drawShareCard({ title, text }: { title: string; text: string }): Buffer {
  return renderPng(shareCardSvg(title, text));
}

function shareCardSvg(title: string, text: string): string {
  const heads = wrap(title, TITLE_LENGTH).slice(0, MOST_TITLE_LINES);
  const room = ROOM[heads.length - 1] ?? ROOM[1];
  const textTop = 190 + heads.length * 66;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="${FONT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#f3f5f4"/><rect width="${WIDTH}" height="100" fill="#0b5563"/>`,
    textAt(SHARE_CARD.head, { x: MARGIN, y: 64, size: 36, colour: '#ffffff' }),
    linesAt(heads, 66, { x: MARGIN, y: 190, size: 56, weight: 700, colour: '#0b5563' }),
    linesAt(firstLines(text, room), TEXT_STEP, { x: MARGIN, y: textTop, size: 36 }),
    `<rect y="${HEIGHT - 96}" width="${WIDTH}" height="96" fill="#a3241b"/>`,
    textAt(SHARE_CARD.foot, { x: MARGIN, y: HEIGHT - 34, size: 40, weight: 700, colour: '#ffffff' }),
    '</svg>',
  ].join('');
}

/** Whole lines only; where more would follow, that is shown. */
function firstLines(text: string, room: number): string[] {
  const all = text
    .split('\n')
    .flatMap((line) => wrap(line.replace(/^- /, '• '), TEXT_LENGTH))
    .filter(Boolean);
  if (all.length <= room) return all;
  return [...all.slice(0, room - 1), `${(all[room - 1] ?? '').replace(/[,;:.]$/, '')} …`];
}
