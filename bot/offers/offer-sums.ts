import type { Offer, OfferMoney } from './offer';

const WORKING_DAYS = 26;
const WORKING_HOURS = 208;
/** Less than this a month is no wage but a slip of reading, in đồng. */
const LEAST_WAGE = 1_000_000;
/** Pay for a month that is a lure for unskilled work where wages are low. Marks of ours, never shown, no rates of exchange. */
const HIGH_PAY: Readonly<Record<string, number>> = { VND: 14_000_000, USD: 600 };
/** Contracts of three years and longer, and those whose length is not said: at most three months' pay (law 69/2020, article 23). */
const MOST_MONTHS = 3;

/** What an offer pays for a month in one currency: the most that it names; undefined when it names nothing in it. */
function monthlyPay({ money }: Pick<Offer, 'money'>, currency: string): number | undefined {
  const monthly = money
    .filter((one) => one.role === 'pay' && one.currency === currency)
    .map((pay) => pay.amount * timesAMonth(pay))
    .filter((amount) => currency !== 'VND' || amount >= LEAST_WAGE);
  return monthly.length ? Math.max(...monthly) : undefined;
}

/** Whether pay is named at all. */
export const namesPay = (offer: Offer): boolean =>
  offer.money.some(({ currency }) => monthlyPay(offer, currency) !== undefined);

/** Whether the pay is a lure; unknown for currencies without a mark. */
export const isHighPay = (offer: Offer): boolean =>
  Object.entries(HIGH_PAY).some(([currency, mark]) => (monthlyPay(offer, currency) ?? 0) >= mark);

function timesAMonth({ period }: OfferMoney): number {
  if (period === 'hour') return WORKING_HOURS;
  if (period === 'day') return WORKING_DAYS;
  return period === 'year' ? 1 / 12 : 1;
}

/**
 * The fee that is above the ceiling for the pay that the offer names in the same currency. Amounts in two currencies are not
 * compared: no rate of exchange is known that could be named.
 */
export function feeOverCeiling({ money }: Offer): OfferMoney | undefined {
  const called = money.filter(({ isCalled }) => isCalled);
  const abroad = called.filter(({ isAtHome }) => !isAtHome);
  return called.find((one) => {
    const pay = one.role === 'fee' ? monthlyPay({ money: abroad }, one.currency) : undefined;
    return pay !== undefined && one.amount > pay * MOST_MONTHS;
  });
}
