import {
  ZaloApiError,
  ZaloUnavailable,
  createPkce,
  createZaloBotApi,
  createZaloOAuth,
  createZaloOpenApi,
  isGenuineZaloBotCall,
  isGenuineZaloCall,
} from '../../../server/zalo-api-wrapper';

interface Request {
  url: string;
  init: RequestInit;
}

/** A network that gives one answer and keeps what was asked. */
function network(status: number, body: unknown) {
  const requests: Request[] = [];
  const send = ((url: string | URL, init: RequestInit) => {
    requests.push({ url: String(url), init });
    return Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }));
  }) as typeof fetch;
  return { requests, fetch: send };
}

const success = { error: 0, message: 'Success', data: { message_id: 'z1', user_id: '222' } };

describe('the OpenAPI', () => {
  it('sends a consultation message with the token in a header of its own', async () => {
    const { requests, ...transport } = network(200, success);
    expect(await createZaloOpenApi(transport).sendMessage('ACCESS', '222', { text: 'Chào' })).toEqual({
      messageId: 'z1',
    });
    expect(requests[0]).toMatchObject({
      url: 'https://openapi.zalo.me/v3.0/oa/message/cs',
      init: { method: 'POST', headers: { access_token: 'ACCESS' } },
    });
    expect(JSON.parse(requests[0]?.init.body as string)).toEqual({
      recipient: { user_id: '222' },
      message: { text: 'Chào' },
    });
  });

  it('uploads a picture as a form', async () => {
    const { requests, ...transport } = network(200, { error: 0, data: { attachment_id: 'a1' } });
    const file = new Blob(['x'], { type: 'image/png' });
    expect(await createZaloOpenApi(transport).uploadImage('ACCESS', file, 'a.png')).toEqual({ attachmentId: 'a1' });
    expect(requests[0]?.url).toBe('https://openapi.zalo.me/v2.0/oa/upload/image');
    expect(requests[0]?.init.body).toBeInstanceOf(FormData);
  });

  it('tells of the account and of a person, also when Zalo gives numbers for ids', async () => {
    const account = network(200, { error: 0, data: { oa_id: '444', name: 'Hải Đăng', is_verified: true } });
    expect(await createZaloOpenApi(account).getAccount('A')).toMatchObject({ id: '444', name: 'Hải Đăng' });
    const person = network(200, { error: 0, data: { user_id: 222, is_sensitive: 1 } });
    expect(await createZaloOpenApi(person).getProfile('A', '222')).toMatchObject({ userId: '222', isMinor: true });
    expect(decodeURIComponent(person.requests[0]?.url ?? '')).toContain('data={"user_id":"222"}');
  });

  it.each([
    [-32, 'rate'],
    [-200, 'temporary'],
    [-216, 'token'],
    [-220, 'token'],
    [-100, 'upload'],
    [-213, 'window'],
    [-230, 'window'],
    [-232, 'window'],
    [-217, 'recipient'],
    [-234, 'night'],
    [-211, 'quota'],
    [-224, 'account'],
    [-201, 'request'],
    [-4711, 'unknown'],
  ])('raises %d, which comes with HTTP 200, as %s', async (error, kind) => {
    const api = createZaloOpenApi(network(200, { error, message: 'refused' }));
    const raised = await api.sendMessage('A', '222', { text: 'x' }).catch((reason: unknown) => reason);
    expect(raised).toBeInstanceOf(ZaloApiError);
    expect(raised).toMatchObject({ error, kind, status: 200 });
  });

  it.each([
    ['a page', 200, '<html>'],
    ['a broken server', 502, 'bad gateway'],
    ['an answer of another shape', 200, { ok: true }],
  ])('does not take %s for success', async (_, status, body) => {
    const api = createZaloOpenApi(network(status, body));
    await expect(api.sendMessage('A', '222', { text: 'x' })).rejects.toBeInstanceOf(ZaloUnavailable);
  });

  it('puts neither token nor text into the error of a broken network', async () => {
    const broken = (() => Promise.reject(new Error('connect to https://…?token=ACCESS'))) as typeof fetch;
    const raised = await createZaloOpenApi({ fetch: broken })
      .sendMessage('ACCESS', '222', { text: 'Bí mật' })
      .catch((reason: unknown) => reason);
    expect(raised).toMatchObject({ reason: 'network' });
    expect(`${String(raised)} ${(raised as Error).stack ?? ''} ${String((raised as Error).cause)}`).not.toMatch(
      /ACCESS|Bí mật/,
    );
  });

  it('does not wait for ever', async () => {
    const hanging = ((_: string, { signal }: RequestInit) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('aborted')));
      })) as typeof fetch;
    const api = createZaloOpenApi({ fetch: hanging, timeoutMs: 20 });
    await expect(api.getAccount('A')).rejects.toMatchObject({ reason: 'timeout' });
  });
});

describe('OAuth', () => {
  const options = { appId: '111', appSecret: 'app_secret' };

  it('makes the documented challenge of the documented verifier, and verifiers of letters and figures', () => {
    expect(createPkce('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ').challenge).toBe(
      'RqIZl4LIgn8KxW9QO-nTnv7pf0CnNrksx9fF-CXP2FE',
    );
    for (let n = 0; n < 50; n++) expect(createPkce().verifier).toMatch(/^[A-Za-z0-9]{43}$/);
  });

  it('leads to the page of consent', () => {
    const url = new URL(
      createZaloOAuth(options).consentUrl({ redirectUri: 'https://a.test/x', state: 's', challenge: 'c' }),
    );
    expect(url.origin + url.pathname).toBe('https://oauth.zaloapp.com/v4/oa/permission');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      app_id: '111',
      redirect_uri: 'https://a.test/x',
      state: 's',
      code_challenge: 'c',
    });
  });

  it('trades a code and a refresh token, and reads a life that comes as text', async () => {
    const { requests, ...transport } = network(200, { access_token: 'A', refresh_token: 'R', expires_in: '90000' });
    const oauth = createZaloOAuth({ ...options, ...transport });
    expect(await oauth.exchangeCode('CODE', 'V')).toEqual({ accessToken: 'A', refreshToken: 'R', expiresIn: 90_000 });
    await oauth.refreshToken('R0');
    expect(requests.map(({ init }) => String(init.body as URLSearchParams))).toEqual([
      'app_id=111&grant_type=authorization_code&code=CODE&code_verifier=V',
      'app_id=111&grant_type=refresh_token&refresh_token=R0',
    ]);
    expect(requests[0]?.init.headers).toEqual({ secret_key: 'app_secret' });
  });

  it.each([
    ['a refusal with HTTP 200', { error: -14020, error_name: 'used', error_description: 'x' }, ZaloApiError],
    ['half a pair', { access_token: 'A', expires_in: '1' }, ZaloUnavailable],
    ['empty tokens', { access_token: '', refresh_token: '', expires_in: '1' }, ZaloUnavailable],
  ])('never takes %s for tokens', async (_, body, kind) => {
    const oauth = createZaloOAuth({ ...options, ...network(200, body) });
    await expect(oauth.refreshToken('R')).rejects.toBeInstanceOf(kind);
  });
});

describe('the Bot API', () => {
  it('calls under the token and reads what was sent', async () => {
    const { requests, ...transport } = network(200, { ok: true, result: { message_id: 'b1' } });
    const bot = createZaloBotApi({ token: '77:x', ...transport });
    expect(await bot.sendMessage('222', 'Chào')).toEqual({ messageId: 'b1' });
    expect(requests[0]?.url).toBe('https://bot-api.zaloplatforms.com/bot77:x/sendMessage');
  });

  it('gives nothing when no update came, and raises what is refused', async () => {
    const quiet = createZaloBotApi({ token: '77:x', ...network(200, { ok: false, error_code: 408 }) });
    expect(await quiet.getUpdates(1)).toBeUndefined();
    const dead = createZaloBotApi({ token: '77:x', ...network(401, { ok: false, error_code: 401 }) });
    await expect(dead.getMe()).rejects.toMatchObject({ error: 401, kind: 'account' });
  });
});

describe('webhooks', () => {
  const raw = Buffer.from(
    '{"app_id":"111","sender":{"id":"222"},"user_id_by_app":"333","recipient":{"id":"444"},"event_name":"user_send_text","message":{"text":"Xin chào","msg_id":"abc1"},"timestamp":"1700000000000"}',
  );
  const signature = 'mac=62cdd7f7f7c446056f48bfd0d63d00b6161ae4f5ebd6ec953b5f7613af2b1284';
  const secrets = { appId: '111', oaSecret: 'test_oa_secret' };
  const call = { raw, timestamp: '1700000000000', signature };

  it('are genuine by the documented vector, and not when anything differs', () => {
    expect(isGenuineZaloCall(call, secrets)).toBe(true);
    expect(isGenuineZaloCall({ ...call, signature: undefined }, secrets)).toBe(false);
    expect(isGenuineZaloCall({ ...call, timestamp: '1700000000001' }, secrets)).toBe(false);
    expect(isGenuineZaloCall({ ...call, raw: Buffer.concat([raw, Buffer.from(' ')]) }, secrets)).toBe(false);
    expect(isGenuineZaloCall(call, { ...secrets, oaSecret: 'x' })).toBe(false);
  });

  it('of bots come under a word', () => {
    expect([isGenuineZaloBotCall('secret', 'secret'), isGenuineZaloBotCall('secreT', 'secret')]).toEqual([true, false]);
    expect(isGenuineZaloBotCall(undefined, 'secret')).toBe(false);
  });
});
