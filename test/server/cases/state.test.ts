import {
  type ActionType,
  type Actor,
  type CaseAction,
  CaseConflict,
  NotYourCase,
  SYSTEM,
} from '../../../server/cases/actions';
import type { Safety } from '../../../bot/safety';
import { advance } from '../../../server/cases/state';
import type { Case, CaseStatus } from '../../../server/store/contract/cases';
import { someCase } from '../records';

const lan: Actor = { id: 'lan', name: 'Lan', role: 'counsellor' };
const minh: Actor = { id: 'minh', name: 'Minh', role: 'counsellor' };
const boss: Actor = { id: 'boss', name: 'Hà', role: 'supervisor' };
const admin: Actor = { id: 'root', name: 'Quản trị', role: 'admin' };

const owner = { id: 'lan', name: 'Lan' };
const referral = { id: 'r1', at: 2, by: 'Lan', agency: 'Công an', text: 'đã gọi', consent: 'unrecorded' } as const;
const mute = { reason: 'prank', at: 1, by: 'Lan', until: 100 } as const;
const IN: Record<CaseStatus, Partial<Case>> = {
  open: { unattendedSince: 1, alarm: { stage: 'again', at: 2 } },
  claimed: { owner, ownedSince: 2, ownerActedAt: 2, owedSince: 2 },
  following: { owner, ownedSince: 2, ownerActedAt: 3, followAt: 100 },
  closed: { owner, closedAt: 5, outcome: 'helped', told: ['absent'] },
};
const caseIn = (status: CaseStatus, change: Partial<Case> = {}): Case =>
  someCase({ priority: 2, openedAt: 1, referrals: [referral], mute, status, ...IN[status], ...change });

const ACTIONS: Record<ActionType, CaseAction> = {
  claim: { type: 'claim' },
  release: { type: 'release' },
  transfer: { type: 'transfer', to: { id: 'minh', name: 'Minh' } },
  move: { type: 'move', office: 'Đà Nẵng' },
  message: { type: 'message', text: 'Chào bạn' },
  safety: { type: 'safety', safety: { state: 'unsafe' } },
  sheet: { type: 'sheet', field: 'where', value: 'Bavet', revision: 0 },
  note: { type: 'note', text: 'đã gọi' },
  step: { type: 'step', step: 'assess' },
  refer: { type: 'refer', agency: 'Công an', text: 'đã chuyển' },
  referral: { type: 'referral', id: 'r1', answer: { result: 'accepted', text: 'họ đến' } },
  follow: { type: 'follow', until: 1_000, text: 'chờ công an' },
  close: { type: 'close', outcome: 'helped', text: '' },
  mute: { type: 'mute', reason: 'insults', until: 1_000, text: 'chửi suốt một giờ' },
  unmute: { type: 'unmute' },
  own_data: { type: 'own_data', wish: 'see', deed: 'note', text: '' },
  reopen: { type: 'reopen' },
  hand_on: { type: 'hand_on', reason: 'offline' },
  return: { type: 'return', reason: 'date' },
  remind: { type: 'remind' },
};

type Answer = CaseStatus | { conflict: string };
const no = (conflict: string): Answer => ({ conflict });

/** Every edge: by which action, from open, claimed, following and closed, to which state, or why not. */
const EDGES: Record<ActionType, [open: Answer, claimed: Answer, following: Answer, closed: Answer]> = {
  claim: ['claimed', no('taken'), 'claimed', no('closed')],
  release: [no('not-claimed'), 'open', no('not-claimed'), no('closed')],
  transfer: [no('not-claimed'), 'claimed', no('not-claimed'), no('closed')],
  move: ['open', 'open', 'open', no('closed')],
  message: [no('not-claimed'), 'claimed', no('not-claimed'), no('closed')],
  safety: ['open', 'claimed', 'following', no('closed')],
  sheet: ['open', 'claimed', 'following', 'closed'],
  note: ['open', 'claimed', 'following', 'closed'],
  step: [no('not-claimed'), 'claimed', 'following', no('closed')],
  refer: ['open', 'claimed', 'following', no('closed')],
  referral: ['open', 'claimed', 'following', 'closed'],
  follow: [no('not-claimed'), 'following', no('not-claimed'), no('closed')],
  close: [no('not-claimed'), 'closed', 'closed', no('closed')],
  mute: [no('not-claimed'), 'closed', no('not-claimed'), 'closed'],
  unmute: ['open', 'claimed', 'following', 'closed'],
  own_data: ['open', 'claimed', 'following', 'closed'],
  reopen: [no('not-closed'), no('not-closed'), no('not-closed'), 'open'],
  hand_on: [no('not-claimed'), 'open', no('not-claimed'), no('closed')],
  return: [no('not-claimed'), no('not-claimed'), 'open', no('closed')],
  remind: ['open', 'claimed', 'following', no('closed')],
};
const STATUSES: readonly CaseStatus[] = ['open', 'claimed', 'following', 'closed'];
const edges = Object.entries(EDGES).flatMap(([action, answers]) =>
  answers.map((answer, n) => [STATUSES[n]!, action as ActionType, answer] as const),
);

const attempt = (from: Case, action: CaseAction, by: Actor): Case | Error => {
  try {
    return advance(from, action, by, 'k', 9);
  } catch (error) {
    return error as Error;
  }
};

describe('the life of a case', () => {
  it.each(edges)('%s, then %s: %j', (from, action, expected) => {
    const result = attempt(caseIn(from), ACTIONS[action], lan);
    if (typeof expected === 'string') {
      expect(result).toMatchObject({ status: expected, history: [{ key: 'k', at: 9, by: 'Lan', action }] });
    } else {
      expect(result).toBeInstanceOf(CaseConflict);
      expect(result).toMatchObject({ reason: expected.conflict });
    }
  });

  it.each(['release', 'transfer', 'move', 'message', 'step', 'follow', 'close', 'mute'] as const)(
    '%s is for the owner, a supervisor or an admin',
    (type) => {
      const refused = attempt(caseIn('claimed'), ACTIONS[type], minh);
      expect(refused).toBeInstanceOf(NotYourCase);
      expect(refused).toMatchObject({ owner: { name: 'Lan' } });
      for (const by of [lan, boss, admin])
        expect(attempt(caseIn('claimed'), ACTIONS[type], by)).not.toBeInstanceOf(Error);
    },
  );

  it.each(['note', 'refer', 'referral', 'safety', 'unmute', 'own_data'] as const)('%s is for everybody', (type) => {
    expect(attempt(caseIn('claimed'), ACTIONS[type], minh)).not.toBeInstanceOf(Error);
  });

  it.each(['open', 'following'] as const)('is moved to another office by everybody while it is %s', (status) => {
    expect(attempt(caseIn(status), ACTIONS.move, minh)).toMatchObject({ status: 'open', office: 'Đà Nẵng' });
  });

  const openings: [string, Safety][] = [
    ['safe', { state: 'safe' }],
    ['unsure', { state: 'unsure' }],
    ['the whole day', { state: 'hours', hours: [{ from: '00:00', to: '00:00' }] }],
    ['unsafe, with a code word', { state: 'unsafe', codeWord: 'con meo' }],
    ['unsafe, with hours', { state: 'unsafe', hours: [{ from: '20:00', to: '21:00' }] }],
  ];
  it.each(openings)('is said to be %s by its owner or a supervisor only, whoever else warns', (_, safety) => {
    const action: CaseAction = { type: 'safety', safety };
    for (const status of ['claimed', 'following'] as const)
      expect(attempt(caseIn(status), action, minh)).toBeInstanceOf(NotYourCase);
    for (const by of [lan, boss]) expect(attempt(caseIn('claimed'), action, by)).toMatchObject({ safety });
    expect(attempt(caseIn('open'), action, minh)).toMatchObject({ safety });
  });

  it('names the owner when a case is taken', () => {
    expect(attempt(caseIn('claimed'), ACTIONS.claim, minh)).toMatchObject({ owner: { id: 'lan', name: 'Lan' } });
  });

  it('refuses to hand a case to the one, or the office, that has it, and to answer a referral that never was', () => {
    const to = (reason: string) => expect.objectContaining({ reason }) as unknown;
    expect(attempt(caseIn('claimed'), { type: 'transfer', to: owner }, lan)).toEqual(to('same-owner'));
    expect(attempt(caseIn('open', { office: 'Đà Nẵng' }), ACTIONS.move, lan)).toEqual(to('same-office'));
    expect(attempt(caseIn('open'), { type: 'referral', id: 'r9' }, lan)).toEqual(to('no-referral'));
  });

  it.each([
    ['claimed', 'release'],
    ['claimed', 'hand_on'],
    ['claimed', 'move'],
    ['following', 'return'],
    ['closed', 'reopen'],
  ] as const)('counts anew from the moment in which a %s case is in nobody’s hands again: %s', (from, action) => {
    expect(attempt(caseIn(from), ACTIONS[action], SYSTEM)).toMatchObject({
      status: 'open',
      owner: undefined,
      ownedSince: undefined,
      unattendedSince: 9,
      alarm: undefined,
      followAt: undefined,
      news: action === 'release' || action === 'move' ? 'changed' : 'opened',
    });
  });

  it('lets an open case that moves to another office call on as it did', () => {
    expect(attempt(caseIn('open'), ACTIONS.move, lan)).toMatchObject({ unattendedSince: 1, office: 'Đà Nẵng' });
  });

  it('lets whoever takes a case owe the person a word, until they write one', () => {
    const claimed = advance(caseIn('open'), ACTIONS.claim, lan, 'k', 9);
    expect(claimed).toMatchObject({
      owner,
      ownedSince: 9,
      owedSince: 9,
      firstClaimedAt: 9,
      unattendedSince: undefined,
      alarm: undefined,
    });
    const written = advance(claimed, ACTIONS.message, lan, 'k2', 12);
    expect(written).toMatchObject({ owedSince: undefined, firstAnsweredAt: 12, ownerActedAt: 12 });
    expect(advance(written, ACTIONS.message, lan, 'k3', 20)).toMatchObject({ firstAnsweredAt: 12 });
    // Somebody else's note is no sign of life of the owner.
    expect(advance(written, ACTIONS.note, minh, 'k4', 30)).toMatchObject({ ownerActedAt: 12 });
  });

  it('takes what the owner has said aloud for their answer; nobody else’s, and no other note', () => {
    const spoken: CaseAction = { type: 'note', text: 'vừa gọi, em nghe máy', spoke: true };
    const claimed = advance(caseIn('open'), ACTIONS.claim, lan, 'k', 9);
    expect(advance(claimed, spoken, lan, 'k2', 12)).toMatchObject({
      owedSince: undefined,
      firstAnsweredAt: 12,
      history: [{}, { action: 'note', detail: 'spoke' }],
    });
    for (const [action, by] of [[spoken, minh] as const, [ACTIONS.note, lan] as const]) {
      const noted = advance(claimed, action, by, 'k2', 12);
      expect([noted.owedSince, noted.firstAnsweredAt]).toEqual([9, undefined]);
    }
  });

  it('keeps the place in the queue of who never had an answer; who had one begins to wait now', () => {
    const claimed = caseIn('claimed', { waitingSince: 1 });
    expect(advance(claimed, ACTIONS.release, lan, 'k', 9)).toMatchObject({ waitingSince: 1 });
    const answered = advance(claimed, ACTIONS.message, lan, 'k', 9);
    expect(advance(answered, ACTIONS.release, lan, 'k2', 12)).toMatchObject({ waitingSince: 12 });
  });

  it('forgets owner, end, outcome and what was told when a case is opened again, and keeps the rest', () => {
    const reopened = advance(caseIn('closed'), ACTIONS.reopen, minh, 'k', 9);
    expect(reopened).toMatchObject({ owner: undefined, closedAt: undefined, outcome: undefined, told: [] });
    expect(reopened).toMatchObject({ code: 'HD-AAAAAA', waitingSince: 9 });
  });

  it('records a referral with the consent for it, and what became of it', () => {
    const action: CaseAction = { ...ACTIONS.refer, consent: 'given', agencyId: 'police', askAt: 50 } as CaseAction;
    const referred = advance(caseIn('open', { referrals: [] }), action, minh, 'k', 9);
    expect(referred.referrals).toEqual([
      {
        id: 'k',
        at: 9,
        by: 'Minh',
        agency: 'Công an',
        agencyId: 'police',
        text: 'đã chuyển',
        consent: 'given',
        askAt: 50,
      },
    ]);
    const answered = advance(referred, { ...ACTIONS.referral, id: 'k' } as CaseAction, lan, 'k2', 12);
    expect(answered.referrals).toMatchObject([
      { id: 'k', consent: 'given', answer: { at: 12, by: 'Lan', result: 'accepted', text: 'họ đến' } },
    ]);
    expect(
      advance(answered, { type: 'referral', id: 'k', consent: 'guardian' }, lan, 'k3', 13).referrals,
    ).toMatchObject([{ consent: 'guardian', askAt: 50, answer: { result: 'accepted' } }]);
  });

  it('puts nobody aside who cries for help and waits for an answer that may be given', () => {
    const waiting = caseIn('claimed', { priority: 1, lastMessageAt: 8 });
    expect(attempt(waiting, ACTIONS.follow, lan)).toMatchObject({ reason: 'answer-first' });
    const answered = advance(waiting, ACTIONS.message, lan, 'k', 9);
    const unsafe = { ...waiting, safety: { state: 'unsafe' as const, at: 1, by: 'user' } };
    for (const from of [answered, unsafe])
      expect(attempt(from, ACTIONS.follow, lan)).toMatchObject({ status: 'following' });
  });

  it.each([
    ['a call of which nothing is said', { type: 'note', text: '.', spoke: true } as const],
    ['a call in signs that nobody sees', { type: 'note', text: '\u3164 \u3164 \u3164', spoke: true } as const],
    ['a wait of which nothing is said', { type: 'follow', until: 1_000, text: 'chờ' } as const],
  ])('takes no word for an answer to a cry that says nothing: %s', (_, action) => {
    const unsafe = { state: 'unsafe' as const, at: 1, by: 'Lan' };
    const waiting = caseIn('claimed', { priority: 1, lastMessageAt: 8, owedSince: 8, safety: unsafe });
    expect(attempt(waiting, action, lan)).toMatchObject({ reason: 'say-more' });
    expect(attempt({ ...waiting, priority: 2 }, action, lan)).not.toBeInstanceOf(Error);
    expect(attempt(waiting, { ...action, text: 'đã gọi, em nghe máy' }, lan)).not.toBeInstanceOf(Error);
  });

  const UNRELATED: CaseAction = { type: 'close', outcome: 'not_related', text: '' };
  const WRITTEN = { key: 'w', at: 3, by: 'Lan', action: 'message' };
  const UNSAFE = { state: 'unsafe', at: 1, by: 'Lan' } as const;
  const DAY = 24 * 3_600_000;
  const alone: [string, Partial<Case>, CaseAction, string | undefined][] = [
    ['an emergency closed that nobody has answered', { priority: 1 }, ACTIONS.close, 'left.closed'],
    ['one that was answered', { priority: 1, firstAnsweredAt: 3 }, ACTIONS.close, undefined],
    ['one called unrelated after a call only', { priority: 1, firstAnsweredAt: 3 }, UNRELATED, 'left.closed'],
    [
      'one called unrelated that was written to',
      { priority: 1, firstAnsweredAt: 3, history: [WRITTEN] },
      UNRELATED,
      undefined,
    ],
    [
      'one put aside while its person waits',
      { priority: 1, owedSince: 8, safety: UNSAFE },
      ACTIONS.follow,
      'left.aside',
    ],
    ['one whose person is muted', { priority: 1, firstAnsweredAt: 3 }, ACTIONS.mute, 'left.closed'],
    ['a report', { priority: 2 }, ACTIONS.close, undefined],
    [
      'an emergency put aside for long',
      { priority: 1, owedSince: undefined },
      { type: 'follow', until: 10 + DAY, text: '' },
      'left.aside',
    ],
    [
      'one put aside for a day',
      { priority: 1, owedSince: undefined },
      { type: 'follow', until: 9 + DAY, text: '' },
      undefined,
    ],
  ];
  it.each(alone)('notes for supervisors who was left alone: %s', (_, change, action, left) => {
    expect(advance(caseIn('claimed', change), action, lan, 'k', 9).history.at(-1)?.left).toBe(left);
  });

  it('keeps what was written about a referral, a wait or an end as a note', () => {
    const noted = (action: CaseAction) => advance(caseIn('claimed'), action, lan, 'k', 9).notes;
    const note = (text: string) => [{ id: 'k', at: 9, by: 'Lan', text }];
    expect(noted(ACTIONS.refer)).toEqual(note('đã chuyển'));
    expect(noted(ACTIONS.referral)).toEqual(note('họ đến'));
    expect(noted(ACTIONS.follow)).toEqual(note('chờ công an'));
    expect(noted({ type: 'close', outcome: 'helped', text: 'xong' })).toEqual(note('xong'));
    expect(noted(ACTIONS.close)).toEqual([]);
    expect(noted(ACTIONS.message)).toEqual([]);
  });
});
