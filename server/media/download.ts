import { lookup as lookUp } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { MediaError } from './media-error';
import { isPrivateAddress } from './private-address';

/** Where a platform keeps what people send. */
export interface MediaSource {
  /** Names of hosts; what ends in `.` and one of them belongs to it, too. */
  hosts: readonly string[];
  /** An origin that is trusted as it is: that of a stand-in for the platform. */
  standIn?: string;
}

export interface DownloadOptions {
  /** Above so many bytes it is given up. */
  mostBytes: number;
  timeoutMs: number;
  /** Ends the download before its time. */
  signal?: AbortSignal;
  /** How a name is looked up; a test may say what a host's address is. */
  lookup?: LookupFunction;
}

/** Platforms send on from one of their hosts to the next; each is checked like the first. */
const MOST_REDIRECTS = 3;

/**
 * Fetches what a person has sent, from the platform's own hosts only: over https, at addresses of the open internet, never
 * more than so many bytes. Gives the bytes and trusts nothing else that the answer says. Raises {@link MediaError}.
 */
export async function download(url: string, source: MediaSource, options: DownloadOptions): Promise<Buffer> {
  const signal = AbortSignal.any([AbortSignal.timeout(options.timeoutMs), ...(options.signal ? [options.signal] : [])]);
  let next = url;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await request(checked(next, source), source, options.lookup ?? lookUp, signal);
    const { statusCode = 0, headers } = response;
    if (statusCode >= 300 && statusCode < 400 && headers.location) {
      response.destroy();
      next = URL.canParse(headers.location, next) ? new URL(headers.location, next).href : '';
    } else return await bodyOf(response, options.mostBytes);
  }
  throw new MediaError('GONE');
}

function checked(address: string, source: MediaSource): URL {
  if (!URL.canParse(address)) throw new MediaError('HOST');
  const url = new URL(address);
  if (!isTrusted(url, source) && !isOwnHost(url, source.hosts)) throw new MediaError('HOST');
  return url;
}

const isTrusted = (url: URL, { standIn }: MediaSource) => standIn !== undefined && url.origin === standIn;

function isOwnHost({ protocol, hostname, port, username }: URL, hosts: readonly string[]): boolean {
  const isPlain = protocol === 'https:' && port === '' && username === '';
  return isPlain && hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}

function request(url: URL, source: MediaSource, lookup: LookupFunction, signal: AbortSignal): Promise<IncomingMessage> {
  const get = url.protocol === 'https:' ? https.get : http.get;
  const guard = isTrusted(url, source) ? {} : { lookup: publicOnly(lookup) };
  return new Promise((resolve, reject) => {
    const call = get(url, { signal, agent: false, headers: { accept: '*/*' }, ...guard }, resolve);
    call.on('error', (error) => reject(error instanceof MediaError ? error : new MediaError('UNREACHABLE')));
  });
}

/** Looks a name up and refuses addresses that are not of the open internet: the connection goes to the address checked here. */
function publicOnly(lookup: LookupFunction): LookupFunction {
  return (name, options, callback) => {
    lookup(name, options, (error, found, family) => {
      const all = Array.isArray(found) ? found.map(({ address }) => address) : [found];
      if (!error && all.some(isPrivateAddress)) callback(new MediaError('HOST'), '', 0);
      else callback(error, found, family);
    });
  };
}

async function bodyOf(response: IncomingMessage, mostBytes: number): Promise<Buffer> {
  try {
    if (response.statusCode !== 200) throw new MediaError(problemOf(response.statusCode ?? 0));
    if (Number(response.headers['content-length']) > mostBytes) throw new MediaError('TOO_LARGE');
    return await readUpTo(response, mostBytes);
  } catch (error) {
    response.destroy();
    throw error instanceof MediaError ? error : new MediaError('UNREACHABLE');
  }
}

const problemOf = (status: number) => (status >= 500 || status === 429 || status === 408 ? 'UNREACHABLE' : 'GONE');

async function readUpTo(response: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new MediaError('TOO_LARGE');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
