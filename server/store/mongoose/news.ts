import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, type Model, Schema, type mongo } from 'mongoose';
import type { StoreClock } from '../clock';
import type { LiveNews, NewsStore } from '../contract/news';
import { STRICT } from './connection';

/** What one process told at one moment. */
interface NewsRecord {
  _id: string;
  teller: string;
  /** By the database's clock. */
  at: number;
  news: LiveNews[];
}

const text = { type: String, required: true } as const;

const newsSchema = new Schema<NewsRecord>(
  { _id: text, teller: text, at: { type: Number, required: true }, news: [{ type: Schema.Types.Mixed }] },
  // News need not survive anything.
  { ...STRICT, writeConcern: { w: 1 } },
).index({ at: 1 });

/** How often a server without change streams is asked. */
const POLL_MS = 250;
/** What was told a moment ago may become visible only now. */
const OVERLAP_MS = 5_000;
const KEEP_MS = 60_000;
/** After so much telling what is old is removed. */
const TELLS_TO_TIDY = 200;
/** How long polling goes on before a change stream that broke is tried again. */
const RETRY_STREAM_MS = 60_000;

/** A change stream that is open, and its end, however it comes. */
type Streaming = { end: Promise<void> } | undefined;
type ChangeOf<T extends mongo.Document> = mongo.ChangeStreamDocument<T>;
type Hear = (news: readonly LiveNews[]) => void;

/** News between processes on MongoDB: by a change stream where the server has them, else by asking four times a second. */
export class MongooseNews implements NewsStore {
  readonly #news: Model<NewsRecord>;
  readonly #teller = randomUUID();
  #told = 0;

  constructor(
    connection: Connection,
    private readonly clock: StoreClock,
  ) {
    this.#news = connection.model<NewsRecord>('News', newsSchema, 'news');
  }

  async tell(news: readonly LiveNews[]): Promise<void> {
    const at = this.clock.now();
    await this.#news.create({ _id: randomUUID(), teller: this.#teller, at, news: [...news] });
    this.#told += 1;
    if (this.#told % TELLS_TO_TIDY === 1) await this.#news.deleteMany({ at: { $lt: at - KEEP_MS } });
  }

  async listen(hear: Hear): Promise<() => Promise<void>> {
    const leaving = new AbortController();
    const { signal } = leaving;
    const streaming = await this.#stream(hear, signal);
    const listening = this.#goOn(hear, signal, streaming);
    return async () => {
      leaving.abort();
      await listening;
    };
  }

  /** By turns: the stream as long as it lasts, then polling until it is time to try it again. */
  async #goOn(hear: Hear, signal: AbortSignal, first: Streaming): Promise<void> {
    for (let streaming = first; !signal.aborted; streaming = await this.#stream(hear, signal)) {
      await streaming?.end;
      await this.#poll(hear, signal, RETRY_STREAM_MS);
    }
    // What was opened while we were leaving is closed by its signal.
  }

  /** Opens a change stream; undefined when the server has none. */
  async #stream(hear: Hear, signal: AbortSignal): Promise<Streaming> {
    if (signal.aborted) return undefined;
    const others = [{ $match: { operationType: 'insert', 'fullDocument.teller': { $ne: this.#teller } } }];
    const stream = this.#news.collection.watch<NewsRecord>(others);
    const close = () => void stream.close().catch(() => undefined);
    signal.addEventListener('abort', close, { once: true });
    const pass = (change: ChangeOf<NewsRecord> | null) => {
      if (change?.operationType === 'insert') hear(change.fullDocument.news);
    };
    try {
      pass(await stream.tryNext());
    } catch {
      close();
      return undefined;
    }
    const goOn = async () => {
      for await (const change of stream) pass(change);
    };
    return { end: goOn().catch(close) };
  }

  async #poll(hear: Hear, signal: AbortSignal, ms: number): Promise<void> {
    const heard = new Set<string>();
    const began = this.clock.now();
    const until = began + ms;
    while (!signal.aborted && this.clock.now() < until) {
      // A database that is away is tried again: whoever listens has nothing better to do.
      for (const { _id, news } of await this.#since(began).catch(() => [])) {
        if (heard.has(_id)) continue;
        heard.add(_id);
        hear(news);
      }
      await pause(POLL_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  #since(began: number): Promise<NewsRecord[]> {
    const since = Math.max(began, this.clock.now() - OVERLAP_MS);
    const others = { at: { $gte: since }, teller: { $ne: this.#teller } };
    return this.#news.find(others).sort({ at: 1 }).lean<NewsRecord[]>().exec();
  }
}
