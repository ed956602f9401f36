import { type ZaloBotApi } from '../../zalo-api-wrapper';
import type { Findings } from '../findings';
import { sendErrorOf } from './limits';

/** Looks whether the bot's token is good and its events come to `url`. Never raises. */
export async function checkBot(
  api: Pick<ZaloBotApi, 'getMe' | 'getWebhookInfo'>,
  url: string,
  findings: Findings,
): Promise<void> {
  try {
    await api.getMe();
    const { url: set } = await api.getWebhookInfo();
    if (set === url) findings.clear('zalo-bot', 'WEBHOOK_ELSEWHERE');
    else findings.warn('zalo-bot', 'WEBHOOK_ELSEWHERE');
  } catch (cause) {
    const { failure, code } = sendErrorOf(cause);
    if (failure === 'channel') findings.warn('zalo-bot', code);
  }
}
