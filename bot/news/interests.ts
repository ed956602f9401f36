/** What people may ask to hear of. Ids are never renamed: they are kept with the person's wish. */
export const INTERESTS = ['viec-lam', 'gia-dinh', 'canh-giac'] as const;
export type Interest = (typeof INTERESTS)[number];

export const isInterest = (id: string): id is Interest => INTERESTS.some((known) => known === id);
