import { randomUUID } from 'node:crypto';
import { INTERESTS } from '../../bot/news/interests';
import type { Campaign, CampaignMark, CampaignStatus } from '../store/records';
import type { CampaignStore } from '../store/store';
import { CHANNEL_LIMITS } from './limits';

/** Why something cannot be done with a campaign. */
export type CampaignProblem =
  'unknown' | 'changed' | 'state' | 'own' | 'nobody' | 'too-long' | 'article' | 'interests' | 'period' | 'over';

/** Raised when a campaign does not allow what was asked. */
export class CampaignRefused extends Error {
  readonly code = 'CAMPAIGN_REFUSED';
  constructor(readonly problem: CampaignProblem) {
    super(`the campaign does not allow it: ${problem}`);
  }
}

/** What an editor writes of a campaign. */
export type CampaignDraft = Pick<Campaign, 'name' | 'text' | 'interests' | 'from' | 'to' | 'perHour' | 'article'>;

/** How a channel shows a text. */
export interface ChannelPreview {
  channel: string;
  /** With the line that says how to stop. */
  text: string;
  characters: number;
  most: number;
}

interface Parts {
  store: CampaignStore;
  /** Whether there is such an article for everybody to read. */
  hasArticle: (id: string) => boolean;
  /** The line below every message, by which it is stopped. */
  foot: () => string;
  now: () => number;
}

const MOST_LISTED = 100;
const LONGEST_PERIOD_MS = 62 * 24 * 3_600_000;

/** From which states an action leads where. */
const ACTIONS = {
  start: { from: ['approved', 'paused'], to: 'running' },
  pause: { from: ['running'], to: 'paused' },
  stop: { from: ['draft', 'approved', 'running', 'paused'], to: 'stopped' },
} as const satisfies Record<string, { from: readonly CampaignStatus[]; to: CampaignStatus }>;
export type CampaignAction = keyof typeof ACTIONS;

/** The life of a campaign: written, approved by a second person, started, paused, stopped. */
export class Campaigns {
  constructor(private readonly parts: Parts) {}

  list(): Promise<Campaign[]> {
    return this.parts.store.list(MOST_LISTED);
  }

  async get(id: string): Promise<Campaign> {
    const found = await this.parts.store.get(id);
    if (!found) throw new CampaignRefused('unknown');
    return found;
  }

  figures(id: string): Promise<{ mark: CampaignMark; count: number }[]> {
    return this.parts.store.figures(id);
  }

  audience({ interests }: Pick<Campaign, 'interests'>): Promise<number> {
    return this.parts.store.audience(interests);
  }

  /** How each channel would show it; `characters` over `most` must be shortened. */
  preview({ text }: Pick<CampaignDraft, 'text'>): ChannelPreview[] {
    const shown = `${text.trim()}\n\n${this.parts.foot()}`.normalize('NFC');
    return CHANNEL_LIMITS.map(({ channel, most }) => ({ channel, text: shown, characters: shown.length, most }));
  }

  async create(draft: CampaignDraft, writtenBy: string): Promise<Campaign> {
    this.#check(draft);
    const campaign = {
      ...draft,
      id: randomUUID(),
      version: 1,
      status: 'draft' as const,
      writtenBy,
      changedAt: this.parts.now(),
    };
    await this.parts.store.put(campaign);
    return campaign;
  }

  /** Whatever is changed in a campaign that has not begun must be approved anew. */
  async change(id: string, version: number, draft: CampaignDraft, writtenBy: string): Promise<Campaign> {
    this.#check(draft);
    const current = await this.#current(id, version);
    if (current.status !== 'draft' && current.status !== 'approved') throw new CampaignRefused('state');
    const { version: known, changedAt } = current;
    return this.#keep({ id, version: known, changedAt, ...draft, status: 'draft', writtenBy });
  }

  /** By a second person, who has seen how long it is on every channel and that there is somebody to hear it. */
  async approve(id: string, version: number, approvedBy: string): Promise<Campaign> {
    const current = await this.#current(id, version);
    if (current.status !== 'draft') throw new CampaignRefused('state');
    if (current.writtenBy === approvedBy) throw new CampaignRefused('own');
    this.#check(current);
    if ((await this.audience(current)) === 0) throw new CampaignRefused('nobody');
    return this.#keep({ ...current, status: 'approved', approvedBy });
  }

  async act(id: string, version: number, action: CampaignAction): Promise<Campaign> {
    const current = await this.#current(id, version);
    const { from, to } = ACTIONS[action];
    if (!from.some((status) => status === current.status)) throw new CampaignRefused('state');
    if (action === 'start' && current.to <= this.parts.now()) throw new CampaignRefused('over');
    return this.#keep({ ...current, status: to });
  }

  /** Its time is over. */
  async end(campaign: Campaign): Promise<void> {
    await this.parts.store.put({
      ...campaign,
      version: campaign.version + 1,
      status: 'done',
      changedAt: this.parts.now(),
    });
  }

  #check(draft: CampaignDraft): void {
    const { interests, from, to, article } = draft;
    if (!interests.length || interests.some((id) => !INTERESTS.some((known) => known === id)))
      throw new CampaignRefused('interests');
    if (to <= from || to <= this.parts.now() || to - from > LONGEST_PERIOD_MS) throw new CampaignRefused('period');
    if (article !== undefined && !this.parts.hasArticle(article)) throw new CampaignRefused('article');
    if (this.preview(draft).some(({ characters, most }) => characters > most)) throw new CampaignRefused('too-long');
  }

  async #current(id: string, version: number): Promise<Campaign> {
    const current = await this.get(id);
    if (current.version !== version) throw new CampaignRefused('changed');
    return current;
  }

  async #keep(campaign: Campaign): Promise<Campaign> {
    const next = { ...campaign, version: campaign.version + 1, changedAt: this.parts.now() };
    if (!(await this.parts.store.put(next))) throw new CampaignRefused('changed');
    return next;
  }
}
