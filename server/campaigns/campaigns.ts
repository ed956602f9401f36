import { randomUUID } from 'node:crypto';
import { INTERESTS } from '../../bot/news/interests';
import type { CampaignPicture } from '../../bot/news/subscription';
import type { Contact, ContactKind, ReadContacts } from '../content/contacts';
import type { Campaign, CampaignMark, CampaignStatus, CampaignStore, HeardSince } from '../store/contract/campaigns';
import { type CampaignPictures, pictureType } from './pictures';
import { type ChannelPreview, type DrawnPicture, type PreviewFinding, previewOf } from './preview';

/** Why something cannot be done with a campaign. */
export type CampaignProblem =
  | 'unknown'
  | 'changed'
  | 'state'
  | 'own'
  | 'nobody'
  | PreviewFinding
  | ContactKind
  | 'article'
  | 'picture'
  | 'interests'
  | 'period'
  | 'over';

/** Raised when a campaign does not allow what was asked. */
export class CampaignRefused extends Error {
  readonly code = 'CAMPAIGN_REFUSED';
  constructor(readonly problem: CampaignProblem) {
    super(`the campaign does not allow it: ${problem}`);
  }
}

/** What an editor writes of a campaign. */
export type CampaignDraft = Pick<
  Campaign,
  'name' | 'text' | 'interests' | 'from' | 'to' | 'perHour' | 'article' | 'picture'
>;

/** The part of it that people see. */
export type CampaignSight = Pick<CampaignDraft, 'text' | 'article' | 'picture'>;

/** The people of one channel who have asked for what a campaign is about. */
export interface Reach {
  channel: string;
  people: number;
  /** Of them, those to whom the channel lets us write now. */
  open: number;
}

/** An article's card as it goes with a campaign. */
export interface Card {
  title: string;
  /** Addresses of the article's page and of its picture. */
  page: string;
  picture: string;
  /** Of the picture. */
  bytes: () => number;
}

interface Parts {
  store: CampaignStore;
  /** The card of an article for everybody to read; undefined when there is no such article. */
  cardOf: (article: string) => Card | undefined;
  /** Where a text leads people. */
  contacts: ReadContacts;
  pictures: Pick<CampaignPictures, 'placeOf' | 'addressOf' | 'publish'>;
  /** The line below every message, by which it is stopped. */
  foot: () => string;
  /** Since when people must have written for each channel to let us write to them by ourselves. */
  heardSince: () => HeardSince;
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

/** In these states a campaign may still be changed or removed: nobody has been sent it. */
const UNBEGUN: readonly CampaignStatus[] = ['draft', 'approved'];
/** In these states it has people's patience before it. */
const AHEAD: readonly CampaignStatus[] = [...UNBEGUN, 'running', 'paused'];

/** Everybody who has written on it: a comma that a colleague sets makes nobody the second person of their own words. */
const writersOf = ({ writtenBy, earlierWriters = [] }: Campaign): string[] => [...earlierWriters, writtenBy];

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

  /** By channel, how many have asked for what it is about, and how many of them may be written to now. */
  async reach({ interests }: Pick<Campaign, 'interests'>): Promise<Reach[]> {
    const { store, heardSince } = this.parts;
    const [all, open] = await Promise.all([store.audience(interests), store.audience(interests, heardSince())]);
    return all.map(({ channel, count: people }) => ({
      channel,
      people,
      open: open.find((one) => one.channel === channel)?.count ?? 0,
    }));
  }

  /** Other campaigns of the same time to some of the same people, which will hear of each only a day after the other. */
  async overlapping({
    id,
    interests,
    from,
    to,
  }: Pick<Campaign, 'id' | 'interests' | 'from' | 'to'>): Promise<Campaign[]> {
    return (await this.list()).filter(
      (other) =>
        other.id !== id &&
        AHEAD.includes(other.status) &&
        other.from < to &&
        from < other.to &&
        other.interests.some((interest) => interests.includes(interest)),
    );
  }

  /** What is sent: text, the article's page; and its own picture, or the article's. */
  message({ text, article, picture }: CampaignSight): { text: string; picture?: CampaignPicture } {
    const { cardOf, pictures } = this.parts;
    const card = article === undefined ? undefined : cardOf(article);
    const shown = picture
      ? { contentType: pictureType(picture.id), contentUrl: pictures.addressOf(picture.id), name: picture.alt }
      : card && { contentType: 'image/png', contentUrl: card.picture, name: card.title };
    return { text: card ? `${text.trim()}\n${card.page}` : text.trim(), ...(shown && { picture: shown }) };
  }

  /** How each channel would show it, and what must be mended first. */
  async preview(sight: CampaignSight): Promise<ChannelPreview[]> {
    const { text, picture } = this.message(sight);
    const drawn = picture && (await this.#drawn(sight, picture));
    return previewOf({ type: 'message', text: `${text}\n\n${this.parts.foot()}` }, drawn);
  }

  async create(draft: CampaignDraft, writtenBy: string): Promise<Campaign> {
    await this.#check(draft);
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
    await this.#check(draft);
    const current = await this.#current(id, version);
    if (!UNBEGUN.includes(current.status)) throw new CampaignRefused('state');
    const { version: known, changedAt } = current;
    const earlierWriters = writersOf(current).filter((one) => one !== writtenBy);
    return this.#keep({ id, version: known, changedAt, ...draft, status: 'draft', writtenBy, earlierWriters });
  }

  /** Only what nobody has been sent: of everything else the figures stay. */
  async remove(id: string, version: number): Promise<void> {
    const { status } = await this.#current(id, version);
    if (!UNBEGUN.includes(status)) throw new CampaignRefused('state');
    if (!(await this.parts.store.remove(id, version))) throw new CampaignRefused('changed');
  }

  /** By a second person, who has written nothing of it, has seen how long it is on every channel and that there is somebody to hear it. */
  async approve(id: string, version: number, approvedBy: string): Promise<Campaign> {
    const current = await this.#current(id, version);
    if (current.status !== 'draft') throw new CampaignRefused('state');
    if (writersOf(current).includes(approvedBy)) throw new CampaignRefused('own');
    await this.#check(current);
    if (!(await this.reach(current)).length) throw new CampaignRefused('nobody');
    // First of all: once it is approved it may be sent, and the platforms then ask for its picture.
    if (current.picture) await this.parts.pictures.publish(current.picture.id);
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

  /** Every number, address and hidden character in what its writer has written of it. */
  contacts({ text, picture }: CampaignSight): Contact[] {
    return this.parts.contacts(`${text}\n${picture?.alt ?? ''}`);
  }

  async #check(draft: CampaignDraft): Promise<void> {
    const { interests, from, to, article, picture } = draft;
    if (!interests.length || interests.some((id) => !INTERESTS.some((known) => known === id)))
      throw new CampaignRefused('interests');
    if (to <= from || to <= this.parts.now() || to - from > LONGEST_PERIOD_MS) throw new CampaignRefused('period');
    if (article !== undefined && !this.parts.cardOf(article)) throw new CampaignRefused('article');
    if (picture && !(await this.parts.pictures.placeOf(picture.id))) throw new CampaignRefused('picture');
    const [finding] = (await this.preview(draft)).flatMap(({ findings }) => findings);
    if (finding) throw new CampaignRefused(finding);
    const unknown = this.contacts(draft).find(({ isKnown }) => !isKnown);
    if (unknown) throw new CampaignRefused(unknown.kind);
  }

  /** A picture as editors may see it before everybody does, with its weight. */
  async #drawn({ article, picture: own }: CampaignSight, picture: CampaignPicture): Promise<DrawnPicture> {
    const place = own && (await this.parts.pictures.placeOf(own.id));
    if (place) return { ...picture, contentUrl: place.draftAddress, bytes: place.size };
    const card = article === undefined ? undefined : this.parts.cardOf(article);
    return { ...picture, bytes: card?.bytes() ?? 0 };
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
