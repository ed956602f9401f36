import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createHandedOver } from '../../../server/channels/web/handed-over';

const PAGE = '<!doctype html><textarea id="text"></textarea>';

describe('the chat page with a text handed over', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    const dist = mkdtempSync(path.join(tmpdir(), 'haidang-handed-'));
    mkdirSync(path.join(dist, 'page'));
    writeFileSync(path.join(dist, 'page', 'index.html'), PAGE);
    server = createServer(express().use(createHandedOver(dist)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => void server.close());

  const post = (text: string, headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }) =>
    fetch(url, { method: 'POST', body: new URLSearchParams({ text }), headers });
  const held = (html: string) => /<textarea[^>]*>\n([\s\S]*)<\/textarea>/.exec(html)?.[1];

  it('holds it in the field', async () => {
    const response = await post('Lương 2 tỷ $$ một tháng');
    expect(response.headers.get('content-type')).toMatch('text/html');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(held(await response.text())).toBe('Lương 2 tỷ $$ một tháng');
  });

  it('lets nothing in it become part of the page', async () => {
    const html = await (await post('</textarea><script src="/x.js"></script>')).text();
    expect(html).not.toContain('<script');
    expect(html.match(/<\/textarea>/g)).toHaveLength(1);
  });

  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['from nowhere', { 'sec-fetch-site': 'none' }],
    ['from an old browser, that does not say from where', { origin: 'https://evil.example' }],
    ['without a word of where it comes from', {}],
  ])('takes nothing that comes %s', async (_, headers) => {
    expect(held(await (await post('chữ của trang khác', headers)).text())).toBe('');
  });

  it.each([
    ['nothing', ''],
    ['two texts', 'text=a&text=b'],
    ['an object', 'text[x]=a'],
  ])('is the page as it is when %s is handed over', async (_, body) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
    const response = await fetch(url, { method: 'POST', body, headers });
    expect(held(await response.text())).toBe('');
  });

  it('refuses what is larger than any advert', async () => {
    expect((await post('a'.repeat(1_200_000))).status).toBe(413);
  });
});
