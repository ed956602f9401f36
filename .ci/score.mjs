// Scores the reader of messages against the development set, when it lies beside the checkout, and holds it to its floors.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const FLOORS = {
  intentAccuracy: 0.905,
  emergencyRecall: 0.96,
  emergencyPrecision: 0.9,
  reportRecall: 0.92,
  reportPrecision: 0.85,
};
const folder = new URL('../../shared/eval/', import.meta.url).pathname;

if (!existsSync(`${folder}score.mjs`)) {
  console.log('SKIPPED: the development set does not lie beside this checkout, so reading was not scored');
  process.exit(0);
}
const score = (...flags) =>
  spawnSync('node', [`${folder}score.mjs`, `${folder}dev.jsonl`, ...flags], { encoding: 'utf8' });
const table = score();
console.log(table.stdout, table.stderr);
const figures = JSON.parse(score('--json').stdout);
const below = Object.entries(FLOORS).filter(([name, floor]) => !(figures[name] >= floor));
for (const [name, floor] of below) console.error(`${name} is ${figures[name]}, below its floor of ${floor}`);
process.exit(table.status || below.length ? 1 : 0);
