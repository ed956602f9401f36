import type { Case, CaseFact, SheetEntry } from '../store/contract/cases';

/** The fields of the handover sheet, in the order in which staff read them (domain §6, handover sheet). */
export const SHEET_FIELDS = [
  'who',
  'contact',
  'code_word',
  'country',
  'province',
  'where',
  'landmarks',
  'danger',
  'injuries',
  'people',
  'ages',
  'captors',
  'phones',
  'accounts',
  'links',
  'vehicles',
  'company',
  'documents',
  'money',
  'when',
  'language',
  'wishes',
  'fears',
  'consent',
  'more',
] as const;
export type SheetField = (typeof SHEET_FIELDS)[number];

/** Which field each thing that was understood or answered belongs to. What stands nowhere here is no part of the sheet. */
const FIELD_OF: Readonly<Record<string, SheetField>> = {
  country: 'country',
  signals: 'danger',
  safety_where: 'where',
  safety_hurt: 'injuries',
  safety_people: 'people',
  safety_contact: 'contact',
  safety_word: 'code_word',
  report_what: 'danger',
  report_where: 'where',
  report_who: 'captors',
  report_child: 'ages',
  report_contact: 'contact',
  missing_who: 'who',
  missing_last: 'when',
  missing_where: 'where',
  missing_with: 'captors',
  missing_signs: 'danger',
  intake_more: 'more',
  muted: 'more',
  own_data_see: 'wishes',
  own_data_correct: 'wishes',
  own_data_erase: 'wishes',
  withdrawal_wished: 'wishes',
  consent_staff: 'consent',
  consent_referral: 'consent',
  consent_child: 'consent',
  consent_wish: 'consent',
  place: 'where',
  contact: 'contact',
  name: 'who',
  captor: 'captors',
  documents: 'documents',
  injury: 'injuries',
  province: 'province',
  landmark: 'landmarks',
  age: 'ages',
  people: 'people',
  relation: 'who',
  phone: 'phones',
  account: 'accounts',
  link: 'links',
  company: 'company',
  plate: 'vehicles',
  money: 'money',
  time: 'when',
};

/** One thing that was understood, and the message that it was understood from. */
export interface Understood {
  value: string;
  messageId: string;
}

/** A field as it stands: what was understood, and what staff have made of it. */
export interface SheetRow {
  field: SheetField;
  /** What holds: the correction of staff or, without one, everything that was understood; empty when nothing is known. */
  value: string;
  understood: Understood[];
  /** The last change by staff; null means that they cleared the field. */
  set?: Pick<SheetEntry, 'value' | 'at' | 'by'>;
  past: SheetEntry['past'];
  /** How often staff have changed it: a change names the revision that it was made on. */
  revision: number;
}

/** Raised when somebody else has changed the field in between: nothing is overwritten. */
export class StaleField extends Error {
  readonly code = 'STALE_FIELD';
  constructor(readonly row: SheetRow) {
    super(`the field ${row.field} was changed by somebody else`);
  }
}

/** The handover sheet of a case. Every field is there, also the empty ones: what is not known is to be seen. */
export function sheetOf(current: Pick<Case, 'facts' | 'sheet'>): SheetRow[] {
  return SHEET_FIELDS.map((field) => rowOf(current, field));
}

function rowOf({ facts, sheet }: Pick<Case, 'facts' | 'sheet'>, field: SheetField): SheetRow {
  const understood = distinct(current(facts).filter(({ name }) => FIELD_OF[name] === field));
  const entry = sheet?.[field];
  return {
    field,
    value: entry ? (entry.value ?? '') : understood.map(({ value }) => value).join('; '),
    understood,
    ...(entry && { set: { value: entry.value, at: entry.at, by: entry.by } }),
    past: entry?.past ?? [],
    revision: entry?.revision ?? 0,
  };
}

/** Without what the person has corrected since. */
const current = (facts: readonly CaseFact[]): CaseFact[] =>
  facts.filter(({ name }, n) => !facts.slice(n + 1).some((later) => later.corrects && later.name === name));

/** The same thing said again is shown once, with the message that said it first. */
function distinct(facts: readonly CaseFact[]): Understood[] {
  const seen = new Set<string>();
  return facts.flatMap(({ value, messageId }) => {
    const key = value.trim().toLowerCase();
    if (!key || seen.has(key)) return [];
    seen.add(key);
    return [{ value, messageId }];
  });
}

/** What staff change in the sheet; null clears the field. */
export interface Correction {
  field: SheetField;
  value: string | null;
  /** The revision on which it was made. */
  revision: number;
}

/** The sheet after a correction; raises {@link StaleField} when it was made on an older state. */
export function corrected(
  current: Case,
  { field, value, revision }: Correction,
  { at, by }: { at: number; by: string },
): Record<string, SheetEntry> {
  const row = rowOf(current, field);
  if (row.revision !== revision) throw new StaleField(row);
  const past = row.set ? [...row.past, row.set] : [];
  return { ...current.sheet, [field]: { value, at, by, revision: revision + 1, past } };
}
