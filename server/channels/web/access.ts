import type { Request, RequestHandler } from 'express';
import { DirectLineError } from './errors';
import type { TokenReading, Tokens } from './tokens';

/** The bearer token of a call, or undefined when there is none. */
export function bearerOf(request: Pick<Request, 'get'>): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(request.get('authorization')?.trim() ?? '')?.[1];
}

/** The conversation that the caller's token opens; raises 401 without a token, 403 when it is expired or not ours. */
export async function openedBy(tokens: Tokens, token: string | undefined): Promise<ValidToken> {
  if (!token) throw new DirectLineError('Unauthorized');
  const reading = await tokens.read(token);
  if (reading.state === 'valid') return reading;
  throw new DirectLineError(reading.state === 'expired' ? 'TokenExpired' : 'Forbidden');
}

/** As {@link openedBy}, for coming back: a token that has expired not too long ago is good enough to get a fresh one. */
export async function returnedBy(tokens: Tokens, token: string | undefined): Promise<string> {
  const reading = token ? await tokens.read(token) : undefined;
  if (reading?.state === 'expired' && reading.mayReturn) return reading.conversationId;
  return (await openedBy(tokens, token)).conversationId;
}

export type ValidToken = Extract<TokenReading, { state: 'valid' }>;

/** The token of a call, also where a browser can give no header: in the address. */
export const tokenOf = (request: Request): string | undefined =>
  bearerOf(request) ?? (typeof request.query.t === 'string' ? request.query.t : undefined);

/** Lets a call pass whose token opens the conversation in the path: a token opens no other. */
export function ownConversation(
  tokens: Tokens,
  given: (request: Request) => string | undefined = bearerOf,
): RequestHandler<{ id: string }> {
  return async (request, _response, next) => {
    const { conversationId } = await openedBy(tokens, given(request as Request));
    if (conversationId !== request.params.id) throw new DirectLineError('Forbidden');
    next();
  };
}
