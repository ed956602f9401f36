import type { Money } from '../language/money';
import type { Offer, OfferMoney } from './offer';

/** What one unit of a currency is in đồng, by ISO 4217 code; see knowledge/registers/exchange.yaml. */
export type Rates = Readonly<Record<string, number>>;

const WORKING_DAYS = 26;
const WORKING_HOURS = 208;
/** Less than this a month is no wage but a slip of reading, in đồng. */
const LEAST_WAGE = 1_000_000;
/** Contracts of three years and longer, and those whose length is not said: at most three months' pay (law 69/2020, article 23). */
const MOST_MONTHS = 3;

export function toDong({ amount, currency }: Pick<Money, 'amount' | 'currency'>, rates: Rates): number {
  return amount * (rates[currency] ?? 0);
}

/** Pay for a month in đồng, or undefined when the offer does not tell. */
export function monthlyPay({ money }: Offer, rates: Rates): number | undefined {
  const monthly = money
    .filter(({ role }) => role === 'pay')
    .map((pay) => toDong(pay, rates) * timesAMonth(pay))
    .filter((dong) => dong >= LEAST_WAGE);
  return monthly.length ? Math.max(...monthly) : undefined;
}

function timesAMonth({ period }: OfferMoney): number {
  if (period === 'hour') return WORKING_HOURS;
  if (period === 'day') return WORKING_DAYS;
  return period === 'year' ? 1 / 12 : 1;
}

/** How many months' pay may be charged for service at most. */
export function ceilingMonths(months: number | undefined): number {
  return months === undefined ? MOST_MONTHS : Math.min(months / 12, MOST_MONTHS);
}

/** The fee that is above the ceiling for the pay that the offer names; undefined when none is, or the pay is not known. */
export function feeOverCeiling(offer: Offer, rates: Rates): OfferMoney | undefined {
  const pay = monthlyPay(offer, rates);
  if (pay === undefined) return undefined;
  const ceiling = pay * MOST_MONTHS;
  return offer.money.find((one) => one.role === 'fee' && toDong(one, rates) > ceiling);
}
