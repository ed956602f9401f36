import { parseSet, type ActivitySet } from './activity';
import { read, reconnect } from './direct-line';
import { createPause, growing } from './pause';
import type { Session } from './session';
import { openStream, type Stream, type StreamEnd } from './stream';

/** Brings in what the server has to say: by WebSocket, and by asking again and again where that fails. */
export interface Receiver {
  run(): Promise<void>;
  /** Something is expected, or the network is back: look now, and see whether the stream is still alive. */
  nudge(): void;
  /** Cuts the stream: the conversation has changed. */
  restart(): void;
}

const [SOON_MS, SLOW_MS] = [2_000, 10_000];
const POLLING_MS = 60_000;
/** After so long without the expected message the stream is taken to be dead, though no one said so. */
const SILENCE_MS = 4_000;

/** Makes the receiver. `onReach` says whether the server can be reached. */
export function createReceiver(
  session: Session,
  onSet: (set: ActivitySet) => void,
  onReach: (reached: boolean) => void,
): Receiver {
  const pause = createPause();
  let [conversation, watermark]: [string, string | undefined] = ['', undefined];
  let stream: Stream | undefined;
  let frames = 0;
  let silence = 0;
  /** Between two questions: longer and longer while there is no news, short again when some is expected. */
  let gap = 0;
  let [failures, unsteady] = [0, 0];

  function reach(): void {
    failures = 0;
    onReach(true);
  }

  function take(set: ActivitySet): void {
    reach();
    watermark = set.watermark ?? watermark;
    onSet(set);
  }

  /** The place to go on from; a conversation that was begun anew starts at its beginning. */
  function placeIn(conversationId: string): string | undefined {
    if (conversation !== conversationId) [conversation, watermark] = [conversationId, undefined];
    return watermark;
  }

  /** Listens until the stream ends. */
  async function listen(): Promise<StreamEnd> {
    const url = await session.use(async (kept) => {
      const place = placeIn(kept.conversationId);
      return session.takeStreamUrl() ?? (await reconnect(kept, place)).streamUrl;
    });
    reach();
    try {
      stream = openStream(url, hear);
    } catch {
      return 'unsteady';
    }
    return stream.ended;
  }

  function hear(frame: string): void {
    frames++;
    if (frame) take(parseSet(JSON.parse(frame)));
  }

  /** Asks once; says whether there was anything. */
  async function ask(): Promise<boolean> {
    const set = await session.use((kept) => read(kept, placeIn(kept.conversationId)));
    take(set);
    return set.messages.length > 0;
  }

  async function poll(milliseconds: number): Promise<void> {
    const until = Date.now() + milliseconds;
    while (Date.now() < until) {
      if (await ask()) gap = 0;
      gap = Math.max(SOON_MS, Math.min(gap * 1.5, SLOW_MS));
      await pause.wait(gap);
    }
  }

  async function step(): Promise<void> {
    const end = await listen();
    if (end === 'cut') return;
    if (end === 'steady') {
      unsteady = 0;
      return pause.wait(SOON_MS * Math.random());
    }
    // Something on the way does not let streams through: try them less and less often.
    unsteady = Math.min(unsteady + 1, 5);
    return poll(POLLING_MS * unsteady);
  }

  async function run(): Promise<void> {
    for (;;) {
      await step().catch(() => {
        onReach(false);
        return pause.wait(growing(++failures, 20_000));
      });
    }
  }

  async function lookAgain(seen: number): Promise<void> {
    if (frames !== seen || !stream?.isOpen()) return;
    const dead = await ask().catch(() => true);
    if (dead) stream.end();
  }

  return {
    run,
    nudge() {
      gap = 0;
      pause.wake();
      clearTimeout(silence);
      const seen = frames;
      silence = setTimeout(() => void lookAgain(seen), SILENCE_MS);
    },
    restart() {
      stream?.end('cut');
      pause.wake();
    },
  };
}
