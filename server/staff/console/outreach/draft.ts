import type { Campaign, CampaignDraft } from '../api/outreach';
import { instantOf, localInput } from '../shared/time';

/** What stands in the form; times as the browser's fields give them, by the clock in Vietnam. */
export interface FormDraft extends Omit<CampaignDraft, 'article'> {
  article: string;
}

export const EMPTY: FormDraft = { name: '', text: '', article: '', interests: [], from: '', to: '', perHour: 60 };

/** As the server takes it. */
export function sentDraft({ article, from, to, ...rest }: FormDraft): CampaignDraft {
  return { ...rest, ...(article && { article }), from: instantOf(from), to: instantOf(to) };
}

/** A campaign as it was written, to be written on. */
export function draftOf({ name, text, article = '', interests, from, to, perHour }: Campaign): FormDraft {
  return { name, text, article, interests, from: localInput(new Date(from)), to: localInput(new Date(to)), perHour };
}
