import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkContent } from '../../knowledge/check';
import type { Problem } from '../../knowledge/checks/problem';
import { fillFacts } from '../../knowledge/facts';
import { loadContent, readArticle } from '../../knowledge/loader';
import { ContentError } from '../../knowledge/yaml-file';
import { type Article, type Fact, INTENTS } from '../../knowledge/schema';
import { loadUtterances } from '../../knowledge/utterances';

const TODAY = '2026-11-27';
const content = loadContent('knowledge');
const someArticle = content.articles.get('fees-overview')!;
const withArticle = (change: Partial<Article>) => ({
  ...content,
  articles: new Map([...content.articles, [someArticle.id, { ...someArticle, ...change }]]),
});
const fact = (change: Partial<Fact>): Fact => ({
  id: 'test.fact',
  kind: 'phone',
  text: '111',
  hedged: 'số cũ',
  sources: [{ document: 'báo', rows: [] }],
  as_of: '2026-01-01',
  status: 'verified',
  review_by: '2026-12-31',
  ...change,
});

/** The national emergency numbers, which everybody knows. */
const SHORT_NUMBERS = new Set(['111', '113', '114', '115']);
const texts = (problems: Problem[]) => problems.map(({ text }) => text).join('\n');

describe('the content as it is', () => {
  it('has nothing wrong in it', () => expect(checkContent(content, TODAY)).toEqual([]));

  it.each(INTENTS)('knows a place to ask for what is not known of %s', (intent) =>
    expect(content.phrases[`where_to_ask_${intent}`]).toBeDefined(),
  );

  it('would still let the server start in thirty years, with everything overdue', () => {
    expect(checkContent(content, '2056-01-01').filter(({ breaks }) => breaks)).toEqual([]);
  });

  it('says nothing about bodies that no longer exist', () => {
    const texts = [...content.articles.values()].map(({ answer, sections }) =>
      [answer, ...sections.map(({ body }) => body)].join('\n'),
    );
    for (const text of [...texts, ...Object.values(content.phrases)]) {
      expect(text).not.toMatch(/Công an huyện|Sở LĐTBXH|Bộ LĐTBXH|Sở Lao động|dolab\.gov\.vn|dolab\.molisa/i);
    }
  });

  it('gives both emergency numbers in every first answer to danger', () => {
    const first = Object.entries(content.phrases).filter(
      ([name]) => name.startsWith('emergency_') && name !== 'emergency_contact_line',
    );
    expect(first.length).toBeGreaterThan(4);
    for (const [, text] of first)
      expect(text).toMatch(/hotline\.113[\s\S]*hotline\.111|hotline\.111[\s\S]*hotline\.113/);
  });

  it('never shows an overdue phone number as current', () => {
    for (const { id, kind, text } of content.facts.values()) {
      if (kind !== 'phone') continue;
      const shown = fillFacts(`{{${id}}}`, content.facts, '2099-01-01');
      if (!SHORT_NUMBERS.has(text) && id !== 'hotline.111.old') expect(shown).not.toBe(text);
    }
  });
});

describe('the check finds', () => {
  it.each<[string, Partial<Article>, string]>([
    [
      'a fact used without being listed',
      { answer: 'Gọi {{hotline.women}}.', facts: [] },
      'uses {{hotline.women}} without listing it',
    ],
    ['a fact that does not exist', { facts: ['no.such'] }, 'lists the unknown fact no.such'],
    ['a way on that leads nowhere', { next: ['no-such'] }, 'leads on to the unknown article no-such'],
    ['a country that is not in the register', { countries: ['atlantis'] }, 'is about the unknown country atlantis'],
    ['a missing source', { sources: [] }, 'has no source'],
    ['a first answer that is too long', { answer: 'a'.repeat(401) }, 'first answer has 401 characters'],
    [
      'a section that is too long',
      { sections: [{ heading: 'x', body: 'a'.repeat(901), questions: [], line: 9 }] },
      'section "x" has 901 characters',
    ],
    [
      'a heading that no button can show',
      { sections: [{ heading: 'a'.repeat(21), body: 'b', questions: [], line: 9 }] },
      'has 21 characters',
    ],
    [
      'an article that should have been checked again',
      { check_by: '2026-11-22' },
      'should have been checked again by 2026-11-22',
    ],
    ['an article that is no longer valid', { valid_until: '2026-01-01' }, 'is valid only until 2026-01-01'],
    ['an intent without its default article', { default: false }, 'intent fees_deposits: has 0 default articles'],
  ])('%s', (_, change, problem) => {
    expect(texts(checkContent(withArticle(change), TODAY))).toContain(problem);
  });

  it('a fact that may not be shown at all', () => {
    const bare = fact({ status: 'doubtful', hedged: undefined });
    const facts = new Map([...content.facts, [bare.id, bare]]);
    expect(texts(checkContent({ ...content, facts }, TODAY))).toContain(
      'is doubtful or overdue and has no hedged form',
    );
  });
});

describe('a fact', () => {
  const shown = (change: Partial<Fact>, today = TODAY) =>
    fillFacts('Gọi {{test.fact}}.', new Map([['test.fact', fact(change)]]), today);
  it('is shown while it is verified and its review is not overdue', () => expect(shown({})).toBe('Gọi 111.'));
  it('is hedged from the day after its review was due', () => {
    expect(shown({}, '2026-12-31')).toBe('Gọi 111.');
    expect(shown({}, '2027-01-01')).toBe('Gọi số cũ.');
  });
  it.each(['known', 'doubtful'] as const)('is hedged when it is %s', (status) =>
    expect(shown({ status })).toBe('Gọi số cũ.'),
  );
  it('that is unknown makes the text unfit', () => expect(fillFacts('{{no.such}}', new Map(), TODAY)).toBeUndefined());
});

describe('reading content', () => {
  const file = (text: string, name = 'a.md') => {
    const at = path.join(mkdtempSync(path.join(tmpdir(), 'haidang-content-')), name);
    writeFileSync(at, text);
    return at;
  };
  it.each([
    ['no front matter', 'chỉ có chữ', 'front matter'],
    ['broken YAML', '---\nid: [\n---\nx', 'a.md:2: '],
    ['an intent that does not exist', '---\nid: a\nintents: [nothing]\n---\nx', 'a.md:3: intents'],
    ['a key that nobody knows', '---\nid: a\ncolour: red\n---\nx', 'Remove colour'],
    ['a date that is none', '---\nid: a\nchecked_on: 2026-13-45\n---\nx', 'a.md:3: checked_on'],
  ])('stops at %s and names the file, the line and the remedy', (_, text, problem) => {
    expect(() => readArticle(file(text))).toThrow(ContentError);
    expect(() => readArticle(file(text))).toThrow(problem);
  });

  it('refuses an utterance file of an unknown intent and an unknown mark', () => {
    expect(() => loadUtterances(path.dirname(file('xin chào', 'nothing.txt')))).toThrow('no intent of this name');
    expect(() => loadUtterances(path.dirname(file('[q] xin chào', 'greeting.txt')))).toThrow('unknown mark');
  });
});

describe('the utterances', () => {
  const utterances = loadUtterances('knowledge/utterances');
  it('are at least forty for every intent', () => {
    for (const intent of INTENTS) {
      expect([intent, utterances.filter((utterance) => utterance.intent === intent).length >= 40]).toEqual([
        intent,
        true,
      ]);
    }
  });

  it('never teach the same text two levels of urgency', () => {
    const levels = new Map<string, Set<string>>();
    for (const { text, urgency } of utterances) {
      levels.set(text.toLowerCase(), (levels.get(text.toLowerCase()) ?? new Set()).add(urgency));
    }
    expect([...levels].filter(([, seen]) => seen.size > 1).map(([text]) => text)).toEqual([]);
  });
});
