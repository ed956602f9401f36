import { createHash } from 'node:crypto';
import type { Article } from '../../../knowledge/schema';
import { type Steps, atOnce } from '../../steps';
import { headOf, packTables, tablesIn } from '../../tables';
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

/** What stands in the first line of the file. */
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

  /** `reader` names the reader by which messages are read: of another one the file is not used. */
  constructor(
    private readonly file: Buffer,
    private readonly reader: string,
  ) {
    this.#head = headOf(file) as Head;
  }

  /** The indexes of these; undefined when the file was built of others. */
  of(searched: readonly Searched[]): Indexes | undefined {
    return this.#head.print === printOf(searched, this.reader) ? this.#unpack() : undefined;
  }

  #unpack(): Indexes {
    const { questions, questionPostings, places, size, terms, textPostings } = this.#head;
    const { uint8, uint16, uint32, float32 } = tablesIn(this.file);
    return {
      questions: new QuestionIndex({
        rarity: uint8(places),
        groupOf: uint16(questions),
        starts: uint32(places + 1),
        targets: uint16(questionPostings),
        weights: float32(questionPostings),
      }),
      texts: new TextIndex({
        ...{ size, terms },
        starts: uint32(terms.length + 1),
        targets: uint16(textPostings),
        weights: float32(textPostings),
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
  return packTables(head, [
    ...[asked.rarity, asked.groupOf, asked.starts, asked.targets, asked.weights],
    ...[read.starts, read.targets, read.weights],
  ]);
}

function printOf(searched: readonly Searched[], reader: string): string {
  const texts = searched.map(({ article, questions, text }) => [article.title, questions, text]);
  return createHash('sha256')
    .update(JSON.stringify([reader, texts]))
    .digest('base64url');
}
