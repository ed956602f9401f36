import type { Answer, Reason } from './api';
import { texts } from './texts';

/** Draws the verdict of a text, why, and what to do. */
export function showResult(place: HTMLElement, answer: Answer, text: string): void {
  place.className = answer.verdict;
  place.replaceChildren(
    ...(answer.urgent ? [urgent()] : []),
    element('h2', answer.heading),
    ...answer.notes.map((note) => element('p', note)),
    ...reasons(texts.why, answer.flags),
    ...reasons(texts.signs, answer.signs),
    lines(answer.next),
    ...(answer.verdict === 'dangerous' ? [] : questions(answer.questions)),
    handOver(text),
    ...(answer.card === undefined ? [] : [card(answer.card)]),
  );
  place.hidden = false;
  place.focus();
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function urgent(): HTMLElement {
  const link = element('a', texts.chat);
  link.href = '/';
  const box = element('p', `${texts.urgent} `);
  box.className = 'alarm';
  box.append(link);
  return box;
}

function reasons(heading: string, list: readonly Reason[]): HTMLElement[] {
  if (!list.length) return [];
  const all = element('ul');
  for (const { quote, why } of list) {
    const item = element('li');
    if (quote !== undefined) item.append(element('q', quote), ': ');
    item.append(why);
    all.append(item);
  }
  return [element('h3', heading), all];
}

/** The server's lines: a heading, and what begins with a dash as a list. */
function lines(text: string): HTMLElement {
  const box = element('div');
  const list = element('ul');
  for (const line of text.split('\n')) {
    if (line.startsWith('- ')) list.append(element('li', line.slice(2)));
    else box.append(element('h3', line.replace(/:$/, '')));
  }
  box.append(list);
  return box;
}

function questions(list: readonly string[]): HTMLElement[] {
  const all = element('ol');
  all.append(...list.map((question) => element('li', question)));
  return [element('h3', texts.questions), all];
}

/** Leads to the chat with the text in its field: there it can be reported. A form, so that it stands in no address. */
function handOver(text: string): HTMLElement {
  const form = element('form');
  form.method = 'post';
  form.action = '/';
  const carried = element('input');
  Object.assign(carried, { type: 'hidden', name: 'text', value: text });
  const button = element('button', texts.handOver);
  form.append(carried, button, element('p', texts.handOverHow));
  return form;
}

function card(address: string): HTMLElement {
  const details = element('details');
  const picture = element('img');
  picture.alt = texts.cardText;
  picture.width = 270;
  details.append(element('summary', texts.card), picture);
  // Fetched only when it is wanted: phones are slow and data is dear.
  details.addEventListener('toggle', () => {
    if (details.open) picture.src = address;
  });
  return details;
}
