import { writeFileSync } from 'node:fs';
import { entriesIn } from '../../bot/replies/finding/entries';
import { packIndexes } from '../../bot/replies/finding/indexes';
import { loadContent } from '../../knowledge/loader';
import { readerOf } from '../article-index';
import { projectPaths } from '../paths';
import { loadUnderstanding } from '../understanding';

/** Reads all articles as messages are read, and writes dist/articles.bin; the same articles give the same bytes. */
const paths = projectPaths();
const content = loadContent(paths.knowledge);
const { analyse } = loadUnderstanding(paths, content.countries);
writeFileSync(paths.articles, packIndexes(entriesIn(content), analyse, readerOf(paths.model)));
