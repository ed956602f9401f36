import http, { type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';

/** Longest answer that is read, bytes; a platform's has a few hundred. */
const LONGEST_ANSWER = 1_048_576;

/** Raised when there was no whole answer in time; whether the call had an effect is not known. */
export class CallTimedOut extends Error {
  readonly code = 'CALL_TIMED_OUT';
}

export interface HttpCall {
  method: string;
  headers?: OutgoingHttpHeaders;
  body?: string;
  /** Longest wait for the whole answer, ms. */
  timeoutMs: number;
  /** Ends the call before that. */
  signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/**
 * One HTTP call, over connections that are kept (Node's own agent); redirects are not followed. Raises whatever the network
 * does. Not `fetch`: its streams and signals cost several times the processor's time of the call itself, for every reply.
 */
export function httpCall(url: URL, { method, headers = {}, body, timeoutMs, signal }: HttpCall): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const { request: begin } = url.protocol === 'https:' ? https : http;
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const request = begin(url, { method, headers: { ...headers, ...length }, ...(signal && { signal }) }, (answer) => {
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('data', (part: Buffer) => {
        parts.push(part);
        size += part.length;
        if (size > LONGEST_ANSWER) request.destroy(new Error('an answer is too long'));
      });
      answer.on('end', () => {
        clearTimeout(timer);
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(parts, size).toString('utf8'),
        });
      });
      answer.on('error', fail);
    });
    const timer = setTimeout(() => request.destroy(new CallTimedOut('no answer in time')), timeoutMs);
    function fail(error: Error): void {
      clearTimeout(timer);
      reject(error);
    }
    request.on('error', fail);
    request.end(body);
  });
}
