import { recordOf, stringOf } from './activity';
import type { Pass } from './direct-line';

/** What the device keeps over a reload: the way back to the conversation, and nothing of what was said. */
export interface Kept extends Pass {
  userId: string;
  /** Whether the bot has been told that somebody is here. */
  joined: boolean;
  /** When the pass should be renewed, in milliseconds since 1970. */
  renewAt: number;
}

const KEY = 'hd';

/** What was kept, or undefined. Storage may be switched off: then the page forgets on reload and works all the same. */
export function recall(): Kept | undefined {
  try {
    const raw = recordOf(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    const [conversationId, token, userId] = [raw.conversationId, raw.token, raw.userId].map(stringOf);
    if (!conversationId || !token || !userId) return undefined;
    return { conversationId, token, userId, joined: raw.joined === true, renewAt: Number(raw.renewAt) || 0 };
  } catch {
    return undefined;
  }
}

/** Keeps the way back. */
export function keep(kept: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Switched off or full: see recall().
  }
}

/** Leaves nothing on the device. */
export function forget(): void {
  try {
    localStorage.removeItem(KEY);
    sessionStorage.clear();
  } catch {
    // Nothing could be kept, so there is nothing to forget.
  }
}

/** Calls back when the conversation is removed in another tab of this browser. */
export function onForgottenElsewhere(listener: () => void): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (newValue === null && (key === KEY || key === null)) listener();
  });
}

/** An unguessable name. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => `0${byte.toString(16)}`.slice(-2)).join('');
}
