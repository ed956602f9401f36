import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';

interface Activity {
  from: { id: string };
  text?: string;
}

/** Somebody who writes by the web chat, through whichever process they are connected to. */
export class Citizen {
  private constructor(
    readonly conversationId: string,
    private readonly token: string,
  ) {}

  static async arrive(url: string): Promise<Citizen> {
    const response = await fetch(`${url}/v3/directline/conversations`, { method: 'POST' });
    const { conversationId, token } = (await response.json()) as { conversationId: string; token: string };
    return new Citizen(conversationId, token);
  }

  /** Writes; gives the status. */
  async say(url: string, text: string, id = randomUUID()): Promise<number> {
    const body = JSON.stringify({ type: 'message', from: { id: 'me' }, text, channelData: { clientActivityID: id } });
    const response = await fetch(this.#path(url), { method: 'POST', headers: this.#headers(), body });
    await response.arrayBuffer();
    return response.status;
  }

  /** What the other side has said so far. */
  async heard(url: string): Promise<string[]> {
    const response = await fetch(this.#path(url), { headers: this.#headers() });
    return textsOf(await response.text());
  }

  /** Listens to the stream of one process; what comes is added to `heard`. */
  async listen(url: string): Promise<{ heard: string[]; close(): void }> {
    const place = `${url.replace('http', 'ws')}/v3/directline/conversations/${this.conversationId}/stream?watermark=0&t=${this.token}`;
    const socket = new WebSocket(place);
    const heard: string[] = [];
    socket.on('message', (frame: Buffer) => heard.push(...textsOf(frame.toString())));
    await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return { heard, close: () => socket.terminate() };
  }

  #path = (url: string) => `${url}/v3/directline/conversations/${this.conversationId}/activities`;
  #headers = () => ({ authorization: `Bearer ${this.token}`, 'content-type': 'application/json' });
}

function textsOf(set: string): string[] {
  if (!set) return [];
  const { activities = [] } = JSON.parse(set) as { activities?: Activity[] };
  return activities.filter(({ from }) => from.id !== 'me').flatMap(({ text }) => text ?? []);
}
