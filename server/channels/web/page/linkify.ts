/** A piece of a text; with `href` it can be tapped. */
export interface Piece {
  text: string;
  href?: string;
}

/**
 * Short numbers of Viet Nam, 1800 and 1900 numbers, and numbers with a country code. Others are left alone: a number
 * that starts with 0 may be that of a recruiter, quoted from an advert.
 */
const PHONE = /\+\d{1,3}(?:[ .-]?\d{2,4}){2,5}|1[89]00(?:[ .]?\d{2,4}){1,2}|11[1345]/;
/** Only sites that we vouch for: the bot may well name a false one as a warning. */
const SITE = /(?:https?:\/\/)?(?:(?:[a-z0-9-]{1,63}\.){1,6}gov\.vn|(?:www\.)?tongdai111\.vn)/;
/** A place on a site, without the sentence's own marks behind it. */
const PLACE = /\/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]]/;

/** What is to be found in texts of a page of this origin: its own pages, too. */
const patternOf = (origin: string): RegExp =>
  new RegExp(`${origin.replace(/\./g, '\\.')}${PLACE.source}|${SITE.source}(?:${PLACE.source})?|${PHONE.source}`, 'gi');

/** Cuts a text into pieces: phone numbers, known sites and pages of `origin` apart. Joined together they are the text again. */
export function linkify(text: string, origin: string): Piece[] {
  const pattern = patternOf(origin);
  const pieces: Piece[] = [];
  let end = 0;
  for (let found = nextIn(text, 0, pattern); found; found = nextIn(text, end, pattern)) {
    if (found.at > end) pieces.push({ text: text.slice(end, found.at) });
    pieces.push({ text: found.text, href: hrefOf(found.text) });
    end = found.at + found.text.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

function nextIn(text: string, from: number, pattern: RegExp): { text: string; at: number } | undefined {
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const at = match.index;
    if (standsAlone(text.slice(Math.max(0, at - 12), at), text.slice(at + match[0].length)))
      return { text: match[0], at };
    pattern.lastIndex = at + 1;
  }
  return undefined;
}

/** Vietnamese letters, spelt out: old browsers know no classes of letters. */
const LETTER = 'a-z\\u00c0-\\u024f\\u1e00-\\u1eff';
const BEFORE = new RegExp(`[${LETTER}\\d@/+-]$|\\d[.,]$|(?:điều|khoản|mục|chương) $`, 'i');
const UNIT = 'triệu|nghìn|ngàn|tỷ|đồng|usd|người|ngày|tháng|năm|km|điều';
const AFTER = new RegExp(`^(?:[${LETTER}\\d@%/]|[.,-]\\d| ?(?:${UNIT})(?![${LETTER}]))`, 'i');

/** Not a part of a longer number, an article of law (“Điều 113”) or an amount (“115 triệu”, “113.000”). */
function standsAlone(before: string, after: string): boolean {
  return !BEFORE.test(before) && !AFTER.test(after);
}

function hrefOf(text: string): string {
  if (/^[+1]\d/.test(text)) return `tel:${text.replace(/[ .-]/g, '')}`;
  return /^http/i.test(text) ? text : `https://${text}`;
}
