/** The names under which people see who answers them. */
export const NAMES = { bot: 'Hải Đăng', staff: 'Nhân viên 111' } as const;

/**
 * What a Direct Line client is told when a call is refused: HTTP status and words for whoever wrote that client.
 * The codes are the Bot Framework's where it has one; our own page shows words of its own.
 */
export const ERRORS = {
  MalformedData: [
    400,
    'The body is not what this call takes: it must be a Bot Framework activity as JSON, or an upload.',
  ],
  BadArgument: [400, 'The watermark must be a decimal number that an earlier answer gave.'],
  Unauthorized: [401, 'This call needs the header "Authorization: Bearer <token>".'],
  Forbidden: [403, 'The token does not open this conversation.'],
  TokenExpired: [403, 'The token has expired.'],
  NotFound: [404, 'There is no such call, or no such file.'],
  TextTooLong: [413, 'The text is longer than 20,000 characters.'],
  MessageSizeTooBig: [413, 'The body is larger than 1 MB, or an upload than 8 MB.'],
  UnsupportedMediaType: [415, 'The body has an encoding or a character set that is not read here.'],
  TooManyRequests: [429, 'Too many calls from this address; see the header "Retry-After".'],
  ServiceUnavailable: [503, 'The message could not be stored; send it again.'],
} as const satisfies Record<string, readonly [number, string]>;
