import { type Connection, type Model, type QueryFilter, Schema } from 'mongoose';
import type { Mark } from '../../cases/mark';
import { SealBroken, blindIndex } from '../encryption';
import type { Priority } from '../../../bot/handoff';
import type { Case, CaseStatus, CopyCheck, WorkStep } from '../contract/cases';
import { codeTerm, type CaseQuery, type CaseStore } from '../contract/cases';
import { STRICT, isDuplicate } from './connection';
import { Lines } from '../lines';
import type { ConversationKeys } from './conversation-keys';

/** A case: what the queue sorts and filters by in fields of their own, everything else sealed. Sharded on `conversation`. */
interface CaseRecord {
  _id: string;
  /** `open/<conversation>` while it is not closed, else its own: so a conversation has one open case at most. */
  slot: string;
  code: string;
  conversation: string;
  channel: string;
  priority: Priority;
  status: CaseStatus;
  line: number;
  step: WorkStep;
  owner: string | null;
  office: string | null;
  openedAt: number;
  waitingSince: number;
  dueAt: number | null;
  changedAt: number;
  version: number;
  /** Blind indexes of what it is found by. */
  terms: string[];
  /** Kinds and blind indexes of what may tie it to others. */
  marks: string[];
  sealed: Buffer;
}

const text = { type: String, required: true } as const;
const time = { type: Number, required: true } as const;

const caseSchema = new Schema<CaseRecord>(
  {
    _id: text,
    slot: text,
    code: text,
    conversation: text,
    channel: text,
    priority: { type: Number, required: true, enum: [1, 2, 3] },
    status: { type: String, required: true, enum: ['open', 'claimed', 'following', 'closed'] },
    line: time,
    step: text,
    owner: { type: String, default: null },
    office: { type: String, default: null },
    openedAt: time,
    waitingSince: time,
    dueAt: { type: Number, default: null },
    changedAt: time,
    version: { type: Number, required: true, min: 1 },
    terms: [String],
    marks: [String],
    sealed: { type: Buffer, required: true },
  },
  STRICT,
)
  .index({ conversation: 1, slot: 1 }, { unique: true })
  .index({ line: 1, priority: 1, waitingSince: 1, _id: 1 })
  .index({ owner: 1, line: 1 })
  .index({ dueAt: 1 })
  .index({ changedAt: 1, _id: 1 })
  .index({ code: 1 })
  .index({ terms: 1 })
  .index({ marks: 1 })
  .index({ openedAt: 1, _id: 1 });

/** Where a case stands in the queue before urgency and time count: first those that wait for staff. */
const LINES: Record<CaseStatus, number> = { open: 0, claimed: 0, following: 1, closed: 2 };
const IN_ORDER = { line: 1, priority: 1, waitingSince: 1, _id: 1 } as const;

/** Cases in MongoDB. */
export class MongooseCases implements CaseStore {
  readonly #cases: Model<CaseRecord>;
  /** Changes of one case in this process, one after the other (see MongooseConversations). */
  readonly #lines = new Lines();

  constructor(
    connection: Connection,
    private readonly keys: ConversationKeys,
    private readonly indexKey: Buffer,
  ) {
    this.#cases = connection.model<CaseRecord>('Case', caseSchema, 'cases');
  }

  insert(draft: Case): Promise<Case> {
    return this.#lines.run(draft.conversationId, async () => {
      for (;;) {
        const known = (await this.get(draft.id)) ?? (await this.openIn(draft.conversationId));
        if (known) return known;
        try {
          await this.#cases.create({ ...(await this.#record(draft)), terms: [], marks: [] });
          return draft;
        } catch (error) {
          if (!isDuplicate(error)) throw error;
        }
      }
    });
  }

  async get(id: string): Promise<Case | undefined> {
    return this.#open(await this.#cases.findById(id).lean());
  }

  async openIn(conversation: string): Promise<Case | undefined> {
    return this.#open(await this.#cases.findOne({ conversation, slot: `open/${conversation}` }).lean());
  }

  async of(conversation: string): Promise<Case[]> {
    return this.#openAll(await this.#cases.find({ conversation }).lean());
  }

  replace(next: Case): Promise<boolean> {
    return this.#lines.run(next.conversationId, async () => {
      const { _id, ...fields } = await this.#record(next);
      try {
        const { modifiedCount } = await this.#cases.updateOne({ _id, version: next.version - 1 }, { $set: fields });
        return modifiedCount > 0;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    });
  }

  async index(id: string, terms: readonly string[]): Promise<void> {
    if (!terms.length) return;
    const blind = terms.map((term) => this.#blind(term));
    await this.#cases.updateOne({ _id: id }, { $addToSet: { terms: { $each: blind } } });
  }

  async list(query: CaseQuery): Promise<{ items: Case[]; nextCursor?: string }> {
    const found = await this.#cases
      .find(this.#conditions(query))
      .sort(IN_ORDER)
      .limit(query.limit + 1)
      .lean();
    const page = found.slice(0, query.limit);
    const last = found.length > query.limit ? page.at(-1) : undefined;
    return { items: await this.#openAll(page), ...(last && { nextCursor: cursorOf(last) }) };
  }

  async due(now: number, limit: number): Promise<Case[]> {
    const due = { dueAt: { $ne: null, $lte: now } };
    const found = await this.#cases.find(due).sort({ priority: 1, dueAt: 1 }).limit(limit).lean();
    return this.#openAll(found);
  }

  async changedSince(since: number, limit: number): Promise<Case[]> {
    const changed = { changedAt: { $gte: since } };
    const found = await this.#cases.find(changed).sort({ changedAt: 1, _id: 1 }).limit(limit).lean();
    return this.#openAll(found);
  }

  async countOpen(): Promise<Record<Priority, number>> {
    const counts: Record<Priority, number> = { 1: 0, 2: 0, 3: 0 };
    const found = await this.#cases.aggregate<{ _id: Priority; n: number }>([
      { $match: { line: { $lt: LINES.closed } } },
      { $group: { _id: '$priority', n: { $sum: 1 } } },
    ]);
    for (const { _id, n } of found) counts[_id] = n;
    return counts;
  }

  async openedBetween(query: { from: number; to: number; limit: number; after?: string }): Promise<{
    items: Case[];
    next?: string;
  }> {
    const { from, to, limit, after } = query;
    const [openedAt, id] = after ? (JSON.parse(after) as [number, string]) : [from, ''];
    const found = await this.#cases
      .find({ openedAt: { $gte: openedAt, $lt: to }, $or: [{ openedAt: { $gt: openedAt } }, { _id: { $gt: id } }] })
      .sort({ openedAt: 1, _id: 1 })
      .limit(limit)
      .lean();
    const last = found.length === limit ? found.at(-1) : undefined;
    const items = await this.#openAll(found);
    return { items, ...(last && { next: JSON.stringify([last.openedAt, last._id]) }) };
  }

  async mark(id: string, marks: readonly Mark[]): Promise<void> {
    if (!marks.length) return;
    const blind = marks.map((mark) => this.#blindMark(mark));
    await this.#cases.updateOne({ _id: id }, { $addToSet: { marks: { $each: blind } } });
  }

  async marked(marks: readonly Mark[], most: number): Promise<(Mark & { caseIds: string[] })[]> {
    const found = await Promise.all(
      marks.map(async (mark) => {
        const bearers = this.#cases.find({ marks: this.#blindMark(mark) }, { _id: 1 });
        const cases = await bearers
          .sort({ _id: 1 })
          .limit(most + 1)
          .lean();
        return { ...mark, caseIds: cases.map(({ _id }) => _id) };
      }),
    );
    return found.filter(({ caseIds }) => caseIds.length <= most);
  }

  async sharedMarks(most: number): Promise<{ kind: Mark['kind']; caseIds: string[] }[]> {
    const bearers = new Map<string, string[]>();
    const marked = this.#cases
      .find({ marks: { $ne: [] } }, { marks: 1 })
      .sort({ _id: 1 })
      .lean();
    for (const { _id, marks } of await marked)
      for (const mark of marks) bearers.set(mark, [...(bearers.get(mark) ?? []), _id]);
    return [...bearers]
      .filter(([, caseIds]) => caseIds.length >= 2 && caseIds.length <= most)
      .map(([mark, caseIds]) => ({ kind: mark.slice(0, mark.indexOf(':')) as Mark['kind'], caseIds }));
  }

  async mendCopies(after: string, limit: number): Promise<CopyCheck> {
    const found = await this.#cases
      .find({ _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<CaseRecord[]>();
    const open = await this.#opener(found);
    const [mended, unreadable]: [string[], string[]] = [[], []];
    for (const record of found) {
      const item = unlessSpoiled(() => open(record));
      if (!item) unreadable.push(record._id);
      else if (await this.#mend(record, item)) mended.push(record._id);
    }
    const last = found.length === limit ? found.at(-1) : undefined;
    return { mended, unreadable, ...(last && { next: last._id }) };
  }

  /** Only where nobody has changed the case since: its sealed value is its version that nobody can forge. */
  async #mend(record: CaseRecord, item: Case): Promise<boolean> {
    const { slot, ...copies } = copiesOf(item);
    const isSound = Object.entries(copies).every(([name, copy]) => record[name as keyof CaseRecord] === copy);
    if (isSound) return false;
    const { _id, sealed } = record;
    const put = (to: string) => this.#cases.updateOne({ _id, sealed }, { $set: { ...copies, slot: to } });
    try {
      return (await put(slot)).modifiedCount > 0;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // Another case was opened in its conversation meanwhile: it is seen again beside that one.
      return (await put(_id)).modifiedCount > 0;
    }
  }

  /** The kind stands before the blind index, so that shared marks can be told apart without being read. */
  #blindMark({ kind, value }: Mark): string {
    return `${kind}:${blindIndex(this.indexKey, `mark/${kind}/${value}`)}`;
  }

  /** Those of these conversations of which there is a case. */
  ownersAmong(conversations: readonly string[]): Promise<string[]> {
    return this.#cases.distinct('conversation', { conversation: { $in: [...conversations] } });
  }

  /** Removes the cases of a conversation that is removed itself. */
  async removeOf(conversation: string): Promise<void> {
    await this.#cases.deleteMany({ conversation });
  }

  #conditions(query: CaseQuery): QueryFilter<CaseRecord> {
    const { status, priority, owner, office, channel, step, search, cursor } = query;
    return {
      ...(status && { status }),
      ...(priority && { priority }),
      ...(owner !== undefined && { owner }),
      ...(office && { office }),
      ...(channel && { channel }),
      ...(step && { step }),
      $and: [search ? { $or: this.#search(search) } : {}, cursor ? { $or: after(cursor) } : {}],
    };
  }

  #search({ code, terms }: NonNullable<CaseQuery['search']>): QueryFilter<CaseRecord>[] {
    const start = code.toUpperCase();
    return [
      // What lies between this and the next letter begins with it.
      { code: { $gte: start, $lt: `${start}\uffff` } },
      { terms: this.#blind(codeTerm(code)) },
      ...(terms.length ? [{ terms: { $all: terms.map((term) => this.#blind(term)) } }] : []),
    ];
  }

  #blind(term: string): string {
    return blindIndex(this.indexKey, `term/${term}`);
  }

  async #record(item: Case): Promise<Omit<CaseRecord, 'terms' | 'marks'>> {
    const sealed = (await this.keys.of(item.conversationId)).seal(item, `case/${item.id}`);
    return { _id: item.id, ...copiesOf(item), sealed };
  }

  async #open(record: CaseRecord | null): Promise<Case | undefined> {
    if (!record) return undefined;
    return (await this.#opener([record]))(record);
  }

  /** Those whose conversation was removed meanwhile are left out, and those that cannot be opened. */
  async #openAll(records: readonly CaseRecord[]): Promise<Case[]> {
    if (!records.length) return [];
    const open = await this.#opener(records);
    return records.flatMap((record) => unlessSpoiled(() => open(record)) ?? []);
  }

  async #opener(records: readonly CaseRecord[]): Promise<(record: CaseRecord) => Case | undefined> {
    const open = await this.keys.opener(records.map(({ conversation }) => conversation));
    return ({ _id, conversation, sealed }) => open(conversation, sealed, `case/${_id}`) as Case | undefined;
  }
}

/** What is kept in clear, so that it can be sorted by and filtered. */
function copiesOf(item: Case): Omit<CaseRecord, '_id' | 'terms' | 'marks' | 'sealed'> {
  const { id, code, conversationId, channel, priority, status, step, openedAt, waitingSince, changedAt } = item;
  return {
    slot: status === 'closed' ? id : `open/${conversationId}`,
    code,
    conversation: conversationId,
    channel,
    priority,
    status,
    line: LINES[status],
    step,
    owner: item.owner?.id ?? null,
    office: item.office ?? null,
    openedAt,
    waitingSince,
    dueAt: item.dueAt ?? null,
    changedAt,
    version: item.version,
  };
}

/** Undefined for what somebody has spoiled: of the others everybody must still be able to read. */
function unlessSpoiled<T>(open: () => T): T | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

type Place = [line: number, priority: Priority, waitingSince: number, id: string];

/** What stands behind a place in the queue, spelt out field by field. */
function after(cursor: string): QueryFilter<CaseRecord>[] {
  const place = readCursor(cursor);
  if (!place) return [{}];
  const [line, priority, waitingSince, _id] = place;
  return [
    { line: { $gt: line } },
    { line, priority: { $gt: priority } },
    { line, priority, waitingSince: { $gt: waitingSince } },
    { line, priority, waitingSince, _id: { $gt: _id } },
  ];
}

const cursorOf = ({ line, priority, waitingSince, _id }: CaseRecord): string =>
  Buffer.from(JSON.stringify([line, priority, waitingSince, _id])).toString('base64url');

function readCursor(cursor: string): Place | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(parts) || parts.length !== 4) return undefined;
    return [Number(parts[0]), Number(parts[1]) as Priority, Number(parts[2]), String(parts[3])];
  } catch {
    return undefined; // the queue is given from its beginning
  }
}
