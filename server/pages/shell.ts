import { escaped } from '../drawing/drawing';
import { PAGE } from './texts';

/** What a page shows when its address is passed on. */
interface Preview {
  title: string;
  description: string;
  /** Addresses. */
  url: string;
  image?: string;
}

interface PageContent {
  /** In the tab and in the history of the browser. */
  title?: string;
  /** HTML. */
  body: string;
  preview?: Preview;
}

/** A whole page that needs no JavaScript: the way out and the numbers come first. */
export function pageOf({ title = PAGE.neutralTitle, body, preview }: PageContent): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="/doc.css">
${preview ? previewTags(preview) : ''}</head>
<body>
<header>
<p><a href="/kien-thuc">${escaped(PAGE.siteName)}</a></p>
<p>${escaped(PAGE.urgent)} <a href="tel:113">113</a> · <a href="tel:111">111</a></p>
<a class="exit" href="https://www.google.com/" rel="noreferrer">${escaped(PAGE.exit)}</a>
</header>
<main>
${body}
</main>
<footer><p><a href="/">${escaped(PAGE.home)}</a> · <a href="/kien-thuc">${escaped(PAGE.all)}</a></p></footer>
</body>
</html>
`;
}

function previewTags({ title, description, url, image }: Preview): string {
  const tag = (property: string, content: string) => `<meta property="${property}" content="${escaped(content)}">\n`;
  return [
    `<meta name="description" content="${escaped(description)}">\n`,
    `<link rel="canonical" href="${escaped(url)}">\n`,
    tag('og:type', 'article'),
    tag('og:locale', 'vi_VN'),
    tag('og:site_name', PAGE.siteName),
    tag('og:title', title),
    tag('og:description', description),
    tag('og:url', url),
    ...(image ? [tag('og:image', image), tag('og:image:width', '1200'), tag('og:image:height', '630')] : []),
    '<meta name="twitter:card" content="summary_large_image">\n',
  ].join('');
}

/** A written text as HTML: paragraphs, lists of lines that begin with "- ", numbers to tap. */
export function prose(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => blockOf(block.split('\n').map((line) => line.trim())))
    .join('\n');
}

function blockOf(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.startsWith('- '));
  if (first < 0) return `<p>${lines.map(inline).join('<br>')}</p>`;
  const items = lines.slice(first).map((line) => `<li>${inline(line.replace(/^- /, ''))}</li>`);
  const before = first > 0 ? blockOf(lines.slice(0, first)) : '';
  return `${before}<ul>${items.join('')}</ul>`;
}

/** Numbers that can be called, and sites by their names. */
const PLACES =
  /(\+84(?: \d{2,3}){3,4}|1900 969 680|\b11[1-5]\b(?![.,/]?\d))|\b((?:[a-z0-9-]{1,63}\.){1,6}(?:gov\.vn|vn))\b/g;

function inline(text: string): string {
  return escaped(text).replace(
    PLACES,
    (whole, number: string | undefined, site: string | undefined, at: number, all: string) => {
      // The number of an escaped sign ("&#39;") or an e-mail's domain is none.
      if (/[#@.]$/.test(all.slice(0, at))) return whole;
      if (number) return `<a href="tel:${number.replace(/ /g, '')}">${number}</a>`;
      return `<a href="https://${site}/" rel="noreferrer">${site}</a>`;
    },
  );
}
