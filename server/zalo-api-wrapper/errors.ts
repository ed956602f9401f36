/** Raised when Zalo answered and refused: `error` is Zalo's own code, which it also gives with HTTP 200. */
export class ZaloApiError extends Error {
  readonly code = 'ZALO_REFUSED';
  constructor(
    readonly error: number,
    message: string,
    readonly status: number,
  ) {
    super(message);
    this.name = 'ZaloApiError';
  }

  /** What Zalo's code means for the caller; `unknown` for a code that is in no table. */
  get kind(): ZaloErrorKind {
    return kindOf(this.error, this.status);
  }
}

/** Raised when no usable answer came: whether the call had an effect is not known. */
export class ZaloUnavailable extends Error {
  readonly code = 'ZALO_UNAVAILABLE';
  constructor(
    readonly reason: 'network' | 'timeout' | 'answer',
    /** The HTTP status, when there was one. */
    readonly status?: number,
  ) {
    super(status ? `no usable answer from Zalo (${reason}, HTTP ${status})` : `no usable answer from Zalo (${reason})`);
    this.name = 'ZaloUnavailable';
  }
}

/**
 * What a refusal asks of the caller:
 * `rate` pause and try again · `temporary` try again once · `token` renew the access token and try again once ·
 * `upload` upload anew and try again once · `window` the person has not interacted lately · `recipient` this person
 * cannot be reached · `night` not between 22:00 and 06:00 · `quota` used up · `account` the Official Account, the app or
 * its grant needs its operator · `request` the request is wrong · `unknown` the code is in no table.
 */
export type ZaloErrorKind =
  | 'rate'
  | 'temporary'
  | 'token'
  | 'upload'
  | 'window'
  | 'recipient'
  | 'night'
  | 'quota'
  | 'account'
  | 'request'
  | 'unknown';

const KINDS: readonly [ZaloErrorKind, readonly number[]][] = [
  ['rate', [-32]],
  ['temporary', [-200]],
  ['token', [-216, -220]],
  ['upload', [-100]],
  ['window', [-213, -230, -232]],
  ['recipient', [-217, -218, -227, -244]],
  ['night', [-133, -234]],
  ['quota', [-211]],
  ['account', [-204, -205, -209, -212, -219, -221, -223, -224, -235, -242, -248, -320, -321, -14002, -14003, -14020]],
  ['request', [-201, -210, -214, -233, -240, -249]],
];

function kindOf(error: number, status: number): ZaloErrorKind {
  const known = KINDS.find(([, codes]) => codes.includes(error))?.[0];
  if (known) return known;
  // The Bot Platform has HTTP's own numbers for codes.
  if (error > 0) return kindOfHttp(error);
  if (status === 401) return 'token';
  return status >= 500 || status === 429 ? 'rate' : 'unknown';
}

function kindOfHttp(code: number): ZaloErrorKind {
  if (code === 401 || code === 404) return 'account';
  if (code === 403) return 'recipient';
  return code >= 500 || code === 429 || code === 408 ? 'rate' : 'request';
}
