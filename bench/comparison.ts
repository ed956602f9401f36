import path from 'node:path';
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier';
import { NlpManager } from 'node-nlp';
import { knownQuestions } from '../knowledge/known-questions';
import { loadContent } from '../knowledge/loader';
import { loadUtterances } from '../knowledge/utterances';
import { projectPaths } from '../server/paths';
import type { TrainingData } from '../bot/understanding/build-models';
import { loadUnderstanding } from '../server/understanding';
import { type Message, knownSets } from './evaluation/messages';
import { type Stats, statsOf } from './figures';

/** One reader beside others: all were taught the same utterances and questions and are asked the same messages. */
export interface Compared {
  reader: string;
  messages: number;
  /** Shares from 0 to 1. */
  intent: number;
  emergencyRecall: number;
  emergencyPrecision: number;
  /** Milliseconds for a message: intent and urgency together. */
  time: Stats;
}

/** The labels that a reader gives to a text. */
interface Labels {
  intent: string;
  urgency: string;
}
type ReadText = (text: string) => Labels | Promise<Labels>;

/** Ours, natural's Bayes and node-nlp, side by side in one run, on the labelled messages that lie with the project. */
export async function compareReaders(): Promise<Compared[]> {
  const paths = projectPaths();
  const messages = knownSets(paths.root).flatMap((set) => set.messages);
  const utterances = loadUtterances(path.join(paths.knowledge, 'utterances'));
  const { articles, countries } = loadContent(paths.knowledge);
  const { read } = loadUnderstanding(paths, countries);
  const taught = { utterances, questions: knownQuestions(articles.values(), utterances) };
  return [
    await compared('Hải Đăng', read, messages),
    await compared("natural's Bayes", taughtBayes(taught), messages),
    await compared('node-nlp', await taughtNodeNlp(taught), messages),
  ];
}

async function compared(reader: string, read: ReadText, messages: readonly Message[]): Promise<Compared> {
  for (const { text } of messages) await read(text); // the first round only warms up
  const times: number[] = [];
  const answers: { message: Message; labels: Labels }[] = [];
  for (const message of messages) {
    const began = performance.now();
    const labels = await read(message.text);
    times.push(performance.now() - began);
    answers.push({ message, labels });
  }
  return { reader, messages: messages.length, ...shares(answers), time: statsOf(times) };
}

function shares(answers: readonly { message: Message; labels: Labels }[]) {
  const isAsked = ({ message, labels }: (typeof answers)[number]) =>
    message.intents.some((intent) => intent === labels.intent);
  const wanted = answers.filter(({ message }) => message.urgency === 'emergency');
  const given = answers.filter(({ labels }) => labels.urgency === 'emergency');
  const hit = wanted.filter(({ labels }) => labels.urgency === 'emergency').length;
  return {
    intent: answers.filter(isAsked).length / answers.length,
    emergencyRecall: hit / wanted.length,
    emergencyPrecision: hit / given.length,
  };
}

/** Given whole words with their accents: natural's own tokenizer for Vietnamese drops what it does not know. */
function taughtBayes({ utterances, questions }: TrainingData): ReadText {
  const [intents, urgencies] = [new BayesClassifier(), new BayesClassifier()];
  for (const { text, intent, urgency } of utterances) {
    intents.addDocument(wordsOf(text), intent);
    urgencies.addDocument(wordsOf(text), urgency);
  }
  for (const {
    text,
    intents: [intent = ''],
  } of questions)
    intents.addDocument(wordsOf(text), intent);
  intents.train();
  urgencies.train();
  return (text) => ({ intent: intents.classify(wordsOf(text)), urgency: urgencies.classify(wordsOf(text)) });
}

const wordsOf = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

async function taughtNodeNlp({ utterances, questions }: TrainingData): Promise<ReadText> {
  const [intents, urgencies] = [newManager(), newManager()];
  for (const { text, intent, urgency } of utterances.filter(({ text }) => /\p{L}/u.test(text))) {
    intents.addDocument('vi', text, intent);
    urgencies.addDocument('vi', text, urgency);
  }
  for (const {
    text,
    intents: [intent = ''],
  } of questions)
    intents.addDocument('vi', text, intent);
  await intents.train();
  await urgencies.train();
  return async (text) => ({ intent: await likeliest(intents, text), urgency: await likeliest(urgencies, text) });
}

/** By itself it answers "None" below a probability of a half, or to a word that it was not taught: that would tell of its threshold, not of what it reads. */
async function likeliest(manager: NlpManager, text: string): Promise<string> {
  const { classifications } = await manager.process('vi', text);
  return classifications.find(({ intent }) => intent !== 'None')?.intent ?? 'None';
}

const newManager = () =>
  new NlpManager({
    languages: ['vi'],
    forceNER: false,
    autoSave: false,
    threshold: 0,
    nlu: { log: false, useNoneFeature: false },
  });
