import { setTimeout as pause } from 'node:timers/promises';
import { type Steps, unhurried } from '../bot/steps';
import type { LoadedAssistant } from './assistant';

/** So long it rests after each step, ms: who writes at the same time, and what becomes of replies, goes first. */
const REST_MS = 20;
/** The first questions of so many articles are asked. */
const QUESTIONS = 40;

type Answering = Pick<LoadedAssistant, 'read' | 'library' | 'offers'>;

/** Goes once through what answers messages, while messages are taken: what takes its time on first use, the first who writes shall not wait for. */
export const rehearse = (answering: Answering): Promise<void> =>
  unhurried(rehearsal(answering), () => pause(REST_MS, undefined, { ref: false }));

function* rehearsal({ read, library, offers }: Answering): Steps<void> {
  const questions = library.articles().flatMap((article) => article.questions.slice(0, 1));
  for (const question of questions.slice(0, QUESTIONS)) {
    library.find(read(question), question);
    yield;
  }
  yield* offers.rehearse();
}
