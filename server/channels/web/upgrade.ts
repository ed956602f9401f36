import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ChannelPorts } from '../channel';
import { checkNotLeft, openedBy } from './access';
import { BASE, baseUrl, fileUrls } from './addresses';
import { DirectLineError } from './errors';
import { ActivityStream, type Listening, type StreamTiming } from './stream';
import { ERRORS } from './texts';
import type { Tokens } from './tokens';
import type { TypingSigns } from './typing';
import { readWatermark } from './watermark';

const STREAM = new RegExp(`^${BASE}/conversations/([\\w-]+)/stream$`);
/** Clients send nothing but empty signs of life. */
const MAX_FRAME_BYTES = 4_096;
/** A person has a few tabs open at most: of more streams on one conversation the oldest is cut off. */
const MAX_STREAMS = 10;
/** Readers that do not say goodbye in this time (ms) are cut off when the server stops. */
const GOODBYE = 1_000;
const GOING_AWAY = 1001;

interface UpgradeParts {
  ports: ChannelPorts;
  tokens: Tokens;
  timing: StreamTiming;
  typing: TypingSigns;
  publicUrl: string;
  /** Pages of these origins may listen, beside our own. */
  origins: readonly string[];
}

/** Takes WebSocket connections to conversations' streams. */
export class StreamDoor {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  readonly #readers = new Map<string, WebSocket[]>();

  constructor(private readonly parts: UpgradeParts) {}

  /** Takes the connection when its path is a stream's; otherwise gives false and leaves it alone. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    const conversationId = STREAM.exec(path)?.[1];
    if (!conversationId) return false;
    if (!this.#mayListen(request)) {
      this.#refuse(socket, new DirectLineError('Forbidden'));
      return true;
    }
    const drop = () => socket.destroy();
    socket.on('error', drop);
    this.#listeningOf(conversationId, new URLSearchParams(query), request.headers.host).then(
      (listening) => {
        socket.off('error', drop);
        this.#open(request, socket, head, listening);
      },
      (error: unknown) => this.#refuse(socket, error),
    );
    return true;
  }

  /** Says goodbye to every reader; they connect again, to whichever process is there then. */
  stop(): void {
    for (const client of this.#server.clients) {
      client.close(GOING_AWAY);
      setTimeout(() => client.terminate(), GOODBYE).unref();
    }
  }

  #open(request: IncomingMessage, socket: Duplex, head: Buffer, listening: Listening): void {
    const { ports, timing, typing } = this.parts;
    this.#server.handleUpgrade(request, socket, head, (client) => {
      this.#count(client, listening.conversationId);
      new ActivityStream(client, listening, ports, typing).open(timing);
    });
  }

  #count(client: WebSocket, conversationId: string): void {
    const readers = [...(this.#readers.get(conversationId) ?? []), client];
    this.#readers.set(conversationId, readers);
    client.on('close', () => this.#forget(client, conversationId));
    if (readers.length > MAX_STREAMS) readers[0]?.terminate();
  }

  #forget(client: WebSocket, conversationId: string): void {
    const left = (this.#readers.get(conversationId) ?? []).filter((other) => other !== client);
    if (left.length) this.#readers.set(conversationId, left);
    else this.#readers.delete(conversationId);
  }

  /** A browser cannot give a header here, so the token stands in the address (Direct Line's own way). */
  async #listeningOf(id: string, query: URLSearchParams, host: string | undefined): Promise<Listening> {
    const token = query.get('t') ?? '';
    const { conversationId, expiresAt } = await openedBy(this.parts.tokens, token);
    if (conversationId !== id) throw new DirectLineError('Forbidden');
    await checkNotLeft(this.parts.ports, id);
    const fileUrl = fileUrls(baseUrl(this.parts.publicUrl, { host }), conversationId, token);
    return { conversationId, expiresAt, fileUrl, after: readWatermark(query.get('watermark')) };
  }

  /** A page of somebody else may not listen, whatever token it has got hold of; whoever is no browser gives no origin. */
  #mayListen({ headers: { origin, host } }: IncomingMessage): boolean {
    if (origin === undefined) return true;
    const { origins, publicUrl } = this.parts;
    if (origins.includes(origin) || origin === new URL(publicUrl).origin) return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  }

  #refuse(socket: Duplex, error: unknown): void {
    const code = error instanceof DirectLineError ? error.code : 'ServiceUnavailable';
    const [status] = ERRORS[code];
    if (status === 503) this.parts.ports.logger.error({ err: error, channel: 'web' }, 'a stream could not be opened');
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  }
}
