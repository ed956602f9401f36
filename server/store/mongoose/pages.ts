import { type Connection, type Model, Schema } from 'mongoose';
import type { Vault } from '../encryption';
import type { Page, PageStore, PushSubscription } from '../contract/pages';
import { STRICT, isDuplicate } from './connection';

interface PageRecord {
  _id: string;
  attempts: number;
  dueAt: number;
  sealed: Buffer;
}

interface SubscriptionRecord {
  _id: string;
  staffId: string;
  sealed: Buffer;
}

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;
const sealed = { type: Buffer, required: true } as const;

const pageSchema = new Schema<PageRecord>({ _id: text, attempts: number, dueAt: number, sealed }, STRICT).index({
  dueAt: 1,
  _id: 1,
});
const subscriptionSchema = new Schema<SubscriptionRecord>({ _id: text, staffId: text, sealed }, STRICT).index({
  staffId: 1,
});

/** Alarms on their way out, and push subscriptions, in MongoDB. */
export class MongoosePages implements PageStore {
  readonly #pages: Model<PageRecord>;
  readonly #subscriptions: Model<SubscriptionRecord>;

  constructor(
    connection: Connection,
    private readonly vault: Vault,
  ) {
    this.#pages = connection.model<PageRecord>('Page', pageSchema, 'pages');
    this.#subscriptions = connection.model<SubscriptionRecord>('PushSubscription', subscriptionSchema, 'push');
  }

  async add({ attempts, dueAt, ...page }: Page): Promise<boolean> {
    try {
      await this.#pages.create({ _id: page.id, attempts, dueAt, sealed: this.vault.seal(page, `page/${page.id}`) });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async due(now: number, limit: number): Promise<Page[]> {
    const due = { dueAt: { $lte: now } };
    const found = await this.#pages.find(due).sort({ dueAt: 1, _id: 1 }).limit(limit).lean<PageRecord[]>();
    return found.map(({ _id, attempts, dueAt, sealed }) => ({
      ...(this.vault.open(sealed, `page/${_id}`) as Omit<Page, 'attempts' | 'dueAt'>),
      attempts,
      dueAt,
    }));
  }

  async postpone(id: string, attempts: number, dueAt: number): Promise<void> {
    await this.#pages.updateOne({ _id: id }, { $set: { attempts, dueAt } });
  }

  async remove(id: string): Promise<void> {
    await this.#pages.deleteOne({ _id: id });
  }

  async subscribe(subscription: PushSubscription): Promise<void> {
    const { id, staffId } = subscription;
    const sealed = this.vault.seal(subscription, `push/${id}`);
    await this.#subscriptions.updateOne({ _id: id }, { $set: { staffId, sealed } }, { upsert: true });
  }

  async subscription(id: string): Promise<PushSubscription | undefined> {
    const record = await this.#subscriptions.findById(id).lean<SubscriptionRecord>();
    return record ? this.#open(record) : undefined;
  }

  async subscriptionsOf(staffIds: readonly string[]): Promise<PushSubscription[]> {
    const theirs = { staffId: { $in: [...staffIds] } };
    const found = await this.#subscriptions.find(theirs).sort({ staffId: 1, _id: 1 }).lean<SubscriptionRecord[]>();
    return found.map((record) => this.#open(record));
  }

  async unsubscribe(id: string): Promise<void> {
    await this.#subscriptions.deleteOne({ _id: id });
  }

  #open({ _id, sealed }: SubscriptionRecord): PushSubscription {
    return this.vault.open(sealed, `push/${_id}`) as PushSubscription;
  }
}
