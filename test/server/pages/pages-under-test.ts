import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Router } from 'express';
import { type LoadedAssistant, loadAssistant } from '../../../server/assistant';
import { projectPaths } from '../../../server/paths';

export const PUBLIC_URL = 'https://haidang.example.vn';
export const NOW = Date.parse('2026-11-25T12:00:00Z');

/** The assistant with the real content. */
export const loaded = (): LoadedAssistant => loadAssistant({ paths: projectPaths(), now: () => NOW });

/** Routes served on a port of their own. */
export async function serve(...routers: Router[]): Promise<{ base: string; server: Server }> {
  const app = express();
  for (const router of routers) app.use(router);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

export const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });
