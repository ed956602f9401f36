import { randomUUID } from 'node:crypto';
import { type MessengerSend, messengerBody, messengerText } from '../test/platforms/messenger-platform';
import { startStandIn } from '../test/platforms/stand-in';
import { postBytes } from './connection';
import { Replies } from './replies';
import { sign } from './signature';

/** Where the server, and the floor as well, take webhooks. */
const WEBHOOK = '/webhooks/messenger';

/** A webhook from a person who has not written before. */
export interface Webhook {
  user: string;
  body: Buffer;
  /** The whole request, as it goes over the wire. */
  request: Buffer;
}

/** Plays Messenger for the benchmarks: makes webhooks, answers sends at once and notes when they came. */
export interface Platform {
  base: string;
  /** Signed webhooks, each from another person; `query` is added to the address. */
  webhooks(count: number, query?: string): Webhook[];
  /** When the first reply to this person came, on the clock of `performance.now()`; waits for it. */
  replyTo(user: string): Promise<number>;
  /** Waits until all of these have been answered and nothing more comes. */
  settled(webhooks: readonly Webhook[]): Promise<void>;
  /** While it hangs no send is answered. */
  hang(isHanging: boolean): void;
  close(): Promise<void>;
}

/** Starts it; the messages say `texts`, one after another and again from the beginning. */
export async function startPlatform(texts: readonly string[]): Promise<Platform> {
  const replies = new Replies();
  let isHanging = false;
  const standIn = await startStandIn(0, ({ method, body }) => {
    if (method !== 'POST') return { status: 404, body: {} };
    if (isHanging) return 'hang';
    const { recipient } = JSON.parse(body) as MessengerSend;
    replies.came(recipient.id);
    return { status: 200, body: { recipient_id: recipient.id, message_id: randomUUID() } };
  });
  let made = 0;
  return {
    base: standIn.base,
    webhooks: (count, query = '') =>
      Array.from({ length: count }, () => webhook(++made, texts[made % texts.length] ?? '', WEBHOOK + query)),
    replyTo: (user) => replies.to(user),
    settled: (webhooks) => replies.settled(webhooks.map(({ user }) => user)),
    hang: (hangs) => void (isHanging = hangs),
    close: () => standIn.close(),
  };
}

function webhook(n: number, text: string, path: string): Webhook {
  const user = `bench-${n}`;
  const message = { ...messengerText(`bench-m-${n}`, text, Date.now()), sender: { id: user } };
  const body = Buffer.from(JSON.stringify(messengerBody(message)));
  return { user, body, request: postBytes(path, sign(body), body) };
}
