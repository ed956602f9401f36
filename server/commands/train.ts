import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildModels } from '../../bot/understanding/build-models';
import { packModels } from '../../bot/understanding/models';
import { knownQuestions } from '../../knowledge/known-questions';
import { loadContent } from '../../knowledge/loader';
import { loadUnderstandingRegisters } from '../../knowledge/registers';
import { loadUtterances } from '../../knowledge/utterances';
import { projectPaths } from '../paths';

/** Trains the models from knowledge/utterances and the known questions of the articles and writes dist/model.bin; the same data gives the same bytes. */
const { knowledge, model } = projectPaths();
const utterances = loadUtterances(path.join(knowledge, 'utterances'));
const questions = knownQuestions(loadContent(knowledge).articles.values(), utterances);

buildModels({ utterances, questions }, loadUnderstandingRegisters(knowledge)).then(
  (models) => writeFileSync(model, packModels(models)),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
