import { readFileSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { unpackModels } from '../bot/understanding/models';
import { projectPaths } from '../server/paths';
import { type Figure, figure } from './figures';
import { type Running, start } from './processes';

const STARTS = 5;
const MODEL_LOADS = 20;
/** Long enough for the work of the start to be over, the rehearsal among it. */
const REST_MS = 6_000;
const FLOOR = 'Express and libsql alone';

/** From the start of the process, on an empty data folder, to ready; and the memory that it holds at rest. */
export async function measureStarts(apiBase: string): Promise<Figure[]> {
  const server = { ready: [] as number[], resident: [] as number[] };
  const floor = { ready: [] as number[], resident: [] as number[] };
  for (let n = 0; n < STARTS; n++) {
    const programs = { server: await start('server', apiBase), floor: await start('floor', apiBase) };
    await pause(REST_MS);
    await note(programs.server, server);
    await note(programs.floor, floor);
  }
  const ready = figure('start → ready', 'ms', server.ready, { what: FLOOR, samples: floor.ready });
  if (!server.resident.length) return [ready];
  return [ready, figure('memory at rest', 'MB', server.resident, { what: FLOOR, samples: floor.resident })];
}

async function note(running: Running, into: { ready: number[]; resident: number[] }): Promise<void> {
  into.ready.push(running.readyMs);
  const memory = running.residentMb();
  if (memory !== undefined) into.resident.push(memory);
  await running.stop();
}

/** The model's size, and how long it takes to make it usable, beside reading its file. */
export function measureModel(): Figure[] {
  const { model } = projectPaths();
  const times = { load: [] as number[], read: [] as number[] };
  for (let n = 0; n < MODEL_LOADS; n++) {
    times.read.push(timeOf(() => readFileSync(model)));
    times.load.push(timeOf(() => unpackModels(readFileSync(model))));
  }
  return [
    figure('model: file', 'MB', [statSync(model).size / 2 ** 20]),
    figure('model: load', 'ms', times.load, { what: 'reading the file', samples: times.read }),
  ];
}

function timeOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
