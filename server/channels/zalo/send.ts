import type { Logger } from 'pino';
import type { Address } from '../../store/contract/conversations';
import type { ZaloMessage, ZaloOpenApi } from '../../zalo-api-wrapper';
import { type Channel, SendError } from '../channel';
import { contentOf } from '../content';
import { createPartsSender } from '../parts';
import { readAnonymous } from './anonymous';
import { sendErrorOf } from './limits';
import { render } from './render';
import type { ZaloTokenKeeper } from './tokens';
import { withAccess } from './with-access';

interface SenderPorts {
  api: Pick<ZaloOpenApi, 'sendMessage' | 'sendAnonymous'>;
  /** The keeper of an Official Account's tokens; undefined when the account is not ours. */
  tokensOf: (account: string) => Pick<ZaloTokenKeeper, 'access' | 'replace'> | undefined;
  logger: Logger;
}

/** Makes the sender of consultation messages (reference: channels.md, B3). */
export function createSender({ api, tokensOf, logger }: SenderPorts): Channel['send'] {
  const sendParts = createPartsSender();

  async function post(access: string, to: Address, message: ZaloMessage, signal: AbortSignal) {
    const anonymous = readAnonymous(to.user);
    const { messageId } = anonymous
      ? await api.sendAnonymous(access, anonymous, message, signal)
      : await api.sendMessage(access, to.user, message, signal);
    return messageId;
  }

  async function sendOne(to: Address, message: ZaloMessage, signal: AbortSignal): Promise<string | undefined> {
    const tokens = tokensOf(to.account);
    if (!tokens) throw new SendError('channel', 'UNKNOWN_ACCOUNT');
    return withAccess(tokens, (access) => post(access, to, message, signal));
  }

  return async (to, reply) => {
    const messages = render(contentOf(reply.activity));
    try {
      return await sendParts(
        to,
        reply,
        messages.map((message) => (signal) => sendOne(to, message, signal)),
      );
    } catch (cause) {
      const error = sendErrorOf(cause, reply.attempts);
      const level = error.failure === 'channel' || error.failure === 'reply' ? 'error' : 'warn';
      logger[level]({ channel: 'zalo', code: error.code }, 'a reply was refused');
      throw error;
    }
  };
}
