import type { Money } from '../language/money';
import type { Phone } from '../language/phones';

/** What an amount of money in an offer is. */
export const ROLES = ['pay', 'fee', 'deposit', 'advance', 'reward', 'penalty'] as const;
export type MoneyRole = (typeof ROLES)[number];

export const PERIODS = ['hour', 'day', 'month', 'year', 'once'] as const;
export type Period = (typeof PERIODS)[number];

/** An amount that an offer names. */
export interface OfferMoney extends Money {
  role: MoneyRole;
  /** A word beside it says so; else it is only taken for it. */
  isCalled: boolean;
  period: Period;
  /** Pay for the work that they have now: it tells nothing of the contract abroad. */
  isAtHome?: true;
}

/** What a job advert or a recruiter's message says, as far as it says it. */
export interface Offer {
  /** Ids of the register of countries. */
  countries: string[];
  /** Leads abroad, also where no country is named. */
  abroad: boolean;
  money: OfferMoney[];
  phones: Phone[];
  /** Name of the company or centre, as written. */
  agency?: string;
  /** As written: "187/LĐTBXH-GP". */
  licence?: string;
  /** Length of the contract, in months. */
  months?: number;
  /** What speaks of recruiting, an invitation, a job, pay, a contact and so on: name of the element → words as written. */
  elements: ReadonlyMap<string, string>;
}

/** One reason, with the words of the offer that raised it; some reasons lie in what is missing. */
export interface Flag {
  id: string;
  /** What the reader is told. */
  why: string;
  quote?: string;
}

/** Stands between two quotes for one reason. */
export const BETWEEN_QUOTES = '” … “';

/** dangerous: stop · suspicious: check before paying · ok: lawful as written, still check the licence · unknown: too little. */
export type Verdict = 'dangerous' | 'suspicious' | 'ok' | 'unknown';

/** An offer that was read and judged. */
export interface OfferCheck {
  offer: Offer;
  verdict: Verdict;
  /** Strongest first. */
  flags: Flag[];
  /** Signs of a lawful way, with the words that show them. */
  signs: Flag[];
  /** How much of the message is an offer: below 1 hardly any. */
  strength: number;
  /** How much its words sound like an offer, by what was learnt: above 0 more than like anything else. */
  sound: number;
  /** Scripts other than the Latin one: what is read in them is little. */
  foreign: boolean;
  /** Only the beginning and the end of a very long text were read. */
  shortened: boolean;
  /** It holds addresses of pages, which are never opened. */
  linked: boolean;
  /** Adverts that stood in the message, when more than one: the verdict is that of the worst. */
  adverts?: number;
}

/** The fact that holds the words of a reported advert. */
export const OFFER_TEXT = 'offer_text';

/** What is remembered of the offer last checked, so that it can be reported and asked about. */
export interface RememberedOffer {
  text: string;
  verdict: Verdict;
  /** Ids of the flags, strongest first. */
  flags: string[];
}

export type CheckOffer = (text: string) => OfferCheck;
