import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PROCESSES = 4;
const FILES = 15;
/** A process that opens the file named in each message, closes it again, and says how that went. */
const OPENER = `
const { Database } = require(${JSON.stringify(path.resolve('dist/server/store/sqlite/database.js'))});
process.on('message', (file) => {
  try {
    new Database(file).close();
    process.send('opened');
  } catch (error) {
    process.send(String(error));
  }
});
process.send('ready');
`;

describe('an embedded database', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'haidang-opening-'));
  const processes: ChildProcess[] = [];
  beforeAll(async () => {
    const program = path.join(folder, 'opener.cjs');
    writeFileSync(program, OPENER);
    processes.push(...Array.from({ length: PROCESSES }, () => fork(program)));
    await Promise.all(processes.map((each) => once(each, 'message')));
  });
  afterAll(() => {
    processes.forEach((each) => each.kill());
    rmSync(folder, { recursive: true });
  });

  it('that does not exist yet is opened by several processes in the same moment', async () => {
    for (let n = 0; n < FILES; n += 1) {
      const answers = processes.map((each) => once(each, 'message'));
      processes.forEach((each) => each.send(path.join(folder, `${n}.db`)));
      const said = (await Promise.all(answers)).map(([first]: unknown[]) => first);
      expect(said).toEqual(processes.map(() => 'opened'));
    }
  });
});
