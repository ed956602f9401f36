import { randomUUID } from 'node:crypto';
import { type Connection, type Model, Schema } from 'mongoose';
import type { Vault } from '../encryption';
import {
  type Campaign,
  type CampaignMark,
  type CampaignPicture,
  type CampaignStore,
  type ChannelCount,
  type HeardSince,
  type PictureStanding,
  picturePurpose,
} from '../contract/campaigns';
import type { ConversationModels } from './conversation-record';
import { STRICT, isDuplicate } from './connection';

interface CampaignRecord {
  _id: string;
  version: number;
  status: string;
  changedAt: number;
  sealed: Buffer;
}

interface SubscriptionRecord {
  /** The conversation. */
  _id: string;
  interests: string[];
  at: number;
}

interface MarkRecord {
  _id: string;
  campaign: string;
  conversationId: string;
  mark: CampaignMark;
  at: number;
}

interface PictureRecord {
  _id: string;
  at: number;
  size: number;
  /** 0: nobody else may see it. */
  publishedAt: number;
  sealed: Buffer;
}

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;

const campaignSchema = new Schema<CampaignRecord>(
  { _id: text, version: number, status: text, changedAt: number, sealed: { type: Buffer, required: true } },
  STRICT,
)
  .index({ changedAt: -1 })
  .index({ status: 1 });
const subscriptionSchema = new Schema<SubscriptionRecord>({ _id: text, interests: [String], at: number }, STRICT).index(
  {
    interests: 1,
  },
);
const markSchema = new Schema<MarkRecord>(
  { _id: text, campaign: text, conversationId: text, mark: text, at: number },
  STRICT,
)
  .index({ campaign: 1, mark: 1, at: 1 })
  .index({ conversationId: 1, mark: 1 });

const pictureSchema = new Schema<PictureRecord>(
  { _id: text, at: number, size: number, publishedAt: number, sealed: { type: Buffer, required: true } },
  STRICT,
).index({ publishedAt: 1, at: 1 });

/** So many are looked through for the next ones at once. */
const BATCH = 500;

/** Campaigns in MongoDB. */
export class MongooseCampaigns implements CampaignStore {
  readonly #campaigns: Model<CampaignRecord>;
  readonly #subscriptions: Model<SubscriptionRecord>;
  readonly #marks: Model<MarkRecord>;
  readonly #pictures: Model<PictureRecord>;

  constructor(
    connection: Connection,
    private readonly vault: Vault,
    private readonly conversations: ConversationModels['conversations'],
  ) {
    this.#campaigns = connection.model<CampaignRecord>('Campaign', campaignSchema, 'campaigns');
    this.#subscriptions = connection.model<SubscriptionRecord>('Subscription', subscriptionSchema, 'subscriptions');
    this.#marks = connection.model<MarkRecord>('CampaignMark', markSchema, 'campaign_marks');
    this.#pictures = connection.model<PictureRecord>('CampaignPicture', pictureSchema, 'campaign_pictures');
  }

  async put(campaign: Campaign): Promise<boolean> {
    const { id, version, status, changedAt } = campaign;
    const record = { version, status, changedAt, sealed: this.vault.seal(campaign, `campaign/${id}`) };
    if (version === 1) return created(() => this.#campaigns.create({ _id: id, ...record }));
    const { matchedCount } = await this.#campaigns.updateOne({ _id: id, version: version - 1 }, { $set: record });
    return matchedCount === 1;
  }

  async remove(id: string, version: number): Promise<boolean> {
    return (await this.#campaigns.deleteOne({ _id: id, version })).deletedCount === 1;
  }

  async get(id: string): Promise<Campaign | undefined> {
    const found = await this.#campaigns.findById(id).lean<CampaignRecord>();
    return found ? this.#opened(found) : undefined;
  }

  async list(limit: number): Promise<Campaign[]> {
    const found = await this.#campaigns.find().sort({ changedAt: -1, _id: 1 }).limit(limit).lean<CampaignRecord[]>();
    return found.map((record) => this.#opened(record));
  }

  async running(): Promise<Campaign[]> {
    const found = await this.#campaigns.find({ status: 'running' }).sort({ _id: 1 }).lean<CampaignRecord[]>();
    return found.map((record) => this.#opened(record));
  }

  async subscribe(conversationId: string, interests: readonly string[], at: number): Promise<void> {
    if (!interests.length) await this.#subscriptions.deleteOne({ _id: conversationId });
    else
      await this.#subscriptions.updateOne(
        { _id: conversationId },
        { $set: { interests: [...interests], at } },
        { upsert: true },
      );
  }

  async audience(interests: readonly string[], heard?: HeardSince): Promise<ChannelCount[]> {
    const counts = new Map<string, number>();
    for await (const ids of this.#subscribers(interests))
      for (const { channel } of await this.#reached(ids, heard)) counts.set(channel, (counts.get(channel) ?? 0) + 1);
    return [...counts].map(([channel, count]) => ({ channel, count })).sort((a, b) => (a.channel < b.channel ? -1 : 1));
  }

  async next({
    campaign,
    interests,
    quietSince,
    heard,
    limit,
  }: Parameters<CampaignStore['next']>[0]): Promise<string[]> {
    const found: string[] = [];
    for await (const ids of this.#subscribers(interests)) {
      if (found.length >= limit) break;
      const done = new Set(await this.#doneOf(ids, campaign, quietSince));
      const reached = new Set((await this.#reached(ids, heard)).map(({ _id }) => _id));
      found.push(...ids.filter((id) => reached.has(id) && !done.has(id)));
    }
    return found.slice(0, limit);
  }

  /** Who wants to hear of any of these, in their order, some hundreds at a time. */
  async *#subscribers(interests: readonly string[]): AsyncGenerator<string[]> {
    for (let after = ''; ;) {
      const batch = await this.#subscriptions
        .find({ _id: { $gt: after }, interests: { $in: [...interests] } }, { _id: 1 })
        .sort({ _id: 1 })
        .limit(BATCH)
        .lean();
      const ids = batch.map(({ _id }) => _id);
      if (ids.length) yield ids;
      if (batch.length < BATCH) return;
      after = ids.at(-1) ?? '';
    }
  }

  /** Those of these conversations that are there and, with `heard`, may be written to. */
  #reached(ids: readonly string[], heard?: HeardSince): Promise<{ _id: string; channel: string }[]> {
    const wanted = Object.entries(heard ?? {}).map(([channel, since]) => ({
      channel,
      $or: [{ heardAt: null }, { heardAt: { $gte: since } }],
    }));
    if (heard && !wanted.length) return Promise.resolve([]);
    return this.conversations
      .find({ _id: { $in: [...ids] }, ...(heard && { $or: wanted }) }, { _id: 1, channel: 1 })
      .lean<{ _id: string; channel: string }[]>()
      .exec();
  }

  mark(campaign: string, conversationId: string, mark: CampaignMark, at: number): Promise<boolean> {
    const _id = `${campaign}/${conversationId}/${mark}`;
    return created(() => this.#marks.create({ _id, campaign, conversationId, mark, at }));
  }

  takenSince(campaign: string, since: number): Promise<number> {
    return this.#marks.countDocuments({ campaign, mark: 'taken', at: { $gte: since } });
  }

  async figures(campaign: string): Promise<{ mark: CampaignMark; count: number }[]> {
    const found = await this.#marks.aggregate<{ _id: CampaignMark; count: number }>([
      { $match: { campaign } },
      { $group: { _id: '$mark', count: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ]);
    return found.map(({ _id, count }) => ({ mark: _id, count }));
  }

  async keepPicture({ id, bytes, at }: CampaignPicture): Promise<void> {
    const sealed = this.vault.sealBytes(bytes, picturePurpose(id));
    await this.#pictures.updateOne(
      { _id: id },
      { $set: { at }, $setOnInsert: { size: bytes.length, publishedAt: 0, sealed } },
      { upsert: true },
    );
  }

  async pictureStanding(id: string): Promise<PictureStanding | undefined> {
    const found = await this.#pictures.findById(id, { sealed: 0 }).lean<Omit<PictureRecord, 'sealed'>>();
    return found ? { at: found.at, size: found.size, isPublished: found.publishedAt > 0 } : undefined;
  }

  async readPicture(id: string): Promise<Buffer | undefined> {
    const found = await this.#pictures.findById(id).lean<PictureRecord>();
    return found ? this.vault.openBytes(found.sealed, picturePurpose(id)) : undefined;
  }

  async publishPicture(id: string, at: number): Promise<void> {
    await this.#pictures.updateOne({ _id: id, publishedAt: 0 }, { $set: { publishedAt: at } });
  }

  async purgePictures(before: number, used: readonly string[]): Promise<number> {
    const isUnused = { publishedAt: 0, at: { $lt: before }, _id: { $nin: [...used] } };
    return (await this.#pictures.deleteMany(isUnused)).deletedCount;
  }

  /** Those of these conversations that wait for messages. */
  async subscribersAmong(conversations: readonly string[]): Promise<string[]> {
    const found = await this.#subscriptions.find({ _id: { $in: [...conversations] } }, { _id: 1 }).lean();
    return found.map(({ _id }) => _id);
  }

  /** Forgets a person: what was counted stays, without them. */
  async removeOf(conversationId: string): Promise<void> {
    await this.#subscriptions.deleteOne({ _id: conversationId });
    for (const { _id, ...mark } of await this.#marks.find({ conversationId }).lean<MarkRecord[]>()) {
      await this.#marks.deleteOne({ _id });
      await this.mark(mark.campaign, `removed/${randomUUID()}`, mark.mark, mark.at);
    }
  }

  async #doneOf(ids: readonly string[], campaign: string, quietSince: number): Promise<string[]> {
    const marks = await this.#marks
      .find({ conversationId: { $in: [...ids] }, mark: 'taken', $or: [{ campaign }, { at: { $gte: quietSince } }] })
      .lean<MarkRecord[]>();
    return marks.map(({ conversationId }) => conversationId);
  }

  #opened({ _id, sealed }: CampaignRecord): Campaign {
    return this.vault.open(sealed, `campaign/${_id}`) as Campaign;
  }
}

async function created(create: () => Promise<unknown>): Promise<boolean> {
  try {
    await create();
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}
