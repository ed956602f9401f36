import { type ArticleForm, emptyArticle } from '../../knowledge/article-form';
import type { Edition } from '../../server/content/edition';
import type { Case } from '../../server/store/contract/cases';
import type { StaffMember } from '../../server/store/contract/staff';

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

/** An article as an editor fills it in, with what a test wants otherwise. */
export const someForm = (change: Partial<ArticleForm> = {}): ArticleForm => ({
  intents: ['law_penalties'],
  title: 'Phạt thế nào?',
  button: 'Mức phạt',
  questions: ['mức phạt tội mua bán người'],
  countries: [],
  laws: [],
  merged_provinces: false,
  audience: ['anyone'],
  facts: [],
  sources: [{ document: 'Bộ luật Hình sự', rows: [] }],
  checked_on: '2026-11-25',
  check_by: '2027-05-25',
  next: [],
  answer: 'Bạn gọi 111.',
  sections: [],
  ...change,
});

/** An article as it was written in the console. */
export function someEdition(change: Partial<Edition> = {}): Edition {
  const { articleId = 'law-150', number = 1 } = change;
  return {
    articleId,
    number,
    group: 'law',
    state: 'draft',
    base: emptyArticle(articleId),
    replaces: [],
    form: someForm({ title: `${articleId} ${number}` }),
    writers: [{ id: 's1', name: 'Lan' }],
    history: [],
    changedAt: 1,
    version: 1,
    ...change,
  };
}
