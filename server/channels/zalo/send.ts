import type { Logger } from 'pino';
import type { Choice } from '../../../bot/replies/reply';
import type { ZaloApi, ZaloButton, ZaloMessage } from '../../zalo-api-wrapper';
import { choicesOf } from '../activity';
import type { Channel } from '../channel';
import { createPartsSender } from '../parts';
import { layOut } from '../text';
import { LIMITS, isTokenRefused, sendErrorOf } from './limits';
import type { ZaloTokenKeeper } from './tokens';

interface SenderPorts {
  api: Pick<ZaloApi, 'sendMessage'>;
  tokens: Pick<ZaloTokenKeeper, 'access' | 'replace'>;
  logger: Logger;
}

/** Makes the sender of consultation messages (reference: channels.md, B3). */
export function createSender({ api, tokens, logger }: SenderPorts): Channel['send'] {
  const sendParts = createPartsSender();

  /** A refused access token is replaced and the message sent again, once. */
  async function sendOne(user: string, message: ZaloMessage, signal: AbortSignal): Promise<void> {
    const access = await tokens.access();
    try {
      await api.sendMessage(access, user, message, signal);
    } catch (error) {
      if (!isTokenRefused(error)) throw error;
      await api.sendMessage(await tokens.replace(access), user, message, signal);
    }
  }

  return async (to, reply) => {
    const { parts, buttons } = layOut(reply.activity.text ?? '', choicesOf(reply.activity), LIMITS);
    const messages = parts.map((text, n) => messageOf(text, n === parts.length - 1 ? buttons : []));
    try {
      await sendParts(
        to,
        reply,
        messages.map((message) => (signal) => sendOne(to.user, message, signal)),
      );
    } catch (cause) {
      const error = sendErrorOf(cause, reply.attempts);
      const level = error.failure === 'channel' || error.failure === 'reply' ? 'error' : 'warn';
      logger[level]({ channel: 'zalo', code: error.code }, 'a reply was refused');
      throw error;
    }
  };
}

function messageOf(text: string, buttons: Choice[]): ZaloMessage {
  if (!buttons.length) return { text };
  return { text, attachment: { type: 'template', payload: { buttons: buttons.map(buttonOf) } } };
}

/** `hide`: the tap comes back as the payload, without the payload being shown in the chat. */
function buttonOf({ title, value }: Choice): ZaloButton {
  return { title, type: 'oa.query.hide', payload: value };
}
