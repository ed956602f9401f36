/**
 * `draft` is being written · `approved` by a second person · `running`, `paused` · `stopped` for good · `done`: its time is over.
 */
export type CampaignStatus = 'draft' | 'approved' | 'running' | 'paused' | 'stopped' | 'done';

/** One message to many who have asked for messages of its kind. Times in epoch ms. */
export interface Campaign {
  id: string;
  version: number;
  name: string;
  text: string;
  /** Id of the article whose card goes with it, and to which it leads. */
  article?: string;
  /** A picture of its own, instead of the article's card: its id, and what it shows in words. */
  picture?: { id: string; alt: string };
  interests: string[];
  from: number;
  to: number;
  /** At most so many people an hour. */
  perHour: number;
  status: CampaignStatus;
  /** Ids of staff: who wrote it last, and who approved it. */
  writtenBy: string;
  /** Those who wrote on it before. */
  earlierWriters?: string[];
  approvedBy?: string;
  changedAt: number;
}

/**
 * What became of a campaign with one person; counted, and never more than once each. It was their turn (`taken`); the bot kept it
 * back (`withheld`); the platform took it (`sent`) or not (`failed`), and told that it came to the device (`delivered`) and was
 * looked at (`read`); the person asked on, or it led to a case, or they want no more.
 */
export type CampaignMark =
  'taken' | 'withheld' | 'sent' | 'failed' | 'delivered' | 'read' | 'asked' | 'case' | 'unsubscribed';

/**
 * By channel, since when (epoch ms) somebody must have written for us to write to them by ourselves. Nobody may on a channel that
 * is left out; whoever wrote before such times were kept is taken as heard.
 */
export type HeardSince = Readonly<Record<string, number>>;

/** How many people there are on a channel. */
export interface ChannelCount {
  channel: string;
  count: number;
}

/** A picture that an editor has brought, redrawn. Its id ends with the extension of its type. */
export interface CampaignPicture {
  id: string;
  bytes: Buffer;
  /** When it came, epoch ms. */
  at: number;
}

/** What may be asked of a picture without reading it: bytes, and whether everybody may see it. */
export type PictureStanding = Pick<CampaignPicture, 'at'> & { size: number; isPublished: boolean };

/** Campaigns, who has asked for their messages, and to whom they went. */
export interface CampaignStore {
  /** Keeps a campaign of version 1, or replaces the one of the version before; gives whether it did. */
  put(campaign: Campaign): Promise<boolean>;
  /** Removes a campaign if it still has this version; gives whether it did. */
  remove(id: string, version: number): Promise<boolean>;
  get(id: string): Promise<Campaign | undefined>;
  /** Those changed last come first. */
  list(limit: number): Promise<Campaign[]>;
  running(): Promise<Campaign[]>;
  /** Keeps what a person wants to hear of; nothing any more when `interests` is empty. */
  subscribe(conversationId: string, interests: readonly string[], at: number): Promise<void>;
  /** How many people of each channel want to hear of any of these; with `heard`, only those who may be written to. */
  audience(interests: readonly string[], heard?: HeardSince): Promise<ChannelCount[]>;
  /** People who want to hear of any of these and may be written to, whom neither this campaign nor, since `quietSince`, another was sent to. */
  next(query: {
    campaign: string;
    interests: readonly string[];
    quietSince: number;
    heard: HeardSince;
    limit: number;
  }): Promise<string[]>;
  /** Notes what became of a campaign with a person; false when that was noted before. */
  mark(campaign: string, conversationId: string, mark: CampaignMark, at: number): Promise<boolean>;
  /** How many people were taken by a campaign at `since` or later. */
  takenSince(campaign: string, since: number): Promise<number>;
  figures(campaign: string): Promise<{ mark: CampaignMark; count: number }[]>;
  /** Keeps a picture; one that is known begins its time anew, and stays published. */
  keepPicture(picture: CampaignPicture): Promise<void>;
  pictureStanding(id: string): Promise<PictureStanding | undefined>;
  readPicture(id: string): Promise<Buffer | undefined>;
  /** From now on everybody may see it, for good. */
  publishPicture(id: string, at: number): Promise<void>;
  /** Removes pictures that came before `before` and were never published, but for those of these ids; gives how many. */
  purgePictures(before: number, used: readonly string[]): Promise<number>;
}

/** To what the bytes of a picture are bound. */
export const picturePurpose = (id: string): string => `campaign-picture/${id}`;
