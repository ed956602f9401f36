import { createHash } from 'node:crypto';
import type { Article } from '../../../knowledge/schema';
import { type Steps, atOnce } from '../../steps';
import type { Analyse, Analysis } from '../../understanding/analysis';
import { QuestionIndex } from './question-index';
import { type SearchedText, TextIndex } from './text-index';

/** What an answer is found by. */
export interface Searched {
  article: Pick<Article, 'title'>;
  questions: string[];
  text: string;
}

/** The indexes over all answers, which have their numbers by their order. */
export interface Indexes {
  questions: QuestionIndex;
  texts: TextIndex;
}

/** Reads all questions and texts as messages are read; takes most of a second. */
export function* indexing(searched: readonly Searched[], analyse: Analyse): Steps<Indexes> {
  const wordsOf = (text: string) => analyse(text).words.map(({ word }) => word);
  const questions: Analysis[][] = [];
  const texts: SearchedText[] = [];
  for (const { article, questions: asked, text } of searched) {
    questions.push(asked.map(analyse));
    texts.push({ title: wordsOf(article.title), body: wordsOf(`${asked.join('. ')}. ${text}`) });
    yield;
  }
  return { questions: yield* QuestionIndex.of(questions), texts: TextIndex.of(texts) };
}

/** What stands in the first line of the file, in JSON; the tables follow it. */
interface Head {
  /** Of what was indexed and by which reader. */
  print: string;
  questions: number;
  questionPostings: number;
  places: number;
  size: number;
  terms: string[];
  textPostings: number;
}

/** Indexes that were built beforehand, as a file holds them. */
export class BuiltIndexes {
  readonly #head: Head;
  readonly #start: number;

  /** `reader` names the reader by which messages are read: of another one the file is not used. */
  constructor(
    private readonly file: Buffer,
    private readonly reader: string,
  ) {
    const end = file.indexOf(10);
    this.#head = JSON.parse(file.subarray(0, end).toString()) as Head;
    this.#start = end + 1;
  }

  /** The indexes of these; undefined when the file was built of others. */
  of(searched: readonly Searched[]): Indexes | undefined {
    return this.#head.print === printOf(searched, this.reader) ? this.#unpack() : undefined;
  }

  #unpack(): Indexes {
    const { questions, questionPostings, places, size, terms, textPostings } = this.#head;
    let start = this.file.byteOffset + this.#start;
    // Copied, so that each table lies where its type may lie.
    const take = (bytes: number) => this.file.buffer.slice(start, (start += bytes)) as ArrayBuffer;
    const weights = (count: number) => new Float32Array(take(count * 4));
    return {
      questions: new QuestionIndex({
        rarity: new Uint8Array(take(places)),
        groupOf: new Uint16Array(take(questions * 2)),
        starts: new Uint32Array(take((places + 1) * 4)),
        targets: new Uint16Array(take(questionPostings * 2)),
        weights: weights(questionPostings),
      }),
      texts: new TextIndex({
        ...{ size, terms },
        starts: new Uint32Array(take((terms.length + 1) * 4)),
        targets: new Uint16Array(take(textPostings * 2)),
        weights: weights(textPostings),
      }),
    };
  }
}

/** Writes what {@link BuiltIndexes} reads. */
export function packIndexes(searched: readonly Searched[], analyse: Analyse, reader: string): Buffer {
  const { questions, texts } = atOnce(indexing(searched, analyse));
  const [asked, read] = [questions.tables, texts.tables];
  const head: Head = {
    print: printOf(searched, reader),
    questions: asked.groupOf.length,
    questionPostings: asked.targets.length,
    places: asked.rarity.length,
    size: read.size,
    terms: read.terms,
    textPostings: read.targets.length,
  };
  const tables = [
    ...[asked.rarity, asked.groupOf, asked.starts, asked.targets, asked.weights],
    ...[read.starts, read.targets, read.weights],
  ];
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(head)}\n`),
    ...tables.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  ]);
}

function printOf(searched: readonly Searched[], reader: string): string {
  const texts = searched.map(({ article, questions, text }) => [article.title, questions, text]);
  return createHash('sha256')
    .update(JSON.stringify([reader, texts]))
    .digest('base64url');
}
