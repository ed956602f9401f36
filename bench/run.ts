import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectPaths } from '../server/paths';
import { measureAcknowledgements } from './acknowledgements';
import { OPEN_CASES, measureCases } from './case-queue';
import { compareReaders } from './comparison';
import { measureCost } from './cost';
import type { Figure } from './figures';
import { measureGrowth, measureMillion } from './growth';
import { measureJitter } from './jitter';
import { measureKnowledge } from './knowledge';
import { measureOffers } from './offers';
import { pageOf } from './page';
import { measurePictures } from './pictures';
import { startPlatform } from './platform';
import { cleanUp, start } from './processes';
import { measureRates } from './rates';
import { measureReplyTimes } from './reply-times';
import { comparisonOf, machineFacts, tableOf } from './report';
import { measureScaling } from './scaling';
import { measureSoak } from './soak';
import { measureModel, measureStarts } from './start';
import { benchTexts } from './texts';
import { measureSurge } from './surge';
import { measureUnderstanding } from './understanding';
import { measureWebhookAnswers } from './webhook-answers';

const LONG = true;

/**
 * Measures everything, each thing beside its floor; prints a table, writes bench/results.json and the page in docs/. Given words
 * (`npm run bench -- cost growth`) it measures only what has one of them in its name, and writes nothing. What takes long is measured
 * so alone: soak, rates, processes, million, queue.
 */
async function main(words: readonly string[]): Promise<void> {
  const machine = machineFacts();
  const began = Date.now();
  const figures = await measureAll(words);
  if (words.length) {
    process.stdout.write(`${tableOf(figures)}\n`);
    return;
  }
  process.stderr.write('comparing readers …\n');
  const readers = await compareReaders();
  const tookSeconds = (Date.now() - began) / 1000;
  const results = { date: new Date(began).toISOString(), tookSeconds, machine, figures, readers };
  const { root } = projectPaths();
  const { markdown, svg } = pageOf(results);
  writeFileSync(path.join(root, 'bench/results.json'), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(path.join(root, 'docs/performance.md'), markdown);
  writeFileSync(path.join(root, 'docs/performance.svg'), svg);
  process.stdout.write(`${tableOf(figures)}\n\n${comparisonOf(readers)}\n\n${JSON.stringify(machine)}\n`);
}

/**
 * One after another: what is measured has the machine for itself, as far as we can help it. What takes very long is measured only
 * when it is asked for by name.
 */
async function measureAll(words: readonly string[]): Promise<Figure[]> {
  const texts = benchTexts();
  const figures: Figure[] = [];
  const step = async (what: string, measure: () => Figure[] | Promise<Figure[]>, isLong = false) => {
    if (words.length ? !words.some((word) => what.includes(word)) : isLong) return;
    process.stderr.write(`measuring ${what} …\n`);
    figures.push(...(await measure()));
  };
  await step('the machine', measureJitter);
  await step('understanding', () => measureUnderstanding(texts));
  await step('offers', measureOffers);
  await step('pictures', measurePictures);
  await step('knowledge', () => measureKnowledge(texts));
  await step('the model', measureModel);
  await step('cases', () => measureCases(OPEN_CASES.usual));
  await step('a very long queue', () => measureCases(OPEN_CASES.many), LONG);
  await step('a surge', () => measureSurge(texts));
  await step('growth', measureGrowth);
  await step('a million conversations', measureMillion, LONG);
  const platform = await startPlatform(texts);
  await step('starts', () => measureStarts(platform.base));
  const [server, floor] = [await start('server', platform.base), await start('floor', platform.base)];
  const parties = { platform, server, floor };
  await step('cost', () => measureCost(parties));
  await step('replies', () => measureReplyTimes(parties));
  await step('webhooks', () => measureWebhookAnswers(parties));
  await step('a steady stream', () => measureAcknowledgements(parties));
  await step('rates', () => measureRates(parties), LONG);
  await step('soak', () => measureSoak(platform, server), LONG);
  await step('processes', () => measureScaling(platform), LONG);
  for (const each of [server, floor, platform]) await ('stop' in each ? each.stop() : each.close());
  return figures;
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
process.once('exit', cleanUp);
main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
