import { fold } from '../../bot/language/normalise';
import type { Province } from '../../knowledge/schema';
import type { FindName } from './figure-words';

/** Makes the finder of the province that a text names, also by the name of one that was merged into it. */
export function createProvinceFinder(provinces: readonly Province[]): FindName {
  const names = provinces
    .flatMap(({ name, merged }) =>
      [name, ...merged].map((written) => ({ name, pattern: ` ${fold(written).toLowerCase()} ` })),
    )
    .sort((a, b) => b.pattern.length - a.pattern.length);
  return (text) => {
    const words = ` ${(
      fold(text)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).join(' ')} `;
    return names.find(({ pattern }) => words.includes(pattern))?.name;
  };
}
