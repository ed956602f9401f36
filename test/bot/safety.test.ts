import { type Reachable, type Safety, mayWrite } from '../../bot/safety';

/** A moment of 30 July 2026 by the clock in Vietnam. */
const at = (clock: string) => Date.parse(`2026-07-30T${clock}:00+07:00`);
const heardAt = at('12:00');
const person = (safety: Safety, inDanger = true): Reachable => ({ inDanger, safety, heardAt });
const hours = (...stretches: [string, string][]): Safety => ({
  state: 'hours',
  hours: stretches.map(([from, to]) => ({ from, to })),
});

describe('whether a person may be written to', () => {
  it.each<[string, Reachable, string, string]>([
    ['somebody in danger who has just written', person({ state: 'unsure' }), '12:14', 'until 12:15'],
    ['somebody in danger after a quarter of an hour', person({ state: 'unsure' }), '12:15', 'silence'],
    ['also who said that it is safe', person({ state: 'safe' }), '12:15', 'silence'],
    ['somebody who is not in danger, hours later', person({ state: 'unsure' }, false), '23:00', 'until for ever'],
    ['who said that it is not safe, at once', person({ state: 'unsafe' }), '12:01', 'unsafe'],
    ['who said so and is not in danger', person({ state: 'unsafe' }, false), '12:01', 'unsafe'],
    ['in the agreed hours, though long silent', person(hours(['22:00', '23:30'])), '22:00', 'until 23:30'],
    ['before them', person(hours(['22:00', '23:30'])), '21:59', 'outside-hours'],
    ['when they are over', person(hours(['22:00', '23:30'])), '23:30', 'outside-hours'],
    ['outside them, though just heard', person(hours(['22:00', '23:30'])), '12:01', 'outside-hours'],
    ['in hours over midnight', person(hours(['23:00', '01:00'])), '23:59', 'until 01:00'],
    ['in hours over midnight, the next day', person(hours(['23:00', '01:00'])), '00:30', 'until 01:00'],
    ['in the second of two stretches', person(hours(['05:00', '06:00'], ['13:00', '13:30'])), '13:29', 'until 13:30'],
    ['with hours that are a whole day', person(hours(['08:00', '08:00'])), '07:59', 'until 08:00'],
    ['with the state "hours" and none', person(hours()), '12:01', 'outside-hours'],
  ])('%s', (_, reachable, clock, expected) => {
    const may = mayWrite(reachable, at(clock));
    expect('caution' in may ? may.caution : `until ${clockOf(may.until)}`).toBe(expected);
  });
});

function clockOf(until: number): string {
  if (!Number.isFinite(until)) return 'for ever';
  return new Date(until + 7 * 3_600_000).toISOString().slice(11, 16);
}
