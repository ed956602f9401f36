import type { CopyEnd, PlainRecord, Place, Table, TableName, Value } from '../store/copy/table';
import { RECORDS_KEPT } from './records-kept';

const BATCH = 500;

/** What could have been affected, of one kind of record. */
export interface Affected {
  table: TableName;
  /** Records that are kept, and those of them that came in the span; all of them where nobody knows when they came. */
  all: number;
  inSpan: number;
}

/** What a breach could have touched: numbers, and by which ids people are known to us. Never what was written. */
export interface Breach {
  /** Epoch ms, `from` included, `to` not. */
  from: number;
  to: number;
  kinds: Affected[];
  /** Conversations of which something came in the span, with their channel; a channel is empty when the conversation is gone. */
  people: { id: string; channel: string }[];
  /** Codes of cases that were opened in the span, with their conversation. */
  cases: { code: string; conversation: string; priority: number }[];
  /** Ids of members of staff of whom something came in the span. */
  staff: string[];
}

/** Looks through everything that is kept, on either store, without opening anything that is sealed. */
export async function breachIn({ tables }: CopyEnd, from: number, to: number): Promise<Breach> {
  const channels = new Map<string, string>();
  const people = new Set<string>();
  const staff = new Set<string>();
  const cases: Breach['cases'] = [];
  const kinds: Affected[] = [];
  for (const table of Object.keys(RECORDS_KEPT) as TableName[]) {
    const { at, owner, whose } = RECORDS_KEPT[table];
    const affected: Affected = { table, all: 0, inSpan: 0 };
    for await (const record of recordsOf(tables[table])) {
      affected.all += 1;
      if (table === 'conversations') channels.set(textIn(record._id), textIn(record.channel));
      const time = at === undefined ? undefined : Number(record[at]);
      if (time !== undefined && (time < from || time >= to)) continue;
      affected.inSpan += 1;
      if (time === undefined || owner === undefined) continue;
      if (whose === 'people') people.add(textIn(record[owner]));
      if (whose === 'staff') staff.add(textIn(record[owner]));
      if (table === 'cases') cases.push(caseIn(record));
    }
    kinds.push(affected);
  }
  const known = [...people].sort().map((id) => ({ id, channel: channels.get(id) ?? '' }));
  return { from, to, kinds, people: known, cases, staff: [...staff].sort() };
}

const caseIn = ({ code, conversation, priority }: PlainRecord): Breach['cases'][number] => ({
  ...{ code: textIn(code), conversation: textIn(conversation), priority: Number(priority) },
});

async function* recordsOf(table: Table): AsyncGenerator<PlainRecord> {
  let after: Place | undefined;
  do {
    const { records, next } = await table.read(after, BATCH);
    yield* records;
    after = next;
  } while (after);
}

const textIn = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
