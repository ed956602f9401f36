import type { Response } from 'express';

/** A file as it is handed out. */
export interface ServedMedia {
  /** Under which it is saved. */
  name: string;
  contentType: string;
  bytes: Buffer;
}

/** Hands out what somebody has sent: pictures, which were redrawn here, are shown; anything else is only to be saved. */
export function serveMedia(response: Response, { name, contentType, bytes }: ServedMedia): void {
  // Should a browser take it for a page after all, nothing in it may act.
  response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'no-store');
  if (!contentType.startsWith('image/')) response.attachment(name);
  response.type(contentType).send(bytes);
}
