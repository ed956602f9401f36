import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import type { KnownDevices } from '../known-devices';
import type { SignedIn } from '../sessions';
import { TooManyTries, type Tries } from '../tries';
import { deviceOf } from './cookies';
import { Problem } from './problem';
import { DETAILS } from './texts';

/** What stands for a name when tries are counted, in letters. */
const LONGEST_NAME = 200;

interface TryPorts {
  tries: Tries;
  devices: KnownDevices;
  /** Whether cookies travel over https only. */
  secure: boolean;
}

/**
 * A try at a secret waits for its turn, or is refused with 429; what it gives is called when it was right. Whoever is signed in
 * counts by who they are, a device that has signed in under this name before by itself, everybody else by address and name.
 */
export async function admitTry(request: Request, who: SignedIn | undefined, { tries, devices, secure }: TryPorts) {
  const name = nameIn(request.body);
  const known = who ? `staff ${who.member.id}` : await devices.find(name, deviceOf(request, secure));
  try {
    return await tries.begin({ address: ipKeyGenerator(request.ip ?? ''), name, known });
  } catch (error) {
    if (!(error instanceof TooManyTries)) throw error;
    request.res?.setHeader('Retry-After', error.retryAfter);
    throw new Problem(429, DETAILS.tooMany);
  }
}

/** The name as it was typed, before the body is looked at more closely. */
function nameIn(body: unknown): string {
  const { username } = (body ?? {}) as { username?: unknown };
  return typeof username === 'string' ? username.slice(0, LONGEST_NAME) : '';
}
