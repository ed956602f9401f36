import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** One year, as browsers ask for before they remember it for good (hstspreload.org). */
const HSTS_SECONDS = 31_536_000;

/**
 * A page that was taken over must not watch or listen: of a device's senses only the place may be asked for, by the chat page, once
 * somebody taps for it.
 */
const SENSORS =
  'camera=(), microphone=(), geolocation=(self), display-capture=(), payment=(), usb=(), browsing-topics=()';

type Directives = Record<string, readonly string[]>;

/** Answers that are no page: nothing in them may run, load or be shown in a frame. */
const NO_PAGE: Directives = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** Our own pages: own files only, nothing inline, and no text that becomes markup or script (Trusted Types). */
const page = (connect: readonly string[], policies: readonly string[]): Directives => ({
  ...NO_PAGE,
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'", ...connect],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': policies,
});

const written = (directives: Directives): string =>
  Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ');

/** The headers of every answer, with the policy of the public pages, which the listed origins may show in a frame. */
export function securityHeaders(publicUrl: string, origins: readonly string[]): RequestHandler {
  const policy = publicPolicy(publicUrl, origins);
  const protect = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: publicUrl.startsWith('https:') && { maxAge: HSTS_SECONDS, includeSubDomains: true },
    // A link in the chat must not tell the other site where the reader comes from.
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  return (request, response, next) => {
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Permissions-Policy', SENSORS);
    protect(request, response, next);
  };
}

/** The policy of the console. Its one Trusted Types policy names the alarm's worker, and nothing else. */
export const consolePolicy = withPolicy(page([], ['haidang-worker']));

/** The policy of pages that are only read: no script at all, and forms that lead back to us. */
export const readingPolicy = withPolicy({
  ...NO_PAGE,
  'form-action': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
});

/** Lets a public page hand a form over to another page of ours. */
export const formsToUs: RequestHandler = (_, response, next) => {
  const policy = String(response.getHeader('Content-Security-Policy'));
  response.setHeader('Content-Security-Policy', policy.replace("form-action 'none'", "form-action 'self'"));
  next();
};

/** The policy of the page that shows how another site puts the chat into a frame. */
export const examplePolicy = withPolicy({ ...page([], ["'none'"]), 'frame-src': ["'self'"] });

/** The policy of calls: what they answer is no page. */
export const noPagePolicy = withPolicy(NO_PAGE);

function withPolicy(directives: Directives): RequestHandler {
  const policy = written(directives);
  return (_, response, next) => {
    response.setHeader('Content-Security-Policy', policy);
    next();
  };
}

/** Lets our own pages, and those of the listed origins, show a public page in a frame: X-Frame-Options knows no list. */
export function allowFrames(origins: readonly string[]): RequestHandler {
  return (_, response, next) => {
    const isOpen = !String(response.getHeader('Content-Security-Policy')).includes("frame-ancestors 'none'");
    if (isOpen && origins.length) response.removeHeader('X-Frame-Options');
    else if (isOpen) response.setHeader('X-Frame-Options', 'SAMEORIGIN');
    next();
  };
}

const publicPolicy = (publicUrl: string, origins: readonly string[]): string =>
  written({
    ...page(streams(publicUrl), ["'none'"]),
    'frame-ancestors': ["'self'", ...origins],
  });

/** Browsers before CSP 3 do not take 'self' for WebSockets. Where no address is set, the one that was called is unknown. */
function streams(publicUrl: string): string[] {
  const { protocol, host } = new URL(publicUrl);
  return protocol === 'https:' ? [`wss://${host}`] : ['ws:', 'wss:'];
}

/** Lets pages of other sites load a file: the widget. */
export const loadedElsewhere: RequestHandler = (_, response, next) => {
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  next();
};
