import { readFileSync } from 'node:fs';
import { createEntityFinder } from '../bot/understanding/entities';
import { unpackModels } from '../bot/understanding/models';
import { createCountryFinder } from '../bot/understanding/places';
import { type Understanding, createUnderstanding } from '../bot/understanding/reader';
import type { Country } from '../knowledge/schema';
import { loadEntityRegisters, loadUnderstandingRegisters } from '../knowledge/registers';
import type { ProjectPaths } from './paths';

/** Reads the model and the tables that reading goes by; `countries` are those of the content. */
export function loadUnderstanding(
  { knowledge, model }: Pick<ProjectPaths, 'knowledge' | 'model'>,
  countries: readonly Country[],
): Understanding {
  return createUnderstanding({
    models: unpackModels(readFileSync(model)),
    registers: loadUnderstandingRegisters(knowledge),
    findEntities: createEntityFinder(loadEntityRegisters(knowledge), createCountryFinder(countries)),
  });
}
