import { writable } from '../../cases/caution';
import { type SheetRow, sheetOf } from '../../cases/sheet';
import type { Case } from '../../store/contract/cases';
import type { SafetyView, SheetRowView } from './sheet-schemas';
import { ACTORS } from './texts';

/** A field of the handover sheet as staff see it. */
export function sheetRowView({ field, value, understood, set, past, revision }: SheetRow): SheetRowView {
  return {
    field,
    value,
    understood,
    revision,
    past: past.map((change) => dated(change)),
    ...(set && { set: dated(set) }),
  };
}

/** The whole handover sheet as staff see it. */
export const sheetView = (found: Case): SheetRowView[] => sheetOf(found).map(sheetRowView);

/** Whether the person of a case may be written to, as staff see it. */
export function safetyView(found: Case, now: number): SafetyView {
  const { safety } = found;
  const may = writable(found, now);
  return {
    state: safety?.state ?? 'unsure',
    ...(safety?.hours && { hours: safety.hours }),
    ...(safety?.codeWord !== undefined && { codeWord: safety.codeWord }),
    ...(safety && dated({ at: safety.at, by: ACTORS.get(safety.by) ?? safety.by })),
    ...('caution' in may
      ? { caution: may.caution, since: iso(may.since) }
      : Number.isFinite(may.until) && { until: iso(may.until) }),
  };
}

const dated = <T extends { at: number }>(record: T) => ({ ...record, at: iso(record.at) });
const iso = (at: number) => new Date(at).toISOString();
