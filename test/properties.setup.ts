import { configureGlobal } from 'fast-check';

/** The property tests try the same cases in every run; `PROPERTY_SEED=1234 npm test` tries others. */
configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1562) });
