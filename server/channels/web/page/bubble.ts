import type { Message, Picture } from './activity';
import { button, element } from './dom';
import { linkify } from './linkify';
import type { SendState } from './outbox';
import { texts } from './texts';

const NAMES = { you: texts.you, bot: texts.bot, staff: texts.staff };

/** Shows one message. Its text is only ever set as text, so that nothing in it can act. */
export function createBubble({ from, text: said, pictures = [], at }: Omit<Message, 'id' | 'choices'>): HTMLElement {
  const bubble = element('div', `turn ${from}`);
  const body = element('div', 'text');
  if (from === 'you') body.textContent = said;
  else
    for (const { text, href } of linkify(said, window.location.origin))
      body.appendChild(href ? linkOf(text, href) : document.createTextNode(text));
  bubble.appendChild(element('span', 'who', NAMES[from]));
  if (said) bubble.appendChild(body);
  for (const picture of pictures) bubble.appendChild(pictureOf(picture));
  bubble.appendChild(element('span', 'meta', clock(at ?? Date.now())));
  return bubble;
}

/** Says how far a message of one's own has come; where it failed, a tap sends it again. */
export function markState(bubble: HTMLElement, state: SendState, onAgain: () => void): void {
  if (bubble.dataset.state === state) return;
  bubble.dataset.state = state;
  const said = bubble.querySelector('.state') ?? bubble.lastElementChild?.appendChild(element('span', 'state'));
  if (!said) return;
  said.textContent = state === 'failed' ? '' : ` · ${texts[state]}`;
  if (state === 'failed') said.appendChild(button('again', texts.failed, onAgain));
}

/** Small letters can be read on its own page; on a poor network it is loaded only once it comes into sight. */
function pictureOf({ place, alt }: Picture): HTMLElement {
  const link = element('a', 'picture');
  link.href = place;
  link.target = '_blank';
  link.rel = 'noreferrer noopener';
  const image = element('img');
  image.setAttribute('loading', 'lazy');
  image.alt = alt || texts.picture;
  image.src = place;
  link.appendChild(image);
  return link;
}

function linkOf(text: string, href: string): HTMLElement {
  const link = element('a', '', text);
  link.href = href;
  if (href.startsWith('http')) {
    link.target = '_blank';
    link.rel = 'noreferrer noopener';
  }
  return link;
}

/** The time of day, with the date before it when it was not today. */
function clock(at: number): string {
  const [date, today] = [new Date(at), new Date()];
  const two = (value: number) => `0${value}`.slice(-2);
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  if (date.toDateString() === today.toDateString()) return time;
  return `${two(date.getDate())}/${two(date.getMonth() + 1)} ${time}`;
}
