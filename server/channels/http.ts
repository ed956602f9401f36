import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import { statusIn } from '../http/error-status';
import type { Address, Receipt } from '../store/contract/conversations';
import type { Arrival, ChannelPorts } from './channel';

/** Above this a body is refused unread; a platform's event has a few kilobytes. */
const BODY_LIMIT = '1mb';

/** All that a caller is ever told: never what was expected, never a part of what it sent. */
const TEXTS = {
  200: 'OK',
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  413: 'Payload too large',
  415: 'Unsupported media type',
  503: 'Try again later',
} as const;

type Status = keyof typeof TEXTS;

/** Raised when a call is not taken: it is not what it should be (400), or does not come from the platform (401, 403). */
export class Refused extends Error {
  readonly code = 'REFUSED';
  constructor(readonly status: 400 | 401 | 403) {
    super(TEXTS[status]);
  }
}

/**
 * One event of a call: something to be taken; a reply of ours, told back, or what became of some; a person who wants to be forgotten; the
 * platform's warning to the operator; or an event that has no effect, known (`ignored`) or not (`unknown`).
 */
export type WebhookEvent =
  | Arrival
  | { kind: 'echo'; address: Address; replyId: string; id: string }
  | { kind: 'receipt'; address: Address; receipt: Receipt }
  | { kind: 'withdrawal'; address: Address; id: string }
  | { kind: 'warning'; code: string }
  | 'ignored'
  | 'unknown';

/** Verifies and reads one call. Raises {@link Refused}; an event that is not understood is `unknown`, never an error. */
export type ReadWebhook = (raw: Buffer, header: (name: string) => string | undefined) => WebhookEvent[];

interface Webhook {
  channel: string;
  path: string;
  read: ReadWebhook;
}

/** Makes the endpoint that a platform calls: 200 once every event is on disk, 503 (it comes again) when one is not. */
export function webhookRouter(ports: ChannelPorts, { channel, path, read }: Webhook): Router {
  // The signature is over the bytes as they came, so nothing may unpack or parse them first.
  const rawBody = express.raw({ type: () => true, limit: BODY_LIMIT, inflate: false });
  const receive: RequestHandler = async (request, response) => {
    const raw: unknown = request.body;
    const events = read(Buffer.isBuffer(raw) ? raw : Buffer.alloc(0), (name) => request.get(name));
    // Begun in their order they are written in their order, in one go.
    await Promise.all(events.map((event) => handle(ports, channel, event)));
    answer(response, 200);
  };
  const router = express.Router();
  router.post(path, rawBody, receive);
  router.use(path, refuse(ports, channel));
  return router;
}

async function handle(ports: ChannelPorts, channel: string, event: WebhookEvent): Promise<void> {
  if (typeof event === 'string') {
    ports.metrics.events.inc({ channel, outcome: event });
    return;
  }
  if (!('kind' in event)) {
    await ports.take(event);
    return;
  }
  ports.metrics.events.inc({ channel, outcome: event.kind });
  if (event.kind === 'echo') await ports.echo(event.address, event.replyId, event.id);
  else if (event.kind === 'receipt') ports.receive(event.address, event.receipt);
  else if (event.kind === 'withdrawal') await ports.forget(event.address, event.id);
  else ports.findings.warn(channel, event.code);
}

/** Answers with the fixed text of a status. */
export function answer(response: express.Response, status: Status): void {
  response.status(status).type('text').send(TEXTS[status]);
}

/** Of calls that are no platform's the log tells this often at most: whoever forges them must not fill it. */
const REFUSED_EVERY_MS = 60_000;

function refuse(ports: ChannelPorts, channel: string): ErrorRequestHandler {
  let [toldAt, refused] = [-Infinity, 0];
  const tell = (status: Status) => {
    refused += 1;
    if (ports.now() - toldAt < REFUSED_EVERY_MS) return;
    ports.logger.warn({ channel, status, refused }, 'calls that are not the platform’s were refused');
    [toldAt, refused] = [ports.now(), 0];
  };
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status === 503) ports.logger.error({ err: error, channel }, 'an event could not be stored; it will come again');
    else {
      ports.metrics.events.inc({ channel, outcome: 'refused' });
      if (status === 401 || status === 403) tell(status);
    }
    answer(response, status);
  };
}

/** The body reader's own errors carry their status; whatever else goes wrong is on our side. */
function statusOf(error: unknown): Status {
  const status = statusIn(error);
  const known = ([400, 401, 403, 413, 415] as const).find((one) => one === status);
  return known ?? 503;
}

/** Parses a body; raises {@link Refused} when it is not JSON. */
export function parseJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    throw new Refused(400);
  }
}
