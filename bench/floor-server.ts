import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express, { type RequestHandler } from 'express';
import { z } from 'zod';
import { openBodies } from './bodies';
import { isSigned } from './signature';

/**
 * The least that could do a webhook's work, in a process of its own as our server is: the signature over the raw bytes,
 * one durable insert, 200; with `?reply`, one fixed text is sent after it. It understands, encrypts and retries nothing.
 */
const { DATA_DIR = '.', MESSENGER_API_BASE = '' } = process.env;
const bodies = openBodies(path.join(DATA_DIR, 'floor.db'));

const event = z.object({
  entry: z.tuple([z.object({ messaging: z.tuple([z.object({ sender: z.object({ id: z.string() }) })]) })]),
});

const receive: RequestHandler = (request, response) => {
  const body = request.body as Buffer;
  if (!isSigned(body, request.get('x-hub-signature-256'))) {
    response.status(401).send('Unauthorized');
    return;
  }
  bodies.insert(body);
  response.type('text').send('OK');
  if ('reply' in request.query) void reply(body);
};

async function reply(body: Buffer): Promise<void> {
  const { entry } = event.parse(JSON.parse(body.toString()));
  const send = { recipient: entry[0].messaging[0].sender, messaging_type: 'RESPONSE', message: { text: 'Chào bạn' } };
  const headers = { 'content-type': 'application/json' };
  const options = { method: 'POST', headers, body: JSON.stringify(send) };
  const answer = await fetch(`${MESSENGER_API_BASE}/me/messages`, options);
  await answer.text();
}

const app = express();
app.get('/readyz', (_, response) => void response.type('text').send('ready'));
app.post('/webhooks/messenger', express.raw({ type: () => true, inflate: false }), receive);
const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}/\n`);
});
process.once('SIGTERM', () => process.exit(0));
