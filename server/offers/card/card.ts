import { FONT, renderPng, textAt, wrap } from '../../drawing/drawing';
import { CARD } from '../texts';
import type { Warned } from './warned';

/** A card to pass on: the verdict and its reasons, with no name, number or word of the advert's. */
export interface CardContent {
  verdict: Warned;
  /** At most four. */
  reasons: string[];
}

const WIDTH = 1080;
const MARGIN = 72;
const LINE = 58;
/** About what fits into a line at 42 pixels. */
const LINE_LENGTH = 44;
const MOST_REASONS = 4;
const COLOURS: Record<Warned, { ground: string; ink: string }> = {
  dangerous: { ground: '#a3241b', ink: '#ffffff' },
  suspicious: { ground: '#8a5a00', ink: '#ffffff' },
};

/** Draws the card as a PNG. */
export const drawCard = (content: CardContent): Buffer => renderPng(cardSvg(content));

/** The card as SVG; its height follows the text. */
export function cardSvg({ verdict, reasons }: CardContent): string {
  const { ground, ink } = COLOURS[verdict];
  const body = reasons.slice(0, MOST_REASONS).flatMap(bullet);
  const foot = wrap(CARD.advice[verdict], LINE_LENGTH);
  const bodyTop = 400;
  const footTop = bodyTop + body.length * LINE + 90;
  const height = footTop + foot.length * LINE + 160;
  const line = (text: string, y: number, size = 42, weight: 400 | 700 = 400, colour = '#17211f') =>
    textAt(text, { x: MARGIN, y, size, weight, colour });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="${FONT}">`,
    `<rect width="${WIDTH}" height="${height}" fill="#f3f5f4"/><rect width="${WIDTH}" height="290" fill="${ground}"/>`,
    line(CARD.title, 110, 40, 400, ink),
    line(CARD.verdict[verdict], 215, 74, 700, ink),
    line(CARD.why, 350, 40, 700),
    ...body.map((text, n) => line(text, bodyTop + 20 + n * LINE)),
    ...foot.map((text, n) => line(text, footTop + n * LINE, 42, 700)),
    `<line x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="${height - 110}" y2="${height - 110}" stroke="#cfd8d5" stroke-width="3"/>`,
    line(CARD.foot, height - 50, 34, 400, '#52605d'),
    '</svg>',
  ].join('');
}

function bullet(reason: string): string[] {
  return wrap(reason, LINE_LENGTH).map((text, n) => `${n === 0 ? '•' : '\u2002'} ${text}`);
}
