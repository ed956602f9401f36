import { mayNotBeTaught } from '../burdened';
import { type Decision, understood } from '../decision';
import { notNow } from '../courses/learning';
import type { Library } from '../replies/library';
import type { Talk } from '../talk';
import { INTERESTS, isInterest } from './interests';

/** Says what may be heard of, a choice for each. */
export function offerNews(library: Library, talk: Talk): Decision {
  if (mayNotBeTaught(talk)) return notNow(library);
  const choices = INTERESTS.map((id) => library.choice(`button_news_${id}`, { name: 'news', id }));
  return understood({ text: library.phrase('news_offer'), choices });
}

/** Consent is worth something only from whoever knows who else will read: it is asked for each kind by itself. */
export function askBeforeNews(library: Library, talk: Talk, id: string): Decision {
  if (mayNotBeTaught(talk) || !isInterest(id)) return offerNews(library, talk);
  const choices = [
    library.choice('button_news_safe', { name: 'newsok', id }),
    library.choice('button_news_no', { name: 'unsubscribe' }),
  ];
  return understood({ text: library.phrase('news_safe'), choices });
}

/** They have agreed to one kind, beside those that they have asked for before. */
export function beginNews(library: Library, talk: Talk, id: string): Decision {
  if (mayNotBeTaught(talk) || !isInterest(id)) return offerNews(library, talk);
  // A child does not decide that alone (domain.md §7, D11).
  if (talk.child) return understood({ text: library.phrase('news_child'), choices: [] });
  const news = [...new Set([...(talk.subscribed ?? []), id])];
  return { ...understood({ text: library.phrase('news_done'), choices: [] }), news };
}
