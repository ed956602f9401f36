import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '../../eventually';

const commands = path.resolve('server/commands');
const root = mkdtempSync(path.join(tmpdir(), 'haidang-build-'));
const at = (...names: string[]) => path.join(root, ...names);
const log = () => readFileSync(at('log'), 'utf8').trim().split('\n').filter(Boolean);

/** Writes down that it begins, waits while it is held, raises where the source says so. */
const MAKE = `
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
appendFileSync('log', 'begun\\n');
while (existsSync('hold')) await new Promise((resolve) => setTimeout(resolve, 10));
const source = readFileSync('source/text.txt', 'utf8');
writeFileSync('dist/made', source);
if (source === 'faulty') throw new Error(source);
appendFileSync('log', 'made\\n');
`;
const BUILD = `
import { build } from ${JSON.stringify(path.join(commands, 'building.mjs'))};
const step = { name: 'thing', inputs: ['source'], programs: ['make.ts'], result: 'made', command: ['make.mjs'] };
process.exitCode = build([step], { root: import.meta.dirname, isForced: process.argv.includes('--force') });
`;

beforeEach(() => {
  mkdirSync(at('source'), { recursive: true });
  const files = { 'source/text.txt': 'one', 'make.ts': "import { a } from './part';\n", 'part.ts': '', log: '' };
  for (const [name, text] of Object.entries({
    ...files,
    'make.mjs': MAKE,
    'build.mjs': BUILD,
    'package-lock.json': '',
  }))
    writeFileSync(at(name), text);
});
afterEach(() => rmSync(root, { recursive: true }));

interface Run {
  process: ChildProcess;
  said: () => string;
  ended: Promise<number | null>;
}

function start(...options: string[]): Run {
  const child = spawn(process.execPath, [at('build.mjs'), ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => void (said += part.toString()));
  return { process: child, said: () => said, ended: once(child, 'close').then(([code]) => code as number | null) };
}

async function run(...options: string[]): Promise<{ status: number | null; said: string }> {
  const { said, ended } = start(...options);
  return { status: await ended, said: said() };
}

describe('the build', () => {
  it('makes what is missing, and says and does nothing when all is fresh', async () => {
    expect((await run()).status).toBe(0);
    expect(await run()).toEqual({ status: 0, said: '' });
    expect(log()).toEqual(['begun', 'made']);
  });

  it.each([
    ['an input', () => writeFileSync(at('source/text.txt'), 'two')],
    ['an input that is added', () => writeFileSync(at('source/other.txt'), '')],
    ['an input that is taken away', () => rmSync(at('source/more.txt'))],
    ['the program that makes it', () => appendFileSync(at('make.ts'), '\n')],
    ['what that program imports', () => writeFileSync(at('part.ts'), 'export const a = 1;\n')],
    ['a package', () => writeFileSync(at('package-lock.json'), '{}')],
    ['its result, which is gone', () => rmSync(at('dist/made'))],
  ])('makes anew what is stale by %s', async (_, change) => {
    writeFileSync(at('source/more.txt'), '');
    await run();
    change();
    await run();
    expect(log()).toEqual(['begun', 'made', 'begun', 'made']);
    expect(await run()).toEqual({ status: 0, said: '' });
  });

  it('makes all anew where it is told to', async () => {
    await run();
    await run('--force');
    expect(log()).toEqual(['begun', 'made', 'begun', 'made']);
  });

  it('ends as the step does that fails, and tries it again next time, whatever lies there', async () => {
    await run();
    writeFileSync(at('source/text.txt'), 'faulty');
    expect(await run()).toEqual({ status: 1, said: expect.stringContaining('building the thing failed') as string });
    writeFileSync(at('source/text.txt'), 'one');
    expect((await run()).status).toBe(0);
    expect(log()).toEqual(['begun', 'made', 'begun', 'begun', 'made']);
  });

  it('waits for another one however long that takes, and then finds that all is made', async () => {
    writeFileSync(at('hold'), '');
    const first = start();
    await eventually(() => expect(log()).toEqual(['begun']));
    const second = start();
    await eventually(() => expect(second.said()).toContain('waiting for it'));
    rmSync(at('hold'));
    expect(await Promise.all([first.ended, second.ended])).toEqual([0, 0]);
    expect(log()).toEqual(['begun', 'made']);
    expect(readFileSync(at('dist/made'), 'utf8')).toBe('one');
  });

  it('waits for nobody who was killed', async () => {
    writeFileSync(at('hold'), '');
    const first = start();
    await eventually(() => expect(log()).toEqual(['begun']));
    first.process.kill('SIGKILL');
    rmSync(at('hold'));
    await first.ended;
    expect((await run()).said).not.toContain('waiting');
    expect(existsSync(at('dist/made'))).toBe(true);
  });
});

describe('what the steps of the build are made of', () => {
  const inputs = new Map<string, string[]>();
  beforeAll(async () => {
    const script = `
      import { inputsOf } from ${JSON.stringify(path.join(commands, 'build-inputs.mjs'))};
      import { steps } from ${JSON.stringify(path.join(commands, 'build-steps.mjs'))};
      console.log(JSON.stringify(steps.map((step) => [step.name, inputsOf(process.cwd(), step)])));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (part: Buffer) => void (said += part.toString()));
    await once(child, 'close');
    for (const [name, files] of JSON.parse(said) as [string, string[]][]) inputs.set(name, files);
  });

  /** All that a built program takes when it runs, also in threads of its own, as source files. */
  function sourcesOf(program: string): string[] {
    const found = new Set([program]);
    for (const file of found) {
      const text = readFileSync(path.join('dist', file.replace(/\.ts$/, '.js')), 'utf8');
      const names = [...text.matchAll(/require\("(\.[^"]+)"\)|'([a-z-]+-thread)'/g)].map(([, a, b]) => a ?? `./${b!}`);
      for (const name of names) {
        const bare = path.join(path.dirname(file), name);
        found.add([`${bare}.ts`, `${bare}/index.ts`].find((each) => existsSync(each)) ?? bare);
      }
    }
    return [...found];
  }

  it.each([
    ['model', 'train'],
    ['offers', 'train-offers'],
    ['articles', 'index-articles'],
  ])('the step “%s” is stale when anything of its program %s has changed', (name, program) => {
    const sources = sourcesOf(`server/commands/${program}.ts`);
    expect(sources.length).toBeGreaterThan(30);
    expect(sources.filter((file) => !inputs.get(name)?.includes(file))).toEqual([]);
  });

  it('another model makes another index of the articles: it is used with that very reader only', () =>
    expect(inputs.get('model')?.filter((file) => !inputs.get('articles')?.includes(file))).toEqual([]));

  it('no learning is repeated for what it takes nothing of', () => {
    for (const name of ['model', 'offers', 'articles']) expect(inputs.get(name)).not.toContain('bot/respond.ts');
  });
});
