import { escaped } from '../drawing/drawing';
import type { ReadArticle } from './articles';
import { pageOf, prose } from './shell';
import { READING } from './texts';

/** Titles of the articles, by their group. */
export interface Shelf {
  group: string;
  articles: readonly { id: string; title: string }[];
}

/** What was looked for. */
export interface Search {
  query: string;
  found: readonly { id: string; title: string }[];
  /** The words speak of danger. */
  urgent: boolean;
}

/** The page of an article. */
export function articlePage(article: ReadArticle, { url, image }: { url: string; image: string }): string {
  const { title, answer, sections, sources, next } = article;
  const body = [
    `<article>\n<h1>${escaped(title)}</h1>`,
    prose(answer),
    ...sections.map(({ heading, body }) => `<h2>${escaped(heading)}</h2>\n${prose(body)}`),
    sources && `<details class="small"><summary>${escaped(READING.sources)}</summary>\n${prose(sources)}</details>`,
    '</article>',
    passOn(article, url, image),
    next.length ? `<nav><h2>${escaped(READING.next)}</h2>${links(next)}</nav>` : '',
  ];
  const preview = { title, description: descriptionOf(answer), url, image };
  return pageOf({ body: body.filter(Boolean).join('\n'), preview });
}

/** A short text to copy, and the picture, for whoever passes the answer on. */
function passOn({ title }: ReadArticle, url: string, image: string): string {
  return [
    `<section class="pass-on"><h2>${escaped(READING.passOn)}</h2>`,
    `<p>${escaped(shareText(title, url))}</p>`,
    `<p><a href="${escaped(new URL(image).pathname)}" download="hai-dang.png">${escaped(READING.picture)}</a></p></section>`,
  ].join('\n');
}

/** What is passed on beside the picture. */
const shareText = (title: string, url: string): string =>
  `${title}. Đọc ở ${url}. Cần hỏi hay báo tin: gọi 111, miễn phí, ngày đêm.`;

const MOST_DESCRIPTION = 200;
function descriptionOf(answer: string): string {
  const flat = answer.replace(/\s+/g, ' ').trim();
  return flat.length <= MOST_DESCRIPTION ? flat : `${flat.slice(0, flat.lastIndexOf(' ', MOST_DESCRIPTION - 2))} …`;
}

/** The page on which all articles are found. */
export function shelvesPage(shelves: readonly Shelf[], search?: Search): string {
  const body = [
    `<h1>${escaped(READING.title)}</h1>`,
    `<p>${escaped(READING.intro)}</p>`,
    searchForm(search?.query ?? ''),
    search ? results(search) : '',
    ...shelves.map(
      ({ group, articles }) => `<nav><h2>${escaped(READING.groups[group] ?? group)}</h2>${links(articles)}</nav>`,
    ),
  ];
  return pageOf({ body: body.filter(Boolean).join('\n') });
}

/** By post, so that what was asked stands in no history of the browser. */
function searchForm(query: string): string {
  const field = `<input id="q" name="q" type="search" maxlength="300" autocomplete="off" value="${escaped(query)}">`;
  return `<form method="post" action="/kien-thuc"><label for="q">${escaped(READING.search)}</label>${field}<button type="submit">${escaped(READING.find)}</button></form>`;
}

function results({ query, found, urgent }: Search): string {
  return [
    urgent ? `<p class="note"><strong>${prose(READING.danger).replace(/<\/?p>/g, '')}</strong></p>` : '',
    found.length
      ? `<nav><h2>${escaped(READING.found(query))}</h2>${links(found)}</nav>`
      : `<p class="note">${escaped(READING.nothing)}</p>`,
  ].join('\n');
}

/** What is shown at an address at which there is no article. */
export function gonePage(shelves: readonly Shelf[]): string {
  return shelvesPage(shelves).replace('<main>\n', `<main>\n<p class="note">${escaped(READING.gone)}</p>\n`);
}

const links = (articles: readonly { id: string; title: string }[]): string =>
  `<ul>${articles.map(({ id, title }) => `<li><a href="/bai/${id}">${escaped(title)}</a></li>`).join('')}</ul>`;
