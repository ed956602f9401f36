import { blindIndex } from '../encryption';
import { changedBy } from '../receipts';
import type { Address, BotState, Conversation, LogEntry, NewMessage, Receipt } from '../contract/conversations';
import {
  LeaseLost,
  type Backlog,
  type ConversationChange,
  type ConversationStore,
  type Hold,
  type WayBack,
} from '../contract/conversations';
import { isDuplicate } from './connection';
import { applyChange } from './conversation-change';
import {
  FREE,
  STANDING,
  type Added,
  type Line,
  type Standing,
  addressIn,
  entryOf,
  itemOf,
  open,
  placedByTime,
  seal,
} from './conversation-items';
import type { ConversationKeys } from './conversation-keys';
import type { ConversationModels, ConversationRecord, EntryRecord } from './conversation-record';
import { type Belongings, ConversationRemoval } from './conversation-removal';
import type { LeaseRenewals } from './lease-renewals';
import { firstPart } from '../first-part';
import { Lines } from '../lines';

/** Unread and unsent items given at once: more are given after these were dealt with. */
const ITEMS_AT_ONCE = 100;
/** MongoDB takes documents of 16 MB; unread messages may fill this much, then the platform is asked to deliver again later. */
const INBOX_BYTES = 12_000_000;
/** How many waiting conversations are counted. */
const BACKLOG_SHOWN = 1_000;
const AFTERWARDS = { returnDocument: 'after', lean: true } as const;

/** Raised when a conversation can take no more unread messages for now; nothing was stored, the platform shall try again. */
class ConversationFull extends Error {
  readonly code = 'CONVERSATION_FULL';
  constructor(id: string) {
    super(`conversation ${id} holds as many unread messages as fit`);
  }
}

/**
 * Conversations in MongoDB: one document each, with its unread and unsent items in it, changed by single-document operations
 * only. Lines that are done with lie in a collection of their own; they are written before the conversation lets go of them,
 * under an id that follows from their place, so a crash in between neither loses nor doubles one.
 */
export class MongooseConversations implements ConversationStore {
  /**
   * Writers of one conversation in this process queue up here instead of racing in the database; between processes the
   * conditions of each update decide. FerretDB 1, which does not hold them against a second connection, so serves one process.
   */
  readonly #lines = new Lines();
  readonly #removal: ConversationRemoval;

  constructor(
    private readonly models: ConversationModels,
    private readonly keys: ConversationKeys,
    private readonly indexSecret: Buffer,
    belongings: Belongings,
    /** `isShared`: the server holds the conditions of updates, so renewals need not queue up with other writers. */
    private readonly leases: { renewals: LeaseRenewals; isShared: boolean },
  ) {
    this.#removal = new ConversationRemoval(models, this.#lines, belongings);
  }

  idOf(address: Address): string {
    return blindIndex(this.indexSecret, JSON.stringify([address.channel, address.account, address.user]));
  }

  append(address: Address, message: NewMessage): Promise<{ id: string; accepted: boolean }> {
    const id = this.idOf(address);
    return this.#lines.run(id, async () => {
      for (;;) {
        const stored = await this.#tryAppend(id, message);
        if (stored !== 'missing') return { id, accepted: stored === 'stored' };
        if (await this.#begin(id, address, message)) return { id, accepted: true };
      }
    });
  }

  appendTo(id: string, message: NewMessage): Promise<{ id: string; accepted: boolean }> {
    return this.#lines.run(id, async () => {
      const stored = await this.#tryAppend(id, message);
      if (stored === 'missing') throw new Error(`no conversation ${id}`);
      return { id, accepted: stored === 'stored' };
    });
  }

  claim(id: string, owner: string, now: number, until: number): Promise<Conversation | undefined> {
    const free = [{ leaseOwner: null }, { leaseOwner: owner }, { leaseUntil: { $lte: now } }];
    return this.#lines.run(id, async () => {
      const record = await this.models.conversations.findOneAndUpdate(
        { _id: id, $or: free },
        { $set: { leaseOwner: owner, leaseUntil: until }, $inc: { version: 1 } },
        AFTERWARDS,
      );
      return record ? this.#conversation(record) : undefined;
    });
  }

  commit(hold: Hold, change: ConversationChange): Promise<Conversation> {
    return this.#lines.run(hold.id, async () => {
      for (;;) {
        const before = await this.#held(hold);
        const seals = this.keys.opened(hold.id, before.sealedKey);
        const { record, done } = applyChange(before, change, ({ activity }, seq) =>
          seal(seals, hold.id, seq, activity),
        );
        await this.#keepLines(done);
        const sealedState = change.state && seals.seal(change.state, `state/${hold.id}`);
        const isDone = change.letGo && !record.inbox.length && !record.outbox.length;
        const after = await this.models.conversations.findOneAndUpdate(
          { _id: hold.id, leaseOwner: hold.owner, version: hold.version, nextSeq: before.nextSeq },
          {
            $set: { ...record, ...(sealedState && { sealedState }), ...(isDone && FREE) },
            $inc: { version: 1 },
            ...(!isDone && { $max: { leaseUntil: change.until ?? 0 } }),
          },
          AFTERWARDS,
        );
        // Otherwise a message came in between: the change is worked out anew on top of it.
        if (after) return this.#conversation(after);
      }
    });
  }

  async renew(ids: readonly string[], owner: string, until: number): Promise<string[]> {
    const { renewals, isShared } = this.leases;
    if (isShared) return renewals.renew(ids, owner, until);
    const kept = await Promise.all(ids.map((id) => this.#lines.run(id, () => renewals.renew([id], owner, until))));
    return kept.flat();
  }

  async release({ id, owner }: Hold): Promise<void> {
    await this.#lines.run(id, () =>
      this.models.conversations.updateOne({ _id: id, leaseOwner: owner }, { $set: FREE }),
    );
  }

  async due(now: number, limit: number, leaseNow = now): Promise<string[]> {
    const free = [{ leaseOwner: null }, { leaseUntil: { $lte: leaseNow } }];
    const found = await this.models.conversations
      .find({ dueAt: { $ne: null, $lte: now }, $or: free }, { _id: 1 })
      .sort({ dueAt: 1, touchedAt: 1 })
      .limit(limit)
      .lean();
    return found.map(({ _id }) => _id);
  }

  /** Of the conversations that have waited longest: enough to know that it is too much. */
  async backlog(): Promise<Backlog> {
    const found = await this.models.conversations
      .find({ dueAt: { $ne: null } }, { 'inbox.receivedAt': 1, 'outbox.createdAt': 1 })
      .sort({ dueAt: 1, touchedAt: 1 })
      .limit(BACKLOG_SHOWN)
      .lean<Pick<ConversationRecord, 'inbox' | 'outbox'>[]>();
    const heard = found.flatMap(({ inbox }) => inbox.map(({ receivedAt }) => receivedAt));
    const said = found.flatMap(({ outbox }) => outbox.map(({ createdAt }) => createdAt));
    return {
      unread: heard.length,
      unsent: said.length,
      ...(heard.length && { oldestUnreadAt: Math.min(...heard) }),
      ...(said.length && { oldestUnsentAt: Math.min(...said) }),
    };
  }

  /** The conversation is read before its log: what moves from one to the other meanwhile is seen twice, never missed. */
  async log(id: string, after: number, limit: number): Promise<LogEntry[]> {
    const record = await this.models.conversations.findById(id, { sealedKey: 1, inbox: 1, outbox: 1 }).lean();
    if (!record) return [];
    const done = await this.models.entries
      .find({ conversation: id, seq: { $gt: after } })
      .sort({ seq: 1 })
      .limit(limit)
      .lean();
    const lines = new Map<number, Line>();
    for (const { sealed, entry, ...line } of done) if (sealed) lines.set(line.seq, { ...line, id: entry, sealed });
    for (const item of record.inbox)
      lines.set(item.seq, { ...item, at: item.receivedAt, state: 'unread', error: null });
    for (const item of record.outbox)
      lines.set(item.seq, { ...item, at: item.createdAt, state: 'queued', error: null });
    const inOrder = [...lines.values()].filter(({ seq }) => seq > after).sort((a, b) => a.seq - b.seq);
    const seals = this.keys.opened(id, record.sealedKey);
    return firstPart(inOrder.slice(0, limit), sealedOf).map((line) => entryOf(id, line, seals));
  }

  async addressOf(id: string): Promise<Address | undefined> {
    const record = await this.models.conversations.findById(id, { sealedKey: 1, sealedAddress: 1 }).lean();
    return record ? addressIn(record, this.keys.opened(id, record.sealedKey)) : undefined;
  }

  async heardAt(id: string): Promise<number | undefined> {
    return (await this.models.conversations.findById(id, { heardAt: 1 }).lean())?.heardAt ?? undefined;
  }

  purge(...times: Parameters<ConversationRemoval['purge']>): Promise<number> {
    return this.#removal.purge(...times);
  }

  async receive(id: string, receipt: Receipt): Promise<string[]> {
    const { state, ids = [], until = -1 } = receipt;
    const told = {
      conversation: id,
      state: { $in: changedBy(receipt) },
      $or: [{ sentAs: { $in: ids } }, { sentAt: { $lte: until } }],
    };
    const changed = await this.models.entries.find(told, { entry: 1 }).lean();
    if (changed.length) await this.models.entries.updateMany(told, { $set: { state } });
    return changed.map(({ entry }) => entry);
  }

  async isQueued(id: string, replyId: string): Promise<boolean> {
    return (await this.models.conversations.exists({ _id: id, 'outbox.id': replyId })) !== null;
  }

  async forgetSoon(id: string): Promise<void> {
    await this.#lines.run(id, () => this.models.conversations.updateOne({ _id: id }, { $set: { toForget: true } }));
  }

  async keep(id: string): Promise<void> {
    await this.#lines.run(id, () =>
      this.models.conversations.updateOne({ _id: id, toForget: true }, { $set: { toForget: false } }),
    );
  }

  /** The conversation before its log, as in {@link log}. */
  async wayBack(id: string, goodbyeId: string): Promise<WayBack> {
    const record = await this.models.conversations
      .findById(id, { toForget: 1, 'inbox.id': 1 })
      .lean<Pick<ConversationRecord, 'toForget' | 'inbox'>>();
    if (!record) return 'open';
    const isUnread = record.inbox.some((item) => item.id === goodbyeId);
    if (isUnread || (await this.models.entries.exists({ conversation: id, entry: goodbyeId }))) return 'closed';
    return record.toForget ? 'closing' : 'open';
  }

  async toForget(): Promise<string[]> {
    return (await this.models.conversations.find({ toForget: true }, { _id: 1 }).lean()).map(({ _id }) => _id);
  }

  async #begin(id: string, address: Address, message: NewMessage): Promise<boolean> {
    await this.#removal.finish(id);
    const sealedKey = this.keys.create(id);
    const seals = this.keys.opened(id, sealedKey);
    try {
      await this.models.conversations.create({
        _id: id,
        sealedKey,
        sealedAddress: seals.seal(address, `address/${id}`),
        channel: address.channel,
        version: 0,
        nextSeq: 2,
        leaseUntil: 0,
        dueAt: 0,
        touchedAt: message.receivedAt,
        heardAt: heardAt(message),
        inbox: [itemOf(id, 1, message, seals)],
        outbox: [],
      });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /**
   * Adds a message unless its id is known. The conversation is looked at before the log, and written only if nothing was added
   * to it since: an id can leave the conversation only for the log, so it cannot slip through between the two.
   */
  async #tryAppend(id: string, message: NewMessage): Promise<'stored' | 'known' | 'missing'> {
    const { conversations, entries } = this.models;
    const heard = heardAt(message);
    for (;;) {
      const record = await conversations.findById(id, STANDING).lean<Standing>();
      if (!record) return 'missing';
      if (record.inbox.some((item) => item.id === message.id)) return 'known';
      if (await entries.exists({ conversation: id, entry: message.id })) return 'known';
      if (record.inbox.reduce((sum, { sealed }) => sum + sealed.length, 0) > INBOX_BYTES)
        throw new ConversationFull(id);
      const { sealedKey, nextSeq, version } = record;
      const seals = this.keys.opened(id, sealedKey);
      const { waitedUntil } = message;
      const added: Added =
        waitedUntil === undefined
          ? { $push: { inbox: itemOf(id, nextSeq, message, seals) } }
          : placedByTime(record, message, waitedUntil, seals);
      const { modifiedCount } = await conversations.updateOne(
        // The key, too: a conversation that was removed and begun anew in between has another.
        { _id: id, nextSeq, sealedKey, ...(waitedUntil !== undefined && { version }) },
        {
          ...added,
          $set: { ...added.$set, dueAt: 0, nextSeq: nextSeq + 1 },
          $max: { touchedAt: message.receivedAt, ...(heard !== null && { heardAt: heard }) },
        },
      );
      if (modifiedCount) return 'stored';
    }
  }

  async #held({ id, owner, version }: Hold): Promise<ConversationRecord> {
    const record = await this.models.conversations.findOne({ _id: id, leaseOwner: owner, version }).lean();
    if (!record) throw new LeaseLost(id);
    return record;
  }

  async #keepLines(done: readonly EntryRecord[]): Promise<void> {
    if (!done.length) return;
    await this.models.entries.bulkWrite(
      done.map((entry) => ({
        replaceOne: { filter: { _id: entry._id, conversation: entry.conversation }, replacement: entry, upsert: true },
      })),
    );
  }

  #conversation(record: ConversationRecord): Conversation {
    const { _id, version, sealedState, heardAt, inbox, outbox } = record;
    const seals = this.keys.opened(_id, record.sealedKey);
    return {
      id: _id,
      address: addressIn(record, seals),
      version,
      state: sealedState ? (seals.open(sealedState, `state/${_id}`) as BotState) : {},
      ...(heardAt !== null && { heardAt }),
      inbox: firstPart(inbox.slice(0, ITEMS_AT_ONCE), sealedOf).map(({ sealed, ...item }) => ({
        ...item,
        activity: open(seals, _id, item.seq, sealed),
      })),
      outbox: firstPart(outbox.slice(0, ITEMS_AT_ONCE), sealedOf).map(({ sealed, ...item }) => ({
        ...item,
        activity: open(seals, _id, item.seq, sealed),
      })),
    };
  }
}

/** When the person is heard by this message; null when it gives us no leave to write. */
const heardAt = ({ from, isOpening, receivedAt }: NewMessage): number | null =>
  from === 'user' && isOpening !== false ? receivedAt : null;

const sealedOf = ({ sealed }: { sealed: Uint8Array }) => sealed;
