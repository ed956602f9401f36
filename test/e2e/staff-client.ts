import type { ServerProcess } from './server-process';

const PASSWORD = 'mot cau dai de nho';

interface Signed {
  cookie: string;
}

/** Staff at the API of one process or another, without a browser. */
export class StaffClient {
  private constructor(private readonly signed: Signed) {}

  /** The first administrator, by the link of the first start. */
  static async setUp(server: ServerProcess): Promise<StaffClient> {
    // It is printed a moment after the server is ready.
    while (!server.setupLink) await new Promise((resolve) => setTimeout(resolve, 20));
    const token = /token=(\S+)/.exec(server.setupLink)?.[1];
    return new StaffClient(
      await signedBy(`${server.url}/api/setup`, { token, username: 'quantri', password: PASSWORD }),
    );
  }

  /** Somebody who has an account. */
  static async as(url: string, username: string): Promise<StaffClient> {
    return new StaffClient(await signedBy(`${url}/api/session`, { username, password: PASSWORD }));
  }

  /** Makes an account and signs in with it. */
  async hire(url: string, username: string, role = 'counsellor'): Promise<StaffClient> {
    await this.call(url, 'POST', '/api/staff', { username, name: username, role, password: PASSWORD });
    return StaffClient.as(url, username);
  }

  async call(url: string, method: string, path: string, body?: unknown): Promise<Response> {
    const headers = {
      cookie: this.signed.cookie,
      'content-type': 'application/json',
      'idempotency-key': `${Math.random()}`,
    };
    return fetch(`${url}${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  }

  async read<T>(url: string, path: string): Promise<T> {
    return (await (await this.call(url, 'GET', path)).json()) as T;
  }

  /** Listens to the live news of one process; what comes is added to `heard` as `event case`. */
  async listen(url: string): Promise<{ heard: string[]; close(): void }> {
    const leaving = new AbortController();
    const response = await fetch(`${url}/api/stream`, {
      headers: { cookie: this.signed.cookie },
      signal: leaving.signal,
    });
    const heard: string[] = [];
    void follow(response, heard).catch(() => undefined);
    while (!heard.includes('ready')) await new Promise((resolve) => setTimeout(resolve, 10));
    return { heard, close: () => leaving.abort() };
  }
}

async function follow(response: Response, heard: string[]): Promise<void> {
  let text = '';
  for await (const part of response.body ?? []) {
    text += Buffer.from(part as Uint8Array).toString();
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = /^event: (\S+)/m.exec(block)?.[1];
      const caseId = /"caseId":"([^"]+)"/.exec(block)?.[1];
      if (event) heard.push(caseId ? `${event} ${caseId}` : event);
    }
  }
}

async function signedBy(url: string, body: unknown): Promise<Signed> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`signing in failed with ${response.status}: ${await response.text()}`);
  return {
    cookie: response.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; '),
  };
}
