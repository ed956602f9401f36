import { type Actor, type CaseAction, CaseConflict, NotYourCase, advance } from '../../../server/cases/state';
import type { Case, CaseStatus } from '../../../server/store/records';

const lan: Actor = { id: 'lan', name: 'Lan', role: 'counsellor' };
const minh: Actor = { id: 'minh', name: 'Minh', role: 'counsellor' };
const boss: Actor = { id: 'boss', name: 'Hà', role: 'supervisor' };
const admin: Actor = { id: 'root', name: 'Quản trị', role: 'admin' };

const caseIn = (status: CaseStatus): Case => ({
  id: 'c',
  code: 'HD-AAAAAA',
  conversationId: 'v',
  channel: 'web',
  priority: 2,
  status,
  openedAt: 1,
  summary: '',
  facts: [],
  notes: [],
  history: [],
  lastMessageAt: 1,
  version: 1,
  ...(status === 'claimed' && { owner: { id: 'lan', name: 'Lan' } }),
  ...(status === 'closed' && { owner: { id: 'lan', name: 'Lan' }, closedAt: 5, outcome: 'helped' }),
});

const ACTIONS: Record<CaseAction['type'], CaseAction> = {
  claim: { type: 'claim' },
  release: { type: 'release' },
  transfer: { type: 'transfer', to: { id: 'minh', name: 'Minh' } },
  message: { type: 'message', text: 'Chào bạn' },
  note: { type: 'note', text: 'đã gọi' },
  refer: { type: 'refer', agency: 'Công an', text: 'đã chuyển' },
  close: { type: 'close', outcome: 'helped', text: '' },
  reopen: { type: 'reopen' },
};

/** Every edge: from which state, by which action, to which state, or why not. */
const EDGES: [CaseStatus, CaseAction['type'], CaseStatus | { conflict: string }][] = [
  ['open', 'claim', 'claimed'],
  ['open', 'release', { conflict: 'not-claimed' }],
  ['open', 'transfer', { conflict: 'not-claimed' }],
  ['open', 'message', { conflict: 'not-claimed' }],
  ['open', 'note', 'open'],
  ['open', 'refer', 'open'],
  ['open', 'close', { conflict: 'not-claimed' }],
  ['open', 'reopen', { conflict: 'not-closed' }],
  ['claimed', 'claim', { conflict: 'taken' }],
  ['claimed', 'release', 'open'],
  ['claimed', 'transfer', 'claimed'],
  ['claimed', 'message', 'claimed'],
  ['claimed', 'note', 'claimed'],
  ['claimed', 'refer', 'claimed'],
  ['claimed', 'close', 'closed'],
  ['claimed', 'reopen', { conflict: 'not-closed' }],
  ['closed', 'claim', { conflict: 'closed' }],
  ['closed', 'release', { conflict: 'closed' }],
  ['closed', 'transfer', { conflict: 'closed' }],
  ['closed', 'message', { conflict: 'closed' }],
  ['closed', 'note', 'closed'],
  ['closed', 'refer', { conflict: 'closed' }],
  ['closed', 'close', { conflict: 'closed' }],
  ['closed', 'reopen', 'open'],
];

const attempt = (from: Case, action: CaseAction, by: Actor): Case | Error => {
  try {
    return advance(from, action, by, 'k', 9);
  } catch (error) {
    return error as Error;
  }
};

describe('the life of a case', () => {
  it('has an answer for every state and action', () => {
    expect(EDGES).toHaveLength(3 * Object.keys(ACTIONS).length);
  });

  it.each(EDGES)('%s, then %s: %j', (from, action, expected) => {
    const result = attempt(caseIn(from), ACTIONS[action], lan);
    if (typeof expected === 'string') {
      expect(result).toMatchObject({ status: expected, history: [{ key: 'k', at: 9, by: 'Lan', action }] });
    } else {
      expect(result).toBeInstanceOf(CaseConflict);
      expect(result).toMatchObject({ reason: expected.conflict });
    }
  });

  it.each(['release', 'transfer', 'message', 'close'] as const)(
    '%s is for the owner, a supervisor or an admin',
    (type) => {
      const refused = attempt(caseIn('claimed'), ACTIONS[type], minh);
      expect(refused).toBeInstanceOf(NotYourCase);
      expect(refused).toMatchObject({ owner: { name: 'Lan' } });
      for (const by of [lan, boss, admin])
        expect(attempt(caseIn('claimed'), ACTIONS[type], by)).not.toBeInstanceOf(Error);
    },
  );

  it.each(['note', 'refer'] as const)('%s is for everybody', (type) => {
    expect(attempt(caseIn('claimed'), ACTIONS[type], minh)).not.toBeInstanceOf(Error);
  });

  it('names the owner when a case is taken', () => {
    expect(attempt(caseIn('claimed'), ACTIONS.claim, minh)).toMatchObject({ owner: { id: 'lan', name: 'Lan' } });
  });

  it('refuses to hand a case to the one who has it', () => {
    const action: CaseAction = { type: 'transfer', to: { id: 'lan', name: 'Lan' } };
    expect(attempt(caseIn('claimed'), action, lan)).toMatchObject({ reason: 'same-owner' });
  });

  it('forgets owner, end and outcome when a case is opened again, and keeps the rest', () => {
    const reopened = advance(caseIn('closed'), ACTIONS.reopen, minh, 'k', 9);
    expect(reopened).toMatchObject({ owner: undefined, closedAt: undefined, outcome: undefined, code: 'HD-AAAAAA' });
  });

  it('keeps what was written about a referral or an end as a note', () => {
    expect(advance(caseIn('open'), ACTIONS.refer, minh, 'k', 9).notes).toEqual([
      { id: 'k', at: 9, by: 'Minh', text: 'đã chuyển' },
    ]);
    expect(advance(caseIn('claimed'), ACTIONS.close, lan, 'k', 9)).toMatchObject({
      notes: [],
      closedAt: 9,
      outcome: 'helped',
    });
  });
});
