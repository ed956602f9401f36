import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Citizen } from './citizen';
import { ServerProcess } from './server-process';
import { sharingProcesses } from './sharing-processes';

const execFileAsync = promisify(execFile);

sharingProcesses('SQLite file', () => ({}));

it('makes one key for all processes that begin on new data at once', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'haidang-keys-'));
  const read = "const { readEncryptionKeys } = require('./dist/server/encryption-keys.js')";
  const wait = `while (Date.now() < ${Date.now() + 1_500})`;
  const script = `${read}; ${wait}; console.log(readEncryptionKeys({}, '${folder}').encryptionKeys[0].secret.toString('hex'))`;
  const said = await Promise.all(Array.from({ length: 8 }, () => execFileAsync(process.execPath, ['-e', script])));
  expect(new Set(said.map(({ stdout }) => stdout)).size).toBe(1);
  expect(said[0]?.stdout).toMatch(/^[0-9a-f]{64}\n$/);
  expect(readdirSync(folder)).toEqual(['encryption-keys']);
});

describe('a cluster', () => {
  const CLUSTER = ['dist/server/commands/cluster.js', '2'];
  const workersOf = (server: ServerProcess) =>
    spawnSync('pgrep', ['-P', String(server.pid)], { encoding: 'utf8' })
      .stdout.trim()
      .split('\n')
      .map(Number);

  it('answers on one port, replaces a process that dies, adds the figures up, and ends cleanly', async () => {
    const server = new ServerProcess();
    server.program = CLUSTER;
    await server.start();
    expect(server.output.match(/console/g)).toHaveLength(2); // the address and the one-time link, once each
    const workers = workersOf(server);
    expect(workers).toHaveLength(2);
    const citizens = await Promise.all(Array.from({ length: 6 }, () => Citizen.arrive(server.url)));
    for (const citizen of citizens) expect(await citizen.say(server.url, 'xin chào')).toBe(200);
    for (const citizen of citizens)
      while (!(await citizen.heard(server.url)).length) await new Promise((resolve) => setTimeout(resolve, 50));
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain('haidang_events_total{channel="web",outcome="stored"} 6');

    process.kill(workers[0]!, 'SIGKILL');
    while (workersOf(server).length < 2 || workersOf(server).includes(workers[0]!))
      await new Promise((resolve) => setTimeout(resolve, 100));
    // The connection that was held by the dead one is cut; the next one goes to a living one.
    const again = () => citizens[0]!.say(server.url, 'xin chào').catch(() => 0);
    while ((await again()) !== 200) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await server.stop()).toBe(0);
  });

  it('ends with the one line of a wrong setting', () => {
    const env = { ...process.env, PORT: 'x' };
    const { status, stderr } = spawnSync(process.execPath, CLUSTER, { env, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('PORT holds "x"');
  });
});
