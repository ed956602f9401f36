import { randomUUID } from 'node:crypto';
import express, { type Request, type RequestHandler, type Response } from 'express';
import type { SignedIn } from '../sessions';
import type { Access, Operation } from './operation';
import { statusIn } from '../../http/error-status';
import { Problem } from './problem';
import { DETAILS } from './texts';

const MINUTE = 60_000;

/** Lets the caller in, or refuses with 401 or 403. */
export function admit(who: SignedIn | undefined, access: Access): void {
  if (access === 'anyone') return;
  if (!who) throw new Problem(401, DETAILS.signIn);
  if (access !== 'staff' && who.member.awaits) throw new Problem(403, DETAILS.awaiting, { reason: 'awaiting' });
  if (access !== 'staff' && !who.may.has(access)) throw new Problem(403, DETAILS.forbidden);
}

/** How long after the password was given an account of others may be changed. */
const FRESH_MS = 15 * MINUTE;

/** Refuses with 403 `confirm-needed` when the password was given too long ago: somebody else may sit at the desk. */
export function checkFresh({ session }: SignedIn, now: number): void {
  if (now - session.createdAt >= FRESH_MS) throw new Problem(403, DETAILS.confirmNeeded, { reason: 'confirm-needed' });
}

/**
 * Refuses what another site may have sent in the person's name. SameSite=Strict keeps the cookie away from such calls;
 * Sec-Fetch-Site tells of sister domains too; and neither JSON nor a picture can be sent across sites without asking first, and
 * nothing else is taken ({@link checkType}).
 */
export function checkOrigin(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem(403, DETAILS.crossSite);
}

/** Refuses with 415 what is not of a type that the operation takes. */
export function checkType(request: Request, { upload }: Pick<Operation, 'upload'>): void {
  if (['GET', 'HEAD', 'DELETE'].includes(request.method) || isEmpty(request)) return;
  const type = request.get('Content-Type') ?? '';
  const taken = upload?.types ?? ['application/json'];
  if (!taken.includes(type.split(';')[0]?.trim().toLowerCase() ?? ''))
    throw new Problem(415, upload?.refusals.type ?? DETAILS.notJson);
}

/** Some actions need no more than their address: nothing was sent, so there is no type of it to ask for. */
const isEmpty = (request: Request) =>
  Number(request.get('Content-Length') ?? 0) === 0 && request.get('Transfer-Encoding') === undefined;

const json: RequestHandler = express.json({ limit: '1mb' });
/** What somebody says who is not signed in is short. */
const shortJson: RequestHandler = express.json({ limit: '16kb' });

/** Reads the body; only after the caller was let in, so that strangers cannot make us read a megabyte. */
export async function readBody(request: Request, response: Response, { upload, access }: Operation): Promise<void> {
  if (!upload) return reading(access === 'anyone' ? shortJson : json, request, response);
  try {
    await reading(express.raw({ type: [...upload.types], limit: upload.limit }), request, response);
  } catch (error) {
    throw statusIn(error) === 413 ? new Problem(413, upload.refusals.tooLarge) : error;
  }
}

function reading(read: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void read(request, response, (error?: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
}

/** The key under which a repeated call has no second effect; a fresh one when none is given. */
export function keyOf(request: Request): string {
  const key = request.get('Idempotency-Key');
  if (key === undefined) return randomUUID();
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new Problem(400, DETAILS.key);
  return key;
}

/** The version of a record that the caller has seen, by `If-Match`; undefined when any will do. */
export function seenVersion(request: Request): number | undefined {
  const given = request.get('If-Match');
  if (given === undefined || given === '*') return undefined;
  const version = /^(?:W\/)?"?(\d{1,15})"?$/.exec(given)?.[1];
  if (version === undefined) throw new Problem(400, DETAILS.version);
  return Number(version);
}
