/** What the server says of a refusal, as far as it says it (RFC 9457). */
export interface Refusal {
  /** Words for people. */
  detail?: string | undefined;
  /** A code of the server's: which of several reasons it is. */
  reason?: string | undefined;
  /** The state that the caller did not know of, when that is why. */
  current?: unknown;
  /** What is wrong in an article that may not be published so. */
  problems?: readonly { article?: string; text: string }[];
}

/** Why a call did not succeed. */
export class CallFailed extends Error {
  readonly code = 'CALL_FAILED';

  /** @param status the HTTP status, or 0 when no answer came */
  constructor(
    readonly status: number,
    readonly refusal: Refusal = {},
    options?: ErrorOptions,
  ) {
    super(`call failed with status ${status}`, options);
  }
}

/** One call to the server. */
export interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  /** Sent instead of a body, as it is. */
  file?: Blob;
  /** Makes a repeated call have one effect. */
  idempotencyKey?: string;
  signal?: AbortSignal | undefined;
  /** How long to wait for what takes its time, ms. */
  patienceMs?: number;
}

/** Whoever waits longer than this would rather be told and try again. */
const PATIENCE_MS = 20_000;

/** Asks for a file; raises as {@link send} does. */
export async function load(call: Call): Promise<Blob> {
  const response = await reach(call);
  if (!response.ok) throw new CallFailed(response.status, await refusalIn(response));
  return response.blob();
}

/** Asks the server; raises {@link CallFailed}, or the abort of `signal`. A 204 gives undefined. */
export async function send(call: Call): Promise<unknown> {
  const response = await reach(call);
  if (!response.ok) throw new CallFailed(response.status, await refusalIn(response));
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
      body: call.file ?? (call.body === undefined ? null : JSON.stringify(call.body)),
      signal: withPatience(call),
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch (cause) {
    throw failureOf(cause, call.signal);
  }
}

function headersOf({ body, file, idempotencyKey }: Call): Record<string, string> {
  return {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(file && { 'content-type': file.type || 'application/octet-stream' }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  };
}

function withPatience({ signal, patienceMs = PATIENCE_MS }: Call): AbortSignal {
  const limit = AbortSignal.timeout(patienceMs);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}

/** Our own abort stays what it is; all else that breaks on the way is "no answer". */
function failureOf(cause: unknown, signal: AbortSignal | undefined): unknown {
  return signal?.aborted ? cause : new CallFailed(0, {}, { cause });
}

/** What a problem document says; its title stands in for a missing detail. */
async function refusalIn(response: Response): Promise<Refusal> {
  if (!response.headers.get('content-type')?.includes('json')) return {};
  const problem: unknown = await response.json().catch(() => undefined);
  if (typeof problem !== 'object' || problem === null) return {};
  const { detail, title, reason, current, problems } = problem as Record<string, unknown>;
  const found = Array.isArray(problems) ? { problems: problems as NonNullable<Refusal['problems']> } : {};
  return { detail: textOf(detail) ?? textOf(title), reason: textOf(reason), current, ...found };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The one place where an answer gets its type: page and server are built and served together. */
export type Ask = <T>(call: Call) => Promise<T>;
