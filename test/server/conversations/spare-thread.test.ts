import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SpareThread } from '../../../server/conversations/spare-thread';
import type { RunTurn } from '../../../server/conversations/turn';
import { type Counted, TurnThread } from '../../../server/conversations/turn-thread';
import { loadAssistant } from '../../../server/assistant';
import { projectPaths } from '../../../server/paths';

const NOW = Date.parse('2026-11-26T03:00:00Z');
const moment = { now: NOW, isSurge: false };
const parts = { dataDir: tmpdir(), publicUrl: 'https://chat.example', certificateKey: Buffer.alloc(32), editions: [] };

/** As many turns at once as make a thread needed. */
const MANY = 8;

const asked = (text: string): Parameters<RunTurn> => [
  {
    type: 'message',
    id: `m:${text}`,
    text,
    channelId: 'web',
    serviceUrl: '',
    timestamp: new Date(NOW),
    conversation: { id: 'c', name: '', isGroup: false, conversationType: 'personal' },
    from: { id: 'somebody', name: '' },
    recipient: { id: 'hai-dang', name: '' },
  },
  {},
];

describe('a thread of turns', () => {
  const readings: Counted[] = [];
  const thread = new TurnThread(projectPaths(), parts, (reading) => void readings.push(reading));
  const here = loadAssistant({ paths: projectPaths(), now: () => NOW, publicUrl: parts.publicUrl });

  afterAll(() => thread.end());

  it.each([
    'cứu em với, họ nhốt em ở Campuchia',
    'làm hộ chiếu mất bao nhiêu tiền',
    'Tuyển gấp lao động đi Hàn Quốc lương 50 triệu, đặt cọc 20 triệu, inbox em nhé',
  ])('answers "%s" as the bot does here, and tells what it has read', async (text) => {
    await thread.ready;
    const told = await thread.run(asked(text), moment);
    expect(told).toEqual(await here.runTurn(...asked(text)));
    const { intent, urgency } = here.read(text);
    expect(readings.at(-1)).toEqual({ intent, urgency });
  });

  it('goes by the moment that it is told: in a surge, whoever asks for staff hears that it takes longer', async () => {
    await thread.ready;
    const [usual, surge] = [moment, { ...moment, isSurge: true }].map((then) =>
      thread.run(asked('cho tôi gặp nhân viên'), then),
    );
    expect((await surge)?.replies[0]?.text?.length).toBeGreaterThan((await usual)?.replies[0]?.text?.length ?? 0);
  });
});

describe('turns while many write', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'haidang-thread-'));
  const entry = path.join(folder, 'server/conversations/turn-thread-entry.js');
  const result = (text: string) => ({ replies: [{ type: 'message', text }], events: [], state: {} });
  /** A thread that answers what it is told to, without a bot in it. */
  const thread = (onTurn: string) => {
    mkdirSync(path.dirname(entry), { recursive: true });
    writeFileSync(
      entry,
      `const { parentPort } = require('node:worker_threads');
       const result = (text) => ({ replies: [{ type: 'message', text }], events: [], state: {} });
       parentPort.on('message', ({ n }) => { ${onTurn} });
       parentPort.postMessage('ready');`,
    );
    return new TurnThread({ dist: folder }, parts, () => undefined);
  };
  const BESIDE = `parentPort.postMessage({ n, readings: [], result: result('beside') })`;

  /** Turns here take a moment each, on a clock that they move on. */
  function room({ onTurn = BESIDE, isSpare = true } = {}) {
    let clock = 0;
    const threads: TurnThread[] = [];
    const failures: string[] = [];
    const here: RunTurn = async () => {
      clock += 200;
      await new Promise((resolve) => setImmediate(resolve));
      return result('here');
    };
    const begin = () => {
      const begun = thread(onTurn);
      threads.push(begun);
      return begun;
    };
    const onFailure = (error: Error) => void failures.push(error.message);
    const spare = new SpareThread(here, { begin, isSpare, moment: () => moment, onFailure, steady: () => clock });
    const turns = async (count: number) =>
      (await Promise.all(Array.from({ length: count }, () => spare.runTurn(...asked('?'))))).map(
        ({ replies }) => replies[0]?.text,
      );
    return { spare, threads, failures, turns };
  }

  afterAll(() => rmSync(folder, { recursive: true }));

  it('run here, and no thread is begun, while they are few', async () => {
    const { threads, turns } = room();
    for (let n = 0; n < 20; n += 1) expect(await turns(3)).toEqual(['here', 'here', 'here']);
    expect(threads).toEqual([]);
  });

  it('run here where no processor is to spare', async () => {
    const { threads, turns } = room({ isSpare: false });
    await turns(MANY);
    await turns(MANY);
    expect(threads).toEqual([]);
  });

  it('run in one thread beside once they have been many for a while, until what is answered by changes', async () => {
    const { spare, threads, turns } = room();
    await turns(MANY);
    await threads[0]?.ready;
    expect(await turns(MANY)).toEqual(Array.from({ length: MANY }, () => 'beside'));
    expect(threads).toHaveLength(1);
    spare.renew();
    expect(await turns(1)).toEqual(['here']);
    await spare.stop();
  });

  it('are run here when the thread dies over them, and it is told', async () => {
    const { spare, threads, failures, turns } = room({ onTurn: 'process.exit(1)' });
    await turns(MANY);
    await threads[0]?.ready;
    expect(await turns(MANY)).toEqual(Array.from({ length: MANY }, () => 'here'));
    await threads[0]?.gone;
    expect(failures).toEqual(['the thread of turns has ended']);
    await spare.stop();
  });

  it('fail when they are faulty, wherever they run', async () => {
    const { spare, threads, turns } = room({ onTurn: `parentPort.postMessage({ n, error: 'faulty' })` });
    await turns(MANY);
    await threads[0]?.ready;
    await expect(turns(1)).rejects.toThrow('faulty');
    await spare.stop();
  });
});
