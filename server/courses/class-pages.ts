import type { Course } from '../../knowledge/courses';
import { escaped } from '../drawing/drawing';
import { pageOf } from '../pages/shell';
import type { ClassView } from './classes';
import { CLASS } from './texts';

/** Where people reach us beside the web, as far as it is set up: addresses that open a chat. */
export interface ChatLinks {
  messenger?: string;
  zalo?: string;
}

/** The page that the QR code opens: how to begin, on each channel. */
export function joinPage({ code, course, links }: { code: string; course: Course; links: ChatLinks }): string {
  const said = CLASS.said(code.toUpperCase());
  const body = [
    `<h1>${escaped(course.title)}</h1>`,
    `<p>${escaped(CLASS.join)}</p>`,
    '<nav><ul>',
    ...(links.messenger ? [item(`${links.messenger}?ref=class:${code}`, CLASS.messenger)] : []),
    ...(links.zalo ? [item(links.zalo, CLASS.zalo(said))] : []),
    item(`/?lop=${code}`, CLASS.web),
    '</ul></nav>',
    `<p>${escaped(CLASS.anywhere)} <strong>${escaped(said)}</strong></p>`,
    `<p class="small">${escaped(CLASS.private)}</p>`,
  ];
  return pageOf({ body: body.join('\n') });
}

const item = (url: string, title: string): string => `<li><a href="${escaped(url)}">${escaped(title)}</a></li>`;

/** The trainer's page: the QR code, how many, and which questions were missed; never who. */
export function trainerPage({ learning, course, figures }: ClassView): string {
  const count = (n: number | undefined) => (n === undefined ? CLASS.few : String(n));
  const body = [
    `<h1>${escaped(learning.name)}</h1>`,
    `<p>${escaped(course.title)}</p>`,
    `<p><img src="/lop/${learning.code}/ma.png" width="240" height="240" alt="${escaped(CLASS.qrAlt)}"></p>`,
    `<p>${escaped(CLASS.qr)} <strong>${escaped(CLASS.said(learning.code.toUpperCase()))}</strong></p>`,
    `<h2>${escaped(CLASS.figures)}</h2>`,
    `<table><tr><th scope="row">${escaped(CLASS.began)}</th><td>${count(figures.began)}</td></tr>`,
    `<tr><th scope="row">${escaped(CLASS.finished)}</th><td>${count(figures.finished)}</td></tr></table>`,
    ...(figures.missed.length ? [missedTable(figures.missed, count)] : []),
    changeTable(figures.change),
    `<p class="small">${escaped(CLASS.hidden)}</p>`,
  ];
  return pageOf({ body: body.join('\n') });
}

function missedTable(missed: ClassView['figures']['missed'], count: (n: number | undefined) => string): string {
  const rows = missed.map((one) => `<tr><th scope="row">${escaped(one.title)}</th><td>${count(one.count)}</td></tr>`);
  return `<h2>${escaped(CLASS.missed)}</h2><table>${rows.join('')}</table>`;
}

/** Two bars for each question: before, and after. Read aloud it is a table. */
function changeTable(change: ClassView['figures']['change']): string {
  const rows = change.map(
    ({ ask, before, after }) =>
      `<tr><th scope="row">${escaped(ask)}</th><td>${bar(before, CLASS.before)}${bar(after, CLASS.after)}</td></tr>`,
  );
  return `<h2>${escaped(CLASS.change)}</h2><table class="change">${rows.join('')}</table>`;
}

function bar(share: number | undefined, label: string): string {
  const text = `${label}: ${share === undefined ? CLASS.few : `${share}%`}`;
  return `<div>${escaped(text)}</div><svg aria-hidden="true" width="100%" height="10"><rect width="${share ?? 0}%" height="10" rx="2"/></svg>`;
}
