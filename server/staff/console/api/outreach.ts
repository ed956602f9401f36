import type { Ask } from './call';
import { search } from './search';
import type { Page } from './types';

/** A class, with the links for those who learn and for the trainer. */
export interface LearningClass {
  code: string;
  name: string;
  course: string;
  openedAt: string;
  link: string;
  trainerLink: string;
}

/** A course and what it changes. Counts left out are too small to be told; shares are per cent. */
export interface CourseFigures {
  id: string;
  title: string;
  began?: number;
  finished?: number;
  missed: { title: string; count?: number }[];
  change: { ask: string; before?: number; after?: number }[];
}

/** The files that a province prints, reads out and posts. */
export interface Kit {
  province: string;
  files: { name: string; bytes: number; address: string }[];
}

export type CampaignStatus = 'draft' | 'approved' | 'running' | 'paused' | 'stopped' | 'done';
export type CampaignAction = 'approve' | 'start' | 'pause' | 'stop';

/** A picture that was brought for a campaign, and what it shows. */
export interface CampaignPicture {
  id: string;
  alt: string;
}

/** What an editor writes. Times are ISO. */
export interface CampaignDraft {
  name: string;
  text: string;
  article?: string;
  picture?: CampaignPicture;
  interests: string[];
  from: string;
  to: string;
  perHour: number;
}

/** The part of it that people see. */
export type CampaignSight = Pick<CampaignDraft, 'text' | 'article' | 'picture'>;

/** One message as a channel shows it. */
export type Shown = { text: string } | { picture: string; alt: string };

/** How a channel shows a campaign, and what must be mended before it can take it. */
export interface ChannelPreview {
  channel: string;
  messages: Shown[];
  characters: number;
  most: number;
  /** Bytes of its picture, and how many the channel takes. */
  picture?: { bytes: number; most: number };
  findings: ('too-long' | 'picture-too-large')[];
}

/** A number, an address or a hidden character in a campaign's text. What is not known keeps it from being saved. */
export interface Contact {
  kind: 'phone' | 'link' | 'hidden';
  value: string;
  isKnown: boolean;
}

export interface CampaignPreview {
  preview: ChannelPreview[];
  contacts: Contact[];
}

export interface Campaign extends CampaignDraft {
  id: string;
  version: number;
  status: CampaignStatus;
  writtenBy: string;
  earlierWriters?: string[];
  approvedBy?: string;
  /** By channel, who has asked for what it is about, and how many of them may be written to now. */
  reach: { channel: string; people?: number; open?: number }[];
  /** Names of campaigns of the same time to some of the same people. */
  overlaps: string[];
  figures: { mark: string; count?: number }[];
  preview: ChannelPreview[];
  contacts: Contact[];
}

/** A photograph on a slow line. */
const UPLOAD_PATIENCE_MS = 120_000;
/** Where a picture that was brought can be seen by editors. */
export const pictureAddress = (id: string): string => `/api/campaigns/pictures/${id}`;

/** Classes, courses, the kit and campaigns. */
export const outreachCalls = (ask: Ask) => ({
  courses: async (signal?: AbortSignal) =>
    (await ask<Page<CourseFigures>>({ method: 'GET', path: '/api/courses', signal })).items,
  classes: async (signal?: AbortSignal) =>
    (await ask<Page<LearningClass>>({ method: 'GET', path: '/api/classes', signal })).items,
  openClass: (body: { course: string; name: string }) =>
    ask<LearningClass>({ method: 'POST', path: '/api/classes', body }),
  kit: (province: string) => ask<Kit>({ method: 'GET', path: `/api/kit${search({ province })}` }),
  campaigns: async (signal?: AbortSignal) =>
    (await ask<Page<Campaign>>({ method: 'GET', path: '/api/campaigns', signal })).items,
  writeCampaign: (body: CampaignDraft) => ask<Campaign>({ method: 'POST', path: '/api/campaigns', body }),
  changeCampaign: ({ id, version }: Pick<Campaign, 'id' | 'version'>, draft: CampaignDraft) =>
    ask<Campaign>({ method: 'PATCH', path: `/api/campaigns/${id}`, body: { version, draft } }),
  removeCampaign: ({ id, version }: Pick<Campaign, 'id' | 'version'>) =>
    ask<undefined>({ method: 'DELETE', path: `/api/campaigns/${id}${search({ version })}` }),
  previewCampaign: (body: CampaignSight, signal?: AbortSignal) =>
    ask<CampaignPreview>({ method: 'POST', path: '/api/campaigns/preview', body, signal }),
  campaignCards: async (q: string, signal?: AbortSignal) =>
    (
      await ask<Page<{ id: string; title: string }>>({
        method: 'GET',
        path: `/api/campaigns/cards${search({ q })}`,
        signal,
      })
    ).items,
  bringPicture: (file: Blob) =>
    ask<{ id: string; bytes: number }>({
      method: 'POST',
      path: '/api/campaigns/pictures',
      file,
      patienceMs: UPLOAD_PATIENCE_MS,
    }),
  actOnCampaign: ({ id, version }: Pick<Campaign, 'id' | 'version'>, action: CampaignAction) =>
    ask<Campaign>({ method: 'POST', path: `/api/campaigns/${id}/actions`, body: { version, action } }),
});
