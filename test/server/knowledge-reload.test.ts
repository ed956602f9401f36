import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { loadAssistant } from '../../server/assistant';
import { KnowledgeWatch } from '../../server/knowledge-reload';
import { projectPaths } from '../../server/paths';

const knowledge = path.join(mkdtempSync(path.join(tmpdir(), 'haidang-reload-')), 'knowledge');
cpSync('knowledge', knowledge, { recursive: true });
const article = path.join(knowledge, 'articles/conversation/thanks-bye.md');
const written = readFileSync(article, 'utf8');

const logged: string[] = [];
const logger = pino({}, { write: (line: string) => void logged.push(line) });
const { library, reload } = loadAssistant({ paths: { ...projectPaths(), knowledge }, now: Date.now });
const answer = () => library.answer(library.byId('thanks-bye')!).text;

// All known questions are read anew: 9 s by itself, three times that among other tests.
jest.setTimeout(120_000);

/** Until it is so; the watcher looks every few milliseconds here. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('while the server runs', () => {
  const watch = new KnowledgeWatch({ folder: knowledge, reload, logger, everyMs: 20 });
  beforeAll(() => watch.rounds.start());
  afterAll(() => watch.rounds.stop());

  it('takes up an article that was changed', async () => {
    writeFileSync(article, written.replace('Cảm ơn bạn đã nhắn.', 'Cảm ơn bạn nhiều.'));
    await until(() => answer().startsWith('Cảm ơn bạn nhiều.'));
  });

  it('keeps the last good knowledge when a file is broken, and says where and what to do', async () => {
    writeFileSync(article, written.replace('intents: [thanks_bye]', 'intents: [no_such]'));
    await until(() => logged.some((line) => line.includes('the last good one stays')));
    expect(answer()).toMatch(/^Cảm ơn bạn nhiều\./);
    expect(logged.at(-1)).toMatch(/thanks-bye\.md:3: intents.*Write one of/);
  });

  it('keeps it also when a reply could no longer be given', async () => {
    logged.length = 0;
    writeFileSync(article, written.replace('{{hotline.111}}', '{{no.such.fact}}'));
    await until(() => logged.some((line) => line.includes('the last good one stays')));
    expect(answer()).toMatch(/^Cảm ơn bạn nhiều\./);
  });

  it('goes on with the mended file', async () => {
    writeFileSync(article, written);
    await until(() => answer().startsWith('Cảm ơn bạn đã nhắn.'));
  });

  it('attends to what comes in while it takes up what has changed', async () => {
    let rounds = 0;
    const ticking = setInterval(() => (rounds += 1), 0);
    await reload().finally(() => clearInterval(ticking));
    expect(rounds).toBeGreaterThan(50);
  });
});
