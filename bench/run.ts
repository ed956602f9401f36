import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectPaths } from '../server/paths';
import { measureAcknowledgements } from './acknowledgements';
import { measureCases } from './case-queue';
import { compareReaders } from './comparison';
import type { Figure } from './figures';
import { measureKnowledge } from './knowledge';
import { measureOffers } from './offers';
import { measurePictures } from './pictures';
import { startPlatform } from './platform';
import { cleanUp, start } from './processes';
import { measureReplyTimes } from './reply-times';
import { comparisonOf, machineFacts, tableOf } from './report';
import { measureModel, measureStarts } from './start';
import { benchTexts } from './texts';
import { measureSurge } from './surge';
import { measureUnderstanding } from './understanding';
import { measureWebhookAnswers } from './webhook-answers';

/** Measures everything, each thing beside its floor; prints a table and writes bench/results.json. */
async function main(): Promise<void> {
  const machine = machineFacts();
  const began = Date.now();
  const figures = await measureAll();
  process.stderr.write('comparing readers …\n');
  const readers = await compareReaders();
  const tookSeconds = (Date.now() - began) / 1000;
  const results = { date: new Date(began).toISOString(), tookSeconds, machine, figures, readers };
  writeFileSync(path.join(projectPaths().root, 'bench/results.json'), `${JSON.stringify(results, null, 2)}\n`);
  process.stdout.write(`${tableOf(figures)}\n\n${comparisonOf(readers)}\n\n${JSON.stringify(machine)}\n`);
}

/** One after another: what is measured has the machine for itself, as far as we can help it. */
async function measureAll(): Promise<Figure[]> {
  const texts = benchTexts();
  const figures: Figure[] = [];
  const step = async (what: string, measure: () => Figure[] | Promise<Figure[]>) => {
    process.stderr.write(`measuring ${what} …\n`);
    figures.push(...(await measure()));
  };
  await step('understanding', () => measureUnderstanding(texts));
  await step('offers', measureOffers);
  await step('pictures', measurePictures);
  await step('knowledge', () => measureKnowledge(texts));
  await step('the model', measureModel);
  await step('cases', measureCases);
  await step('a surge', () => measureSurge(texts));
  const platform = await startPlatform(texts);
  await step('starts', () => measureStarts(platform.base));
  const [server, floor] = [await start('server', platform.base), await start('floor', platform.base)];
  const parties = { platform, server, floor };
  await step('replies', () => measureReplyTimes(parties));
  await step('webhooks', () => measureWebhookAnswers(parties));
  await step('a steady stream', () => measureAcknowledgements(parties));
  for (const each of [server, floor, platform]) await ('stop' in each ? each.stop() : each.close());
  return figures;
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
process.once('exit', cleanUp);
main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
