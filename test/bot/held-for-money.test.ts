import { readFileSync } from 'node:fs';
import { loadContent } from '../../knowledge/loader';
import { projectPaths } from '../../server/paths';
import { loadUnderstanding } from '../../server/understanding';

interface Labelled {
  text: string;
  urgency: string;
}

const rows = readFileSync('test/fixtures/held-for-money.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Labelled);
const { read } = loadUnderstanding(projectPaths(), loadContent('knowledge').countries);

/** Who is held until somebody pays says so in words of money; others pay for schools, hospitals and rooms in the same words. */
describe('messages of money asked for before somebody may go, labelled beforehand and never trained on', () => {
  const of = (isHeld: boolean) =>
    rows.filter(({ urgency }) => (urgency === 'emergency') === isHeld).map(({ text }) => read(text));

  it('hold hardly one of somebody held whom we would not at least ask about danger', () => {
    const held = of(true);
    const heard = held.filter(({ urgency, danger }) => urgency !== 'none' || danger.heard);
    expect(heard.length / held.length).toBeGreaterThan(0.9);
  });

  it('raise hardly an alarm over what schools, hospitals and landlords ask for', () => {
    const others = of(false);
    const alarms = others.filter(({ urgency }) => urgency === 'emergency');
    expect(alarms.length / others.length).toBeLessThan(0.1);
  });
});
