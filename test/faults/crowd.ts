import { setTimeout as pause } from 'node:timers/promises';
import { type MessengerPlatform, messengerBody } from '../platforms/messenger-platform';
import { deliver } from '../platforms/stand-in';

/** Somebody who writes by Messenger. */
export interface Person {
  id: string;
  isEmergency: boolean;
  /** What was answered 200, by the platform's ids, in the order in which it was. */
  readonly accepted: string[];
  /** Of these, what was written while staff held the conversation: the bot must not answer it. */
  readonly underStaff: Set<string>;
  isHeld: boolean;
  /** Whether each message was sent only when the one before was taken: then its place is known. */
  isInTurn: boolean;
}

/** A message as the platform delivers it. */
interface Delivery {
  person: Person;
  mid: string;
  text: string;
  saidAt: number;
}

const CRY = 'cứu em với, em bị nhốt không cho về';
/** Nothing in it is urgent, and each of it has an answer. */
const TALK = ['xin chào', 'phí đi làm ở Nhật là bao nhiêu', 'họ bắt đặt cọc trước 5 triệu có đúng không', 'cảm ơn'];
const AT_ONCE = 16;
/** Nobody writes twice within this; the clocks by which servers date what they cannot store at once agree better. */
const APART_MS = 50;
/** A platform delivers again what was not taken. */
const AGAIN_MS = 200;

/** People who write while things break. What they write, when and how often it comes follows from `random`. */
export class Crowd {
  readonly people: Person[] = [];
  /** How often a delivery was answered with which status; 0 is no answer at all. */
  readonly answers = new Map<number, number>();
  #said = 0;

  constructor(
    private readonly platform: MessengerPlatform,
    /** Where the platform delivers now: one of the processes that run. */
    private readonly url: () => string,
    private readonly random: () => number,
  ) {}

  /** `count` new people, each with one to three messages, delivered in any order; every tenth cries for help. */
  async come(count: number): Promise<void> {
    const deliveries = Array.from({ length: count }, (_, n) => {
      const person = this.#newcomer({ isEmergency: n % 10 === 0 });
      return Array.from({ length: 1 + this.#upTo(3) }, () => this.#write(person));
    });
    await this.#deliverAll(deliveries.flat().flatMap((one) => Array.from({ length: 1 + this.#upTo(3) }, () => one)));
  }

  /** One new person writes `count` messages, each a moment after the one before was taken: all of them `toOne` process, or each to any. */
  async comeInTurn(count: number, { toOne = false } = {}): Promise<void> {
    const person = this.#newcomer({ isInTurn: true });
    const url = toOne ? this.url() : undefined;
    for (let n = 0; n < count; n += 1) {
      await this.#untilTaken(this.#write(person), url);
      await pause(APART_MS);
    }
  }

  /** One new person writes `count` messages at once. */
  async burst(count: number): Promise<void> {
    const person = this.#newcomer({});
    const all = Array.from({ length: count }, () => this.#write(person));
    await Promise.all(all.map((one) => this.#untilTaken(one)));
  }

  /** `count` new people; each message comes `times` times, at any moment within `withinMs`. */
  async repeat(count: number, times: number, withinMs: number): Promise<void> {
    const all = Array.from({ length: count }, () => {
      const person = this.#newcomer({});
      return Array.from({ length: 1 + this.#upTo(3) }, () => this.#write(person));
    }).flat();
    const late = async (one: Delivery) => {
      await pause(this.random() * withinMs);
      await this.#untilTaken(one);
    };
    await Promise.all(all.flatMap((one) => Array.from({ length: times }, () => late(one))));
  }

  /** Everybody whom staff hold writes once more. */
  async answerStaff(): Promise<void> {
    await this.#deliverAll(this.people.filter(({ isHeld }) => isHeld).map((person) => this.#write(person)));
  }

  #newcomer(kind: { isEmergency?: boolean; isInTurn?: boolean }): Person {
    const person = {
      ...{ id: `psid-${this.people.length + 1}`, accepted: [], underStaff: new Set<string>() },
      ...{ isEmergency: false, isHeld: false, isInTurn: false, ...kind },
    };
    this.people.push(person);
    return person;
  }

  #write(person: Person): Delivery {
    const mid = `m_${(this.#said += 1)}`;
    if (person.isHeld) person.underStaff.add(mid);
    const text = person.isEmergency && !person.isHeld ? CRY : (TALK[this.#upTo(TALK.length)] ?? '');
    return { person, mid, text, saidAt: Date.now() };
  }

  async #deliverAll(deliveries: readonly Delivery[]): Promise<void> {
    const queue = shuffled(deliveries, this.random);
    const sender = async () => {
      for (let one = queue.shift(); one; one = queue.shift()) await this.#untilTaken(one);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
  }

  async #untilTaken(one: Delivery, url?: string): Promise<void> {
    while (!(await this.#once(one, url ?? this.url()))) await pause(AGAIN_MS);
  }

  async #once({ person, mid, text, saidAt }: Delivery, url: string): Promise<boolean> {
    const event = { sender: { id: person.id }, recipient: { id: '100' }, timestamp: saidAt, message: { mid, text } };
    const call = this.platform.sign(messengerBody(event));
    const status = await deliver(`${url}/webhooks/messenger`, call).catch(() => 0);
    this.answers.set(status, (this.answers.get(status) ?? 0) + 1);
    if (status === 200 && !person.accepted.includes(mid)) person.accepted.push(mid);
    return status === 200;
  }

  #upTo(count: number): number {
    return Math.floor(this.random() * count);
  }
}

/** The same items in another order. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
