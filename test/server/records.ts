import type { Case, StaffMember } from '../../server/store/records';

/** A case as it stands just after it was opened, with what a test wants otherwise. */
export const someCase = (change: Partial<Case> = {}): Case => ({
  id: 'case-1',
  code: 'HD-AAAAAA',
  conversationId: 'c1',
  channel: 'web',
  priority: 1,
  status: 'open',
  openedAt: 1_000,
  summary: 'Cứu em với',
  facts: [],
  notes: [],
  history: [],
  referrals: [],
  step: 'receive',
  lastMessageAt: 1_000,
  waitingSince: change.openedAt ?? 1_000,
  told: [],
  joined: [],
  aliases: [],
  changedAt: 1_000,
  news: 'opened',
  version: 1,
  ...change,
});

/** A counsellor, with what a test wants otherwise. */
export const someMember = (change: Partial<StaffMember> = {}): StaffMember => ({
  id: 's1',
  username: 'lan',
  name: 'Lan',
  role: 'counsellor',
  passwordHash: '',
  createdAt: 1,
  views: [],
  version: 1,
  ...change,
});
