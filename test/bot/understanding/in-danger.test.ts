import type { Candidate } from '../../../bot/understanding/candidate';
import { dangerFirst } from '../../../bot/understanding/in-danger';

const candidates = (...pairs: [Candidate['intent'], number][]): Candidate[] =>
  pairs.map(([intent, probability]) => ({ intent, probability }));
const nobody = { cry: false, firstPerson: false, forAnother: false, own: 0, emergency: 0.3 };
const torn = candidates(['self_in_danger', 0.5], ['other_in_danger', 0.4], ['report_tip', 0.1]);

it.each([
  ['as the statistics have it, where nothing in the telling speaks for either', nobody, 'self_in_danger'],
  ['somebody else, where it is told of them', { ...nobody, own: -0.3 }, 'other_in_danger'],
  ['the writer, where it is told of themselves', { ...nobody, own: 0.3 }, 'self_in_danger'],
  ['somebody else, where a pattern says so', { ...nobody, forAnother: true }, 'other_in_danger'],
  ['the writer, where a pattern says so', { ...nobody, own: -0.05, firstPerson: true }, 'self_in_danger'],
])('who is in danger: %s', (_, told, intent) => {
  const found = dangerFirst(torn, told);
  expect(found[0]?.intent).toBe(intent);
  expect(found.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
});

it.each([
  ['a topic that is hardly likelier comes after the danger', 0.5, 0.3, {}, 'other_in_danger'],
  ['a topic that is far likelier stays first', 0.8, 0.1, {}, 'scam_compound'],
  ['where the emergency is sure, no topic comes before it', 0.8, 0.1, { emergency: 0.9 }, 'other_in_danger'],
  ['a bare cry has no topic', 0.8, 0.1, { cry: true }, 'other_in_danger'],
] as const)('%s', (_, topic, danger, told, intent) => {
  const asked = candidates(['scam_compound', topic], ['other_in_danger', danger], ['return_home', 0.05]);
  const found = dangerFirst(asked, { ...nobody, ...told });
  expect(found).toEqual(expect.arrayContaining(asked));
  expect(found[0]?.intent).toBe(intent);
});

it('who asks for a number in an emergency is read as somebody in danger', () =>
  expect(dangerFirst(candidates(['hotline_contact', 0.9], ['other_in_danger', 0.05]), nobody)[0]?.intent).toBe(
    'other_in_danger',
  ));
