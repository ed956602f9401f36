import { CampaignRefused, type Campaigns, type CampaignProblem } from '../../campaigns/campaigns';
import { shownFigures, shownReach } from '../../campaigns/shown-figures';
import type { Campaign } from '../../store/contract/campaigns';
import { type CampaignPicturePorts, campaignPictureOperations } from './campaign-picture-operations';
import { type Operation, staff } from './operation';
import {
  campaignActionSchema,
  campaignChangeSchema,
  campaignDraftSchema,
  campaignListSchema,
  campaignPreviewAnswerSchema,
  campaignPreviewSchema,
  campaignVersionSchema,
  campaignViewSchema,
} from './outreach-schemas';
import { Problem } from './problem';
import { CAMPAIGN_DETAILS } from './texts';

const STATUS: Partial<Record<CampaignProblem, number>> = {
  unknown: 404,
  changed: 409,
  state: 409,
  own: 409,
  nobody: 409,
  over: 409,
};

export interface CampaignPorts extends CampaignPicturePorts {
  campaigns: Campaigns;
}

/** Campaigns, for editors: one writes, another approves. */
export function campaignOperations(ports: CampaignPorts): Operation[] {
  return [...campaignPictureOperations(ports), ...writingOperations(ports.campaigns)];
}

function writingOperations(campaigns: Campaigns): Operation[] {
  const view = async ({ from, to, ...campaign }: Campaign) => ({
    ...campaign,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    changedAt: new Date(campaign.changedAt).toISOString(),
    reach: shownReach(await campaigns.reach(campaign)),
    overlaps: (await campaigns.overlapping({ ...campaign, from, to })).map(({ name }) => name),
    figures: shownFigures(await campaigns.figures(campaign.id)),
    preview: await campaigns.preview(campaign),
    contacts: campaigns.contacts(campaign),
  });
  return [
    staff({
      method: 'get',
      path: '/campaigns',
      summary: 'Campaigns, those changed last first',
      access: 'content',
      status: 200,
      answer: campaignListSchema,
      handle: async () => ({ items: await Promise.all((await campaigns.list()).map(view)) }),
    }),
    staff({
      method: 'post',
      path: '/campaigns',
      summary: 'Write a campaign',
      access: 'content',
      audit: 'campaign.write',
      body: campaignDraftSchema,
      status: 201,
      answer: campaignViewSchema,
      handle: async ({ body, who, note }) => {
        const written = await tried(() => campaigns.create(body, who.member.id));
        note({ target: `campaign/${written.id}` });
        return view(written);
      },
    }),
    staff({
      method: 'post',
      path: '/campaigns/preview',
      summary: 'How each channel would show a campaign, and what must be mended first; nothing is kept',
      access: 'content',
      body: campaignPreviewSchema,
      status: 200,
      answer: campaignPreviewAnswerSchema,
      handle: async ({ body }) => ({ preview: await campaigns.preview(body), contacts: campaigns.contacts(body) }),
    }),
    staff({
      method: 'delete',
      path: '/campaigns/:id',
      summary: 'Remove a campaign that nobody has been sent',
      access: 'content',
      audit: 'campaign.remove',
      query: campaignVersionSchema,
      status: 204,
      handle: async ({ request, query: { version } }) => {
        await tried(() => campaigns.remove(idIn(request), version));
      },
    }),
    staff({
      method: 'patch',
      path: '/campaigns/:id',
      summary: 'Change a campaign that has not begun; it must be approved anew',
      access: 'content',
      audit: 'campaign.write',
      body: campaignChangeSchema,
      status: 200,
      answer: campaignViewSchema,
      handle: async ({ request, body: { version, draft }, who }) =>
        view(await tried(() => campaigns.change(idIn(request), version, draft, who.member.id))),
    }),
    staff({
      method: 'post',
      path: '/campaigns/:id/actions',
      summary: 'Approve (a second person), start, pause or stop a campaign',
      access: 'content',
      audit: 'campaign.act',
      body: campaignActionSchema,
      status: 200,
      answer: campaignViewSchema,
      handle: async ({ request, body: { version, action }, who, note }) => {
        const id = idIn(request);
        note({ target: `campaign/${id}`, detail: action });
        const done = await tried(() =>
          action === 'approve' ? campaigns.approve(id, version, who.member.id) : campaigns.act(id, version, action),
        );
        return view(done);
      },
    }),
  ];
}

const idIn = ({ params }: { params: Record<string, unknown> }): string => String(params.id);

async function tried<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CampaignRefused)) throw error;
    throw new Problem(STATUS[error.problem] ?? 400, CAMPAIGN_DETAILS[error.problem]);
  }
}
