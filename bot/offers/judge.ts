import type { Combination, FlagContent, FlagWeight, OfferContent, SignContent } from '../../knowledge/offers';
import type { EvidenceFinder } from './evidence';
import { BETWEEN_QUOTES, type Flag, type Offer, type Verdict } from './offer';
import { feeOverCeiling, isHighPay, namesPay } from './offer-sums';
import { POINTS, TOO_MUCH, holds } from './weigh';

/** What was found out about an offer. */
export interface Judgement {
  verdict: Verdict;
  flags: Flag[];
  signs: Flag[];
}

/** A lawful advert may carry one weak flag ("liên hệ Zalo"), no more. */
const TOLERATED = 1;
/** Less known than this, and nothing against it: there is nothing to judge. */
const ENOUGH_TO_JUDGE = 2;

/** What is known of an offer beside the flags that patterns raise: names that combinations.yaml uses. */
type Traits = ReadonlySet<string>;

/** What the list of licensed companies says of those that an offer names. */
export interface Listed {
  flags: { id: string; quote: string }[];
  signs: Sign[];
}

const NOT_LOOKED_UP: Listed = { flags: [], signs: [] };

/** A sign of lawfulness: whether work abroad needs one like it, and whether it counts for work at home. */
type Sign = Flag & { proof: boolean; domestic: boolean };

/** Weighs what speaks against an offer and what speaks for it. */
export function createJudge(content: OfferContent) {
  const byId = new Map(content.flags.map((flag) => [flag.id, flag]));
  return (offer: Offer, evidence: EvidenceFinder, listed: Listed = NOT_LOOKED_UP): Judgement => {
    const signs = [...signsIn(content.signs, evidence), ...listed.signs];
    const raised = new Map<string, Flag>();
    const raise = (id: string, quote?: string) => {
      const flag = byId.get(id);
      if (flag && !raised.has(id)) raised.set(id, { id, why: flag.why, ...(quote && { quote }) });
    };
    for (const flag of content.flags) {
      if (flag.place === 'abroad' && !offer.abroad) continue;
      const found = evidence.find(flag.pattern, flag.unless, flag.accents);
      if (found) raise(flag.id, found.quote);
    }
    const scamCountry = offer.abroad ? evidence.find(content.elements.get('scam_country')) : undefined;
    if (scamCountry) raise('scam-country', scamCountry.quote);
    raiseComputed(offer, signs, raise);
    for (const { id, quote } of listed.flags) raise(id, quote);
    for (const combination of content.combinations) {
      const known = new Set([...raised.keys(), ...traitsOf(offer, signs)]);
      if (holds(combination, known)) raise(combination.flag, quoteOf(combination, raised));
    }
    const flags = ordered([...raised.values()], byId);
    return {
      verdict: verdictOf(offer, flags, signs, byId),
      flags: flags.filter(({ id }) => weightOf(id, byId) !== 'trait'),
      signs,
    };
  };
}

function signsIn(signs: readonly SignContent[], evidence: EvidenceFinder): Sign[] {
  return signs.flatMap(({ id, says, pattern, proof, domestic }) => {
    const found = evidence.mention(pattern);
    return found ? [{ id, why: says, quote: found.quote, proof, domestic }] : [];
  });
}

type Signs = readonly Sign[];
const isProven = (signs: Signs) => signs.some(({ proof }) => proof);

/** Flags that no pattern shows: sums, what is missing, rules of one market. */
function raiseComputed(offer: Offer, signs: Signs, raise: (id: string, quote?: string) => void): void {
  const tooDear = feeOverCeiling(offer);
  if (tooDear) raise('fee-over-ceiling', tooDear.text);
  const proven = isProven(signs);
  if (offer.abroad && !proven) raise('no-licence');
  if (!proven && !offer.agency) raise('no-employer');
  if (offer.elements.has('seasonal_korea') && !signs.some(({ id }) => id === 'state-body'))
    raise('seasonal-korea-private', offer.elements.get('seasonal_korea'));
  if (offer.elements.has('eps') && !signs.some(({ id }) => id === 'state-body'))
    raise('eps-private', offer.elements.get('eps'));
}

function traitsOf(offer: Offer, signs: Signs): Traits {
  return new Set([
    ...offer.elements.keys(),
    ...(offer.abroad ? ['abroad'] : []),
    ...(namesPay(offer) ? ['pay'] : []),
    ...(isHighPay(offer) ? ['high-pay'] : []),
    ...(offer.money.some(({ role }) => role === 'fee' || role === 'deposit') ? ['fee'] : []),
    ...(isLawful(offer, signs) || (offer.agency && signs.length > 2) ? ['lawful'] : []),
  ]);
}

/** A combination quotes the most telling of its parts. */
function quoteOf({ all, some }: Combination, raised: ReadonlyMap<string, Flag>): string | undefined {
  const quotes = [...all, ...some].flatMap((id) => raised.get(id)?.quote ?? []);
  return quotes.length ? quotes.slice(0, 2).join(BETWEEN_QUOTES) : undefined;
}

const weightOf = (id: string, byId: ReadonlyMap<string, FlagContent>): FlagWeight => byId.get(id)?.weight ?? 'trait';

function ordered(flags: Flag[], byId: ReadonlyMap<string, FlagContent>): Flag[] {
  const places = [...byId.keys()];
  return flags.sort(
    (a, b) =>
      POINTS[weightOf(b.id, byId)] - POINTS[weightOf(a.id, byId)] ||
      Number(b.quote !== undefined) - Number(a.quote !== undefined) ||
      places.indexOf(a.id) - places.indexOf(b.id),
  );
}

function verdictOf(
  offer: Offer,
  flags: readonly Flag[],
  signs: Signs,
  byId: ReadonlyMap<string, FlagContent>,
): Verdict {
  const points = flags.reduce((sum, { id }) => sum + POINTS[weightOf(id, byId)], 0);
  if (points >= TOO_MUCH) return 'dangerous';
  const against = flags.filter(({ id }) => weightOf(id, byId) !== 'trait');
  if (isLawful(offer, signs) && points <= TOLERATED) return 'ok';
  const said = flags.some(({ id, quote }) => quote !== undefined && weightOf(id, byId) === 'strong');
  if (!said && knownOf(offer) < ENOUGH_TO_JUDGE) return 'unknown';
  return against.length ? 'suspicious' : 'unknown';
}

/** Abroad only a licence or a state body will do, with one sign more; at home an employer who can be found. */
function isLawful({ abroad, agency }: Offer, signs: Signs): boolean {
  if (abroad) return isProven(signs) && (signs.length > 1 || agency !== undefined);
  if (isProven(signs)) return true;
  const atHome = signs.filter(({ domestic }) => domestic).length;
  return atHome > 1 || (agency !== undefined && atHome > 0);
}

/** How many things an offer says that it can be judged by. */
function knownOf({ elements, money, agency, licence, countries }: Offer): number {
  const told = ['job', 'lure', 'contact', 'recruit'].filter((name) => elements.has(name)).length;
  return told + Math.min(money.length, 2) + [agency, licence, countries[0]].filter(Boolean).length;
}
