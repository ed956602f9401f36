import type { Choice, Message } from './activity';
import { createBubble, markState } from './bubble';
import { button, element } from './dom';
import type { SendState } from './outbox';
import { createScroller } from './scroller';

/** The conversation on the screen: what the server has confirmed, in its order, and below it what is on its way. */
export interface Transcript {
  /** Shows messages of the server; one shown already is not shown again. */
  show(messages: Message[]): void;
  /** Shows a message of one's own at once, under the name it is sent by. */
  showPending(clientId: string, text: string): void;
  mark(clientId: string, state: SendState): void;
  notice(text: string): void;
  typing(text: string): void;
  clear(): void;
}

/** How long somebody is shown as writing when nothing follows. */
const TYPING_MS = 8_000;
const MANY = 5;

/** Makes the transcript in `log`. */
export function createTranscript(
  log: HTMLElement,
  newer: HTMLElement,
  onChoice: (choice: Choice) => void,
  onAgain: () => void,
): Transcript {
  const scroller = createScroller(log, newer);
  const shown = new Set<string>();
  const pending = new Map<string, HTMLElement>();
  const choices = element('div', 'choices');
  const dots = element('p', 'typing');
  choices.setAttribute('role', 'group');
  let typingEnds = 0;

  /** Before what is still on its way; typing and choices stay last. */
  function place(bubble: HTMLElement): void {
    const next = pending.values().next();
    const before = next.done ? (dots.parentNode === log ? dots : null) : next.value;
    log.insertBefore(bubble, before);
  }

  function showOne(message: Message): HTMLElement | undefined {
    if (shown.has(message.id)) return undefined;
    shown.add(message.id);
    // Somebody who is writing already needs no choices.
    offer(pending.size ? [] : message.choices);
    const echo = message.clientId === undefined ? undefined : pending.get(message.clientId);
    if (echo) {
      confirm(echo, message.clientId ?? '');
      return undefined;
    }
    const bubble = createBubble(message);
    place(bubble);
    return message.from === 'you' ? undefined : bubble;
  }

  /** The echo of a message of one's own: it takes the place that the server gave it. */
  function confirm(bubble: HTMLElement, clientId: string): void {
    mark(clientId, 'sent');
    const first = pending.values().next().value === bubble;
    pending.delete(clientId);
    if (!first) place(bubble);
  }

  function mark(clientId: string, state: SendState): void {
    const bubble = pending.get(clientId);
    if (bubble) markState(bubble, state, onAgain);
  }

  function offer(offered: Choice[]): void {
    choices.remove();
    choices.textContent = '';
    for (const choice of offered) choices.appendChild(button('choice', choice.title, () => onChoice(choice)));
  }

  function wipe(): void {
    log.textContent = '';
    offer([]);
    pending.clear();
  }

  function typing(text: string): void {
    clearTimeout(typingEnds);
    dots.textContent = text;
    dots.remove();
    if (!text) return;
    scroller.keep(() => log.appendChild(dots));
    typingEnds = setTimeout(() => dots.remove(), TYPING_MS);
  }

  return {
    show(messages) {
      for (const { harmless } of messages) if (harmless) wipe();
      // What came before the last harmless word is known, and not shown.
      const hidden = lastHarmless(messages);
      for (const { id } of messages.slice(0, hidden)) shown.add(id);
      messages = messages.slice(hidden);
      // After a reload everything comes at once: nobody wants all of it read aloud.
      log.setAttribute('aria-live', messages.length > MANY ? 'off' : 'polite');
      scroller.keep(() => {
        const news = messages.map(showOne).filter((bubble) => bubble !== undefined);
        if (choices.firstChild) log.appendChild(choices);
        return news[0];
      });
    },
    showPending(clientId, text) {
      const bubble = createBubble({ from: 'you', text });
      offer([]);
      pending.set(clientId, bubble);
      log.appendChild(bubble);
      mark(clientId, 'sending');
      scroller.toEnd();
    },
    mark,
    typing,
    notice(text) {
      offer([]);
      scroller.keep(() => {
        const notice = element('p', 'notice', text);
        place(notice);
        return notice;
      });
    },
    clear: wipe,
  };
}

/** The place of the last message before which nothing may be seen; 0 when there is none. */
function lastHarmless(messages: readonly Message[]): number {
  let last = 0;
  messages.forEach(({ harmless }, n) => {
    if (harmless) last = n;
  });
  return last;
}
