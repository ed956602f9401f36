import { createHmac, createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import express from 'express';
import ts from 'typescript';
import { Refused, webhookRouter } from '../../../server/channels/http';
import { createReader as createMessengerReader } from '../../../server/channels/messenger/receive';
import { createReader as createZaloReader } from '../../../server/channels/zalo/receive';
import { openPorts } from '../channels/ports';

const HOUR = 3_600_000;
const read = createMessengerReader('geheim', () => true);
const readZalo = createZaloReader({ appId: '111', oaSecret: 'oa' }, () => true);

const signed = (body: object) => {
  const raw = Buffer.from(JSON.stringify(body));
  const mac = `sha256=${createHmac('sha256', 'geheim').update(raw).digest('hex')}`;
  return read(raw, (name) => (name === 'x-hub-signature-256' ? mac : undefined));
};
const signedZalo = (timestamp: string) => {
  const raw = Buffer.from(
    JSON.stringify({
      app_id: '111',
      sender: { id: '222' },
      recipient: { id: '444' },
      event_name: 'user_send_text',
      message: { text: 'cứu em', msg_id: 'z1' },
      timestamp,
    }),
  );
  const mac = createHash('sha256').update('111').update(raw).update(timestamp).update('oa').digest('hex');
  return readZalo(raw, (name) => (name === 'x-zevent-signature' ? `mac=${mac}` : undefined));
};

/**
 * A platform that could not reach us sends again, hours later; clocks are wrong, and units differ. A late cry for help is a
 * cry for help: its age alone is never a reason to drop it. What a replay could do is stopped by its id.
 */
describe('a call that comes late', () => {
  it.each([0, 1, 36, 24 * 7])('is taken %i hours later, under the same id as at first', (hours) => {
    const at = Date.now() - hours * HOUR;
    const message = { mid: 'm1', text: 'cứu em' };
    const item = { sender: { id: '200' }, recipient: { id: '100' }, timestamp: at, message };
    expect(signed({ object: 'page', entry: [{ id: '100', time: at, messaging: [item] }] })).toMatchObject([
      { id: 'm1', activity: { text: 'cứu em' } },
    ]);
    expect(signedZalo(String(at))).toMatchObject([{ activity: { text: 'cứu em' } }]);
  });

  it.each(['0', '-1', 'x', String(Date.now() + 30 * 24 * HOUR)])('is taken with the time %s', (timestamp) => {
    expect(signedZalo(timestamp)).toMatchObject([{ activity: { text: 'cứu em' } }]);
  });
});

/** Where a secret from outside is compared otherwise than in constant time, and why that is right. */
const ALLOWED: readonly (readonly [file: string, code: string, why: string])[] = [
  ['server/commands/verify-audit.ts', 'entry.mac === mac', "the operator's own note, on the operator's own machine"],
  ['server/staff/sessions.ts', 'tokenHash !== except?.tokenHash', 'both are ours'],
  ['server/staff/api/account-operations.ts', 'session.tokenHash === own.tokenHash', 'both are ours'],
  [
    'server/store/audit-chain.ts',
    'entry.prev === (before?.mac ?? BEGINNING)',
    'read from our own store, by nobody who waits',
  ],
  ['server/store/audit-chain.ts', 'entry.mac === macOf(entry, key)', 'read from our own store, by nobody who waits'],
];
const SECRET = /signature|\bmac\b|hmac|digest|secret|password|tokenHash|token\b/i;

describe('what is compared with a secret', () => {
  const files = readdirSync('server', { recursive: true, encoding: 'utf8' })
    .map((name) => path.join('server', name))
    .filter((file) => /\.ts$/.test(file) && !/console|page\/|widget/.test(file));

  const comparisons = files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const found: [string, string][] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isBinaryExpression(node) && /^[!=]==$/.test(node.operatorToken.getText())) {
        const sides = [node.left.getText(), node.right.getText()];
        const isConstant = sides.some((side) =>
          /^(?:undefined|null|true|false|'[^']*'|\d+|NONE|typeof .*)$/.test(side),
        );
        if (!isConstant && sides.some((side) => SECRET.test(side))) found.push([file, node.getText()]);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });

  it('is compared in constant time, or stands on the list with its reason', () => {
    expect(comparisons.filter(([file, code]) => !ALLOWED.some(([of, is]) => of === file && is === code))).toEqual([]);
    expect(ALLOWED.filter(([of, is]) => !comparisons.some(([file, code]) => of === file && is === code))).toEqual([]);
  });

  it('is found by this test where it is not', () => {
    expect(SECRET.test('given.signature') && SECRET.test('member.passwordHash')).toBe(true);
  });
});

describe('calls that are not the platform’s', () => {
  it('stand in the log with how many they were, once a minute, and with nothing of what they said', async () => {
    const ports = await openPorts();
    let now = 0;
    const read = () => {
      throw new Refused(401);
    };
    const webhook = webhookRouter({ ...ports, now: () => now }, { channel: 'messenger', path: '/hook', read });
    const server = express().use(webhook).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const forge = async (times: number) => {
      for (let n = 0; n < times; n += 1) await fetch(url, { method: 'POST', body: 'geheim' });
    };
    const told = () =>
      ports
        .logged()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { refused?: number; status?: number });
    await forge(3);
    expect(told()).toMatchObject([{ refused: 1, status: 401 }]);
    now += 60_000;
    await forge(1);
    expect(told()).toMatchObject([{ refused: 1 }, { refused: 3 }]);
    expect(ports.logged()).not.toContain('geheim');
    server.close();
    server.closeAllConnections();
    await ports.store.close();
  });
});
