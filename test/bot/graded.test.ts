import { readFileSync, readdirSync } from 'node:fs';
import { fold } from '../../bot/language/normalise';
import { loadContent } from '../../knowledge/loader';
import { loadUtterances } from '../../knowledge/utterances';
import { projectPaths } from '../../server/paths';
import { loadUnderstanding } from '../../server/understanding';

interface Graded {
  id: string;
  text: string;
  intents: string[];
  urgency: string;
}

const FOLDER = 'test/fixtures/graded';
const graded = readdirSync(FOLDER).flatMap((name) =>
  readFileSync(`${FOLDER}/${name}`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Graded),
);
const { read } = loadUnderstanding(projectPaths(), loadContent('knowledge').countries);

/** Messages written and labelled before any answer was seen; they are never trained on. None is a real person's. */
describe('messages labelled beforehand', () => {
  const readings = graded.map((row) => ({ row, reading: read(row.text) }));
  const share = (rows: typeof readings, right: (one: (typeof readings)[number]) => boolean) =>
    rows.filter(right).length / rows.length;
  const emergencies = readings.filter(({ row }) => row.urgency === 'emergency');
  const alarms = readings.filter(({ reading }) => reading.urgency === 'emergency');

  it('are read right at least nine times in ten', () => {
    expect(share(readings, ({ row, reading }) => row.intents.includes(reading.intent))).toBeGreaterThanOrEqual(0.9);
  });

  it('hold hardly an emergency that is not heard', () => {
    expect(share(emergencies, ({ reading }) => reading.urgency === 'emergency')).toBeGreaterThan(0.95);
  });

  it('raise few false alarms', () => {
    expect(share(alarms, ({ row }) => row.urgency === 'emergency')).toBeGreaterThan(0.85);
  });

  it('are not among what was trained on', () => {
    const trained = new Set(
      loadUtterances('knowledge/utterances').map(({ text }) =>
        fold(text)
          .replace(/[^a-z0-9]+/g, ' ')
          .trim(),
      ),
    );
    const leaked = graded.filter(
      ({ text }) =>
        text.length > 25 &&
        trained.has(
          fold(text)
            .replace(/[^a-z0-9]+/g, ' ')
            .trim(),
        ),
    );
    expect(leaked.map(({ id }) => id)).toEqual([]);
  });
});

describe('reading', () => {
  const sample = loadUtterances('knowledge/utterances').filter((_, n) => n % 40 === 0);

  it('does not depend on how accents are put into characters', () => {
    for (const { text } of sample) {
      const [one, other] = [read(text.normalize('NFC')), read(text.normalize('NFD'))];
      expect([text, other.intent, other.urgency]).toEqual([text, one.intent, one.urgency]);
    }
  });

  it('gives the same reading every time, whatever was read before', () => {
    const texts = sample.map(({ text }) => text);
    const forth = texts.map((text) => structuredClone(read(text)));
    const back = texts.toReversed().map((text) => structuredClone(read(text)));
    expect(back.toReversed()).toEqual(forth);
  });

  it.each([
    '',
    ' ',
    '\u0000',
    '🙂🙂🙂',
    '?!?!',
    'http://a.b/c',
    '\ud800',
    'a'.repeat(100_000),
    '<script>',
    '漢字 한국어',
  ])('takes %p without harm', (text) => {
    const { confidence, urgency } = read(text);
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
    expect(urgency).toBe('none');
  });
});
