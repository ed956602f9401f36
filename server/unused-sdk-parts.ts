import { createRequire } from 'node:module';

/**
 * What the Bot Framework SDK loads though nothing here ever calls it: the way to Microsoft's cloud, and the reading of dates
 * and numbers in other languages. It would cost every start a third of its time, and 50 MB for as long as the program runs.
 */
const UNUSED: Record<string, readonly string[]> = {
  'botbuilder-core': [
    'botframework-connector',
    '@azure/core-http-compat',
    '@azure/core-rest-pipeline',
    '@azure/core-client',
  ],
  'botbuilder-dialogs': [
    '@microsoft/recognizers-text-suite',
    '@microsoft/recognizers-text-number',
    '@microsoft/recognizers-text-date-time',
    '@microsoft/recognizers-text-choice',
  ],
};

/** Stands for all that is in such a part: it may be named and built upon, as the SDK does when it is loaded; to call it raises. */
function standIn(name: string): object {
  const called = function () {
    throw new Error(`${name} was taken for unused, and is not loaded (server/unused-sdk-parts.ts)`);
  };
  const get = (target: typeof called, key: string | symbol): unknown => {
    if (key === 'prototype') return target.prototype as unknown;
    if (key === '__esModule') return true;
    if (key === 'toString') return () => name;
    return typeof key === 'string' ? standIn(`${name}.${key}`) : undefined;
  };
  return new Proxy(called, { get });
}

/** Where a part lies, as the one that uses it finds it; undefined when it does not: then it is loaded as ever. */
function fileOf(part: string, user: string): string | undefined {
  try {
    return createRequire(here.resolve(user)).resolve(part);
  } catch {
    return undefined;
  }
}

const here = createRequire(__filename);
for (const [user, parts] of Object.entries(UNUSED)) {
  for (const part of parts) {
    const filename = fileOf(part, user);
    if (!filename) continue;
    const module = { id: filename, filename, loaded: true, exports: standIn(part), children: [], paths: [] };
    Object.assign(here.cache, { [filename]: module });
  }
}
