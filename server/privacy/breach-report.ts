import { dateAndClock } from '../../bot/vietnam-time';
import type { Breach } from './breach';
import { RECORDS_KEPT } from './records-kept';
import { BREACH, WHOSE } from './texts';

/** Within so long the authority is told (domain.md §7, D15). */
const DEADLINE_MS = 72 * 3_600_000;

/** The draft of the report to the authority, as Markdown: what the system knows is filled in, the rest is for the operator. */
export function breachReport(breach: Breach, foundAt: number): string {
  const { from, to, people, cases, staff } = breach;
  const deadline = dateAndClock(foundAt + DEADLINE_MS);
  return [
    BREACH.head({ foundAt: dateAndClock(foundAt), deadline }),
    BREACH.span(dateAndClock(from), dateAndClock(to)),
    numbers(breach),
    BREACH.people(people.length, counted(people.map(({ channel }) => channel || BREACH.gone))),
    BREACH.cases(cases.length, counted(cases.map(({ priority }) => BREACH.priority(priority)))),
    BREACH.staff(staff.length),
    BREACH.rest,
  ].join('\n\n');
}

/** Whom it concerns, by the names that we have for them, for those who have to tell them. No content. */
export function concernedList({ people, cases }: Breach): string {
  return people
    .map(({ id, channel }) => {
      const codes = cases.filter(({ conversation }) => conversation === id).map(({ code }) => code);
      return [id, channel, codes.join(' ')].join('\t');
    })
    .join('\n');
}

function numbers({ kinds }: Breach): string {
  const rows = kinds
    .filter(({ all }) => all)
    .map(({ table, all, inSpan }) => {
      const { what, whose, sealed } = RECORDS_KEPT[table];
      return `| ${what} | ${WHOSE[whose]} | ${all} | ${inSpan} | ${sealed} |`;
    });
  return [BREACH.columns, ...rows].join('\n');
}

function counted(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, n]) => `${name}: ${n}`).join('; ');
}
