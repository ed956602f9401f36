import { PasswordInput } from '@mantine/core';
import { sessionTexts } from '../texts';
import { isPassword } from './account-rules';

/** A password as it was typed, twice. */
export interface TypedPassword {
  password: string;
  again: string;
}

export const isUsable = ({ password, again }: TypedPassword) => isPassword(password) && password === again;

interface Props {
  value: TypedPassword;
  /** Whether what is wrong is said already. */
  checked: boolean;
  onChange: (value: TypedPassword) => void;
}

/** The two fields in which somebody chooses a password. */
export function NewPassword({ value, checked, onChange }: Props) {
  const { password, again } = value;
  return (
    <>
      <PasswordInput
        label={sessionTexts.password}
        description={sessionTexts.passwordRule}
        value={password}
        onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
        error={checked && !isPassword(password) && sessionTexts.passwordRule}
        autoComplete="new-password"
      />
      <PasswordInput
        label={sessionTexts.passwordAgain}
        value={again}
        onChange={(event) => onChange({ ...value, again: event.currentTarget.value })}
        error={checked && password !== again && sessionTexts.passwordsDiffer}
        autoComplete="new-password"
      />
    </>
  );
}
