import { createHash } from 'node:crypto';
import { type CopyEnd, type Place, type PlainRecord, TABLES, type Table, type TableName, type Value } from './table';

const BATCH = 500;

/** Raised when the copy is not the same as what was copied. */
export class CopyDiffers extends Error {
  readonly code = 'COPY_DIFFERS';
}

/** How far a copy has come: everything before the table, and of it everything up to the place. */
export interface Progress {
  table: TableName;
  after?: Place;
}

interface CopyPorts {
  from: CopyEnd;
  to: CopyEnd;
  /** Where an earlier copy was cut off. */
  begin?: Progress | undefined;
  /** Keeps how far it has come, after everything before that is durable. */
  note: (progress: Progress) => Promise<void>;
  say: (table: TableName, what: 'copied' | 'checked', done: number, all: number) => void;
}

/** Copies every record, from where an earlier copy was cut off. Writing one twice changes nothing. */
export async function copyAll({ from, to, begin, note, say }: CopyPorts): Promise<void> {
  const first = begin ? TABLES.indexOf(begin.table) : 0;
  for (const table of TABLES.slice(first)) {
    const all = await from.tables[table].count();
    let done = 0;
    let after = table === begin?.table ? begin.after : undefined;
    do {
      const { records, next } = await from.tables[table].read(after, BATCH);
      await to.tables[table].write(records);
      await note({ table, ...(next && { after: next }) });
      say(table, 'copied', (done += records.length), all);
      after = next;
    } while (after);
  }
}

/** Counts and compares both sides record by record; raises {@link CopyDiffers} with the tables that are not the same. */
export async function verify({
  from,
  to,
  say,
}: Pick<CopyPorts, 'from' | 'to' | 'say'>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const differing: string[] = [];
  for (const table of TABLES) {
    const [here, there] = [await sumOf(from.tables[table]), await sumOf(to.tables[table])];
    say(table, 'checked', there.count, here.count);
    counts[table] = here.count;
    if (here.count !== there.count) differing.push(`${table} (${here.count}, copied ${there.count})`);
    else if (here.sum !== there.sum) differing.push(`${table} (same number, other content)`);
  }
  if (differing.length) throw new CopyDiffers(`not the same: ${differing.join(', ')}`);
  return counts;
}

const BITS_128 = (1n << 128n) - 1n;

/** How many records, and the sum of their SHA-256: the same in whatever order they come. */
async function sumOf(table: Table): Promise<{ count: number; sum: bigint }> {
  let [count, sum] = [0, 0n];
  let after: Place | undefined;
  do {
    const { records, next } = await table.read(after, BATCH);
    count += records.length;
    for (const record of records) sum = (sum + digestOf(record)) & BITS_128;
    after = next;
  } while (after);
  return { count, sum };
}

function digestOf(record: PlainRecord): bigint {
  const hex = createHash('sha256')
    .update(JSON.stringify(ordered(record)))
    .digest('hex');
  return BigInt(`0x${hex.slice(0, 32)}`);
}

/** The same record gives the same text, whatever order its fields came in. */
function ordered(value: Value): unknown {
  if (Buffer.isBuffer(value)) return value.toString('base64');
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.keys(value)
    .sort()
    .map((name) => [name, ordered(value[name] ?? null)]);
}
