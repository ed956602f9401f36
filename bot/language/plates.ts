/**
 * Number plates of Vietnam: two figures of the province, a series of one or two letters or a letter and a figure, and four
 * or five figures ("30A-123.45", "59X1 23456"). Written without any mark between, as in haste.
 */
const PLATE =
  /(?<![\p{L}\p{N}])([1-9]\d)[\s-]?([A-Za-z]{1,2}|[A-Za-z]\d)[\s.-]{0,2}(\d{3}[.\s]?\d{2}|\d{4})(?![\p{L}\p{N}])/gu;
/** "20k 5000" is money and "12h 3000" a time: a series is not one of these letters alone unless the figures make five. */
const UNITS = /^[khmt]$/i;

/** The plates in a text, in one form. */
export function findPlates(text: string): string[] {
  return [...text.matchAll(PLATE)].flatMap(([, province = '', series = '', number = '']) => {
    const figures = number.replace(/\D/g, '');
    return UNITS.test(series) && figures.length < 5 ? [] : [`${province}${series.toUpperCase()}-${figures}`];
  });
}
