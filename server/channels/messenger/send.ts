import type { Logger } from 'pino';
import { z } from 'zod';
import type { MessengerConfig } from '../../config';
import type { Accounts } from '../accounts';
import { type Channel, SendError } from '../channel';
import { contentOf } from '../content';
import { createPartsSender } from '../parts';
import type { Way } from '../policy';
import { GraphError, callGraph } from './graph';
import { FEW_TRIES, OUTSIDE_WINDOW, SEND_TIMEOUT_MS } from './limits';
import { markOf } from './marks';
import { type MessengerMessage, render } from './render';

const MAX_TRIES = 3;

const sent = z.object({ message_id: z.string() }).transform(({ message_id }) => message_id);

interface SenderPorts {
  config: Pick<MessengerConfig, 'apiBase' | 'appSecret'>;
  pages: Pick<Accounts, 'tokenOf'>;
  logger: Logger;
  timeoutMs?: number;
}

/** Makes the sender of replies through the Send API (reference: channels.md, A3). */
export function createSender({
  config,
  pages,
  logger,
  timeoutMs = SEND_TIMEOUT_MS,
}: SenderPorts): Pick<Channel, 'send' | 'showTyping'> {
  const sendParts = createPartsSender();
  const post = (account: string, body: object, whole?: AbortSignal) => {
    const token = pages.tokenOf(account);
    if (token === undefined) throw new SendError('channel', 'UNKNOWN_PAGE');
    return callGraph(config, token, '/me/messages', { method: 'POST', body, timeoutMs, signal: whole });
  };

  return {
    async send(to, reply, how = 'reply') {
      const metadata = markOf(reply);
      const sendOne = async (message: MessengerMessage, way: Way, signal: AbortSignal) => {
        const body = { recipient: { id: to.user }, ...typed(way), message: { ...message, metadata } };
        return sent.safeParse(await post(to.account, body, signal)).data;
      };
      /** The window may have closed on the way: what a person has typed may still go under their tag. */
      const sendPart = (message: MessengerMessage) => (signal: AbortSignal) =>
        sendOne(message, how, signal).catch((error: unknown) => {
          const mayTag = reply.from === 'staff' && how === 'reply' && isOutsideWindow(error);
          if (!mayTag) throw error;
          return sendOne(message, 'human-agent', signal);
        });
      try {
        return await sendParts(to, reply, render(contentOf(reply.activity)).map(sendPart));
      } catch (error) {
        throw refused(logger, error, reply.attempts);
      }
    },
    async showTyping(to) {
      const body = { recipient: { id: to.user }, sender_action: 'typing_on' };
      // A sign that does not show is no harm.
      await Promise.resolve()
        .then(() => post(to.account, body))
        .catch(() => undefined);
    },
  };
}

/** How a message is declared: an answer, or under the tag for people (A3, `messaging_type`; A4, `HUMAN_AGENT`). */
function typed(way: Way) {
  return way === 'human-agent' ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : { messaging_type: 'RESPONSE' };
}

const isOutsideWindow = (error: unknown) => error instanceof SendError && OUTSIDE_WINDOW.includes(error.code);

/** Logs what an operator may need: codes, never a text. */
function refused(logger: Logger, error: unknown, attempts: number): unknown {
  if (!(error instanceof GraphError)) return error;
  const isHopeless = attempts + 1 >= MAX_TRIES && FEW_TRIES.includes(error.code.split('/')[0] ?? '');
  const failure = isHopeless ? 'person' : error.failure;
  const level = failure === 'channel' || failure === 'reply' ? 'error' : 'warn';
  logger[level]({ channel: 'messenger', code: error.code, trace: error.trace }, 'a reply was refused');
  return isHopeless ? new SendError('person', error.code) : error;
}
