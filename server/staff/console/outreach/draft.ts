import type { Campaign, CampaignDraft, CampaignPicture, CampaignSight } from '../api/outreach';
import { instantOf, localInput } from '../shared/time';

/** What stands in the form; times as the browser's fields give them, by the clock in Vietnam. */
export interface FormDraft extends Omit<CampaignDraft, 'article' | 'picture'> {
  /** Empty: none. */
  article: string;
  picture: CampaignPicture | undefined;
}

/** What stands in for words about a picture that are not written yet, while it is looked at. */
const UNNAMED = '…';

export const EMPTY: FormDraft = {
  name: '',
  text: '',
  article: '',
  picture: undefined,
  interests: [],
  from: '',
  to: '',
  perHour: 60,
};

/** As the server takes it. */
export function sentDraft({ article, picture, from, to, ...rest }: FormDraft): CampaignDraft {
  const shown = { ...(article && { article }), ...(picture && { picture }) };
  return { ...rest, ...shown, from: instantOf(from), to: instantOf(to) };
}

/** A campaign as it was written, to be written on. */
export function draftOf({ name, text, article = '', picture, interests, from, to, perHour }: Campaign): FormDraft {
  const times = { from: localInput(new Date(from)), to: localInput(new Date(to)) };
  return { name, text, article, picture, interests, ...times, perHour };
}

/** What people will see of it, as far as it is written. */
export function sightOf({ text, article, picture }: FormDraft): CampaignSight {
  const named = picture && { ...picture, alt: picture.alt.trim() || UNNAMED };
  return { text, ...(article && { article }), ...(named && { picture: named }) };
}
