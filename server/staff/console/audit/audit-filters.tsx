import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { Account } from '../api/staff';
import { auditTexts, kindLabels } from './texts';

/** What is asked of the log, as it stands in the fields; days are `YYYY-MM-DD`. */
export interface AuditFilter {
  staff: string;
  kind: string;
  code: string;
  from: string;
  to: string;
}

export const NO_FILTER: AuditFilter = { staff: '', kind: '', code: '', from: '', to: '' };

interface Props {
  filter: AuditFilter;
  staff: readonly Account[];
  onChange: (filter: AuditFilter) => void;
}

/** Whose deeds, of which kind, with which case, from when to when. */
export function AuditFilters({ filter, staff, onChange }: Props) {
  const set = (part: Partial<AuditFilter>) => onChange({ ...filter, ...part });
  return (
    <div className="row-form" role="group" aria-label={auditTexts.filter}>
      <NativeSelect
        label={auditTexts.filter}
        value={filter.staff}
        onChange={(event) => set({ staff: event.currentTarget.value })}
        data={[
          { value: '', label: auditTexts.everybody },
          ...staff.map(({ id, name, username }) => ({ value: id, label: `${name} (${username})` })),
        ]}
      />
      <NativeSelect
        label={auditTexts.kind}
        value={filter.kind}
        onChange={(event) => set({ kind: event.currentTarget.value })}
        data={[
          { value: '', label: auditTexts.allKinds },
          ...Object.entries(kindLabels).map(([value, label]) => ({ value, label })),
        ]}
      />
      <TextInput
        label={auditTexts.code}
        value={filter.code}
        maxLength={20}
        placeholder="HD-…"
        onChange={(event) => set({ code: event.currentTarget.value })}
        autoComplete="off"
        spellCheck={false}
      />
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          label={auditTexts[end]}
          value={filter[end]}
          onChange={(event) => set({ [end]: event.currentTarget.value })}
        />
      ))}
      <Button variant="default" onClick={() => onChange(NO_FILTER)}>
        {auditTexts.clear}
      </Button>
    </div>
  );
}
