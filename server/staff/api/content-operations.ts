import type { Request } from 'express';
import { writeArticle } from '../../../knowledge/article-form';
import type { EditorsDesk } from '../../content/desk';
import type { Edition, Writer } from '../../content/edition';
import { problemsInForm } from '../../content/form-problems';
import { articleOf, rules } from '../../content/overlay';
import { groupQuestions } from '../../content/question-groups';
import { todayInVietnam } from '../../../bot/vietnam-time';
import type { StaffMember } from '../../store/contract/staff';
import type { Store } from '../../store/store';
import {
  articleListSchema,
  articleSchema,
  factListSchema,
  giveBackSchema,
  newArticleSchema,
  questionGroupsSchema,
  restoreSchema,
  saveSchema,
  settleSchema,
  versionSchema,
} from './content-schemas';
import { currentView, editionView, openView, shownView } from './content-view';
import { type Operation, staff } from './operation';
import { Problem } from './problem';
import { nothingSchema } from './schemas';
import { EDITORIAL } from './texts';

interface Ports extends EditorsDesk {
  store: Pick<Store, 'editions' | 'figures' | 'unanswered'>;
  now: () => number;
}

const access = 'content';
/** How far back the use of articles is counted. */
const USE_MS = 30 * 24 * 3_600_000;
const MOST_QUESTIONS = 1_000;

/** The knowledge for its editors: what is used, what is missing, what is written and who has approved it. */
export function contentOperations(ports: Ports): Operation[] {
  return [...readingOperations(ports), ...writingOperations(ports), ...questionOperations(ports)];
}

function readingOperations(ports: Ports): Operation[] {
  const { content, store, now } = ports;
  return [
    staff({
      method: 'get',
      path: '/content/articles',
      summary: 'All articles, how often each was given and did not help in 30 days, and when it is to be reviewed',
      access,
      status: 200,
      answer: articleListSchema,
      handle: async ({ who }) => {
        const since = now() - USE_MS;
        const [uses, open] = await Promise.all([store.figures.articles(since, now()), store.editions.open()]);
        const use = new Map(uses.map((one) => [one.article, one]));
        const drafts = new Map(open.map((edition) => [edition.articleId, edition]));
        const articles = [...content().articles.values()];
        const openOf = (id: string) => {
          const draft = drafts.get(id);
          return draft && { open: openView(draft, who.member.id) };
        };
        return {
          items: articles.map(({ id, group, title, intents, checked_on, check_by }) => ({
            ...{ id, group, title, intents, checkedOn: checked_on, checkBy: check_by },
            given: use.get(id)?.given ?? 0,
            missed: use.get(id)?.missed ?? 0,
            ...openOf(id),
          })),
          drafts: open
            .filter(({ articleId }) => !content().articles.has(articleId))
            .map((edition) => ({
              id: edition.articleId,
              title: edition.form.title,
              open: openView(edition, who.member.id),
            })),
          groups: [...new Set(articles.map(({ group }) => group))],
          since: new Date(since).toISOString(),
        };
      },
    }),
    staff({
      method: 'get',
      path: '/content/articles/:id',
      summary: 'One article with its facts filled in, its draft and its editions',
      access,
      status: 200,
      answer: articleSchema,
      handle: ({ request, who }) => detailOf(ports, idIn(request), who.member),
    }),
    staff({
      method: 'get',
      path: '/content/facts',
      summary: 'All facts that a text may refer to, as they are said today',
      access,
      status: 200,
      answer: factListSchema,
      handle: () => Promise.resolve({ items: [...content().facts.values()].map(({ id, text }) => ({ id, text })) }),
    }),
  ];
}

function writingOperations(ports: Ports): Operation[] {
  const { editorial } = ports;
  const then = async (work: Promise<Edition>, member: StaffMember) => detailOf(ports, (await work).articleId, member);
  const act = { method: 'post', access, status: 200, answer: articleSchema } as const;
  return [
    staff({
      ...act,
      path: '/content/articles',
      summary: 'Begin a new article',
      audit: 'article.create',
      body: newArticleSchema,
      status: 201,
      handle: ({ body: { id, group, form }, who, note }) => {
        note({ target: id });
        return then(editorial.create(id, group, form, writer(who.member)), who.member);
      },
    }),
    staff({
      ...act,
      path: '/content/articles/:id/draft',
      summary: 'Begin to write on an article, or go on with the draft that is open',
      audit: 'article.begin',
      body: nothingSchema,
      handle: ({ request, who }) => then(editorial.begin(idIn(request), writer(who.member)), who.member),
    }),
    staff({
      ...act,
      method: 'patch',
      path: '/content/articles/:id/draft',
      summary: 'Save a draft of the version that was seen; what has been submitted goes back to being a draft',
      audit: 'article.save',
      body: saveSchema,
      handle: ({ request, body: { version, form }, who }) =>
        then(editorial.save(idIn(request), version, form, writer(who.member)), who.member),
    }),
    staff({
      ...act,
      path: '/content/articles/:id/submit',
      summary: 'Check a draft by every rule and lay it before a second person',
      audit: 'article.submit',
      body: versionSchema,
      handle: ({ request, body, who }) =>
        then(editorial.submit(idIn(request), body.version, writer(who.member)), who.member),
    }),
    staff({
      ...act,
      path: '/content/articles/:id/return',
      summary: 'Give a draft back to its writers, with a word why',
      audit: 'article.return',
      body: giveBackSchema,
      handle: ({ request, body: { version, note: why }, who }) =>
        then(editorial.giveBack(idIn(request), version, why, writer(who.member)), who.member),
    }),
    staff({
      ...act,
      path: '/content/articles/:id/approve',
      summary: 'Approve what another person has written: it answers from now on',
      audit: 'article.approve',
      body: versionSchema,
      handle: ({ request, body, who }) =>
        then(editorial.approve(idIn(request), body.version, writer(who.member)), who.member),
    }),
    staff({
      ...act,
      path: '/content/articles/:id/drop',
      summary: 'Give a draft up',
      audit: 'article.drop',
      body: versionSchema,
      handle: ({ request, body, who }) =>
        then(editorial.drop(idIn(request), body.version, writer(who.member)), who.member),
    }),
    staff({
      ...act,
      path: '/content/articles/:id/restore',
      summary: 'Put an earlier edition, or with 0 the file, in use again',
      audit: 'article.restore',
      body: restoreSchema,
      handle: ({ request, body, who }) =>
        then(editorial.restore(idIn(request), body.number, writer(who.member)), who.member),
    }),
  ];
}

function questionOperations({ store, abbreviations }: Ports): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/content/unanswered',
      summary: 'Questions that had no answer, near-copies together, the most asked first',
      access,
      audit: 'unanswered.read',
      status: 200,
      answer: questionGroupsSchema,
      handle: async () => ({
        items: groupQuestions(await store.unanswered.list(MOST_QUESTIONS), abbreviations).map((group) => ({
          text: group.text,
          intent: group.intent,
          count: group.count,
          lastSeen: new Date(group.lastSeen).toISOString(),
          wordings: group.questions.map(({ key, text, count }) => ({ key, text, count })),
        })),
      }),
    }),
    staff({
      method: 'post',
      path: '/content/unanswered/settle',
      summary: 'Take questions off the list: they have an answer now, or need none',
      access,
      audit: 'unanswered.settle',
      body: settleSchema,
      status: 204,
      handle: async ({ body: { keys } }) => {
        for (const key of keys) await store.unanswered.settle(key);
      },
    }),
  ];
}

async function detailOf(ports: Ports, id: string, member: StaffMember) {
  const { content, files, store, now } = ports;
  const editions = await store.editions.of(id);
  const article = content().articles.get(id);
  const [first] = editions;
  if (!article && !first) throw new Problem(404, EDITORIAL.unknown);
  const published = editions.find(({ release }) => release !== undefined);
  const ruling = published && rules(published, files()) ? published : undefined;
  const draft = editions.find(({ state }) => state === 'draft' || state === 'review');
  const today = todayInVietnam(now());
  return {
    id,
    group: article?.group ?? first?.group ?? '',
    ...(article && { current: currentView(article, content(), today, ruling) }),
    ...(draft && { draft: draftView(ports, draft, member, today) }),
    editions: editions.map(editionView),
    overruled: published !== undefined && !ruling,
  };
}

function draftView({ content, quickCheck }: Ports, draft: Edition, { id }: StaffMember, today: string) {
  const { form } = draft;
  const unfinished = problemsInForm(form);
  const found = unfinished.length
    ? unfinished
    : quickCheck(articleOf(draft, writeArticle(draft.base, form, 'draft')), content(), today);
  return {
    ...openView(draft, id),
    form,
    shown: shownView(form, content(), today),
    problems: [...new Set(found.map(({ vi }) => vi))],
    history: editionView(draft).history,
  };
}

const writer = ({ id, name }: StaffMember): Writer => ({ id, name });
const idIn = ({ params }: Request): string => String(params.id);
