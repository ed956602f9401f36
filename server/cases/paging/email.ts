import { createTransport } from 'nodemailer';
import type { MailConfig } from '../../config';
import type { LinkTo, Way } from './courier';
import { MAIL } from './texts';

const PATIENCE_MS = 10_000;

/** Sends alarms by e-mail: that somebody waits and where to look, never what was written. */
export function mailWay({ smtpUrl, to }: MailConfig, linkTo: LinkTo, now: () => number): Way {
  const timeouts = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
  const transport = createTransport({ url: smtpUrl, ...timeouts });
  const from = { name: MAIL.from, address: senderOf(smtpUrl) ?? to[0] ?? '' };
  return async ({ id, alarm }) => {
    const minutes = Math.max(1, Math.round((now() - alarm.since) / 60_000));
    const text = MAIL.text(alarm, minutes, linkTo(alarm.caseId));
    const messageId = `<${Buffer.from(id).toString('hex').slice(0, 60)}@hai-dang>`;
    try {
      await transport.sendMail({ from, to, subject: MAIL.subject(alarm), text, messageId, priority: 'high' });
      return 'sent';
    } catch {
      return 'retry';
    }
  };
}

/** Servers take mail from the address that signs in. */
function senderOf(smtpUrl: string): string | undefined {
  const user = decodeURIComponent(new URL(smtpUrl).username);
  return user.includes('@') ? user : undefined;
}
