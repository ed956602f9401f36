import { fieldLabels, referralTexts } from '../case/texts';
import { muteTexts } from '../mute/texts';
import { ownDataTexts } from '../own-data/texts';
import { deliveryReason } from '../delivery-reasons';
import { detailLabels, outcomeLabels, roleLabels, stepLabels } from '../labels';
import { dayAndClock } from './time';

const TABLES: readonly Readonly<Record<string, string>>[] = [
  detailLabels,
  outcomeLabels,
  stepLabels,
  roleLabels,
  fieldLabels,
  muteTexts.reasons,
  ownDataTexts.log,
  referralTexts.results,
];
const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** What stands beside a deed, in words: a word of ours, a moment, a reason; a name stays as it is. */
export function detailInWords(detail: string): string {
  if (MOMENT.test(detail)) return dayAndClock(new Date(detail));
  return TABLES.find((table) => Object.hasOwn(table, detail))?.[detail] ?? deliveryReason(detail) ?? detail;
}
