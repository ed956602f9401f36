import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '../../../server/store/sqlite/database';

/** A disk that answers when it is told to. */
class SlowDisk {
  readonly waiting: ((error: Error | null) => void)[] = [];
  readonly flush = (_: number, done: (error: Error | null) => void): void => void this.waiting.push(done);
}

const MOMENT_MS = 20;

describe('a write to the embedded database', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'haidang-durability-'));
  const disk = new SlowDisk();
  const db = new Database(path.join(folder, 'store.db'), 'CREATE TABLE t (n INTEGER)', disk.flush);
  const settled: string[] = [];
  const insert = (n: number) => () => db.run('INSERT INTO t (n) VALUES (?)', n);
  const write = (name: string, n = 1) =>
    db.write(insert(n)).then(
      () => settled.push(name),
      () => settled.push(`${name} refused`),
    );

  beforeEach(() => void settled.splice(0));
  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });

  it('resolves when its log is on disk, not before', async () => {
    void write('a');
    await pause(MOMENT_MS);
    expect([settled, disk.waiting.length]).toEqual([[], 1]);
    disk.waiting.shift()?.(null);
    await pause(MOMENT_MS);
    expect(settled).toEqual(['a']);
  });

  it('waits for a flush that began after it was committed', async () => {
    void write('a');
    await pause(MOMENT_MS);
    void write('b');
    void write('c');
    await pause(MOMENT_MS);
    disk.waiting.shift()?.(null);
    await pause(MOMENT_MS);
    expect(settled).toEqual(['a']);
    disk.waiting.shift()?.(null);
    await pause(MOMENT_MS);
    expect([settled, disk.waiting.length]).toEqual([['a', 'b', 'c'], 0]);
  });

  it('is refused when the disk refuses, and the next one is tried afresh', async () => {
    void write('a');
    await pause(MOMENT_MS);
    disk.waiting.shift()?.(new Error('no space left on device'));
    void write('b');
    await pause(MOMENT_MS);
    disk.waiting.shift()?.(null);
    await pause(MOMENT_MS);
    expect(settled).toEqual(['a refused', 'b']);
  });

  it('of which one is faulty is refused alone', async () => {
    void write('a');
    void db.write(() => db.run('INSERT INTO nowhere VALUES (1)')).catch(() => settled.push('faulty'));
    void write('b');
    await pause(MOMENT_MS);
    expect(settled).toEqual(['faulty']);
    disk.waiting.shift()?.(null);
    await pause(MOMENT_MS);
    expect(settled).toEqual(['faulty', 'a', 'b']);
  });

  it('that must outlive the process is carried out at once, and resolves when it is on disk', async () => {
    void write('a');
    await pause(MOMENT_MS);
    const isThere = () => db.get('SELECT count(*) AS n FROM t WHERE n = 7')?.n;
    void db.writeNow(insert(7)).then(() => settled.push('now'));
    await pause(MOMENT_MS);
    expect([isThere(), settled]).toEqual([1, []]);
    disk.waiting.shift()?.(null);
    await pause(MOMENT_MS);
    expect(settled).toEqual(['a']);
    disk.waiting.shift()?.(null);
    await pause(MOMENT_MS);
    expect([settled, disk.waiting.length]).toEqual([['a', 'now'], 0]);
  });

  it('does not hold up a note, which need not survive a power cut', async () => {
    void write('a');
    await pause(MOMENT_MS);
    await db.note(insert(2)).then(() => settled.push('note'));
    expect(settled).toEqual(['note']);
    disk.waiting.shift()?.(null);
    await pause(MOMENT_MS);
    expect(settled).toEqual(['note', 'a']);
  });
});

it('that comes after the end is refused, and asks nothing of a log that is gone', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'haidang-closed-'));
  const asked: number[] = [];
  const file = path.join(folder, 'store.db');
  const db = new Database(file, 'CREATE TABLE t (n INTEGER)', (log) => void asked.push(log));
  const other = new Database(file, '');
  db.close();
  await expect(db.write(() => db.run('INSERT INTO t (n) VALUES (1)'))).rejects.toThrow();
  expect(asked).toEqual([]);
  other.close();
  rmSync(folder, { recursive: true });
});

it('is brought over from the log into the file of the database beside the work, so that the log does not grow without end', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'haidang-log-'));
  const file = path.join(folder, 'store.db');
  const db = new Database(file, 'CREATE TABLE t (v BLOB)');
  const before = statSync(file).size;
  const [page, writes] = [Buffer.alloc(8_192, 1), 12_000];
  for (let n = 0; n < writes; n += 1) await db.note(() => db.run('INSERT INTO t (v) VALUES (?)', page));
  while (statSync(file).size === before) await pause(MOMENT_MS);
  expect(statSync(`${file}-wal`).size).toBeLessThan((writes * page.length) / 2);
  db.close();
  const again = new Database(file, '');
  expect(again.get('SELECT count(*) AS n FROM t')).toMatchObject({ n: writes });
  again.close();
  rmSync(folder, { recursive: true });
});
