import { seeded } from './seeded';

/** What `npm run test:faults` was asked for: so many deaths one after another, of so many processes, and the troubles of which seed. */
export const ROUNDS = Number(process.env.FAULT_ROUNDS ?? 5);
export const PROCESSES = Number(process.env.FAULT_PROCESSES ?? 2);

/** The random numbers of a suite: each suite has them from the beginning. */
export const askedRandom = (): (() => number) => seeded(Number(process.env.FAULT_SEED ?? 1));
