/** Raised when Zalo answered and refused: `error` is Zalo's own code, which it also gives with HTTP 200. */
export class ZaloApiError extends Error {
  readonly code = 'ZALO_REFUSED';
  constructor(
    readonly error: number,
    message: string,
    readonly status: number,
  ) {
    super(message);
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
  }
}
