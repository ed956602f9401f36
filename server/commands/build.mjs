// Builds what is missing or stale: the code, the model, the web pages. Says nothing when all is fresh.
//   node server/commands/build.mjs [--force]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const dist = path.join(root, 'dist');
const lock = path.join(root, 'node_modules/.haidang-build');
const bin = (name) => path.join(root, 'node_modules', name);

// The image holds what is built, and nothing to build it from.
if (!existsSync(path.join(root, 'tsconfig.json'))) process.exit(0);

/** What is built, from which files, by which command; in this order. */
const steps = [
  {
    name: 'code',
    inputs: [
      'bot',
      'dialogs',
      'knowledge',
      'server',
      'bench',
      'test/platforms',
      'tsconfig.json',
      'tsconfig.build.json',
    ],
    only: /\.(ts|json)$/,
    never: /server\/(staff\/console|channels\/web\/page|offers\/page)\//,
    result: 'server/main.js',
    command: [bin('typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
  },
  {
    name: 'server',
    // Whenever the code is built anew this is, too: main.ts takes the younger of both.
    inputs: [
      'bot',
      'dialogs',
      'knowledge',
      'server',
      'bench',
      'test/platforms',
      'tsconfig.json',
      'tsconfig.build.json',
      'vite.server.config.mjs',
    ],
    only: /\.(ts|json|mjs)$/,
    never: /server\/(staff\/console|channels\/web\/page|offers\/page)\//,
    result: 'server/whole.cjs',
    command: [bin('vite/bin/vite.js'), 'build', '-c', 'vite.server.config.mjs', '--logLevel', 'warn'],
  },
  {
    name: 'model',
    inputs: [
      ...['knowledge/utterances', 'knowledge/articles', 'knowledge/registers'],
      ...['bot/language', 'bot/understanding', 'knowledge/known-questions.ts'],
    ],
    only: /\.(txt|md|yaml|ts)$/,
    // Of an article it learns the known questions only: neither its sections nor what the answers say make another model.
    taken: (file, text) => (file.endsWith('.md') ? articleQuestions(`${text}`) : text),
    result: 'model.bin',
    command: ['dist/server/commands/train.js'],
  },
  {
    name: 'offers',
    inputs: [
      'knowledge/offers',
      'knowledge/utterances',
      'knowledge/registers',
      'bot/offers',
      'bot/language',
      'bot/understanding',
    ],
    only: /\.(jsonl|txt|yaml|ts)$/,
    result: 'offers.bin',
    command: ['dist/server/commands/train-offers.js'],
  },
  {
    name: 'articles',
    inputs: [
      ...['knowledge/articles', 'knowledge/registers', 'knowledge/utterances'],
      ...['bot/language', 'bot/understanding', 'bot/replies/finding'],
    ],
    only: /\.(md|txt|yaml|ts)$/,
    result: 'articles.bin',
    command: ['dist/server/commands/index-articles.js'],
  },
  {
    name: 'chat page',
    inputs: [
      ...['server/channels/web/page', 'server/channels/web/widget', 'server/pages/base.css', 'server/pages/style.css'],
      'vite.page.config.mjs',
    ],
    result: 'page/index.html',
    command: [bin('vite/bin/vite.js'), 'build', '-c', 'vite.page.config.mjs', '--logLevel', 'warn'],
  },
  {
    name: 'check page',
    inputs: ['server/offers/page', 'server/pages/base.css', 'vite.check.config.mjs'],
    result: 'check/index.html',
    command: [bin('vite/bin/vite.js'), 'build', '-c', 'vite.check.config.mjs', '--logLevel', 'warn'],
  },
  {
    name: 'console',
    inputs: ['server/staff/console', 'vite.console.config.mjs'],
    result: 'console/index.html',
    command: [bin('vite/bin/vite.js'), 'build', '-c', 'vite.console.config.mjs', '--logLevel', 'warn'],
  },
];

/** The head of an article without what its sections are asked. */
function articleQuestions(text) {
  return text.slice(0, text.indexOf('\n---\n')).replace(/^section_questions:\n(?: .*\n)*/m, '');
}

function filesOf({ inputs, only = /./, never = /^$/ }) {
  return inputs
    .flatMap((input) => {
      const full = path.join(root, input);
      if (!statSync(full).isDirectory()) return [input];
      return readdirSync(full, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
    })
    .filter((file) => only.test(file) && !never.test(file))
    .sort();
}

/** A fingerprint of everything that a step is built from; `taken` says what of a file counts, where not all of it does. */
function fingerprint(step) {
  const { taken = (_, text) => text } = step;
  const hash = createHash('sha256').update(step.command.map((part) => path.relative(root, part)).join(' '));
  for (const file of [...filesOf(step), 'package-lock.json'])
    hash.update(`${file}\n`).update(taken(file, readFileSync(path.join(root, file))));
  return hash.digest('hex');
}

const stampOf = (step) => path.join(dist, `.${step.name.replace(' ', '-')}.stamp`);

function isFresh(step, print) {
  const stamp = stampOf(step);
  return existsSync(path.join(dist, step.result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === print;
}

function run(step) {
  const print = fingerprint(step);
  if (!process.argv.includes('--force') && isFresh(step, print)) return;
  process.stderr.write(`building the ${step.name} …\n`);
  // A step that fails may have written half of its result: the stamp of the one before must not vouch for it.
  rmSync(stampOf(step), { force: true });
  const started = Date.now();
  // What the tools say goes to stderr: stdout belongs to the command for whose sake we build.
  const { status } = spawnSync(process.execPath, step.command, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    process.stderr.write(`building the ${step.name} failed\n`);
    unlock();
    process.exit(status ?? 1);
  }
  writeFileSync(stampOf(step), print);
  process.stderr.write(`built the ${step.name} in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

/** Two commands started at once must not build into the same folder; a lock older than five minutes is a dead one's. */
async function takeLock() {
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch {
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 300_000) unlock();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function unlock() {
  if (existsSync(lock)) rmdirSync(lock);
}

mkdirSync(dist, { recursive: true });
if (steps.every((step) => isFresh(step, fingerprint(step))) && !process.argv.includes('--force')) process.exit(0);
process.on('SIGINT', () => {
  unlock();
  process.exit(130);
});
await takeLock();
for (const step of steps) run(step);
unlock();
