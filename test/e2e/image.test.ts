import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { ServerProcess } from './server-process';

const stage = readFileSync('deploy/Dockerfile', 'utf8')
  .split(/^FROM /m)
  .at(-1)!;
const [, program] = /^CMD (\[.*\])$/m.exec(stage)!;
const lock = z
  .object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

const image = mkdtempSync(path.join(tmpdir(), 'haidang-image-'));
const env = {
  ...Object.fromEntries([...stage.matchAll(/\b([A-Z_]+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value])),
  ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
};
const server = new ServerProcess(env);

/** Lays a folder with what the image holds: what its last stage copies, and of the packages those that are no development tools. */
beforeAll(() => {
  for (const [, from = '', to = ''] of stage.matchAll(/^COPY --from=build \/app\/(\S+) (\S+)$/gm)) {
    const isInto = to.endsWith('/');
    const place = path.join(image, to, isInto ? path.basename(from) : '');
    if (from === 'node_modules') linkPackages(place);
    else cpSync(from, place, { recursive: true, preserveTimestamps: true });
  }
});
afterAll(async () => {
  await server.stop();
  rmSync(image, { recursive: true });
});

function linkPackages(folder: string): void {
  for (const [place, { dev }] of Object.entries(lock.packages)) {
    const [, name, inner] = /^node_modules\/((?:@[^/]+\/)?[^/]+)(.*)$/.exec(place) ?? [];
    if (!name || inner || dev || !existsSync(place)) continue;
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    symlinkSync(path.resolve(place), path.join(folder, name));
  }
}

describe('what the image holds', () => {
  it('suffices for a server that is ready and has its pages', async () => {
    server.folder = image;
    server.program = z.array(z.string()).parse(JSON.parse(program!)).slice(1);
    await server.start();
    for (const page of ['/', '/kiem-tra/', '/kien-thuc', '/doc.css', '/bai/fees-broker.png', '/console/'])
      expect([page, (await fetch(server.url + page)).status]).toEqual([page, 200]);
  });

  it('tells the operator that spelling is not checked', () => {
    expect(server.output).toContain('the spelling of articles is not checked: dictionary-vi is not installed');
  });

  it('suffices for the commands of operators, as they are called everywhere', () => {
    const called = spawnSync('npm', ['run', '--silent', 'keys', '--', 'status'], {
      ...{ cwd: image, encoding: 'utf8' },
      env: { ...process.env, ...env, DATA_DIR: server.dataDir },
    });
    expect([called.status, called.stderr]).toEqual([0, '']);
  });
});
