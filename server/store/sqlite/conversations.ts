import { changedBy } from '../receipts';
import type {
  Address,
  BotState,
  Conversation,
  EntryState,
  LogEntry,
  NewMessage,
  NewReply,
  Receipt,
  Sender,
} from '../contract/conversations';
import type { Activity } from '../../channels/activity';
import {
  LeaseLost,
  type Backlog,
  type ConversationChange,
  type ConversationStore,
  type Hold,
  type WayBack,
} from '../contract/conversations';
import { blindIndex, type Seals } from '../encryption';
import { placeByTime } from '../by-time';
import { firstPart } from '../first-part';
import { RememberedSeals } from '../remembered-seals';
import { ConversationItems } from './conversation-items';
import type { ConversationKeys } from './conversation-keys';
import { ConversationRemoval } from './conversation-removal';
import { type Database, type Row, type SqlValue, bytes, number, text } from './database';

/** What a conversation is begun to be read from. */
const HEAD = 'sealed_address, sealed_key, version, sealed_state, heard_at';
/** The next of what is unread and unsent, in one look. */
const ITEMS = `SELECT * FROM (SELECT 'in' AS box, seq, message_id AS id, sender, received_at AS at, attempts, 0 AS due_at, sealed
   FROM inbox WHERE conversation_id = ?1 ORDER BY seq LIMIT 100)
 UNION ALL SELECT * FROM (SELECT 'out', seq, reply_id, sender, created_at, attempts, due_at, sealed
   FROM outbox WHERE conversation_id = ?1 ORDER BY seq LIMIT 100)`;
/** As the column's default says. */
const FIRST_SEQ = 1;

/** Where something goes in a conversation, and what seals it. */
interface Place {
  seq: number;
  seals: Seals;
}

/** What a commit has written beside the items: `row` is the conversation as it stood before. */
interface Written extends Pick<ConversationChange, 'until' | 'letGo'> {
  row: Row;
  nextSeq: number;
  /** Null when the state has not changed. */
  sealedState: SqlValue;
}

/** Conversations in SQLite: one row each, with its unread and unsent items in tables of their own, written together. */
export class SqliteConversations implements ConversationStore {
  readonly #remembered = new RememberedSeals();
  readonly #items: ConversationItems;
  readonly #removal: ConversationRemoval;

  constructor(
    private readonly db: Database,
    private readonly keys: ConversationKeys,
    private readonly indexSecret: Buffer,
  ) {
    this.#items = new ConversationItems(db, this.#remembered);
    this.#removal = new ConversationRemoval(db, this.#remembered);
  }

  idOf(address: Address): string {
    return blindIndex(this.indexSecret, JSON.stringify([address.channel, address.account, address.user]));
  }

  append(address: Address, message: NewMessage): Promise<{ id: string; accepted: boolean }> {
    const id = this.idOf(address);
    return this.db.write(() => {
      const place = this.#place(id) ?? this.#begin(id, address, message.receivedAt);
      return { id, accepted: this.#insert(id, message, place) };
    });
  }

  appendTo(id: string, message: NewMessage): Promise<{ id: string; accepted: boolean }> {
    return this.db.write(() => {
      const place = this.#place(id);
      if (!place) throw new Error(`no conversation ${id}`);
      return { id, accepted: this.#insert(id, message, place) };
    });
  }

  claim(id: string, owner: string, now: number, until: number): Promise<Conversation | undefined> {
    return this.db.note(() => {
      const row = this.db.get(`SELECT ${HEAD}, lease_owner, lease_until FROM conversations WHERE id = ?`, id);
      const isFree = row && (row.lease_owner === null || row.lease_owner === owner || number(row.lease_until) <= now);
      if (!isFree) return undefined;
      const version = number(row.version) + 1;
      this.db.run(
        'UPDATE conversations SET lease_owner = ?, lease_until = ?, version = ? WHERE id = ?',
        owner,
        until,
        version,
        id,
      );
      return this.#conversation(id, { ...row, version });
    });
  }

  commit({ id, owner, version }: Hold, change: ConversationChange): Promise<Conversation> {
    const work = () => {
      const row = this.db.get(`SELECT ${HEAD}, next_seq, lease_owner, lease_until FROM conversations WHERE id = ?`, id);
      if (row?.lease_owner !== owner || number(row.version) !== version) throw new LeaseLost(id);
      const seals = this.keys.opened(id, row.sealed_key);
      const sealedState = change.state ? this.#remembered.seal(seals, change.state, `state/${id}`) : null;
      const nextSeq = number(row.next_seq) + (change.send?.length ?? 0);
      this.#items.change(id, change, seals, nextSeq);
      const sealed_state = sealedState ?? row.sealed_state ?? null;
      const conversation = this.#conversation(id, { ...row, version: version + 1, sealed_state });
      this.#finish(conversation, { row, nextSeq, sealedState, ...change });
      return conversation;
    };
    // What the platform has answered and a death would hide is sent again.
    return change.settle?.length ? this.db.writeNow(work) : this.db.write(work);
  }

  async renew(ids: readonly string[], owner: string, until: number): Promise<string[]> {
    const kept = await this.db.note(() =>
      this.db.all(
        `UPDATE conversations SET lease_until = max(lease_until, ?) WHERE lease_owner = ?
         AND id IN (SELECT value FROM json_each(?)) RETURNING id`,
        until,
        owner,
        JSON.stringify(ids),
      ),
    );
    return kept.map(({ id }) => text(id));
  }

  async release(hold: Hold): Promise<void> {
    await this.db.note(() =>
      this.db.run(
        'UPDATE conversations SET lease_owner = NULL, lease_until = 0 WHERE id = ? AND lease_owner = ?',
        hold.id,
        hold.owner,
      ),
    );
  }

  async due(now: number, limit: number, leaseNow = now): Promise<string[]> {
    const rows = this.db.all(
      `SELECT id FROM conversations WHERE due_at IS NOT NULL AND due_at <= ? AND (lease_owner IS NULL OR lease_until <= ?)
       ORDER BY due_at, touched_at LIMIT ?`,
      now,
      leaseNow,
      limit,
    );
    return Promise.resolve(rows.map((row) => text(row.id)));
  }

  backlog(): Promise<Backlog> {
    const row = this.db
      .get(`SELECT (SELECT count(*) FROM inbox) AS unread, (SELECT min(received_at) FROM inbox) AS heard,
       (SELECT count(*) FROM outbox) AS unsent, (SELECT min(created_at) FROM outbox) AS said`);
    return Promise.resolve({
      unread: number(row?.unread),
      unsent: number(row?.unsent),
      ...(typeof row?.heard === 'number' && { oldestUnreadAt: row.heard }),
      ...(typeof row?.said === 'number' && { oldestUnsentAt: row.said }),
    });
  }

  async log(id: string, after: number, limit: number): Promise<LogEntry[]> {
    const rows = this.db.all(
      `SELECT seq, entry_id, sender, at, state, error, sealed FROM log WHERE conversation_id = ?1 AND seq > ?2
       UNION ALL SELECT seq, message_id, sender, received_at, 'unread', NULL, sealed FROM inbox WHERE conversation_id = ?1 AND seq > ?2
       UNION ALL SELECT seq, reply_id, sender, created_at, 'queued', NULL, sealed FROM outbox WHERE conversation_id = ?1 AND seq > ?2
       ORDER BY seq LIMIT ?3`,
      id,
      after,
      limit,
    );
    if (!rows.length) return [];
    const seals = this.keys.of(id);
    return Promise.resolve(firstPart(rows, sealedOf).map((row) => entryOf(id, row, seals)));
  }

  addressOf(id: string): Promise<Address | undefined> {
    const row = this.db.get('SELECT sealed_address, sealed_key FROM conversations WHERE id = ?', id);
    return Promise.resolve(row && this.#address(id, row));
  }

  heardAt(id: string): Promise<number | undefined> {
    const row = this.db.get('SELECT heard_at FROM conversations WHERE id = ? AND heard_at IS NOT NULL', id);
    return Promise.resolve(row && number(row.heard_at));
  }

  purge(...times: Parameters<ConversationRemoval['purge']>): Promise<number> {
    return this.#removal.purge(...times);
  }

  async receive(id: string, receipt: Receipt): Promise<string[]> {
    const { state, ids = [], until = -1 } = receipt;
    const places = (values: readonly unknown[]) => values.map(() => '?').join(', ');
    const before = changedBy(receipt);
    const changed = await this.db.write(() =>
      this.db.all(
        `UPDATE log SET state = ? WHERE conversation_id = ? AND state IN (${places(before)})
         AND (sent_as IN (${places(ids)}) OR sent_at <= ?) RETURNING entry_id`,
        ...[state, id, ...before, ...ids, until],
      ),
    );
    return changed.map((row) => text(row.entry_id));
  }

  isQueued(id: string, replyId: string): Promise<boolean> {
    const row = this.db.get('SELECT 1 AS here FROM outbox WHERE conversation_id = ? AND reply_id = ?', id, replyId);
    return Promise.resolve(row !== undefined);
  }

  async forgetSoon(id: string): Promise<void> {
    await this.db.write(() => this.db.run('UPDATE conversations SET to_forget = 1 WHERE id = ?', id));
  }

  async keep(id: string): Promise<void> {
    await this.db.write(() => this.db.run('UPDATE conversations SET to_forget = 0 WHERE id = ? AND to_forget = 1', id));
  }

  wayBack(id: string, goodbyeId: string): Promise<WayBack> {
    const row = this.db.get(
      `SELECT to_forget, EXISTS (SELECT 1 FROM seen WHERE conversation_id = ?1 AND message_id = ?2) AS has_left
       FROM conversations WHERE id = ?1`,
      id,
      goodbyeId,
    );
    if (row && number(row.has_left)) return Promise.resolve('closed');
    return Promise.resolve(row && number(row.to_forget) ? 'closing' : 'open');
  }

  toForget(): Promise<string[]> {
    return Promise.resolve(this.db.all('SELECT id FROM conversations WHERE to_forget = 1').map((row) => text(row.id)));
  }

  /** Where the next message of a conversation goes, and what seals it; undefined when there is no such conversation. */
  #place(id: string): Place | undefined {
    const row = this.db.get('SELECT sealed_key, next_seq FROM conversations WHERE id = ?', id);
    return row && { seq: number(row.next_seq), seals: this.keys.opened(id, row.sealed_key) };
  }

  #begin(id: string, address: Address, at: number): Place {
    const sealedKey = this.keys.create(id);
    const seals = this.keys.opened(id, sealedKey);
    this.db.run(
      'INSERT INTO conversations (id, sealed_address, channel, touched_at, sealed_key) VALUES (?, ?, ?, ?, ?)',
      id,
      this.#remembered.seal(seals, address, `address/${id}`),
      address.channel,
      at,
      sealedKey,
    );
    return { seq: FIRST_SEQ, seals };
  }

  #insert(id: string, message: NewMessage, { seq, seals }: Place): boolean {
    const fresh = this.db.run(
      'INSERT INTO seen (conversation_id, message_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
      id,
      message.id,
    );
    if (!fresh) return false;
    const place = message.waitedUntil === undefined ? seq : this.#makeRoom(id, message.receivedAt, message.waitedUntil);
    const heardAt = message.from === 'user' && message.isOpening !== false ? message.receivedAt : null;
    this.db.run(
      `UPDATE conversations SET next_seq = ?1, due_at = 0, touched_at = max(touched_at, ?2),
       heard_at = CASE WHEN ?3 IS NULL THEN heard_at ELSE max(coalesce(heard_at, 0), ?3) END WHERE id = ?4`,
      seq + 1,
      message.receivedAt,
      heardAt,
      id,
    );
    this.db.run(
      'INSERT INTO inbox (conversation_id, seq, message_id, sender, received_at, sealed) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      place,
      message.id,
      message.from,
      message.receivedAt,
      this.#remembered.seal(seals, message.activity, `message/${id}/${place}`),
    );
    return true;
  }

  /** Gives what had to wait its place among the unread; what moves up for it is sealed for its new place. */
  #makeRoom(id: string, receivedAt: number, now: number): number {
    const row = this.db.get(
      'SELECT sealed_key, next_seq, lease_owner, lease_until FROM conversations WHERE id = ?',
      id,
    );
    const inHand = row?.lease_owner !== null && number(row?.lease_until) > now;
    const unread = this.db
      .all('SELECT seq, received_at, sealed FROM inbox WHERE conversation_id = ? ORDER BY seq', id)
      .map((item) => ({ seq: number(item.seq), receivedAt: number(item.received_at), sealed: bytes(item.sealed) }));
    const { seq, moved } = placeByTime(unread, { receivedAt, next: number(row?.next_seq), inHand });
    const seals = this.keys.opened(id, row?.sealed_key);
    for (const { item, seq: place } of moved.reverse()) {
      const activity = seals.open(item.sealed, `message/${id}/${item.seq}`);
      const sealed = seals.seal(activity, `message/${id}/${place}`);
      this.db.run(
        'UPDATE inbox SET seq = ?, sealed = ? WHERE conversation_id = ? AND seq = ?',
        place,
        sealed,
        id,
        item.seq,
      );
    }
    if (!inHand)
      this.db.run(
        'UPDATE conversations SET lease_owner = NULL, lease_until = 0, version = version + 1 WHERE id = ?',
        id,
      );
    return seq;
  }

  /** Something to read is due at once; otherwise the first reply in line decides, since order is kept. */
  #finish({ id, version, inbox, outbox }: Conversation, written: Written): void {
    const { row, nextSeq, sealedState, until = 0, letGo = false } = written;
    const dueAt = inbox.length ? 0 : (outbox[0]?.dueAt ?? null);
    const isLeft = letGo && dueAt === null;
    this.db.run(
      `UPDATE conversations SET version = ?, next_seq = ?, due_at = ?, sealed_state = coalesce(?, sealed_state),
       lease_owner = ?, lease_until = ? WHERE id = ?`,
      version,
      nextSeq,
      dueAt,
      sealedState,
      isLeft ? null : (row.lease_owner ?? null),
      isLeft ? 0 : Math.max(number(row.lease_until), until),
      id,
    );
  }

  #conversation(id: string, row: Row): Conversation {
    const seals = this.keys.opened(id, row.sealed_key);
    const items = this.db.all(ITEMS, id);
    const open = (sealed: SqlValue | undefined, purpose: string) =>
      this.#remembered.open(seals, bytes(sealed), purpose);
    const itemsOf = (box: 'in' | 'out') =>
      firstPart(
        items.filter((item) => item.box === box),
        sealedOf,
      ).map((item) => ({
        seq: number(item.seq),
        id: text(item.id),
        from: text(item.sender),
        at: number(item.at),
        attempts: number(item.attempts),
        dueAt: number(item.due_at),
        activity: open(item.sealed, `message/${id}/${number(item.seq)}`) as Activity,
      }));
    return {
      id,
      address: open(row.sealed_address, `address/${id}`) as Address,
      version: number(row.version),
      state: row.sealed_state ? (open(row.sealed_state, `state/${id}`) as BotState) : {},
      ...(typeof row.heard_at === 'number' && { heardAt: row.heard_at }),
      inbox: itemsOf('in').map(({ seq, id: messageId, from, at, attempts, activity }) => ({
        ...{ seq, id: messageId, from: from as Sender, receivedAt: at, attempts, activity },
      })),
      outbox: itemsOf('out').map(({ seq, id: replyId, from, at, attempts, dueAt, activity }) => ({
        ...{ seq, id: replyId, from: from as NewReply['from'], createdAt: at, attempts, dueAt, activity },
      })),
    };
  }

  #address(id: string, row: Row): Address {
    return this.keys.opened(id, row.sealed_key).open(bytes(row.sealed_address), `address/${id}`) as Address;
  }
}

const entryOf = (id: string, row: Row, seals: Seals): LogEntry => ({
  seq: number(row.seq),
  id: text(row.entry_id),
  from: text(row.sender) as Sender,
  at: number(row.at),
  state: text(row.state) as EntryState,
  activity: activityOf(id, row, seals),
  ...(typeof row.error === 'string' && { error: row.error }),
});

const activityOf = (id: string, row: Row, seals: Seals): Activity =>
  seals.open(bytes(row.sealed), `message/${id}/${number(row.seq)}`) as Activity;

const sealedOf = ({ sealed }: Row) => bytes(sealed);
