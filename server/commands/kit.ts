import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadAssistant } from '../assistant';
import { makeKit } from '../kit/kit';
import { findProvince } from '../kit/province';
import { KIT_LINES } from '../kit/texts';
import { projectPaths } from '../paths';

// Makes what a province prints, reads out and posts: `npm run kit -- --province "Lào Cai" [--out FOLDER] [--url ADDRESS]`.

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { province: { type: 'string' }, out: { type: 'string' }, url: { type: 'string' } },
  });
  if (!values.province) {
    fail(KIT_LINES.usage, 2);
    return;
  }
  const now = Date.now();
  const { known, library } = loadAssistant({ paths: projectPaths(), now: () => now });
  const content = known.content();
  const found = findProvince(content.provinces, values.province);
  if (!found) {
    const names = content.provinces.map(({ name }) => name).join(', ');
    fail(`${KIT_LINES.unknown(values.province)}${names}\n`, 1);
    return;
  }
  if (found.former) process.stderr.write(KIT_LINES.renamed(found.former, found.name));
  const url = values.url ?? process.env.PUBLIC_URL ?? 'http://127.0.0.1:3978';
  const files = await makeKit({ kit: content.kit, library }, { province: found.name, url, at: new Date(now) });
  const folder = path.resolve(values.out ?? path.join('kit', found.name));
  mkdirSync(folder, { recursive: true });
  for (const { name, body } of files) writeFileSync(path.join(folder, name), body);
  process.stdout.write(KIT_LINES.made(files.length, folder));
}

function fail(text: string, code: number): void {
  process.stderr.write(text);
  process.exitCode = code;
}

main().catch((error: unknown) => fail(`${error instanceof Error ? error.message : String(error)}\n`, 1));
