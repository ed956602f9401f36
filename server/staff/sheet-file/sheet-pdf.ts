import path from 'node:path';
import { dateAndClock } from '../../../bot/vietnam-time';
import { sheetOf } from '../../cases/sheet';
import type { Case, Referral } from '../../store/contract/cases';
import { CONSENT_WORDS, FIELD_WORDS, PRIORITY_WORDS, SAFETY_WORDS, STEP_WORDS } from '../sheet-words';
import { printable } from './printable';
import { PAPER } from './texts';

const MARGIN = 50;
const LABEL_WIDTH = 150;
const GAP = 12;
/** Above and below what stands in a row; so little that a sheet without referrals fits one page. */
const ROW_PADDING = 2.5;
const FONTS = path.dirname(require.resolve('@expo-google-fonts/be-vietnam-pro/package.json'));
const REGULAR = path.join(FONTS, '400Regular/BeVietnamPro_400Regular.ttf');
const BOLD = path.join(FONTS, '700Bold/BeVietnamPro_700Bold.ttf');
const INK = '#17211f';
const LINE = '#cfd8d5';

type Paper = PDFKit.PDFDocument;

/** Who asks for the sheet, and when (epoch ms). */
export interface Printing {
  by: string;
  at: number;
}

/** The handover sheet of a case as a PDF on A4, for agencies that take paper. */
export async function sheetPdf(found: Case, printing: Printing): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit');
  const paper: Paper = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    lang: 'vi',
    info: { Title: `${PAPER.title} ${found.code}`, CreationDate: new Date(printing.at) },
  });
  const whole = collected(paper);
  paper.registerFont('regular', REGULAR).registerFont('bold', BOLD).fillColor(INK);
  const isWhole = writeBody(paper, found);
  writeFoot(paper, printing, isWhole);
  paper.end();
  return whole;
}

function collected(paper: Paper): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    paper.on('data', (part: Buffer) => parts.push(part));
    paper.on('end', () => resolve(Buffer.concat(parts)));
    paper.on('error', reject);
  });
}

/** Gives whether every letter could be printed. */
function writeBody(paper: Paper, found: Case): boolean {
  const rows = [...headOf(found), ...sheetOf(found).map(({ field, value }) => [FIELD_WORDS[field], value] as const)];
  const shown = rows.map(([label, value]) => ({ label, ...printable(value) }));
  const passedOn = found.referrals.map((referral) => printable(referralLine(referral)));
  paper.font('bold').fontSize(18).text(`${PAPER.title} · ${found.code}`);
  paper.fontSize(12).text(PRIORITY_WORDS[found.priority]).moveDown(0.5);
  for (const { label, text } of shown) writeRow(paper, label, text);
  if (passedOn.length) paper.moveDown().font('bold').fontSize(12).text(PAPER.referrals, MARGIN);
  for (const { text } of passedOn) paper.font('regular').fontSize(10).text(`• ${text}`, MARGIN).moveDown(0.3);
  return [...shown, ...passedOn].every(({ isWhole }) => isWhole);
}

function headOf(found: Case): (readonly [string, string])[] {
  const { safety, owner, step, summary, openedAt, lastMessageAt, channel } = found;
  const hours = safety?.hours?.map(({ from, to }) => `${from}–${to}`).join(', ');
  return [
    [PAPER.opened, `${dateAndClock(openedAt)} (${channel})`],
    [PAPER.lastMessage, dateAndClock(lastMessageAt)],
    [PAPER.why, summary],
    [PAPER.owner, owner?.name ?? PAPER.nobody],
    [PAPER.step, STEP_WORDS[step]],
    [
      PAPER.safety,
      [SAFETY_WORDS[safety?.state ?? 'unsure'], hours && `${PAPER.hours}: ${hours}`].filter(Boolean).join('; '),
    ],
  ];
}

const referralLine = ({ agency, at, consent, text, askAt }: Referral): string =>
  [
    `${agency}, ${dateAndClock(at)} (${CONSENT_WORDS[consent]})`,
    text,
    askAt !== undefined && `${PAPER.askAt} ${dateAndClock(askAt)}`,
  ]
    .filter(Boolean)
    .join('. ');

/** Label and value side by side under a thin line; a row that does not fit goes to the next page as a whole where it can. */
function writeRow(paper: Paper, label: string, value: string): void {
  const { width, height } = paper.page;
  const valueWidth = width - 2 * MARGIN - LABEL_WIDTH - GAP;
  const shown = value || PAPER.unknown;
  const labelHeight = paper.font('bold').fontSize(10).heightOfString(label, { width: LABEL_WIDTH });
  const rowHeight =
    Math.max(labelHeight, paper.font('regular').heightOfString(shown, { width: valueWidth })) + 2 * ROW_PADDING;
  const room = height - MARGIN - paper.y;
  if (rowHeight > room && rowHeight < height - 2 * MARGIN) paper.addPage();
  const top = paper.y;
  paper
    .moveTo(MARGIN, top)
    .lineTo(width - MARGIN, top)
    .lineWidth(0.5)
    .strokeColor(LINE)
    .stroke();
  paper.font('bold').text(label, MARGIN, top + ROW_PADDING, { width: LABEL_WIDTH });
  paper.font('regular').text(shown, MARGIN + LABEL_WIDTH + GAP, top + ROW_PADDING, { width: valueWidth });
  paper.y = Math.max(paper.y, top + labelHeight + ROW_PADDING) + ROW_PADDING;
  paper.x = MARGIN;
}

function writeFoot(paper: Paper, { by, at }: Printing, isWhole: boolean): void {
  const lines = [`${PAPER.made} ${dateAndClock(at)} ${PAPER.by} ${printable(by).text}.`, PAPER.secret];
  if (!isWhole) lines.push(PAPER.unprintable);
  paper.moveDown().font('regular').fontSize(9);
  for (const line of lines) paper.text(line, MARGIN);
  const { start, count } = paper.bufferedPageRange();
  for (let n = start; n < start + count; n += 1) {
    paper.switchToPage(n);
    // Below the margin pdfkit would begin a new page.
    paper.page.margins.bottom = 0;
    paper.fontSize(8).text(`${PAPER.page} ${n + 1}/${count}`, MARGIN, paper.page.height - 30, { lineBreak: false });
  }
}
