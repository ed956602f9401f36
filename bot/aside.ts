import { type Turn, say } from './turn';

/**
 * The event by which our own side has the bot say something that answers no message: they write too fast, or could not be read. So it
 * passes where everything passes that the bot says. Its value is {@link Aside}.
 */
export const ASIDE = 'haidang.aside';
export interface Aside {
  phrase: 'slow_down' | 'failed';
}

/** `at` (epoch ms) is when they wrote what it is about. */
export async function sayAside(turn: Turn, { phrase }: Aside, at: number): Promise<void> {
  turn.talk.heardAt = at;
  await say(turn, phrase);
}
