// First of all, before anything that loads the SDK.
import '../unused-sdk-parts';
import { parentPort, workerData } from 'node:worker_threads';
import { loadAssistant } from '../assistant';
import { Certificates } from '../courses/certificates';
import { loadCompanies } from '../offers/company-file';
import { projectPaths } from '../paths';
import type { AskedTurn, Counted, Moment, ThreadParts, ToldTurn } from './turn-thread';

// Runs beside the server while many write: the same bot, from the same files.

const { dataDir, publicUrl, certificateKey, editions } = workerData as ThreadParts;
let moment: Moment = { now: Date.now(), isSurge: false };
let readings: Counted[] = [];

const now = () => moment.now;
const companies = loadCompanies(dataDir);
const { runTurn, offers, publish } = loadAssistant({
  paths: projectPaths(),
  now,
  certificates: new Certificates({ key: Buffer.from(certificateKey), publicUrl, now }),
  isSurge: () => moment.isSurge,
  publicUrl,
  ...(companies && { companies }),
  onReading: ({ intent, urgency }) => void readings.push({ intent, urgency }),
});
if (editions.length) publish(editions);
offers.prepare();

async function take({ n, turn, ...asked }: AskedTurn): Promise<void> {
  moment = asked;
  readings = [];
  try {
    const result = await runTurn(...turn);
    tell({ n, readings, result });
  } catch (error) {
    tell({ n, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

function tell(told: ToldTurn): void {
  parentPort?.postMessage(told);
}

/** One after another: each has its own moment. */
let before = Promise.resolve();
parentPort?.on('message', (asked: AskedTurn) => {
  before = before.then(() => take(asked));
});
tell('ready');
