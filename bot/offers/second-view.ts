import type { FlagContent } from '../../knowledge/offers';
import type { Judgement } from './judge';
import type { Flag, Verdict } from './offer';
import type { Opinion } from './opinion';

/** A flag that an opinion raises; it quotes the clause that speaks most for it. */
const READS_LIKE = { dangerous: 'reads-like-a-lure', suspicious: 'reads-doubtful' } as const;

/** So far below 0 "ok" is given up; a margin nearer to 0 decides nothing. */
const GIVEN_UP = -0.15;

/** The flags there are, as content. */
type Flags = readonly Pick<FlagContent, 'id' | 'why' | 'firm'>[];

/**
 * Lets an opinion move a verdict where flags are unsure. It takes back no deadly flag, however lawful all else sounds: who
 * means harm writes the lawful words as well.
 */
export function seenAgain(judged: Judgement, opinion: Opinion, known: Flags): Judgement {
  const verdict = verdictOf(judged, opinion, known);
  if (verdict === judged.verdict) return judged;
  const reason = verdict === 'dangerous' || verdict === 'suspicious' ? reasonFor(verdict, opinion, known) : [];
  return { ...judged, verdict, flags: [...reason, ...judged.flags] };
}

function reasonFor(verdict: keyof typeof READS_LIKE, { telling }: Opinion, known: Flags): Flag[] {
  return known.filter(({ id }) => id === READS_LIKE[verdict]).map(({ id, why }) => ({ id, why, quote: telling() }));
}

function verdictOf(judged: Judgement, opinion: Opinion, known: Flags): Verdict {
  const { verdict, flags } = judged;
  const { margins } = opinion;
  const label = labelOf(judged, opinion);
  switch (verdict) {
    case 'dangerous':
      return verdict;
    case 'ok':
      return margins.ok < GIVEN_UP && label !== 'ok' ? 'suspicious' : 'ok';
    case 'suspicious':
    case 'unknown':
      if (label !== 'ok') return verdict === 'suspicious' || margins[label] > 0 ? label : verdict;
      if (flags.some(({ id }) => known.some((flag) => flag.id === id && flag.firm))) return verdict;
      return margins.ok > 0 ? 'ok' : verdict;
  }
}

/** Where no words of the offer speak against it, a fear that is not sure of itself gives way to what fits next. */
function labelOf({ flags }: Judgement, { label, margins }: Opinion): Opinion['label'] {
  const isFaint = margins.dangerous <= 0 && flags.every(({ quote, id }) => quote === undefined && id !== 'no-licence');
  if (label !== 'dangerous' || !isFaint) return label;
  return margins.suspicious > margins.ok ? 'suspicious' : 'ok';
}
