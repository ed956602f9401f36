import { qrShapes } from './qr';
import type { Ruler, Shape, Sheet } from './sheet';

/** Texts of the kit with facts and province filled in. */
export interface PrintedTexts {
  province: string;
  /** What the QR code opens. */
  url: string;
  /** As people read the address. */
  address: string;
  qr: string;
  numbers: readonly { number: string; what: string }[];
  leaflet: {
    head: string;
    title: string;
    signs: readonly string[];
    before_title: string;
    before: readonly string[];
    close: string;
  };
  poster: { head: string; title: string; lines: readonly string[]; close: string };
}

/** A4, in mm. A3 is the same sheet, larger by the root of two. */
const WIDTH = 210;
const HEIGHT = 297;
const MARGIN = 14;
const INNER = WIDTH - 2 * MARGIN;
/** Each pair stands at a contrast of 7 to 1 or more (WCAG AAA). */
const INK = '#17211f';
const SEA = '#0b5563';
const STOP = '#8f1d15';
const PAPER = '#ffffff';
const SAND = '#fdf3d7';

interface Pen {
  size: number;
  bold?: boolean;
  fill?: string;
  /** The way from line to line, as a part of the size. */
  step?: number;
}

/** Puts texts under each other and knows how far down it has come. */
class Column {
  readonly shapes: Shape[] = [];

  constructor(
    private readonly ruler: Ruler,
    public y: number,
    private readonly left = MARGIN,
    private readonly width = INNER,
  ) {}

  say(text: string, { size, bold = false, fill = INK, step = 1.3 }: Pen, indent = 0): void {
    for (const line of this.ruler.lines(text, this.width - indent, { size, bold })) {
      this.y += size * step;
      this.shapes.push({ kind: 'line', text: line, x: this.left + indent, y: this.y, size, fill, bold });
    }
  }

  gap(height: number): void {
    this.y += height;
  }
}

/** The leaflet: what to see, what to do before going, whom to call. */
export function leafletSheet(texts: PrintedTexts, ruler: Ruler): Sheet {
  const { leaflet } = texts;
  const head = new Column(ruler, 4);
  head.say(leaflet.head, { size: 6, fill: PAPER });
  head.gap(2);
  head.say(leaflet.title, { size: 13, bold: true, fill: PAPER, step: 1.25 });
  const headHeight = head.y + 8;

  const body = new Column(ruler, headHeight + 5);
  leaflet.signs.forEach((sign, n) => numbered(body, n + 1, sign));
  body.gap(9);
  body.say(leaflet.before_title, { size: 9, bold: true, fill: SEA });
  for (const line of leaflet.before) {
    body.gap(1.5);
    body.say(`• ${line}`, { size: 7 });
  }
  return onPaper([
    box(0, 0, WIDTH, headHeight, SEA),
    ...head.shapes,
    ...body.shapes,
    ...foot(texts, leaflet.close, ruler),
  ]);
}

function numbered(body: Column, n: number, text: string): void {
  body.gap(5);
  const top = body.y;
  body.shapes.push(box(MARGIN, top + 1, 9, 9, STOP, 4.5));
  body.shapes.push({
    kind: 'line',
    text: String(n),
    x: MARGIN + 4.5,
    y: top + 7.6,
    size: 6,
    fill: PAPER,
    bold: true,
    middle: true,
  });
  body.say(text, { size: 6.9, bold: true, step: 1.1 }, 13);
  body.y = Math.max(body.y, top + 9);
}

/** The poster: few words, to be read across the street. */
export function posterSheet(texts: PrintedTexts, ruler: Ruler): Sheet {
  const { poster } = texts;
  const head = new Column(ruler, 5);
  head.say(poster.head, { size: 6.5, fill: PAPER });
  head.gap(4);
  head.say(poster.title.toUpperCase(), { size: 25, bold: true, fill: PAPER, step: 1.15 });
  const headHeight = head.y + 10;
  const body = new Column(ruler, headHeight + 6);
  for (const line of poster.lines) {
    body.gap(9);
    body.say(line, { size: 11.1, bold: true, step: 1.25 });
  }
  return onPaper([
    box(0, 0, WIDTH, headHeight, SEA),
    ...head.shapes,
    ...body.shapes,
    ...foot(texts, poster.close, ruler),
  ]);
}

const FOOT_TOP = 200;
const BAND = 24;
const QR_SIZE = 42;

/** The numbers, the QR code and whose sheet it is. */
function foot({ numbers, qr, url, address, province }: PrintedTexts, close: string, ruler: Ruler): Shape[] {
  const bandTop = HEIGHT - BAND;
  const left = new Column(ruler, FOOT_TOP + 2, MARGIN, INNER - QR_SIZE - 12);
  numbers.forEach(({ number, what }, n) => {
    left.say(number, { size: n === 0 ? 17 : 9, bold: true, fill: STOP, step: 1.15 });
    left.say(what, { size: 5.2 });
    left.gap(1.5);
  });
  const qrLeft = WIDTH - MARGIN - QR_SIZE;
  const right = new Column(ruler, FOOT_TOP + 6 + QR_SIZE, qrLeft, QR_SIZE);
  right.say(qr, { size: 4 });
  right.say(address, { size: 4, bold: true, fill: SEA });
  return [
    box(0, FOOT_TOP, WIDTH, bandTop - FOOT_TOP, SAND),
    ...left.shapes,
    ...qrShapes(url, { x: qrLeft, y: FOOT_TOP + 5, size: QR_SIZE }),
    ...right.shapes,
    box(0, bandTop, WIDTH, BAND, STOP),
    { kind: 'line', text: close, x: MARGIN, y: bandTop + 11, size: 7.5, fill: PAPER, bold: true },
    { kind: 'line', text: province, x: MARGIN, y: bandTop + 19.5, size: 5.5, fill: PAPER },
  ];
}

const onPaper = (shapes: Shape[]): Sheet => ({
  width: WIDTH,
  height: HEIGHT,
  shapes: [box(0, 0, WIDTH, HEIGHT, PAPER), ...shapes],
});

const box = (x: number, y: number, width: number, height: number, fill: string, radius = 0): Shape => ({
  kind: 'box',
  x,
  y,
  width,
  height,
  fill,
  radius,
});
