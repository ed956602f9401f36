import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createEntityFinder } from '../bot/understanding/entities';
import { type Models, unpackModels } from '../bot/understanding/models';
import { createCountryFinder } from '../bot/understanding/places';
import { type Understanding, createUnderstanding } from '../bot/understanding/reader';
import { knownQuestions } from '../knowledge/known-questions';
import { loadContent } from '../knowledge/loader';
import { loadEntityRegisters, loadUnderstandingRegisters } from '../knowledge/registers';
import { loadUtterances } from '../knowledge/utterances';
import { projectPaths } from '../server/paths';
import { confusionPicture } from './evaluation/confusion-picture';
import { crossValidate } from './evaluation/cross-validation';
import { type Message, type MessageSet, knownSets, readSet } from './evaluation/messages';
import { RESPELLINGS } from './evaluation/respellings';
import { type Read, changesBetween, scoresOf } from './evaluation/scores';
import { changes, details, heading, line } from './evaluation/tables';

// How well messages are read: `npm run evaluate [-- SET.jsonl … | --quick]`. Without a set: those that lie with the project, and
// cross-validation on our own utterances, which trains a model without each part of them and takes minutes; --quick leaves it out.

const PARTS = 3;
const { root, knowledge, model } = projectPaths();
const registers = loadUnderstandingRegisters(knowledge);
const { articles, countries } = loadContent(knowledge);
const findEntities = createEntityFinder(loadEntityRegisters(knowledge), createCountryFinder(countries));
const understandingWith = (models: Models): Understanding => createUnderstanding({ models, registers, findEntities });
const say = (text: string) => process.stdout.write(`${text}\n`);

function readAll({ read }: Understanding, messages: readonly Message[]): Read[] {
  return messages.map((message) => ({ message, reading: read(message.text) }));
}

function evaluate(understanding: Understanding, { name, messages }: MessageSet): Read[] {
  const reads = readAll(understanding, messages);
  say(`\n${heading}\n${line(name, scoresOf(reads))}\n${details(reads)}\n  the same messages respelt:`);
  for (const { name: how, respell, draws = 1 } of RESPELLINGS) {
    const respelt = Array.from({ length: draws }, (_, draw) =>
      messages.map((message) => ({ ...message, text: respell(message.text, draw) })),
    ).flat();
    const again = readAll(understanding, respelt);
    const before = Array.from({ length: draws }, () => reads).flat();
    say(line(`  ${how}`, scoresOf(again)) + changes(changesBetween(before, again)));
  }
  return reads;
}

async function main(args: readonly string[]): Promise<void> {
  const files = args.filter((arg) => arg.endsWith('.jsonl'));
  const sets = files.length ? files.map(readSet) : knownSets(root);
  const understanding = understandingWith(unpackModels(readFileSync(model)));
  const reads = sets.flatMap((set) => evaluate(understanding, set));
  if (!files.length) writeFileSync(path.join(root, 'docs/confusion.svg'), confusionPicture(reads));
  if (files.length || args.includes('--quick')) return;
  const utterances = loadUtterances(path.join(knowledge, 'utterances'));
  const questions = knownQuestions(articles.values(), utterances);
  const own = await crossValidate({ utterances, questions }, PARTS, registers, understandingWith);
  say(`\n${heading}\n${line(`our utterances, ${PARTS} parts`, scoresOf(own))}\n${details(own)}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
