import { WebSocket } from 'ws';
import { type Opened, RawClient, call, serverForEach } from './web-server';

const room = serverForEach();

/** Somebody has written, and somebody else has a copy of their token. */
const withCopy = async () => {
  const { base } = room.server;
  const person = await RawClient.start(base);
  await person.say('cứu em với');
  await person.readAll(2);
  return { person, copy: new RawClient(base, person.pass) };
};
const leave = ({ base, pass }: RawClient, token = pass.token) =>
  fetch(`${base}/conversations/${pass.conversationId}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}` },
  });
const asked = (client: RawClient, path: string, method = 'GET') =>
  call(`${client.base}${path}`, { method, headers: { authorization: `Bearer ${client.pass.token}` } });
const socketOf = (client: RawClient) =>
  `${client.base.replace('http', 'ws')}/conversations/${client.pass.conversationId}/stream?watermark=-&t=${client.pass.token}`;

describe('a web conversation that its person has left for good', () => {
  it.each([
    ['read', (copy: RawClient) => copy.call('/activities')],
    ['open again', (copy: RawClient) => copy.call('')],
    ['start', (copy: RawClient) => asked(copy, '/conversations', 'POST')],
    ['renew', (copy: RawClient) => asked(copy, '/tokens/refresh', 'POST')],
    ['look at files of', (copy: RawClient) => copy.call('/attachments/x')],
  ])('lets nobody %s it with a copy of the token', async (_, tryIt) => {
    const { person, copy } = await withCopy();
    expect((await leave(person)).status).toBe(204);
    expect(await tryIt(copy)).toMatchObject({ status: 403, body: { error: { code: 'Forbidden' } } });
  });

  it('ends the streams that are open, and opens none', async () => {
    const { person, copy } = await withCopy();
    const open = new WebSocket(socketOf(copy));
    await new Promise((resolve) => open.on('open', resolve));
    const closed = new Promise((resolve) => open.on('close', resolve));
    await leave(person);
    expect(await closed).toBe(4403);
    const refused = new WebSocket(socketOf(copy));
    refused.on('error', () => undefined);
    expect(
      await new Promise((resolve) => refused.on('unexpected-response', (__, { statusCode }) => resolve(statusCode))),
    ).toBe(403);
  });

  it('still takes what was written in the last moment, though it comes in later', async () => {
    const { person } = await withCopy();
    await leave(person);
    expect((await person.say('họ đang giữ em ở Bavet')).status).toBe(200);
    const log = await room.server.store.conversations.log(room.server.storedId(person.pass.conversationId), 0, 20);
    expect(log.map(({ activity }) => activity.text)).toContain('họ đang giữ em ở Bavet');
  });

  it('is left by its own token only, also by one that has expired, and as often as one likes', async () => {
    const { person } = await withCopy();
    const stranger = await RawClient.start(room.server.base);
    expect((await leave(person, stranger.pass.token)).status).toBe(403);
    expect((await leave(person, '')).status).toBe(401);
    expect((await person.call('/activities')).status).toBe(200);
    room.server.state.now += 3_600_000;
    for (let n = 0; n < 2; n += 1) expect((await leave(person)).status).toBe(204);
    expect((await asked(person, '/tokens/refresh', 'POST')).status).toBe(403);
  });

  it('is no other: who comes again begins anew', async () => {
    const { person } = await withCopy();
    await leave(person);
    const again = await RawClient.start(room.server.base);
    expect(again.pass.conversationId).not.toBe(person.pass.conversationId);
    expect((await again.call('/activities')).status).toBe(200);
  });
});

describe('a web conversation whose person wishes to be forgotten', () => {
  it('can be read to its end with the token that there is, and gives no other: no copy outlives the wish', async () => {
    const { person } = await withCopy();
    await room.server.store.conversations.forgetSoon(room.server.storedId(person.pass.conversationId));
    room.server.state.now += 600_000;
    expect((await person.call('/activities')).status).toBe(200);
    const reopened = (await person.call('')).body as unknown as Opened;
    expect(reopened.token).toBe(person.pass.token);
    expect(reopened.expires_in).toBeLessThanOrEqual(1_200);
    room.server.state.now += 1_200_000;
    expect((await asked(person, '/tokens/refresh', 'POST')).status).toBe(403);
    expect((await person.call('/activities')).status).toBe(403);
  });

  it('is like any other once the wish has ended', async () => {
    const { person } = await withCopy();
    const id = room.server.storedId(person.pass.conversationId);
    await room.server.store.conversations.forgetSoon(id);
    await room.server.store.conversations.keep(id);
    room.server.state.now += 5_000;
    const { body } = await asked(person, '/tokens/refresh', 'POST');
    expect(body.token).not.toBe(person.pass.token);
  });
});
