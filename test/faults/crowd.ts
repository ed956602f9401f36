import { type MessengerPlatform, messengerBody } from '../platforms/messenger-platform';
import { deliver } from '../platforms/stand-in';
import { shuffled } from './seeded';

/** A message as the platform delivers it, as often as it must. */
interface Delivery {
  person: string;
  mid: string;
  text: string;
}

const PATIENCE_MS = 120_000;
const AT_ONCE = 16;

/** What was counted; every number but the two of the windows must be 0. */
export interface Counts {
  accepted: number;
  answered: number;
  /** Answers beyond one a message: it was stored twice. */
  extra: number;
  unanswered: number;
  /** Answered twice: allowed only where a process died between the platform's answer and our write. */
  twice: number;
  outOfOrder: number;
}

/** People who write by Messenger while things break, and what becomes of every message that was answered 200. */
export class Crowd {
  readonly #accepted = new Map<string, Delivery>();
  readonly #emergencies = new Set<string>();
  #count = 0;

  constructor(
    private readonly platform: MessengerPlatform,
    /** Where the platform delivers now: one of the processes that run. */
    private readonly url: () => string,
    private readonly random: () => number,
  ) {}

  get emergencies(): number {
    return this.#emergencies.size;
  }

  /** Somebody new writes `count` messages in a row; every so many persons cry for help. */
  newcomer(count: number, isEmergency = false): Delivery[] {
    const person = `psid-${(this.#count += 1)}`;
    if (isEmergency) this.#emergencies.add(person);
    return Array.from({ length: count }, (_, n) => ({
      person,
      mid: `${person}-m${n}`,
      text: isEmergency ? 'cứu em với, em bị nhốt không cho về' : 'xin chào',
    }));
  }

  /** Delivers until each is taken; each up to three times, in any order. */
  async deliver(messages: readonly Delivery[]): Promise<void> {
    const queue = shuffled(
      messages.flatMap((message) => Array.from({ length: 1 + Math.floor(this.random() * 3) }, () => message)),
      this.random,
    );
    const sender = async () => {
      for (let message = queue.shift(); message; message = queue.shift())
        while (!(await this.#once(message))) await new Promise((resolve) => setTimeout(resolve, 200));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
  }

  /** Waits until everything is answered, or patience is at an end, and counts. */
  async settle(): Promise<Counts> {
    const until = Date.now() + PATIENCE_MS;
    while (this.#countNow().unanswered && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 200));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    return this.#countNow();
  }

  async #once(message: Delivery): Promise<boolean> {
    const { person, mid, text } = message;
    const event = { sender: { id: person }, recipient: { id: '100' }, timestamp: Date.now(), message: { mid, text } };
    const call = this.platform.sign(messengerBody(event));
    const status = await deliver(`${this.url()}/webhooks/messenger`, call).catch(() => 0);
    if (status === 200) this.#accepted.set(mid, message);
    return status === 200;
  }

  /** A reply names in its metadata the place of the message that it answers, and which of the replies it is. */
  #countNow(): Counts {
    const repliesTo = new Map<string, string[]>();
    for (const { recipient, message } of this.platform.sent)
      repliesTo.set(recipient.id, [...(repliesTo.get(recipient.id) ?? []), message.metadata ?? '']);
    const messages = [...this.#accepted.values()];
    const counts: Counts = { accepted: messages.length, answered: 0, extra: 0, unanswered: 0, twice: 0, outOfOrder: 0 };
    for (const person of new Set(messages.map((message) => message.person))) {
      const wanted = messages.filter((message) => message.person === person).length;
      const replies = repliesTo.get(person) ?? [];
      const places = replies.flatMap((id) => /re:(\d+):/.exec(id)?.[1] ?? []).map(Number);
      const answered = new Set(places).size;
      counts.answered += Math.min(answered, wanted);
      // Who cries for help and waits is also told, unasked, how it stands.
      if (!this.#emergencies.has(person)) counts.extra += Math.max(answered - wanted, 0);
      counts.unanswered += Math.max(wanted - answered, 0);
      counts.twice += replies.length - new Set(replies).size;
      const first = places.filter((place, n) => places.indexOf(place) === n);
      counts.outOfOrder += first.filter((place, n) => n > 0 && place < (first[n - 1] ?? 0)).length;
    }
    return counts;
  }
}
