import type { Offer } from './offer';

/** The most that may be charged for service, and how it was reckoned (law 69/2020, article 23 paragraph 4). */
export interface FeeCeiling {
  /** Pay for a month, in its own currency. */
  pay: number;
  currency: string;
  /** Length of the contract. */
  months: number;
  /** Months' pay that may be charged: one for each twelve months, at most three; seamen one and a half for twelve. */
  payMonths: number;
  /** In the currency of the pay. */
  most: number;
  /** The length of the contract was not told. */
  assumed: boolean;
}

const MONTHS_FOR_ONE_PAY = 12;
const MOST_PAY_MONTHS = 3;
const SEAMAN_FACTOR = 1.5;
/** A contract whose length is not told is taken for one of three years, and the reply says so. */
const USUAL_MONTHS = 36;

/**
 * The ceiling for the pay and term that an offer or a question names; undefined when no monthly pay is named. A sum that
 * nothing calls pay may be what the family has saved or must borrow.
 */
export function feeCeiling(offer: Offer): FeeCeiling | undefined {
  const pay = offer.money.find(
    ({ role, period, isAtHome, isCalled }) =>
      role === 'pay' && !isAtHome && (period === 'month' || (period === 'once' && isCalled)),
  );
  if (!pay) return undefined;
  const months = offer.months ?? USUAL_MONTHS;
  const isSeaman = /tau (?:van tai|hang|bien)/.test(offer.elements.get('job') ?? '');
  const payMonths = payMonthsFor(months, isSeaman);
  return {
    pay: pay.amount,
    currency: pay.currency,
    months,
    payMonths,
    most: pay.amount * payMonths,
    assumed: offer.months === undefined,
  };
}

/** One month's pay for each twelve months of work, from 36 months on never more than three. */
function payMonthsFor(months: number, isSeaman = false): number {
  const reckoned = months / MONTHS_FOR_ONE_PAY;
  return isSeaman ? reckoned * SEAMAN_FACTOR : Math.min(reckoned, MOST_PAY_MONTHS);
}
