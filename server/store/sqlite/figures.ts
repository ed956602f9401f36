import type { ArticleFigure, ArticleUse, CaseFigure, FigureStore, TurnCount, TurnFigure } from '../contract/figures';
import type { Vault } from '../encryption';
import { type Database, bytes, number, text } from './database';

/** Figures in SQLite. */
export class SqliteFigures implements FigureStore {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  /** The turn's own write comes after it, and takes it to disk. */
  async addTurn({ id, at, channel, intent, urgency, outcome }: TurnFigure): Promise<void> {
    await this.db.note(() =>
      this.db.run(
        `INSERT INTO turn_figures (id, at, channel, intent, urgency, outcome) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
        id,
        at,
        channel,
        intent,
        urgency,
        outcome,
      ),
    );
  }

  turns(from: number, to: number): Promise<TurnCount[]> {
    const rows = this.db.all(
      `SELECT channel, intent, urgency, outcome, count(*) AS n FROM turn_figures WHERE at >= ? AND at < ?
       GROUP BY channel, intent, urgency, outcome ORDER BY channel, intent, urgency, outcome`,
      from,
      to,
    );
    return Promise.resolve(
      rows.map((row) => ({
        channel: text(row.channel),
        intent: text(row.intent),
        urgency: text(row.urgency),
        outcome: text(row.outcome) as TurnCount['outcome'],
        count: number(row.n),
      })),
    );
  }

  /** Likewise. */
  async addArticle({ id, at, article, missed }: ArticleFigure): Promise<void> {
    await this.db.note(() =>
      this.db.run(
        'INSERT INTO article_figures (id, at, article, missed) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
        id,
        at,
        article,
        Number(missed),
      ),
    );
  }

  articles(from: number, to: number): Promise<ArticleUse[]> {
    const rows = this.db.all(
      `SELECT article, count(*) AS n, sum(missed) AS missed FROM article_figures WHERE at >= ? AND at < ?
       GROUP BY article ORDER BY article`,
      from,
      to,
    );
    return Promise.resolve(
      rows.map((row) => ({
        article: text(row.article),
        given: number(row.n) - number(row.missed),
        missed: number(row.missed),
      })),
    );
  }

  async putCase(figure: CaseFigure): Promise<void> {
    const sealed = this.vault.seal(figure, `figure/${figure.id}`);
    await this.db.write(() =>
      this.db.run(
        `INSERT INTO case_figures (id, opened_at, sealed) VALUES (?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed`,
        figure.id,
        figure.openedAt,
        sealed,
      ),
    );
  }

  cases(from: number, to: number): Promise<CaseFigure[]> {
    const rows = this.db.all(
      'SELECT id, sealed FROM case_figures WHERE opened_at >= ? AND opened_at < ? ORDER BY id',
      from,
      to,
    );
    return Promise.resolve(
      rows.map((row) => this.vault.open(bytes(row.sealed), `figure/${text(row.id)}`) as CaseFigure),
    );
  }
}
