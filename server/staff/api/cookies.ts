import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import { KNOWN_MS, type KnownDevices } from '../known-devices';
import { SESSION_MS, type Sessions, type SignedIn } from '../sessions';

/**
 * The session's cookie. Over https its name keeps subdomains and plain http from setting it (RFC 6265bis, "__Host-").
 */
export const cookieName = (secure: boolean): string => (secure ? '__Host-haidang_session' : 'haidang_session');
/** The cookie by which a device is known, see {@link KnownDevices}. */
export const deviceCookieName = (secure: boolean): string => (secure ? '__Host-haidang_device' : 'haidang_device');

/** The attributes of both. */
const cookieOptions = (secure: boolean) => ({ httpOnly: true, sameSite: 'strict', secure, path: '/' }) as const;

export function setCookie(response: Response, token: string, secure: boolean): void {
  response.cookie(cookieName(secure), token, { ...cookieOptions(secure), maxAge: SESSION_MS });
}

export function clearCookie(response: Response, secure: boolean): void {
  response.clearCookie(cookieName(secure), cookieOptions(secure));
}

/** Notes that this name has just signed in from the calling device; signing out leaves that. */
export async function setDeviceCookie(response: Response, username: string, devices: KnownDevices, secure: boolean) {
  const signs = await devices.remember(username, deviceOf(response.req, secure));
  response.cookie(deviceCookieName(secure), signs, { ...cookieOptions(secure), maxAge: KNOWN_MS });
}

/** What the calling device brings of earlier sign-ins. */
export const deviceOf = (request: Request, secure: boolean): string | undefined =>
  parseCookie(request.headers.cookie ?? '')[deviceCookieName(secure)];

/** Who is calling, by the cookie; undefined when nobody is signed in. */
export async function callerOf(request: Request, sessions: Sessions, secure: boolean): Promise<SignedIn | undefined> {
  const token = parseCookie(request.headers.cookie ?? '')[cookieName(secure)];
  return token ? sessions.find(token) : undefined;
}
