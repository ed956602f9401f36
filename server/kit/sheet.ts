import { FONT, escaped, fontFile, renderPng } from '../drawing/drawing';

/** A coloured box, or a box drawn in modules, as a QR code is. */
interface Box {
  kind: 'box';
  x: number;
  y: number;
  width: number;
  height: number;
  fill: string;
  radius?: number;
}

/** A line of text; `y` is the line on which its letters stand. */
interface Line {
  kind: 'line';
  text: string;
  x: number;
  y: number;
  size: number;
  fill: string;
  bold?: boolean;
  middle?: boolean;
}

export type Shape = Box | Line;

/** A printed sheet: its size in millimetres, and what stands on it, in millimetres from its upper left corner. */
export interface Sheet {
  width: number;
  height: number;
  shapes: Shape[];
}

/** Halvings of a width: finer than anybody sees. */
const BALANCING_STEPS = 10;

/** Breaks texts at the width that they really have in our font. */
export class Ruler {
  private constructor(private readonly document: PDFKit.PDFDocument) {}

  static async make(): Promise<Ruler> {
    const { default: PDFDocument } = await import('pdfkit');
    return new Ruler(withFonts(new PDFDocument({ autoFirstPage: false })));
  }

  /** Width in the units of `size`. */
  widthOf(text: string, size: number, bold = false): number {
    return this.document
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .widthOfString(text);
  }

  /** As few lines as the width allows, of about one length, so that no word is left alone. */
  lines(text: string, width: number, style: { size: number; bold?: boolean }): string[] {
    const { length } = this.#fill(text, width, style);
    let [low, high] = [0, width];
    for (let step = 0; step < BALANCING_STEPS; step += 1) {
      const middle = (low + high) / 2;
      if (this.#fill(text, middle, style).length > length) low = middle;
      else high = middle;
    }
    return this.#fill(text, high, style);
  }

  #fill(text: string, width: number, { size, bold = false }: { size: number; bold?: boolean }): string[] {
    const lines: string[] = [];
    for (const word of text.split(/\s+/)) {
      const last = lines.at(-1);
      const longer = last === undefined ? word : `${last} ${word}`;
      if (last !== undefined && this.widthOf(longer, size, bold) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }
}

/** The sheet as SVG, from which a printer's program can go on. */
export function toSvg({ width, height, shapes }: Sheet): string {
  const size = `width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${FONT}">${shapes.map(svgOf).join('')}</svg>`;
}

function svgOf(shape: Shape): string {
  if (shape.kind === 'box') {
    const { x, y, width, height, fill, radius = 0 } = shape;
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;
  }
  const { text, x, y, size, fill, bold, middle } = shape;
  const style = `font-size="${size}" font-weight="${bold ? 700 : 400}" fill="${fill}"`;
  return `<text x="${x}" y="${y}" ${style} text-anchor="${middle ? 'middle' : 'start'}">${escaped(text)}</text>`;
}

/** The sheet as a picture for screens, so many pixels wide. */
export const toPng = (sheet: Sheet, pixels: number): Buffer => renderPng(toSvg(sheet), pixels);

const POINTS_A_MM = 72 / 25.4;

/** The sheet as a PDF with letters, not a picture of them; `scale` makes a larger paper of it. `at` dates it. */
export async function toPdf(
  { width, height, shapes }: Sheet,
  scale: number,
  { title, at }: { title: string; at: Date },
): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit');
  const unit = POINTS_A_MM * scale;
  const info = { Title: title, CreationDate: at };
  const document = withFonts(new PDFDocument({ size: [width * unit, height * unit], margin: 0, info, lang: 'vi' }));
  document.scale(unit);
  for (const shape of shapes) paint(document, shape);
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise<void>((resolve) => document.on('end', resolve));
  document.end();
  await done;
  return Buffer.concat(parts);
}

function paint(document: PDFKit.PDFDocument, shape: Shape): void {
  if (shape.kind === 'box') {
    const { x, y, width, height, fill, radius = 0 } = shape;
    document.roundedRect(x, y, width, height, radius).fill(fill);
    return;
  }
  const { text, x, y, size, fill, bold, middle } = shape;
  document
    .font(bold ? 'bold' : 'regular')
    .fontSize(size)
    .fillColor(fill);
  const left = middle ? x - document.widthOfString(text) / 2 : x;
  document.text(text, left, y, { baseline: 'alphabetic', lineBreak: false });
}

function withFonts(document: PDFKit.PDFDocument): PDFKit.PDFDocument {
  return document.registerFont('regular', fontFile(400)).registerFont('bold', fontFile(700));
}
