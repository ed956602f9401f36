import type { Library } from '../../bot/replies/library';
import type { Kit } from '../../knowledge/kit';
import { readArticle } from '../pages/articles';
import { type PrintedTexts, leafletSheet, posterSheet } from './layout';
import { Ruler, type Sheet, toPdf, toPng, toSvg } from './sheet';
import { HEADINGS } from './texts';

/** One file of the kit. */
export interface KitFile {
  name: string;
  /** Media type. */
  type: string;
  body: string | Buffer;
}

interface Asked {
  province: string;
  /** Where the QR code leads. */
  url: string;
  /** The day on which it is made. */
  at: Date;
}

interface Parts {
  kit: Kit;
  library: Library;
}

/** Papers on which the sheets are printed: how much larger than A4, and pixels for screens. */
const PAPERS = [
  { paper: 'a4', scale: 1, pixels: 1240 },
  { paper: 'a3', scale: Math.SQRT2, pixels: 1754 },
] as const;

/** Makes all files of the kit for one province: texts to read out, to post and to copy, and sheets to print. */
export async function makeKit(parts: Parts, asked: Asked): Promise<KitFile[]> {
  const texts = printedTexts(parts, asked);
  const ruler = await Ruler.make();
  const sheets = [
    { name: 'to-roi', title: texts.leaflet.title, sheet: leafletSheet(texts, ruler) },
    { name: 'ap-phich', title: texts.poster.title, sheet: posterSheet(texts, ruler) },
  ];
  const printed = await Promise.all(sheets.map((one) => printedFiles(one, asked.at)));
  return [...textFiles(parts, asked), ...printed.flat()];
}

async function printedFiles(
  { name, title, sheet }: { name: string; title: string; sheet: Sheet },
  at: Date,
): Promise<KitFile[]> {
  const pages = PAPERS.map(async ({ paper, scale, pixels }) => [
    { name: `${name}-${paper}.pdf`, type: 'application/pdf', body: await toPdf(sheet, scale, { title, at }) },
    { name: `${name}-${paper}.png`, type: 'image/png', body: toPng(sheet, pixels) },
  ]);
  const svg = { name: `${name}.svg`, type: 'image/svg+xml', body: toSvg(sheet) };
  return [...(await Promise.all(pages)).flat(), svg];
}

function textFiles({ kit, library }: Parts, asked: Asked): KitFile[] {
  const fill = filler(library, asked);
  const text = (name: string, body: string): KitFile => ({
    name: `${name}.txt`,
    type: 'text/plain',
    body: `${body.trim()}\n`,
  });
  return [
    text(
      'khau-hieu',
      [HEADINGS.plan, ...kit.slogans.plan.map(fill), '', HEADINGS.ours, ...kit.slogans.ours.map(fill)].join('\n'),
    ),
    ...kit.loudspeaker.map((one) => text(`loa-${one.minutes}-phut`, fill(one.text))),
    text('bai-dang', kit.posts.map((post) => fill(post).trim()).join('\n\n---\n\n')),
    text('hoi-dap', [HEADINGS.questions, ...questions(kit, library)].join('\n\n')),
  ];
}

/** The articles as they stand today, with their sources: for somebody who reads them out at a meeting. */
function questions(kit: Kit, library: Library): string[] {
  return kit.questions.flatMap((id, n) => {
    const article = readArticle(library, id);
    if (!article) return [];
    const sections = article.sections.map(({ heading, body }) => `${heading}\n${body}`);
    return [[`${n + 1}. ${article.title}`, article.answer, ...sections, article.sources].join('\n\n')];
  });
}

function printedTexts({ kit, library }: Parts, asked: Asked): PrintedTexts {
  const fill = filler(library, asked);
  const { leaflet, poster, numbers, qr } = kit;
  return {
    province: asked.province,
    url: asked.url,
    address: asked.url.replace(/^https?:\/\//, '').replace(/\/$/, ''),
    qr: fill(qr),
    numbers: numbers.map(({ number, what }) => ({ number: fill(number), what: fill(what) })),
    leaflet: {
      head: fill(leaflet.head),
      title: fill(leaflet.title),
      signs: leaflet.signs.map(fill),
      before_title: fill(leaflet.before_title),
      before: leaflet.before.map(fill),
      close: fill(leaflet.close),
    },
    poster: {
      head: fill(poster.head),
      title: fill(poster.title),
      lines: poster.lines.map(fill),
      close: fill(poster.close),
    },
  };
}

const filler =
  (library: Library, { province }: Asked) =>
  (text: string): string =>
    library.filled(text).replace(/\{province\}/g, province);
