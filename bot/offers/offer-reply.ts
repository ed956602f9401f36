import type { OfferContent } from '../../knowledge/offers';
import type { Library } from '../replies/library';
import type { Choice, Reply } from '../replies/reply';
import { BETWEEN_QUOTES, type Flag, type OfferCheck, type Verdict } from './offer';

/** More would not be read; the strongest come first. */
const MOST_REASONS = 4;
const MOST_QUESTIONS = 5;

/** What a verdict is made of: by the text of an advert, or by answers. */
export type Judged = Pick<OfferCheck, 'verdict' | 'flags'> &
  Partial<Pick<OfferCheck, 'signs' | 'foreign' | 'shortened' | 'linked' | 'adverts'>>;

/** The verdict in words, at most four reasons with the words of the advert, and what to do next. */
export function offerReply(library: Library, check: Judged): Reply {
  const text = [
    ...verdictParts(library, check),
    library.phrase(`offer_next_${check.verdict}`),
    ...(check.verdict === 'ok' ? [] : [library.phrase('offer_after')]),
  ].join('\n\n');
  return { text, choices: offerChoices(library, check.verdict) };
}

/** What is said of an offer beside the numbers for an emergency: the verdict and why, nothing to choose. */
export function offerBesideEmergency(library: Library, check: Judged): string {
  return [library.phrase('offer_beside_emergency'), ...verdictParts(library, check)].join('\n');
}

function verdictParts(library: Library, check: Judged): string[] {
  return [
    library.phrase(`offer_${check.verdict}`),
    ...offerNotes(library, check),
    ...list(library, 'offer_why', check.flags),
    ...(check.verdict === 'ok' ? list(library, 'offer_signs', check.signs ?? []) : []),
  ];
}

/** What must be known of how a message was read. */
export function offerNotes(library: Library, { foreign, shortened, linked, adverts }: Judged): string[] {
  return [
    ...(adverts === undefined ? [] : [library.phrase('offer_several', { count: String(adverts) })]),
    ...(foreign ? [library.phrase('offer_foreign')] : []),
    ...(linked ? [library.phrase('offer_linked')] : []),
    ...(shortened ? [library.phrase('offer_shortened')] : []),
  ];
}

function list(library: Library, heading: string, reasons: readonly Flag[]): string[] {
  if (!reasons.length) return [];
  const lines = mostTelling(reasons).map((reason) => reasonLine(library, reason));
  return [[`${library.phrase(heading)}:`, ...lines].join('\n')];
}

/** The strongest reasons; words that were quoted once are not quoted again for a weaker one. */
export function mostTelling(reasons: readonly Flag[]): Flag[] {
  const quoted = new Set<string>();
  const told = reasons.filter(({ quote }) => {
    const parts = quote?.split(BETWEEN_QUOTES) ?? [];
    const isNew = quote === undefined || parts.some((part) => !quoted.has(part));
    for (const part of parts) quoted.add(part);
    return isNew;
  });
  return told.slice(0, MOST_REASONS);
}

function reasonLine(library: Library, { quote, why }: Flag): string {
  return quote === undefined
    ? library.phrase('offer_reason_bare', { why })
    : library.phrase('offer_reason', { quote, why });
}

function offerChoices(library: Library, verdict: Verdict): Choice[] {
  const choice = (name: string, id: string) => library.choice(`button_offer_${name}`, { name: 'offer', id });
  const staff = library.choice('button_staff', { name: 'staff' });
  switch (verdict) {
    case 'dangerous':
      return [
        choice('report', 'report'),
        choice('leaving', 'leaving'),
        choice('paid', 'paid'),
        choice('evidence', 'evidence'),
        staff,
      ];
    case 'suspicious':
      return [
        choice('questions', 'questions'),
        choice('paid', 'paid'),
        choice('leaving', 'leaving'),
        choice('report', 'report'),
        staff,
      ];
    case 'ok':
      return [choice('questions', 'questions'), choice('check', 'check'), choice('report', 'report'), staff];
    case 'unknown':
      return [choice('check', 'check'), choice('questions', 'questions'), choice('leaving', 'leaving'), staff];
  }
}

/** Worth asking whatever the offer says. */
const ALWAYS_ASKED = ['no-licence', 'no-employer', 'no-contract', 'deposit-first', 'papers-kept'];

/** Questions to put to the recruiter: those of the flags that were raised, then those that always fit. */
export function questionsFor({ flags }: OfferContent, raised: readonly string[]): string[] {
  const asked = [...raised, ...ALWAYS_ASKED].flatMap((id) => flags.find((flag) => flag.id === id)?.ask ?? []);
  return [...new Set(asked)].slice(0, MOST_QUESTIONS);
}

/** The same as a reply. */
export function questionsReply(library: Library, questions: readonly string[]): Reply {
  const lines = questions.map((question, n) => `${n + 1}. ${question}`).join('\n');
  return { text: library.phrase('offer_questions', { lines }), choices: [] };
}
