import { fold } from '../../bot/language/normalise';
import type { Province } from '../../knowledge/schema';

/** A province as it is called today, and the name by which it was looked for when that one is gone. */
export interface FoundProvince {
  name: string;
  former?: string;
}

/** The province of a name, old or new, with or without accents and "tỉnh"; undefined when there is none. */
export function findProvince(provinces: readonly Province[], typed: string): FoundProvince | undefined {
  const wanted = formOf(typed);
  const today = provinces.find(({ name }) => formOf(name) === wanted);
  if (today) return { name: today.name };
  for (const { name, merged } of provinces) {
    const former = merged.find((one) => formOf(one) === wanted);
    if (former) return { name, former };
  }
  return undefined;
}

const formOf = (name: string): string =>
  fold(name)
    .replace(/[^\p{L}]+/gu, ' ')
    .replace(/^ ?(?:tinh|thanh pho|tp) /, '')
    .trim();
