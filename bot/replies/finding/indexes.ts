import { createHash } from 'node:crypto';
import { type Steps, atOnce } from '../../steps';
import { type Tables, headOf, packTables, tablesIn } from '../../tables';
import type { Analyse, Analysis } from '../../understanding/analysis';
import type { Searched } from './entries';
import { lessonsOf, plainOf } from './lessons';
import { PLACES, QuestionIndex } from './question-index';
import { type Lesson, type SenseTables, WIDTH, centresOf } from './senses';
import { type SearchedText, TextIndex } from './text-index';
import { trainSenses } from './train-senses';

/** The indexes over all answers, which have their numbers by their order. */
export interface Indexes {
  questions: QuestionIndex;
  texts: TextIndex;
  /** Absent where nothing was learnt: then all else must do. */
  senses?: Senses;
}

/** What features mean, and where each answer points. */
export interface Senses {
  tables: SenseTables;
  /** In eights. */
  centres: Float32Array;
}

/** Tells what features mean: as it was learnt before, or learnt now from all that leads to the answers. */
export interface Learn {
  /** It is learnt now: only then the questions are needed without accents as well, which takes as long as all else. */
  isNow: boolean;
  tables: (lessons: readonly Lesson[]) => SenseTables;
}

/** Reads all questions and texts as messages are read; takes seconds, in small steps. */
export function* indexing(searched: readonly Searched[], analyse: Analyse, learn?: Learn): Steps<Indexes> {
  const { asked, ...indexes } = yield* bare(searched, analyse);
  if (!learn) return indexes;
  const featuresOf = (text: Analysis) => indexes.questions.featuresOf(text);
  const lessons = yield* lessonsOf(searched, asked, { analyse, featuresOf, isPlainToo: learn.isNow });
  const tables = learn.tables(lessons);
  return { ...indexes, senses: { tables, centres: centresOf(tables, lessons, searched.length) } };
}

function* bare(searched: readonly Searched[], analyse: Analyse): Steps<Indexes & { asked: Analysis[][] }> {
  const wordsOf = (text: string) => analyse(text).words.map(({ word }) => word);
  const asked: Analysis[][] = [];
  const known: Analysis[][] = [];
  const texts: SearchedText[] = [];
  for (const { article, questions, text } of searched) {
    const read = questions.map(analyse);
    asked.push(read);
    known.push([...read, ...questions.flatMap((question, n) => readOtherwise(question, read[n], analyse))]);
    texts.push({ title: wordsOf(article.title), body: wordsOf(`${questions.join('. ')}. ${text}`) });
    yield;
  }
  return { questions: yield* QuestionIndex.of(known), texts: TextIndex.of(texts), asked };
}

/** A question without its accents, where it is taken for other words then ("được chi" is "được gì", "duoc chi" may be anything): most people write it so. */
function readOtherwise(question: string, read: Analysis | undefined, analyse: Analyse): Analysis[] {
  const plain = plainOf(question);
  if (plain === undefined || !read) return [];
  const without = analyse(plain);
  return spelling(without) === spelling(read) ? [] : [without];
}

const spelling = ({ words }: Analysis): string => words.map(({ word }) => word).join(' ');

/** What stands in the first line of the file. */
interface Head {
  /** The reader of what was indexed, and of what. */
  reader: string;
  print: string;
  /** How many features have a sense, and how many centres there are in eights that are full. */
  senses: number;
  centres: number;
  questions: number;
  questionPostings: number;
  places: number;
  size: number;
  terms: number;
  textPostings: number;
  /** Of the weights of both indexes. */
  questionStep: number;
  textStep: number;
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

  /** What was learnt of the articles as they stood holds for others, too. */
  get learn(): Learn | undefined {
    if (this.#head.reader !== this.reader) return undefined;
    return { isNow: false, tables: () => this.#senses(tablesIn(this.file)) };
  }

  #unpack(): Indexes {
    const { questions, questionPostings, questionStep, places, size, terms, textPostings, textStep, centres } =
      this.#head;
    const file = tablesIn(this.file);
    const tables = this.#senses(file);
    return {
      senses: { tables, centres: file.float32(centres * WIDTH) },
      questions: new QuestionIndex({
        rarity: file.uint8(places),
        groupOf: file.uint16(questions),
        accented: file.uint8(questions),
        starts: file.uint32(places + 1),
        targets: file.uint16(questionPostings),
        weights: file.uint8(questionPostings),
        step: questionStep,
      }),
      texts: new TextIndex({
        size,
        terms: file.uint32(terms),
        starts: file.uint32(terms + 1),
        targets: file.uint16(textPostings),
        weights: file.uint8(textPostings),
        step: textStep,
      }),
    };
  }

  #senses({ uint32, int8, float32 }: Tables): SenseTables {
    const { places, senses } = this.#head;
    return { rows: uint32(places), vectors: int8(senses * WIDTH), scales: float32(senses) };
  }
}

/** The indexes as they were built beforehand or, of other articles, made anew with what was learnt then. */
export const indexesOf = (searched: readonly Searched[], analyse: Analyse, built?: BuiltIndexes): Indexes =>
  built?.of(searched) ?? atOnce(indexing(searched, analyse, built?.learn));

/** Writes what {@link BuiltIndexes} reads. Learns what features mean, which takes far longer than all else. */
export function packIndexes(searched: readonly Searched[], analyse: Analyse, reader: string): Buffer {
  const learn: Learn = { isNow: true, tables: (lessons) => trainSenses(lessons, searched.length, PLACES) };
  const { questions, texts, senses } = atOnce(indexing(searched, analyse, learn));
  const [asked, read] = [questions.tables, texts.tables];
  const head: Head = {
    ...{ reader, print: printOf(searched, reader) },
    senses: senses?.tables.scales.length ?? 0,
    centres: (senses?.centres.length ?? 0) / WIDTH,
    questions: asked.groupOf.length,
    questionPostings: asked.targets.length,
    places: asked.rarity.length,
    size: read.size,
    terms: read.terms.length,
    textPostings: read.targets.length,
    questionStep: asked.step,
    textStep: read.step,
  };
  return packTables(head, [
    ...(senses ? [senses.tables.rows, senses.tables.vectors, senses.tables.scales, senses.centres] : []),
    ...[asked.rarity, asked.groupOf, asked.accented, asked.starts, asked.targets, asked.weights],
    ...[read.terms, read.starts, read.targets, read.weights],
  ]);
}

function printOf(searched: readonly Searched[], reader: string): string {
  const texts = searched.map(({ article, questions, text }) => [article.title, questions, text]);
  return createHash('sha256')
    .update(JSON.stringify([reader, texts]))
    .digest('base64url');
}
