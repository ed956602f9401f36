import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface Entry {
  version?: string;
  [field: string]: unknown;
}
type Lock = { packages: Record<string, Entry> };

const command = path.resolve('server/commands/check-supply.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'haidang-supply-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the check over our lock file with some of it changed. */
function check(change: (packages: Lock['packages']) => void) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
  change(lock.packages);
  writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify(lock));
  const { status, stderr } = spawnSync(process.execPath, [command], { cwd: folder, encoding: 'utf8' });
  return { status, stderr };
}

const ZOD = 'node_modules/zod';
const SCRIPTED = 'node_modules/tesseract.js';

it('what is installed now was looked at', () => expect(check(() => undefined)).toEqual({ status: 0, stderr: '' }));

it.each<[string, string, Entry, RegExp]>([
  ['an address of its own', ZOD, { resolved: 'https://evil.example/zod.tgz' }, /zod: comes from an address/],
  ['a weak checksum', ZOD, { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, /zod: no checksum/],
  ['a checksum that is none', ZOD, { integrity: 'x' }, /zod: no checksum/],
  ['a link to a folder', ZOD, { link: true }, /zod: is a link/],
  ['another package under a good name', ZOD, { name: 'evil-zod' }, /zod: is called evil-zod/],
  ['a new install script', ZOD, { hasInstallScript: true }, /zod: install script/],
  ['another version of a package with a script', SCRIPTED, { version: '7.0.99' }, /tesseract\.js: install script/],
  ['other bytes of it', SCRIPTED, { integrity: `sha512-${'A'.repeat(86)}==` }, /tesseract\.js: install script/],
  ['a licence of which one half is not allowed', ZOD, { license: 'MIT AND GPL-3.0' }, /zod: licence MIT AND GPL-3\.0/],
  ['a licence that is missing', ZOD, { license: undefined }, /zod: licence missing/],
])('%s ends the check', (_, place, entry, problem) => {
  const { status, stderr } = check((packages) => Object.assign(packages[place] ?? {}, entry));
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(problem) as string });
});

it('a package that only calls itself by a good name ends the check', () => {
  const { status, stderr } = check((packages) => {
    packages['node_modules/zod/node_modules/tesseract.js'] = {
      ...packages[SCRIPTED],
      integrity: `sha512-${'B'.repeat(86)}==`,
    };
  });
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/install script/) as string });
});
