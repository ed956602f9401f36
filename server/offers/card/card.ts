import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import type { Verdict } from '../../../bot/offers/offer';
import { CARD } from '../texts';

/** A card to pass on: the verdict and its reasons, with no name, number or word of the advert's. */
export interface CardContent {
  verdict: Verdict;
  /** At most four. */
  reasons: string[];
}

const WIDTH = 1080;
const MARGIN = 72;
const LINE = 58;
/** About what fits into a line at 42 pixels. */
const LINE_LENGTH = 44;
const MOST_REASONS = 4;
const COLOURS: Record<Verdict, { ground: string; ink: string }> = {
  dangerous: { ground: '#a3241b', ink: '#ffffff' },
  suspicious: { ground: '#8a5a00', ink: '#ffffff' },
  ok: { ground: '#0b5563', ink: '#ffffff' },
  unknown: { ground: '#52605d', ink: '#ffffff' },
};
const FONTS = path.dirname(require.resolve('@expo-google-fonts/be-vietnam-pro/package.json'));

/** Draws the card as a PNG. */
export function drawCard(content: CardContent): Buffer {
  const image = new Resvg(cardSvg(content), {
    font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: 'Be Vietnam Pro' },
  });
  return image.render().asPng();
}

function fontFiles(): string[] {
  return readdirSync(FONTS, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:400Regular|700Bold)\/\w+\.ttf$/.test(file.replaceAll('\\', '/')))
    .map((file) => path.join(FONTS, file));
}

/** The card as SVG; its height follows the text. */
export function cardSvg({ verdict, reasons }: CardContent): string {
  const { ground, ink } = COLOURS[verdict];
  const body = reasons.slice(0, MOST_REASONS).flatMap((reason) => bullet(reason));
  const foot = wrap(CARD.advice[verdict]);
  const bodyTop = 400;
  const footTop = bodyTop + body.length * LINE + 90;
  const height = footTop + foot.length * LINE + 160;
  const line = (text: string, y: number, size = 42, weight = 400, colour = '#17211f') =>
    `<text x="${MARGIN}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escaped(text)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="Be Vietnam Pro">`,
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
  return wrap(reason).map((text, n) => `${n === 0 ? '•' : '\u2002'} ${text}`);
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LINE_LENGTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const escaped = (text: string) => text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
