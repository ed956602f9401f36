import type { Counts, Service } from './service';
import type { Wire } from './wire';

/** What must be 0, whatever happened. */
const NEVER = [
  ...['lost', 'storedTwice', 'unanswered', 'notSilent', 'unsent', 'neverCame', 'unknown', 'outOfOrder'],
  ...['storedOutOfOrder', 'withoutCase', 'extraCases', 'uncalled', 'fellSilent', 'calledInVain'],
  ...['twiceForNothing', 'pagedForNothing'],
] as (keyof Counts)[];

/** What else may have happened: a wire was cut, which opens the window as a death does, and the platform refused replies. */
interface Happened {
  wire?: Wire;
  refused?: number;
}

const rows: Record<string, Counts> = {};

/** Waits until all is done, counts, and holds the counts against what is promised. */
export async function hold(what: string, service: Service, { wire, refused = 0 }: Happened = {}): Promise<void> {
  const counts = await service.settle(wire?.breaks);
  rows[what] = counts;
  const { accepted, answered, emergencies, cases, twice, deaths } = counts;
  process.stderr.write(
    `${what}: ${JSON.stringify({ accepted, answered, emergencies, cases, twice, deaths, cuts: wire?.breaks.length })}\n`,
  );
  if (NEVER.some((name) => counts[name])) process.stderr.write(`${service.databaseNews.join('\n')}\n`);
  expect({ what, ...Object.fromEntries(NEVER.map((name) => [name, counts[name]])) }).toEqual({
    what,
    ...Object.fromEntries(NEVER.map((name) => [name, 0])),
  });
  expect([counts.accepted, counts.refused, counts.emergencies]).toEqual([
    counts.answered + underStaff(service),
    refused,
    service.crowd.people.filter(({ isEmergency }) => isEmergency).length,
  ]);
}

const underStaff = ({ crowd }: Service) => crowd.people.reduce((sum, person) => sum + person.underStaff.size, 0);

/** Prints what was counted; what is 0 everywhere is named in one line. */
export function printCounts(): void {
  const counted = Object.keys(Object.values(rows)[0] ?? {}) as (keyof Counts)[];
  const isZero = (name: keyof Counts) => Object.values(rows).every((row) => row[name] === 0);
  const shown = counted.filter((name) => !isZero(name));
  const table = Object.entries(rows).map(([what, row]) => [
    what,
    Object.fromEntries(shown.map((name) => [name, row[name]])),
  ]);
  console.table(Object.fromEntries(table));
  console.log(`0 everywhere: ${counted.filter(isZero).join(', ')}`);
}
