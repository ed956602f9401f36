import { type Answer, type Answers, guidedVerdict, nextQuestion } from '../../../bot/offers/guided-check';
import { loadOfferContent } from '../../../knowledge/offers';

const content = loadOfferContent('knowledge');

/** Answers the questions as they come; what is not named is answered with `otherwise`. */
function answered(told: Answers, otherwise: Answer): Answers {
  let answers: Answers = {};
  for (;;) {
    const question = nextQuestion(content, answers);
    if (!question) return answers;
    answers = { ...answers, [question.id]: told[question.id] ?? otherwise };
  }
}

const SOUND: Answers = { abroad: 'yes', contract: 'yes', licence: 'yes' };

describe('the guided check', () => {
  it.each<[string, Answers, Answer, string]>([
    ['sound in all answers', SOUND, 'no', 'ok'],
    ['kept papers', { ...SOUND, papers: 'yes' }, 'no', 'dangerous'],
    ['a tourist visa', { ...SOUND, visa: 'yes' }, 'no', 'dangerous'],
    ['secrecy, or a minor', { ...SOUND, family: 'yes' }, 'no', 'dangerous'],
    ['chat work abroad', { ...SOUND, 'risky-work': 'yes' }, 'no', 'dangerous'],
    ['Cambodia and a deposit', { ...SOUND, 'scam-place': 'yes', money: 'yes' }, 'no', 'dangerous'],
    ['sound work at home', { contract: 'yes' }, 'no', 'ok'],
    ['nightlife at home with an advance', { contract: 'yes', nightlife: 'yes', debt: 'yes' }, 'no', 'dangerous'],
    ['a deposit alone', { ...SOUND, money: 'yes' }, 'no', 'suspicious'],
    ['no licence', { ...SOUND, licence: 'no' }, 'no', 'suspicious'],
    ['nothing known at all', {}, 'unknown', 'unknown'],
  ])('judges %s', (_, told, otherwise, verdict) => {
    expect(guidedVerdict(content, answered(told, otherwise)).verdict).toBe(verdict);
  });

  it('asks at most ten questions, and none twice', () => {
    for (const otherwise of ['yes', 'no', 'unknown'] as const) {
      expect(Object.keys(answered({}, otherwise)).length).toBeLessThanOrEqual(10);
    }
  });

  it('asks nothing more once one answer is deadly', () => {
    expect(
      nextQuestion(content, { abroad: 'yes', 'scam-place': 'no', 'risky-work': 'no', visa: 'yes' }),
    ).toBeUndefined();
  });

  it('leaves out what concerns only work abroad', () => {
    const asked = Object.keys(answered({ abroad: 'no' }, 'no'));
    expect(asked).not.toContain('visa');
    expect(asked).not.toContain('licence');
  });

  it('raises only flags that there are', () => {
    const known = new Set([
      ...content.flags.map(({ id }) => id),
      'abroad',
      'at-home',
      'contract-seen',
      'no-money-asked',
      'licence-checked',
    ]);
    for (const { yes, no } of content.questions) for (const name of [...yes, ...no]) expect(known).toContain(name);
  });
});
