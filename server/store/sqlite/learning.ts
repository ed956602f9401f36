import type { LearningClass, LearningStore, MarkCount } from '../contract/learning';
import type { Vault } from '../encryption';
import { type Database, type Row, bytes, number, text } from './database';

/** Courses' counts and classes in SQLite. */
export class SqliteLearning implements LearningStore {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  async count({ id, course, class: inClass, marks, day }: Parameters<LearningStore['count']>[0]): Promise<void> {
    await this.db.write(() => {
      for (const mark of marks)
        this.db.run(
          `INSERT INTO course_marks (id, mark, course, class, day) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
          id,
          mark,
          course,
          inClass,
          day,
        );
    });
  }

  counts({ course, class: inClass }: Parameters<LearningStore['counts']>[0]): Promise<MarkCount[]> {
    const rows = this.db.all(
      `SELECT mark, count(*) AS n FROM course_marks WHERE course = ?1 AND (?2 IS NULL OR class = ?2)
       GROUP BY mark ORDER BY mark`,
      course,
      inClass ?? null,
    );
    return Promise.resolve(rows.map((row) => ({ mark: text(row.mark), count: number(row.n) })));
  }

  async addClass(added: LearningClass): Promise<boolean> {
    const sealed = this.vault.seal(added, `class/${added.code}`);
    const changed = await this.db.write(() =>
      this.db.run(
        'INSERT INTO classes (code, created_at, sealed) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        added.code,
        added.createdAt,
        sealed,
      ),
    );
    return changed === 1;
  }

  classOf(code: string): Promise<LearningClass | undefined> {
    const row = this.db.get('SELECT code, sealed FROM classes WHERE code = ?', code);
    return Promise.resolve(row && this.#opened(row));
  }

  classes(limit: number): Promise<LearningClass[]> {
    const rows = this.db.all('SELECT code, sealed FROM classes ORDER BY created_at DESC, code LIMIT ?', limit);
    return Promise.resolve(rows.map((row) => this.#opened(row)));
  }

  #opened({ code, sealed }: Row): LearningClass {
    return this.vault.open(bytes(sealed), `class/${text(code)}`) as LearningClass;
  }
}
