import { type Connection, type Model, Schema } from 'mongoose';
import type { Vault } from '../encryption';
import type { ArticleFigure, ArticleUse, CaseFigure, FigureStore, TurnCount, TurnFigure } from '../contract/figures';
import { STRICT } from './connection';

type TurnRecord = Omit<TurnFigure, 'id'> & { _id: string };

type ArticleRecord = Omit<ArticleFigure, 'id'> & { _id: string };

interface CaseFigureRecord {
  _id: string;
  openedAt: number;
  sealed: Buffer;
}

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;

const turnSchema = new Schema<TurnRecord>(
  { _id: text, at: number, channel: text, intent: text, urgency: text, outcome: text },
  STRICT,
).index({ at: 1 });
const articleSchema = new Schema<ArticleRecord>(
  { _id: text, at: number, article: text, missed: { type: Boolean, required: true } },
  STRICT,
).index({ at: 1 });
const caseFigureSchema = new Schema<CaseFigureRecord>(
  { _id: text, openedAt: number, sealed: { type: Buffer, required: true } },
  STRICT,
).index({ openedAt: 1 });

/** Figures in MongoDB. */
export class MongooseFigures implements FigureStore {
  readonly #turns: Model<TurnRecord>;
  readonly #articles: Model<ArticleRecord>;
  readonly #cases: Model<CaseFigureRecord>;

  constructor(
    connection: Connection,
    private readonly vault: Vault,
  ) {
    this.#turns = connection.model<TurnRecord>('TurnFigure', turnSchema, 'turn_figures');
    this.#articles = connection.model<ArticleRecord>('ArticleFigure', articleSchema, 'article_figures');
    this.#cases = connection.model<CaseFigureRecord>('CaseFigure', caseFigureSchema, 'case_figures');
  }

  async addTurn({ id, ...figure }: TurnFigure): Promise<void> {
    await this.#turns.updateOne({ _id: id }, { $setOnInsert: figure }, { upsert: true });
  }

  async turns(from: number, to: number): Promise<TurnCount[]> {
    const found = await this.#turns.aggregate<{ _id: Omit<TurnCount, 'count'>; count: number }>([
      { $match: { at: { $gte: from, $lt: to } } },
      {
        $group: {
          _id: { channel: '$channel', intent: '$intent', urgency: '$urgency', outcome: '$outcome' },
          count: { $sum: 1 },
        },
      },
      { $sort: { _id: 1 } },
    ]);
    return found.map(({ _id, count }) => ({ ..._id, count }));
  }

  async addArticle({ id, ...figure }: ArticleFigure): Promise<void> {
    const _id = `${id}/${figure.missed ? 'missed' : 'given'}`;
    await this.#articles.updateOne({ _id }, { $setOnInsert: figure }, { upsert: true });
  }

  async articles(from: number, to: number): Promise<ArticleUse[]> {
    const found = await this.#articles.aggregate<{ _id: { article: string; missed: boolean }; count: number }>([
      { $match: { at: { $gte: from, $lt: to } } },
      { $group: { _id: { article: '$article', missed: '$missed' }, count: { $sum: 1 } } },
    ]);
    const use = new Map<string, ArticleUse>();
    for (const { _id, count } of found) {
      const { article, missed } = _id;
      use.set(article, { given: 0, missed: 0, ...use.get(article), article, [missed ? 'missed' : 'given']: count });
    }
    return [...use.values()].sort((a, b) => (a.article < b.article ? -1 : 1));
  }

  async putCase(figure: CaseFigure): Promise<void> {
    const { id, openedAt } = figure;
    const sealed = this.vault.seal(figure, `figure/${id}`);
    await this.#cases.updateOne({ _id: id }, { $set: { openedAt, sealed } }, { upsert: true });
  }

  async cases(from: number, to: number): Promise<CaseFigure[]> {
    const opened = { openedAt: { $gte: from, $lt: to } };
    const found = await this.#cases.find(opened).sort({ _id: 1 }).lean<CaseFigureRecord[]>();
    return found.map(({ _id, sealed }) => this.vault.open(sealed, `figure/${_id}`) as CaseFigure);
  }
}
