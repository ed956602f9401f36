/** What somebody wants with what is kept of them. */
export type OwnDataWish = 'see' | 'correct' | 'erase';
