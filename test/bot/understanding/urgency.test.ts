import { NO_SIGNS } from '../../../bot/understanding/signs';
import { type UrgencyView, judgeUrgency } from '../../../bot/understanding/urgency';

const calm = { hurried: false, figure: false, atCompound: false, confidence: 0.9 } as const;
const view = (emergency: number, report: number): UrgencyView => ({ emergency, report, none: 1 - emergency - report });

describe('how urgent a message is', () => {
  it.each([
    ['a likely emergency is one', view(0.27, 0.1), 'self_in_danger', 'emergency'],
    ['what is told of a relative out of reach may be one as well', view(0.27, 0.4), 'missing_contact', 'emergency'],
    ['and is told to staff when it is hardly one', view(0.2, 0.4), 'missing_contact', 'report'],
    ['whoever denounces somebody wants staff to act', view(0.01, 0.35), 'report_tip', 'report'],
    ['a question is answered', view(0.01, 0.35), 'rights_abroad', 'none'],
    ['a doubt goes to the higher level', view(0.2, 0.36), 'forced_labor', 'report'],
  ] as const)('%s', (_, seen, intent, urgency) =>
    expect(judgeUrgency(NO_SIGNS, seen, { ...calm, intent })).toBe(urgency),
  );

  it('no intent keeps a pattern of danger, a cry or a hurried hand from being heard', () => {
    const told = { ...calm, intent: 'missing_contact' } as const;
    const judge = (signs: Partial<typeof NO_SIGNS>, hurried = false) =>
      judgeUrgency({ ...NO_SIGNS, ...signs }, view(0.2, 0.6), { ...told, hurried });
    expect(judge({})).toBe('report');
    expect(judge({ clear: true })).toBe('emergency');
    expect(judge({ cry: true })).toBe('emergency');
    expect(judge({}, true)).toBe('emergency');
  });

  it('what is plainly told from where scams are run is believed, whatever it seems to ask, unless something speaks against it', () => {
    const judge = (signs: Partial<typeof NO_SIGNS>, atCompound: boolean) =>
      judgeUrgency({ ...NO_SIGNS, ...signs }, view(0.001, 0.01), { ...calm, intent: 'out_of_scope', atCompound });
    expect(judge({ clear: true }, true)).toBe('emergency');
    expect(judge({ clear: true, doubted: true }, true)).toBe('none');
    expect(judge({ clear: true }, false)).toBe('none');
    expect(judge({}, true)).toBe('none');
  });

  it('who only asks of a place or of the chat raises no alarm, unless they cry or want to die', () => {
    const judge = (signs: Partial<typeof NO_SIGNS>) =>
      judgeUrgency({ ...NO_SIGNS, onlyAsks: true, ...signs }, view(0.5, 0.3), { ...calm, intent: 'scam_compound' });
    expect([{}, { cry: true }, { wantsToDie: true }, { clear: true }].map(judge)).toEqual([
      'none',
      'emergency',
      'emergency',
      'emergency',
    ]);
  });

  it('who surely tells of danger, with a sign of it and nothing against it, raises one sooner', () => {
    const judge = (more: Partial<typeof NO_SIGNS>, confidence = 0.9) =>
      judgeUrgency({ ...NO_SIGNS, ...more }, view(0.14, 0.6), { ...calm, intent: 'self_in_danger', confidence });
    const signals = ['bi ban sang'];
    expect([judge({ signals }), judge({}), judge({ signals, doubted: true }), judge({ signals }, 0.5)]).toEqual([
      'emergency',
      'report',
      'report',
      'report',
    ]);
  });

  it('what is surely none of our business needs more to be an alarm, unless a sign of danger stands in it or its writer is in a hurry', () => {
    const judge = (confidence: number, more: { signals?: string[]; hurried?: boolean; emergency?: number } = {}) => {
      const { signals = [], hurried = false, emergency = 0.4 } = more;
      const message = { ...calm, intent: 'out_of_scope', confidence, hurried } as const;
      return judgeUrgency({ ...NO_SIGNS, signals }, view(emergency, 0), message);
    };
    expect(judge(0.99)).toBe('none');
    expect(judge(0.9)).toBe('emergency');
    expect(judge(0.99, { emergency: 0.6 })).toBe('emergency');
    expect(judge(0.99, { hurried: true })).toBe('emergency');
    expect(judge(0.99, { signals: ['nhot'] })).toBe('emergency');
  });

  it('what is surely none of our business needs more to be a report, too', () => {
    const judge = (confidence: number, report: number, signals: string[] = []) =>
      judgeUrgency({ ...NO_SIGNS, signals }, view(0.01, report), { ...calm, intent: 'out_of_scope', confidence });
    expect([judge(0.99, 0.7), judge(0.99, 0.85), judge(0.9, 0.7), judge(0.99, 0.7, ['nhot'])]).toEqual([
      'none',
      'report',
      'report',
      'report',
    ]);
  });

  it('what is told as past or heard of is no report for its intent alone', () => {
    const told = { ...calm, intent: 'missing_contact' } as const;
    expect(judgeUrgency({ ...NO_SIGNS, doubted: true }, view(0.01, 0.35), told)).toBe('none');
    expect(judgeUrgency(NO_SIGNS, view(0.01, 0.35), { ...told, confidence: 0.5 })).toBe('none');
  });
});
