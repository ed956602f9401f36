import type { Counts, Service } from './service';

/** So many replies can be between the platform's answer and our write when a process dies. */
const WINDOW = 32;
/** What must be 0, whatever happened. */
const NEVER = [
  ...['lost', 'storedTwice', 'unanswered', 'notSilent', 'unsent', 'neverCame', 'unknown', 'outOfOrder'],
  ...['storedOutOfOrder', 'withoutCase', 'extraCases', 'uncalled', 'fellSilent', 'calledInVain'],
] as (keyof Counts)[];

/** What else may have happened: cuts of a wire, each of which opens the window as a death does, and replies that the platform refused. */
interface Happened {
  cuts?: number;
  refused?: number;
}

const rows: Record<string, Counts> = {};

/** Waits until all is done, counts, and holds the counts against what is promised. */
export async function hold(what: string, service: Service, { cuts = 0, refused = 0 }: Happened = {}): Promise<void> {
  const counts = await service.settle();
  rows[what] = counts;
  const { accepted, answered, emergencies, cases, twice, deaths } = counts;
  process.stderr.write(`${what}: ${JSON.stringify({ accepted, answered, emergencies, cases, twice, deaths, cuts })}\n`);
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
  expect(counts.twice).toBeLessThanOrEqual((counts.deaths + cuts) * WINDOW);
  expect(counts.pagedTwice).toBeLessThanOrEqual(counts.deaths + cuts);
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
