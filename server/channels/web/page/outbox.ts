import { post, Refused, upload } from './direct-line';
import { randomId } from './memory';
import { createPause, growing } from './pause';
import type { Session } from './session';

/** How far a message of this page has come. `refused`: the server will never take it. */
export type SendState = 'sending' | 'failed' | 'refused' | 'sent';

/** Something on its way to the server. */
export interface Outgoing {
  clientId: string;
  activity: Record<string, unknown>;
  picture?: Blob;
}

/** Sends in order, one at a time, and again until it has gone: a message is never lost while the page is open. */
export interface Outbox {
  /** Takes a message and says under which name it goes. */
  add(activity: Record<string, unknown>, picture?: Blob): string;
  /** Tries again now. */
  retry(): void;
  /** The page is being left: sends at once, without waiting for any answer. */
  flush(): void;
  clear(): void;
  isEmpty(): boolean;
}

const MOST_MS = 30_000;

/** Makes the outbox. `onState` hears how each message fares. */
export function createOutbox(session: Session, onState: (clientId: string, state: SendState) => void): Outbox {
  const pause = createPause();
  let queue: Outgoing[] = [];
  let running = false;
  let failures = 0;

  async function send({ clientId, activity, picture }: Outgoing): Promise<void> {
    await session.use((kept) => {
      const addressed = { ...activity, from: { id: kept.userId }, channelData: { clientActivityID: clientId } };
      return picture ? upload(kept, kept.userId, addressed, picture) : post(kept, addressed);
    });
  }

  async function sendFirst(first: Outgoing): Promise<void> {
    try {
      await send(first);
      settle(first, 'sent');
    } catch (error) {
      if (isFinal(error)) {
        settle(first, 'refused');
        return;
      }
      failures++;
      // Whatever waits behind it waits as well: order is kept.
      if (failures > 1 || !navigator.onLine) tell('failed');
      const asked = error instanceof Refused ? error.retryAfter * 1000 : 0;
      await pause.wait(Math.max(asked, growing(failures, MOST_MS)));
    }
  }

  function settle(item: Outgoing, state: SendState): void {
    failures = 0;
    queue = queue.filter((other) => other !== item);
    onState(item.clientId, state);
    tell('sending');
  }

  function tell(state: SendState): void {
    for (const { clientId } of queue) onState(clientId, state);
  }

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    for (let first = queue[0]; first; first = queue[0]) await sendFirst(first);
    running = false;
  }

  return {
    add(activity, picture) {
      const clientId = randomId();
      queue.push({ clientId, activity, ...(picture && { picture }) });
      void run();
      return clientId;
    },
    retry() {
      tell('sending');
      pause.wake();
    },
    flush() {
      for (const item of queue) send(item).catch(() => undefined);
    },
    clear() {
      queue = [];
      pause.wake();
    },
    isEmpty: () => !queue.length,
  };
}

/** The message itself is at fault; sending it again would change nothing. */
function isFinal(error: unknown): boolean {
  return error instanceof Refused && [400, 413, 415, 422].includes(error.status);
}
