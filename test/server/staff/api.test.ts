import type { Cases } from '../../../server/cases/cases';
import { apiUnderTest, ask } from './api-under-test';

type Room = Awaited<ReturnType<typeof apiUnderTest>>;
type Signed = Awaited<ReturnType<Room['signedIn']>>;

const problemOf = (status: number) => ({
  status,
  type: 'application/problem+json; charset=utf-8',
  body: { type: 'about:blank', status, title: expect.any(String) as string, detail: expect.any(String) as string },
});

/** The calls that contract.md promises. */
const CONTRACT = [
  'post /api/session',
  'delete /api/session',
  'post /api/setup',
  'get /api/cases',
  'get /api/cases/{id}',
  ...['claim', 'release', 'transfer', 'messages', 'notes', 'refer', 'close', 'reopen'].map(
    (action) => `post /api/cases/{id}/${action}`,
  ),
  'get /api/stream',
  'get /api/reports',
];

describe('the staff API', () => {
  let room: Room;
  let lan: Signed;
  beforeEach(async () => {
    room = await apiUnderTest();
    lan = await room.signedIn('lan');
    await ask(room, { priority: 2 });
  });
  afterEach(() => room.close());

  it('shows the queue, most urgent first, by filter, code and page', async () => {
    const more = (id: string, code: string, priority: 1 | 3) =>
      ask(room, { caseId: id, caseCode: code, priority }, { user: id, at: 2_000 });
    await more('c1', 'HD-B1B1B1', 1);
    await more('c3', 'HD-C3C3C3', 3);
    const ids = async (query: string) =>
      ((await lan.get(`/api/cases?${query}`)).body.items as { id: string }[]).map(({ id }) => id);
    expect(await ids('')).toEqual(['c1', 'case-1', 'c3']);
    expect(await ids('status=&priority=&q=&cursor=')).toEqual(['c1', 'case-1', 'c3']);
    expect(await ids('priority=2&status=open')).toEqual(['case-1']);
    expect(await ids('status=closed')).toEqual([]);
    for (const typed of ['hd-c3', 'c3c', 'HDC3C3C3', 'HD - C3', ' c3c3c3 '])
      expect(await ids(`q=${typed}`)).toEqual(['c3']);
    const first = await lan.get('/api/cases?limit=2');
    expect(await ids(`limit=2&cursor=${String(first.body.nextCursor)}`)).toEqual(['c3']);
    expect(first.body.counts).toEqual({ 1: 1, 2: 1, 3: 1 });
  });

  it('takes an action that needs nothing but its address without a body', async () => {
    expect(await lan.send('POST', '/api/cases/case-1/claim')).toMatchObject({
      status: 200,
      body: { status: 'claimed' },
    });
  });

  it('shows a case whole', async () => {
    await lan.act('case-1', 'claim');
    const { status, body } = await lan.act('case-1', 'close', { outcome: 'no_contact', text: 'Không ai nghe máy' });
    expect(status).toBe(200);
    expect((await lan.get('/api/cases/case-1')).body).toEqual(body);
    const now = new Date(room.clock.now).toISOString();
    expect(body).toMatchObject({
      id: 'case-1',
      code: 'HD-AAAAAA',
      priority: 2,
      status: 'closed',
      openedAt: '1970-01-01T00:00:01.000Z',
      lastMessageAt: '1970-01-01T00:00:01.000Z',
      channel: 'web',
      summary: 'Cứu em với',
      owner: { id: lan.id, name: 'LAN' },
      facts: [{ name: 'intent', value: 'self_in_danger', messageId: 'm1' }],
      outcome: 'no_contact',
      notes: [{ at: now, by: 'LAN', text: 'Không ai nghe máy' }],
      history: [
        { by: 'Trợ lý tự động', action: 'opened' },
        { by: 'LAN', action: 'claim' },
        { at: now, by: 'LAN', action: 'close', detail: 'no_contact' },
      ],
      transcript: [
        { id: 'm1', seq: 1, from: 'user', text: 'Cứu em với', state: 'unread' },
        { from: 'system', text: 'LAN nhận ca' },
        { from: 'system', text: 'LAN đóng ca' },
      ],
    });
  });

  it('lets exactly one of two claims at once through, and tells the other who has it', async () => {
    const minh = await room.signedIn('minh');
    const answers = await Promise.all([lan.act('case-1', 'claim', {}, 'k'), minh.act('case-1', 'claim', {}, 'k')]);
    const [won, lost] = [...answers].sort((a, b) => a.status - b.status);
    expect(won).toMatchObject({ status: 200, body: { status: 'claimed' } });
    const owner = won!.body.owner as { name: string };
    expect(lost).toMatchObject({
      ...problemOf(409),
      body: { reason: 'taken', owner, detail: `${owner.name} đã nhận ca này.` },
    });
  });

  it('does what it is told once under one key', async () => {
    await lan.act('case-1', 'claim', {}, 'k1');
    const [first, second] = [
      await lan.act('case-1', 'messages', { text: 'Chào' }, 'k2'),
      await lan.act('case-1', 'messages', { text: 'Chào' }, 'k2'),
    ];
    expect(second).toMatchObject({ status: 200, body: first.body });
    await lan.act('case-1', 'messages', { text: 'Chào' });
    await lan.act('case-1', 'messages', { text: 'Chào' });
    const { transcript } = (await lan.get('/api/cases/case-1')).body as { transcript: { from: string }[] };
    expect(transcript.filter(({ from }) => from === 'staff')).toHaveLength(3);
    for (const bad of ['', 'a b', 'x'.repeat(201)]) {
      expect(await lan.act('case-1', 'release', {}, bad)).toMatchObject({ status: 400 });
    }
  });

  it('refuses another text under a key that was used: none is taken for the other', async () => {
    await lan.act('case-1', 'claim');
    const write = (text: string) => lan.act('case-1', 'messages', { text }, 'k');
    expect((await write('một')).status).toBe(200);
    expect((await write('một')).status).toBe(200);
    expect(await write('hai')).toMatchObject(problemOf(422));
  });

  it('keeps a case to its owner, and lets a supervisor step in', async () => {
    const [minh, boss] = [await room.signedIn('minh'), await room.signedIn('ha', 'supervisor')];
    await lan.act('case-1', 'claim');
    for (const [action, body] of [
      ['release', {}],
      ['messages', { text: 'a' }],
      ['close', { outcome: 'helped' }],
      ['transfer', { to: minh.id }],
    ] as const) {
      expect(await minh.act('case-1', action, body)).toMatchObject({
        ...problemOf(403),
        body: { owner: { name: 'LAN' } },
      });
    }
    expect(await boss.act('case-1', 'transfer', { to: minh.id })).toMatchObject({
      status: 200,
      body: { owner: { name: 'MINH' } },
    });
    expect((await lan.act('case-1', 'messages', { text: 'a' })).status).toBe(403);
    expect((await minh.act('case-1', 'messages', { text: 'a' })).status).toBe(200);
    expect((await minh.act('case-1', 'transfer', { to: 'ai đó' })).status).toBe(400);
    expect((await minh.act('case-1', 'transfer', { to: 'lan' })).body).toMatchObject({ owner: { id: lan.id } });
  });

  it.each([
    ['messages', { text: 'x'.repeat(2_001) }],
    ['messages', { text: ' \n ' }],
    ['messages', { text: 7 }],
    ['messages', {}],
    ['notes', { text: 'x'.repeat(20_001) }],
    ['step', { step: 'guess' }],
    ['follow', { until: 'mai' }],
    ['follow', { until: '2026-07-30T01:00:00Z', text: 'đã qua' }],
    ['follow', { until: '9999-12-31T00:00:00Z', text: 'không bao giờ' }],
    ['refer', { agency: 'x', consent: 'maybe' }],
    ['transfer', { to: 'office:Không có' }],
    ['refer', { text: 'x' }],
    ['close', { outcome: 'x'.repeat(61) }],
    ['transfer', {}],
  ])('refuses %s with a body that does not fit', async (action, body) => {
    await lan.act('case-1', 'claim');
    expect(await lan.act('case-1', action, body)).toMatchObject(problemOf(400));
  });

  it('takes texts as they are, makes lone halves of characters whole, sends people nothing unseen, and lets nothing break the document', async () => {
    await lan.act('case-1', 'claim');
    const text = 'a\ud800b \u202e\u0000\u0007 🆘 "<b>" \\';
    const { body } = await lan.act('case-1', 'messages', { text });
    const whole = text.replace('\ud800', '\ufffd');
    const seen = whole.replace(/\p{Cc}|\p{Cf}/gu, '');
    expect((body.transcript as { text: string }[]).at(-1)?.text).toBe(seen);
    expect((await lan.act('case-1', 'notes', { text })).body).toMatchObject({ notes: [{ text: whole }] });
    expect((await lan.act('case-1', 'messages', { text: '\udfff'.repeat(2_000) })).status).toBe(200);
  });

  it('answers every mistake with a problem document', async () => {
    const json = { 'Content-Type': 'application/json' };
    const path = '/api/cases/case-1/notes';
    expect(await lan.send('POST', path, '{"text":', json)).toMatchObject(problemOf(400));
    expect(await lan.send('POST', path, '"text"', json)).toMatchObject(problemOf(400));
    expect(await lan.send('POST', path, '[]', json)).toMatchObject(problemOf(400));
    expect(await lan.send('POST', path, JSON.stringify({ text: 'x'.repeat(1_100_000) }), json)).toMatchObject(
      problemOf(413),
    );
    expect(
      await lan.send('POST', path, 'text=a', { 'Content-Type': 'application/x-www-form-urlencoded' }),
    ).toMatchObject(problemOf(415));
    expect(await lan.send('POST', path)).toMatchObject(problemOf(400));
    expect(await lan.send('POST', path, '{}', { 'Content-Type': 'application/json; charset=koi8-r' })).toMatchObject(
      problemOf(415),
    );
    expect(await lan.get('/api/cases?status=lost')).toMatchObject(problemOf(400));
    expect(await lan.get('/api/cases?status=open&status=closed')).toMatchObject(problemOf(400));
    expect(await lan.get('/api/cases/nowhere')).toMatchObject(problemOf(404));
    expect(await lan.get('/api/cases/%E0%A4%A')).toMatchObject(problemOf(400));
    expect(await lan.act('nowhere', 'claim')).toMatchObject(problemOf(404));
    expect(await lan.get('/api/nothing')).toMatchObject(problemOf(404));
    expect(await lan.send('PUT', '/api/cases')).toMatchObject(problemOf(405));
    expect(await lan.act('case-1', 'reopen')).toMatchObject(problemOf(409));
  });

  it('shows nothing of an error of our own, and keeps what was written out of the log', async () => {
    const cases = { act: () => Promise.reject(new Error('disk on fire')) } as unknown as Cases;
    const broken = await apiUnderTest({ cases });
    const minh = await broken.signedIn('minh');
    const answer = await minh.act('case-1', 'notes', { text: 'rất bí mật' });
    expect(answer).toMatchObject({
      ...problemOf(500),
      body: { detail: 'Máy chủ chưa làm được. Bạn thử lại sau ít phút.' },
    });
    expect(answer.text).not.toContain('fire');
    expect(broken.logged.join()).toContain('disk on fire');
    expect(broken.logged.join()).not.toContain('bí mật');
    await broken.close();
  });

  it('refuses calls that another site makes in the name of staff', async () => {
    for (const site of ['cross-site', 'same-site', 'x']) {
      const headers = { 'Sec-Fetch-Site': site };
      expect(await lan.post('/api/cases/case-1/claim', {}, headers)).toMatchObject(problemOf(403));
      expect(await lan.send('DELETE', '/api/session', undefined, headers)).toMatchObject(problemOf(403));
    }
    expect((await lan.get('/api/session')).status).toBe(200);
    for (const site of ['same-origin', 'none']) {
      expect((await lan.post('/api/cases/case-1/notes', { text: 'a' }, { 'Sec-Fetch-Site': site })).status).toBe(200);
    }
  });

  it('is described whole by its own document, and closed to strangers', async () => {
    const { body, status } = await room.stranger.get('/api/openapi.json');
    expect([status, body.openapi]).toEqual([200, '3.1.0']);
    const paths = body.paths as Record<string, Record<string, { security: unknown[]; requestBody?: unknown }>>;
    const calls = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((name) => `${name} ${path}`),
    );
    expect(calls).toEqual(expect.arrayContaining(CONTRACT));
    for (const [path, calls] of Object.entries(paths)) {
      for (const [method, { security }] of Object.entries(calls)) {
        if (!security.length) continue;
        const answer = await room.stranger.send(
          method.toUpperCase(),
          path.replace('{id}', 'case-1').replace(/\{\w+\}/, 'x'),
          method === 'post' || method === 'patch' ? '{}' : undefined,
          {
            'Content-Type': 'application/json',
          },
        );
        expect(answer).toMatchObject(problemOf(401));
        expect(answer.headers.get('cache-control')).toBe('no-store');
      }
    }
    expect(paths['/api/cases/{id}/messages']?.post?.requestBody).toMatchObject({
      content: {
        'application/json': { schema: { properties: { text: { type: 'string', minLength: 1, maxLength: 2_000 } } } },
      },
    });
  });
});
