import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkQuestions } from '../../bot/replies/finding/check-questions';
import { loadCanned } from '../../knowledge/canned';
import { checkContent, checkWriting } from '../../knowledge/check';
import { checkCanned } from '../../knowledge/checks/canned';
import type { Problem } from '../../knowledge/checks/problem';
import { type Dictionary, dictionaryOf } from '../../knowledge/checks/spelling';
import { loadWording } from '../../knowledge/checks/wording';
import type { Content } from '../../knowledge/loader';
import type { Article } from '../../knowledge/schema';
import type { ProjectPaths } from '../paths';
import { loadBuiltIndexes } from '../article-index';
import { checkContacts } from './check-contacts';
import { loadUnderstanding } from '../understanding';

type Folders = Pick<ProjectPaths, 'root' | 'knowledge' | 'model'> & Partial<Pick<ProjectPaths, 'articles'>>;

/** Under the GPL, and so a development dependency only. */
const dictionaryFile = ({ root }: Pick<Folders, 'root'>) => path.join(root, 'node_modules/dictionary-vi/index.dic');

/** Whether spelling is checked: only where the dictionary is installed. */
export const checksSpelling = (folders: Pick<Folders, 'root'>): boolean => existsSync(dictionaryFile(folders));

function spellingDictionary(folders: Folders): Dictionary | undefined {
  return checksSpelling(folders) ? dictionaryOf(readFileSync(dictionaryFile(folders), 'utf8')) : undefined;
}

/** Every rule, over all content. It takes long: every known question is asked. */
export function checkAll(folders: Folders, content: Content, today: string): Problem[] {
  const { knowledge } = folders;
  const { analyse, entitiesIn } = loadUnderstanding(folders, content.countries);
  const wording = loadWording(knowledge);
  return [
    ...checkContent(content, today),
    ...checkWriting(content, today, wording, spellingDictionary(folders)),
    ...checkContacts(content),
    ...checkCanned(loadCanned(knowledge), content, today, wording),
    ...checkQuestions(content, analyse, entitiesIn, loadBuiltIndexes(folders)),
  ];
}

/** Looks at one article among the others by all rules but those about where questions lead: quick enough for every saving. */
export type QuickCheck = (article: Article, content: Content, today: string) => Problem[];

export function createQuickCheck(folders: Folders): QuickCheck {
  const wording = loadWording(folders.knowledge);
  const dictionary = spellingDictionary(folders);
  return (article, content, today) => {
    const whole = { ...content, articles: new Map([...content.articles, [article.id, article]]) };
    const alone = { ...content, articles: new Map([[article.id, article]]), phrases: {} };
    const problems = [
      ...checkContent(whole, today),
      ...checkWriting(alone, today, wording, dictionary),
      ...checkContacts(alone),
    ];
    return problems.filter((problem) => problem.article === article.id);
  };
}
