import { z } from 'zod';
import { ZaloApiError, ZaloUnavailable } from './errors';

/** Longest wait for one call, ms. */
const TIMEOUT_MS = 10_000;

/** How calls go out. */
export interface Transport {
  fetch?: typeof fetch;
  /** Longest wait for one call in ms; 10,000 when absent. */
  timeoutMs?: number;
}

/** A refusal, whatever the HTTP status. */
const refusal = z.object({
  error: z.coerce.number().refine((error) => error !== 0),
  message: z.string().optional(),
  error_name: z.string().optional(),
});

/** One call to OpenAPI or OAuth. They report failure with HTTP 200 and `error` other than 0, so the answer decides. */
export async function call<T extends z.ZodType>(
  transport: Transport,
  url: string | URL,
  init: RequestInit,
  schema: T,
): Promise<z.output<T>> {
  const { status, answer } = await request(transport, url, init);
  const refused = refusal.safeParse(answer).data;
  if (refused) throw new ZaloApiError(refused.error, refused.message ?? refused.error_name ?? 'refused', status);
  const good = schema.safeParse(answer);
  if (status >= 300 || !good.success) throw new ZaloUnavailable('answer', status);
  return good.data;
}

/** Sends a request and reads the answer as JSON, whatever its status; raises {@link ZaloUnavailable}. */
export async function request(
  { fetch: send = fetch, timeoutMs = TIMEOUT_MS }: Transport,
  url: string | URL,
  init: RequestInit,
): Promise<{ status: number; answer: unknown }> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  try {
    const response = await send(url, { ...init, signal, redirect: 'error' });
    return { status: response.status, answer: parse(await response.text()) };
  } catch {
    // The cause is left out: its text may hold the address, and with it a token.
    throw new ZaloUnavailable(signal.aborted ? 'timeout' : 'network');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
