import { isLost, leave, refresh, start, type Opened } from './direct-line';
import { forget, keep, randomId, recall, type Kept } from './memory';

/** The conversation of this device: opened when first needed, kept open, begun anew when it can't be reopened. */
export interface Session {
  /** Does `work` with a valid pass, renewing the pass when the server no longer takes it. */
  use<T>(work: (kept: Kept) => Promise<T>): Promise<T>;
  /** The address of the stream when it has just been told, once. */
  takeStreamUrl(): string | undefined;
  /** Whether the bot of this conversation has been told that somebody is here. */
  hasJoined(): boolean;
  markJoined(): void;
  /** Gives the conversation up, here and on the server, and leaves nothing on the device; `forGood` when no other is to follow. */
  drop(forGood: boolean): void;
}

/** The answer belongs to a conversation that was dropped while it was on its way. */
class GivenUp extends Error {}

/** Makes the session. `onAnew` is called when a conversation had to be given up for a new one. */
export function createSession(onAnew: () => void): Session {
  let kept = recall();
  let streamUrl: string | undefined;
  let opening: Promise<Kept> | undefined;
  let dropped = 0;
  let ended = false;

  /** An answer that comes after the conversation was given up must not bring it back onto the device. */
  async function adopt(answer: Promise<Opened>, fresh: boolean): Promise<Kept> {
    const before = dropped;
    const { conversationId, token, expiresIn, streamUrl: url } = await answer;
    if (before !== dropped) throw new GivenUp();
    const [userId, joined] = [kept?.userId ?? `u-${randomId()}`, !fresh && kept?.joined === true];
    // Half the time is left for a phone that sleeps, or has no network, when the pass should be renewed.
    kept = { conversationId, token, userId, joined, renewAt: Date.now() + expiresIn * 500 };
    if (fresh) streamUrl = url || undefined;
    keep(kept);
    return kept;
  }

  /** However many ask at once, the server is asked once. */
  function once(work: () => Promise<Kept>): Promise<Kept> {
    const settled = () => (opening = undefined);
    if (!opening) (opening = work()).then(settled, settled);
    return opening;
  }

  const open = () => once(async () => kept ?? (await adopt(start(), true)));

  /** Renews the pass; where that can't be, the person goes on in a new conversation. */
  function renew(failed: Kept, anew: boolean): Promise<Kept> {
    if (kept && kept.token !== failed.token) return Promise.resolve(kept);
    return once(async () => {
      const renewed = anew ? undefined : await adopt(refresh(failed), false).catch(unlessLost);
      if (renewed) return renewed;
      const opened = await adopt(start(), true);
      onAnew();
      return opened;
    });
  }

  async function use<T>(work: (kept: Kept) => Promise<T>): Promise<T> {
    if (ended) throw new GivenUp();
    const before = dropped;
    const stillMine = <R>(result: R): R => {
      if (before !== dropped) throw new GivenUp();
      return result;
    };
    let current = await open();
    if (Date.now() > current.renewAt) current = await renew(current, false);
    for (const anew of [false, true]) {
      try {
        return stillMine(await work(current));
      } catch (error) {
        if (!isLost(stillMine(error))) throw error;
        current = await renew(current, anew);
      }
    }
    return stillMine(await work(current));
  }

  return {
    use,
    takeStreamUrl() {
      const taken = streamUrl;
      streamUrl = undefined;
      return taken;
    },
    hasJoined: () => kept?.joined === true,
    markJoined() {
      if (kept) keep((kept = { ...kept, joined: true }));
    },
    drop(forGood) {
      dropped++;
      ended = forGood;
      if (kept) leave(kept);
      kept = streamUrl = opening = undefined;
      forget();
    },
  };
}

function unlessLost(error: unknown): undefined {
  if (!isLost(error)) throw error;
}
