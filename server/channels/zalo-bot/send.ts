import type { Logger } from 'pino';
import type { ZaloBotApi } from '../../zalo-api-wrapper';
import type { Channel } from '../channel';
import { type Content, cardText, contentOf, linkText } from '../content';
import { createPartsSender } from '../parts';
import { layOut } from '../text';
import { RENDERING, sendErrorOf } from './limits';

interface SenderPorts {
  api: Pick<ZaloBotApi, 'sendMessage' | 'sendPhoto' | 'sendChatAction'>;
  logger: Logger;
}

/** Makes the sender of the bot's replies. */
export function createSender({ api, logger }: SenderPorts): Pick<Channel, 'send' | 'showTyping'> {
  const sendParts = createPartsSender();
  return {
    async send(to, reply) {
      const content = contentOf(reply.activity);
      const photos = imagesIn(content).map((url) => async (signal: AbortSignal) => {
        const { messageId } = await api.sendPhoto(to.user, url, '', signal);
        return messageId;
      });
      const texts = textsOf(content).map((text) => async (signal: AbortSignal) => {
        const { messageId } = await api.sendMessage(to.user, text, signal);
        return messageId;
      });
      try {
        return await sendParts(to, reply, [...photos, ...texts]);
      } catch (cause) {
        const error = sendErrorOf(cause);
        const level = error.failure === 'channel' || error.failure === 'reply' ? 'error' : 'warn';
        logger[level]({ channel: 'zalo-bot', code: error.code }, 'a reply was refused');
        throw error;
      }
    },
    /** A sign that does not show is no harm. */
    showTyping: ({ user }) => api.sendChatAction(user, 'typing').catch(() => undefined),
  };
}

/** There is nothing to tap: all is written, and the numbers of choices are understood when typed. */
function textsOf({ text, links, cards, choices }: Content): string[] {
  const whole = [text, ...cards.map(cardText), ...links.map(linkText)].filter(Boolean).join('\n\n');
  return layOut(whole, [...choices, ...cards.flatMap((card) => card.choices)], RENDERING).parts;
}

const imagesIn = ({ images, cards }: Content) => [...images, ...cards.flatMap(({ image }) => image ?? [])];
