const CODE = [
  'bot',
  'dialogs',
  'knowledge',
  'server',
  'bench',
  'test/platforms',
  'tsconfig.json',
  'tsconfig.build.json',
];
const PAGES = /server\/(staff\/console|channels\/web\/page|offers\/page)\//;

const vite = (config) => ['node_modules/vite/bin/vite.js', 'build', '-c', config, '--logLevel', 'warn'];

/** A program that learns does so with threads beside it. */
const [COPYING, SEPARATING, VIEWING] = [
  'bot/understanding/copying-thread.ts',
  'bot/understanding/separating-thread.ts',
  'bot/replies/finding/viewing-thread.ts',
];

/** What the model learns from. */
const MODEL = {
  inputs: ['knowledge/utterances', 'knowledge/articles', 'knowledge/registers'],
  only: /\.(txt|md|yaml)$/,
  programs: ['server/commands/train.ts', COPYING, SEPARATING],
};

/**
 * What is built, in this order: from which files and folders (`inputs`, of these `only` and `never` some), by which programs of
 * ours, with all that they import, and by which command.
 */
export const steps = [
  {
    name: 'code',
    inputs: CODE,
    only: /\.(ts|json)$/,
    never: PAGES,
    result: 'server/main.js',
    command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  },
  {
    name: 'server',
    // Whenever the code is built anew this is, too: main.ts takes the younger of both.
    inputs: [...CODE, 'vite.server.config.mjs'],
    only: /\.(ts|json)$|^vite\./,
    never: PAGES,
    result: 'server/whole.cjs',
    command: vite('vite.server.config.mjs'),
  },
  {
    name: 'model',
    ...MODEL,
    // Of an article it learns the known questions only: neither its sections nor what the answers say make another model.
    taken: (file, text) => (file.endsWith('.md') ? articleQuestions(text) : text),
    result: 'model.bin',
    command: ['dist/server/commands/train.js'],
  },
  {
    name: 'offers',
    inputs: ['knowledge/offers', 'knowledge/utterances', 'knowledge/registers'],
    only: /\.(jsonl|txt|yaml)$/,
    programs: ['server/commands/train-offers.ts', SEPARATING],
    result: 'offers.bin',
    command: ['dist/server/commands/train-offers.js'],
  },
  {
    name: 'articles',
    ...MODEL,
    // Messages are read by the model, so whatever makes another model makes another index.
    programs: [...MODEL.programs, 'server/commands/index-articles.ts', VIEWING],
    result: 'articles.bin',
    command: ['dist/server/commands/index-articles.js'],
  },
  {
    name: 'chat page',
    inputs: [
      ...['server/channels/web/page', 'server/channels/web/widget', 'server/pages/base.css', 'server/pages/style.css'],
      'vite.page.config.mjs',
    ],
    programs: ['server/channels/web/page/main.ts'],
    result: 'page/index.html',
    command: vite('vite.page.config.mjs'),
  },
  {
    name: 'check page',
    inputs: ['server/offers/page', 'server/pages/base.css', 'vite.check.config.mjs'],
    programs: ['server/offers/page/main.ts'],
    result: 'check/index.html',
    command: vite('vite.check.config.mjs'),
  },
  {
    name: 'console',
    inputs: ['server/staff/console', 'vite.console.config.mjs'],
    programs: ['server/staff/console/main.tsx'],
    result: 'console/index.html',
    command: vite('vite.console.config.mjs'),
  },
];

/** The head of an article without what its sections are asked. */
function articleQuestions(text) {
  return text.slice(0, text.indexOf('\n---\n')).replace(/^section_questions:\n(?: .*\n)*/m, '');
}
