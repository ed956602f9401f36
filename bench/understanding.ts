import AggressiveTokenizerVi from 'natural/lib/natural/tokenizers/aggressive_tokenizer_vi';
import { loadContent } from '../knowledge/loader';
import { projectPaths } from '../server/paths';
import { loadUnderstanding } from '../server/understanding';
import { type Figure, figure } from './figures';
import { sampled } from './texts';
import { timesOf } from './times';

/** The length from which a message is shortened, and so the dearest one to read (bot/language/normalise.ts). */
const LONG = 4_000;
const LONG_MESSAGES = 20;

/** Understanding without server, store and replies, beside cutting the same text into words. */
export function measureUnderstanding(texts: readonly string[]): Figure[] {
  const paths = projectPaths();
  const { read } = loadUnderstanding(paths, loadContent(paths.knowledge).countries);
  const tokenizer = new AggressiveTokenizerVi();
  const usual = sampled(
    texts.filter(({ length }) => length >= 150 && length <= 250),
    200,
  );
  const joined = texts.join('. ');
  const long = Array.from({ length: LONG_MESSAGES }, (_, n) => joined.slice(n * LONG, (n + 1) * LONG));
  return Object.entries({ 'about 200': usual, '4,000': long }).map(([length, messages]) =>
    figure(`understanding, a message of ${length} characters`, 'ms', timesOf(messages, read), {
      what: "natural's tokenizer on the same text",
      samples: timesOf(messages, (text) => tokenizer.tokenize(text)),
    }),
  );
}
