import type { ConversationStore } from '../store/contract/conversations';
import type { CaseFigure, FigureStore } from '../store/contract/figures';
import type { CaseStore } from '../store/contract/cases';
import { caseFigure } from './case-figure';
import { type FigureWords, inKnownWords } from './figure-words';
import { type Period, momentsOf } from './period';
import { type Report, reportOf } from './report';

/** Cases opened in one go: between them others get their turn. */
const PAGE = 500;

interface Ports {
  store: { cases: CaseStore; conversations: Pick<ConversationStore, 'toForget'>; figures: FigureStore };
  words: FigureWords;
}

/** Figures of cases and messages, from what the store still has and from what was kept of what it has not. */
export class Figures {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Raises PeriodRefused. */
  async report(period: Period): Promise<Report> {
    const { from, to } = momentsOf(period);
    const turns = await this.#ports.store.figures.turns(from, to);
    return reportOf(period, await this.cases(period), turns);
  }

  /** The figures of all cases that were opened in a period. Raises PeriodRefused. */
  async cases(period: Period): Promise<CaseFigure[]> {
    const { from, to } = momentsOf(period);
    const { store, words } = this.#ports;
    const kept = await store.figures.cases(from, to);
    // What was kept before registers were asked may hold free words.
    const byId = new Map(kept.map((figure) => [figure.id, inKnownWords(figure, words)]));
    for await (const figure of this.#living(from, to)) byId.set(figure.id, figure);
    return [...byId.values()];
  }

  /**
   * Keeps the figures of cases that may soon be removed: opened before a moment (epoch ms), or of people who wish to be forgotten.
   * Gives how many.
   */
  async keep(before: number): Promise<number> {
    const { figures } = this.#ports.store;
    let kept = 0;
    const put = async (figure: CaseFigure) => {
      await figures.putCase(figure);
      kept += 1;
    };
    for await (const figure of this.#living(0, before)) await put(figure);
    for await (const figure of this.#toForget()) await put(figure);
    return kept;
  }

  async *#toForget(): AsyncGenerator<CaseFigure> {
    const { store, words } = this.#ports;
    for (const id of await store.conversations.toForget())
      for (const found of await store.cases.of(id)) yield caseFigure(found, words);
  }

  async *#living(from: number, to: number): AsyncGenerator<CaseFigure> {
    const { store, words } = this.#ports;
    let after: string | undefined;
    do {
      const page = await store.cases.openedBetween({ from, to, limit: PAGE, ...(after && { after }) });
      for (const found of page.items) yield caseFigure(found, words);
      after = page.next;
      await new Promise(setImmediate);
    } while (after);
  }
}
