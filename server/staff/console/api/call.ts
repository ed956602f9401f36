/** Why a call did not succeed. */
export class CallFailed extends Error {
  readonly code = 'CALL_FAILED';

  /**
   * @param status the HTTP status, or 0 when no answer came
   * @param detail the server's words for people, if it gave any
   */
  constructor(
    readonly status: number,
    readonly detail: string | undefined,
    options?: ErrorOptions,
  ) {
    super(`call failed with status ${status}`, options);
  }
}

/** One call to the server. */
export interface Call {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  body?: unknown;
  /** Makes a repeated call have one effect. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Whoever waits longer than this would rather be told and try again. */
const PATIENCE_MS = 20_000;

/** Asks the server; raises {@link CallFailed}, or the abort of `signal`. A 204 gives undefined. */
export async function send(call: Call): Promise<unknown> {
  const response = await reach(call);
  if (!response.ok) throw new CallFailed(response.status, await problemDetail(response));
  if (response.status === 204) return undefined;
  try {
    return await response.json();
  } catch (cause) {
    throw failureOf(cause, call.signal);
  }
}

async function reach(call: Call): Promise<Response> {
  try {
    return await fetch(call.path, {
      method: call.method,
      headers: headersOf(call),
      body: call.body === undefined ? null : JSON.stringify(call.body),
      signal: withPatience(call.signal),
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch (cause) {
    throw failureOf(cause, call.signal);
  }
}

function headersOf({ body, idempotencyKey }: Call): Record<string, string> {
  return {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  };
}

function withPatience(signal: AbortSignal | undefined): AbortSignal {
  const limit = AbortSignal.timeout(PATIENCE_MS);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}

/** Our own abort stays what it is; all else that breaks on the way is "no answer". */
function failureOf(cause: unknown, signal: AbortSignal | undefined): unknown {
  return signal?.aborted ? cause : new CallFailed(0, undefined, { cause });
}

/** The `detail` (or else the `title`) of an RFC 9457 problem document. */
async function problemDetail(response: Response): Promise<string | undefined> {
  if (!response.headers.get('content-type')?.includes('json')) return undefined;
  const problem: unknown = await response.json().catch(() => undefined);
  if (typeof problem !== 'object' || problem === null) return undefined;
  if ('detail' in problem && typeof problem.detail === 'string') return problem.detail;
  return 'title' in problem && typeof problem.title === 'string' ? problem.title : undefined;
}
