import { z } from 'zod';
import type { Channel } from '../../channels/channel';
import { ConsentFailed } from '../../channels/consent';
import type { Findings } from '../../channels/findings';
import type { AuditLog } from '../audit-log';
import { type Operation, open, staff } from './operation';
import { Problem } from './problem';
import { nothingSchema, time } from './schemas';
import { DETAILS } from './texts';

export interface ChannelPorts {
  /** Those that are switched on. */
  channels: () => readonly Channel[];
  findings: Findings;
  audit: AuditLog;
  now: () => number;
}

/** Whether each channel works: `findings` are codes of the platform's or ours. `consent`: its grant, where it needs one. */
const channelsSchema = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      findings: z.array(z.object({ code: z.string(), since: time })),
      consent: z.object({ endsAt: time.optional() }).optional(),
    }),
  ),
});

const answerSchema = z.object({
  code: z.string().max(2_000).default(''),
  state: z.string().max(200).default(''),
  oa_id: z.string().max(100).default(''),
});

/** The state of the channels, and letting us in again on a platform that has shut us out. */
export function channelOperations({ channels, findings, audit, now }: ChannelPorts): Operation[] {
  const show = async () => ({ items: await Promise.all(channels().map((one) => channelView(one, findings))) });
  const consentOf = (name: unknown) => {
    const found = channels().find((one) => one.name === name)?.consent;
    if (!found) throw new Problem(404, DETAILS.noConsent);
    return found;
  };
  return [
    staff({
      method: 'get',
      path: '/channels',
      summary: 'Whether each channel works',
      access: 'accounts',
      status: 200,
      answer: channelsSchema,
      handle: show,
    }),
    staff({
      method: 'post',
      path: '/channels/check',
      summary: 'Ask every platform whether it lets us work',
      access: 'accounts',
      body: nothingSchema,
      status: 200,
      answer: channelsSchema,
      handle: async () => {
        await Promise.all(channels().flatMap((one) => one.check?.() ?? []));
        return show();
      },
    }),
    staff({
      method: 'post',
      path: '/channels/:name/consent',
      summary:
        'Begin to let us in again: the address at which an administrator of the account agrees, within ten minutes',
      access: 'accounts',
      audit: 'channel.consent',
      body: nothingSchema,
      status: 200,
      answer: z.object({ url: z.string() }),
      handle: async ({ request: { params }, who, note }) => {
        note({ target: `channel:${String(params.name)}` });
        return { url: await consentOf(params.name).begin(who.member.id) };
      },
    }),
    // The platform's page comes back here, on whatever device it was opened: what proves the answer is its state.
    open({
      method: 'get',
      path: '/channels/:name/consent',
      summary: 'Where the platform sends the administrator afterwards',
      limited: true,
      query: answerSchema,
      status: 303,
      handle: async ({ request: { params }, response, query: { code, state, oa_id: account } }) => {
        const name = String(params.name);
        const outcome = await consentOf(name)
          .finish({ code, state, account })
          .then(
            async ({ staffId }) => {
              await audit.append({ at: now(), staffId, action: 'channel.granted', target: `channel:${name}` });
              return 'done';
            },
            (error: unknown) => {
              if (error instanceof ConsentFailed) return error.code;
              throw error;
            },
          );
        response.redirect(303, `/console/#/channels?consent=${outcome}`);
      },
    }),
  ];
}

async function channelView({ name, consent }: Channel, findings: Findings) {
  const endsAt = await consent?.endsAt();
  return {
    name,
    findings: findings
      .all()
      .filter(({ channel }) => channel === name)
      .map(({ code, since }) => ({ code, since: new Date(since).toISOString() })),
    ...(consent && { consent: endsAt === undefined ? {} : { endsAt: new Date(endsAt).toISOString() } }),
  };
}
