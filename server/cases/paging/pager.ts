import type { AlarmStage, Case } from '../../store/contract/cases';
import type { Alarm, Page, PageStore } from '../../store/contract/pages';
import type { Attendance } from '../../staff/duty';

export interface PagerPorts {
  store: PageStore;
  /** The ways out of the house that were set up. */
  ways: readonly Page['way'][];
  now: () => number;
}

/** Calls people who may not be at a console. What it is to send is kept before anything else, so that no crash loses it. */
export class Pager {
  constructor(private readonly ports: PagerPorts) {}

  /**
   * Calls for a case that is in nobody's hands. The same case, stage and time make the same pages, which are kept once.
   * An emergency goes out by webhook at once; everybody on shift is called from the third stage on; the last stage, or
   * any stage when nobody is on duty, uses every way there is.
   */
  async call(current: Case, stage: AlarmStage, attendance: readonly Attendance[]): Promise<void> {
    if (current.priority === 3) return;
    const alarm = this.#alarm(stage === 'first' ? 'case.opened' : 'case.overdue', current, stage);
    const isLast = stage === 'supervisor' || (current.priority === 1 && !attendance.some(({ onDuty }) => onDuty));
    if (isLast || (stage === 'first' && current.priority === 1)) await this.#page('webhook', '', alarm);
    if (isLast) await this.#page('email', '', alarm);
    const called = attendance.filter((one) =>
      isLast ? isSupervisor(one) || isExpected(one, alarm.at) : isExpected(one, alarm.at),
    );
    if (isLast || stage === 'everybody') await this.#push(called, alarm);
  }

  /** Tells those outside who were called that somebody has the case now. */
  async calm(current: Case): Promise<void> {
    if (current.priority === 1) await this.#page('webhook', '', this.#alarm('case.claimed', current, 'first'));
  }

  async #push(called: readonly Attendance[], alarm: Alarm): Promise<void> {
    if (!this.ports.ways.includes('push')) return;
    const subscriptions = await this.ports.store.subscriptionsOf(called.map(({ member }) => member.id));
    for (const { id } of subscriptions) await this.#page('push', id, alarm);
  }

  async #page(way: Page['way'], to: string, alarm: Alarm): Promise<void> {
    if (!this.ports.ways.includes(way)) return;
    const id = [alarm.type, alarm.caseId, alarm.stage, alarm.since, alarm.at, way, to].join(':');
    await this.ports.store.add({ id, way, to, alarm, attempts: 0, dueAt: this.ports.now() });
  }

  #alarm(
    type: Alarm['type'],
    { id, code, priority, unattendedSince, ownedSince, alarm }: Case,
    stage: AlarmStage,
  ): Alarm {
    const since = unattendedSince ?? ownedSince ?? 0;
    // An alarm that is repeated is told apart from the one before it by the time of that one.
    return { type, caseId: id, code, priority, stage, since, at: alarm?.at ?? since };
  }
}

const isSupervisor = ({ member }: Attendance) => member.role === 'supervisor';

/** On shift, whether at the console or not. */
const isExpected = ({ shift, online }: Attendance, at: number) => online || (shift !== undefined && shift.to > at);
