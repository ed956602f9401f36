import type { MongooseCampaigns } from './campaigns';
import type { MongooseCases } from './cases';
import type { ConversationModels } from './conversation-record';
import type { Lines } from '../lines';
import type { MongooseMedia } from './media';
import type { MongooseUnanswered } from './unanswered';

/** How many conversations one round of removal takes. */
const REMOVED_AT_ONCE = 500;

/** What else is kept of a conversation, and goes with it. */
export interface Belongings {
  cases: Pick<MongooseCases, 'openIn' | 'ownersAmong' | 'removeOf'>;
  media: Pick<MongooseMedia, 'removeOf'>;
  campaigns: Pick<MongooseCampaigns, 'removeOf' | 'subscribersAmong'>;
  unanswered: Pick<MongooseUnanswered, 'removeOf'>;
}

/** Removes conversations whose time is over, with all that is theirs; a removal that was cut off is carried on by the next. */
export class ConversationRemoval {
  constructor(
    private readonly models: ConversationModels,
    private readonly lines: Lines,
    private readonly belongings: Belongings,
  ) {}

  async purge(before: number, talkBefore = before, wishBefore = Number.MAX_SAFE_INTEGER): Promise<number> {
    const old = removable(before, wishBefore);
    for (const { _id } of await this.models.removals.find().limit(REMOVED_AT_ONCE).lean()) await this.#remove(_id, old);
    const found = await this.models.conversations.find({ $or: old }, { _id: 1 }).limit(REMOVED_AT_ONCE).lean();
    let removed = 0;
    for (const { _id } of found) if (await this.#remove(_id, old)) removed += 1;
    for await (const id of this.#mereTalks(before, talkBefore))
      if (await this.#remove(id, removable(talkBefore, wishBefore))) removed += 1;
    return removed;
  }

  /** Conversations last touched between two times of which there is no case, and that wait for no message. */
  async *#mereTalks(before: number, talkBefore: number): AsyncGenerator<string> {
    const { cases, campaigns } = this.belongings;
    for (let after = ''; talkBefore > before;) {
      const found = await this.models.conversations
        .find({ _id: { $gt: after }, touchedAt: { $gte: before, $lt: talkBefore }, dueAt: null }, { _id: 1 })
        .sort({ _id: 1 })
        .limit(REMOVED_AT_ONCE)
        .lean();
      const ids = found.map(({ _id }) => _id);
      const kept = new Set([...(await cases.ownersAmong(ids)), ...(await campaigns.subscribersAmong(ids))]);
      yield* ids.filter((id) => !kept.has(id));
      const last = ids.at(-1);
      if (last === undefined) return;
      after = last;
    }
  }

  /** A conversation is begun anew in the middle of its removal: what is left of the old one is nothing of this one. */
  async finish(id: string): Promise<void> {
    if (await this.models.removals.exists({ _id: id })) await this.#removeBelongings(id);
  }

  /**
   * First the conversation, if it is still old and idle or to be forgotten, and with it the key of all that is its; then
   * what belongs to it, which nobody can open any more.
   */
  #remove(id: string, old: Removable): Promise<boolean> {
    return this.lines.run(id, async () => {
      if (await this.belongings.cases.openIn(id)) return false;
      await this.models.removals.updateOne({ _id: id }, { $set: { _id: id } }, { upsert: true });
      const { deletedCount } = await this.models.conversations.deleteOne({ _id: id, $or: old });
      if (!(await this.models.conversations.exists({ _id: id }))) await this.#removeBelongings(id);
      await this.models.removals.deleteOne({ _id: id });
      return deletedCount > 0;
    });
  }

  async #removeBelongings(id: string): Promise<void> {
    const { cases, media, campaigns, unanswered } = this.belongings;
    await this.models.entries.deleteMany({ conversation: id });
    await unanswered.removeOf(id);
    await media.removeOf(id);
    await cases.removeOf(id);
    await campaigns.removeOf(id);
  }
}

/** What may be removed: what is to be forgotten, with nothing unread in it, and what has nothing to do; each as long as nobody touched it since. */
const removable = (before: number, wishBefore: number) => [
  { toForget: true, touchedAt: { $lt: wishBefore }, inbox: { $size: 0 } },
  { touchedAt: { $lt: before }, dueAt: null },
];
type Removable = ReturnType<typeof removable>;
