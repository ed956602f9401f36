import { Autocomplete, NativeSelect, TextInput } from '@mantine/core';
import type { Role } from '../api/staff';
import { useOffices } from '../duty/use-offices';
import { roleLabels } from '../labels';
import { staffTexts } from './texts';

const ROLES: readonly Role[] = ['counsellor', 'supervisor', 'editor', 'auditor', 'admin'];
const MOST = 50;
/** So few that the list never needs scrolling, which a keyboard could not reach. */
const OFFICES_SHOWN = 6;

/** What is typed about an account; `capacity` as typed. */
export interface AccountForm {
  name: string;
  role: Role;
  office: string;
  capacity: string;
}

/** Whether a number of cases at once can be taken: empty is the usual one. */
export const isCapacity = (typed: string): boolean =>
  typed.trim() === '' || (/^\d{1,2}$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= MOST);

interface Props {
  form: AccountForm;
  checked: boolean;
  onChange: (part: Partial<AccountForm>) => void;
}

/** The fields that a new account and a changed one have in common. */
export function AccountFields({ form, checked, onChange }: Props) {
  const offices = useOffices();
  return (
    <>
      <TextInput
        label={staffTexts.name}
        description={staffTexts.nameHint}
        value={form.name}
        maxLength={80}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={checked && form.name.trim() === '' && staffTexts.nameNeeded}
        autoComplete="off"
      />
      <NativeSelect
        label={staffTexts.role}
        description={staffTexts.roleHints[form.role]}
        data={ROLES.map((value) => ({ value, label: roleLabels[value] }))}
        value={form.role}
        onChange={(event) =>
          onChange({ role: ROLES.find((role) => role === event.currentTarget.value) ?? 'counsellor' })
        }
      />
      <Autocomplete
        label={staffTexts.office}
        description={staffTexts.officeHint}
        data={[...offices]}
        limit={OFFICES_SHOWN}
        maxDropdownHeight={480}
        value={form.office}
        maxLength={80}
        onChange={(office) => onChange({ office })}
      />
      <TextInput
        label={staffTexts.capacity}
        description={staffTexts.capacityHint}
        inputMode="numeric"
        value={form.capacity}
        maxLength={2}
        onChange={(event) => onChange({ capacity: event.currentTarget.value })}
        error={checked && !isCapacity(form.capacity) && staffTexts.capacityWrong}
        autoComplete="off"
      />
    </>
  );
}
