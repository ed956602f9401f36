import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { eventually } from '../eventually';
import { ServerProcess } from './server-process';

const SECRET_WORDS = ['tầng bảy nhà xanh', 'Poipet cổng sau'];

const isReached = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1')
      .once('connect', () => resolve(true))
      .once('error', () => resolve(false));
    socket.unref().once('connect', () => socket.destroy());
  });

describe('a server process', () => {
  it('says in one line what is missing, and ends', () => {
    const env = { ...process.env, MESSENGER_PAGE_TOKEN: 'x', PORT: '0' };
    const { status, stderr } = spawnSync(process.execPath, ['dist/server/main.js'], { env, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual(["MESSENGER_APP_SECRET is missing; it should hold the app's secret"]);
  });

  it('ends cleanly when it is asked to', async () => {
    const server = await new ServerProcess().start();
    expect(await server.stop()).toBe(0);
  });

  it('ends cleanly when it is asked to as soon as it can be reached, before all of it has started', async () => {
    const server = new ServerProcess();
    const started = server.start().catch(() => undefined);
    while (!(await isReached(server.port))) await new Promise((resolve) => setImmediate(resolve));
    expect(await server.stop()).toBe(0);
    await started;
  });

  it('shows its one-time link only while there are no staff', async () => {
    const server = await new ServerProcess().start();
    const token = new URL(server.setupLink).hash.split('token=')[1];
    const body = JSON.stringify({ token, username: 'quantri', password: 'mot cau dai de nho' });
    const setUp = () =>
      fetch(`${server.url}/api/setup`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect((await setUp()).status).toBe(204);
    expect((await setUp()).status).toBeGreaterThanOrEqual(400);
    await server.stop();
    server.setupLink = '';
    await server.start();
    expect(server.setupLink).toBe('');
    await server.stop();
  });

  it('keeps what people write out of logs, metrics and files', async () => {
    const server = await new ServerProcess().start();
    const conversation = (await (
      await fetch(`${server.url}/v3/directline/conversations`, { method: 'POST' })
    ).json()) as { conversationId: string; token: string };
    const activities = `${server.url}/v3/directline/conversations/${conversation.conversationId}/activities`;
    const headers = { authorization: `Bearer ${conversation.token}`, 'content-type': 'application/json' };
    for (const text of SECRET_WORDS) {
      const sent = await fetch(activities, {
        method: 'POST',
        headers,
        body: JSON.stringify({ type: 'message', from: { id: 'u' }, text: `cứu em với ${text}` }),
      });
      expect(sent.status).toBe(200);
    }
    await eventually(async () => {
      const shown = await (await fetch(activities, { headers })).text();
      expect(shown).toContain('113');
      expect(shown.split('"role":"bot"').length).toBeGreaterThan(SECRET_WORDS.length);
    });
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain('haidang_open_cases{priority="1"} 1');
    await server.stop();
    const files = readdirSync(server.dataDir).map((name) =>
      readFileSync(path.join(server.dataDir, name)).toString('latin1'),
    );
    const everything = [metrics, server.output, ...files].join('\n');
    for (const text of SECRET_WORDS) {
      expect(everything).not.toContain(text);
      expect(everything).not.toContain(Buffer.from(text).toString('latin1'));
    }
    expect(statSync(path.join(server.dataDir, 'encryption-keys')).mode & 0o077).toBe(0);
  });

  it('serves a chat page of less than 40 kB, everything together', () => {
    const files = readdirSync('dist/page', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const size = files.reduce(
      (sum, entry) => sum + gzipSync(readFileSync(path.join(entry.parentPath, entry.name))).length,
      0,
    );
    expect(size).toBeLessThan(40_000);
  });
});
