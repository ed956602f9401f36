import type { ErrorRequestHandler } from 'express';
import { statusIn } from '../../http/error-status';
import type { ChannelPorts } from '../channel';
import { ERRORS } from './texts';

/** Raised when a call is refused; `code` is what the client reads in the body. */
export class DirectLineError extends Error {
  constructor(readonly code: keyof typeof ERRORS) {
    super(`refused: ${code}`);
  }
}

/** Answers every error in the Bot Framework's form `{"error":{"code","message"}}`; nothing of the request is logged. */
export function errorAnswers({ logger, metrics }: ChannelPorts): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const code = codeOf(error);
    const [status, message] = ERRORS[code];
    if (status === 503)
      logger.error({ err: error, channel: 'web', method: request.method }, 'a call of the web channel failed');
    else metrics.events.inc({ channel: 'web', outcome: 'refused' });
    response.status(status).json({ error: { code, message } });
  };
}

/** What the client is told; whatever carries no status of the body reader's went wrong on our side. */
function codeOf(error: unknown): keyof typeof ERRORS {
  if (error instanceof DirectLineError) return error.code;
  const status = statusIn(error) ?? 500;
  if (status === 413) return 'MessageSizeTooBig';
  if (status === 415) return 'UnsupportedMediaType';
  return status >= 400 && status < 500 ? 'MalformedData' : 'ServiceUnavailable';
}
