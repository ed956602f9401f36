import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';

/** A free font with all of Vietnamese, from a package: what is drawn looks the same on every machine. */
export const FONT = 'Be Vietnam Pro';
const FONTS = path.dirname(require.resolve('@expo-google-fonts/be-vietnam-pro/package.json'));

/** Draws an SVG as a PNG; `width` in pixels, when it shall be another than the SVG's own. */
export function renderPng(svg: string, width?: number): Buffer {
  const image = new Resvg(svg, {
    font: { fontFiles: [fontFile(400), fontFile(700)], loadSystemFonts: false, defaultFontFamily: FONT },
    ...(width !== undefined && { fitTo: { mode: 'width', value: width } }),
  });
  return image.render().asPng();
}

/** The file of a weight of the font. */
export function fontFile(weight: 400 | 700): string {
  const folder = path.join(FONTS, weight === 400 ? '400Regular' : '700Bold');
  const file = readdirSync(folder).find((name) => name.endsWith('.ttf'));
  if (file === undefined) throw new Error(`the font of weight ${weight} is not installed`);
  return path.join(folder, file);
}

/** Breaks a text into lines of at most about `length` characters, at its words and its own line breaks. */
export function wrap(text: string, length: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line.trim(), length));
}

function wrapLine(text: string, length: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < length) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A text as it may stand in SVG or HTML. */
export const escaped = (text: string): string => text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

interface Pen {
  x: number;
  y: number;
  size: number;
  weight?: 400 | 700;
  colour?: string;
  anchor?: 'start' | 'middle' | 'end';
}

/** One line of text. */
export function textAt(text: string, { x, y, size, weight = 400, colour = '#17211f', anchor = 'start' }: Pen): string {
  const style = `font-size="${size}" font-weight="${weight}" fill="${colour}" text-anchor="${anchor}"`;
  return `<text x="${x}" y="${y}" ${style}>${escaped(text)}</text>`;
}

/** Lines under each other; `y` is where the first one stands, `step` the way to the next. */
export function linesAt(lines: readonly string[], step: number, pen: Pen): string {
  return lines.map((line, n) => textAt(line, { ...pen, y: pen.y + n * step })).join('');
}
