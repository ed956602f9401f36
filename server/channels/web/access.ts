import type { Request, RequestHandler } from 'express';
import { GOODBYE } from '../../../bot/talk';
import type { ChannelPorts } from '../channel';
import { addressOf } from './addresses';
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
export async function returnedBy(tokens: Tokens, token: string | undefined): Promise<OurToken> {
  const reading = token ? await tokens.read(token) : undefined;
  if (reading?.state === 'expired' && reading.mayReturn) return reading;
  return openedBy(tokens, token);
}

export type OurToken = Exclude<TokenReading, { state: 'foreign' }>;
type ValidToken = Extract<TokenReading, { state: 'valid' }>;

/** The token of a call, also where a browser can give no header: in the address. */
export const tokenOf = (request: Request): string | undefined =>
  bearerOf(request) ?? (typeof request.query.t === 'string' ? request.query.t : undefined);

/** Lets nobody read who has left the conversation for good, or has a copy of their token. */
export function notLeft({ wayBack, conversationIdOf }: WayBackPorts): RequestHandler<{ id: string }> {
  return async ({ params: { id } }, _response, next) => {
    await checkNotLeft({ wayBack, conversationIdOf }, id);
    next();
  };
}

/** Raises 403 when somebody has left the conversation for good. */
export async function checkNotLeft({ wayBack, conversationIdOf }: WayBackPorts, conversationId: string): Promise<void> {
  const way = await wayBack(conversationIdOf(addressOf(conversationId)), GOODBYE);
  if (way === 'closed') throw new DirectLineError('Forbidden');
}

type WayBackPorts = Pick<ChannelPorts, 'wayBack' | 'conversationIdOf'>;

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
