import type { FlagContent } from '../../knowledge/offers';
import type { Judgement } from './judge';
import type { Flag, Verdict } from './offer';
import type { Opinion } from './opinion';

/** A flag that an opinion raises; it quotes the clause that speaks most for it. */
export const READS_LIKE = { dangerous: 'reads-like-a-lure', suspicious: 'reads-doubtful' } as const;

/** So far below 0 "ok" is given up; a margin nearer to 0 decides nothing. */
const GIVEN_UP = -0.15;
/** From this margin on an opinion may call lawful what shows no sign of a lawful way; where one is shown, it may from 0 on. */
const SURELY_LAWFUL = 0.25;

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

function verdictOf({ verdict, flags, signs }: Judgement, { label, margins }: Opinion, known: Flags): Verdict {
  switch (verdict) {
    case 'dangerous':
      return verdict;
    case 'ok':
      return margins.ok < GIVEN_UP && label !== 'ok' ? 'suspicious' : 'ok';
    case 'suspicious':
    case 'unknown':
      if (label !== 'ok') return verdict === 'suspicious' || margins[label] > 0 ? label : verdict;
      if (flags.some(({ id }) => known.some((flag) => flag.id === id && flag.firm))) return verdict;
      return margins.ok > (signs.length > 0 ? 0 : SURELY_LAWFUL) ? 'ok' : verdict;
  }
}
