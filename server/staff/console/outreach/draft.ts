import type { Campaign, CampaignDraft } from '../api/outreach';

/** What stands in the form; times as the browser's fields give them, by the clock in Vietnam. */
export interface FormDraft extends Omit<CampaignDraft, 'article'> {
  article: string;
}

export const EMPTY: FormDraft = { name: '', text: '', article: '', interests: [], from: '', to: '', perHour: 60 };

const VIETNAM_MS = 7 * 3_600_000;
const isoOf = (local: string): string => `${local}:00+07:00`;
const localOf = (iso: string): string => new Date(Date.parse(iso) + VIETNAM_MS).toISOString().slice(0, 16);

/** As the server takes it. */
export function sentDraft({ article, from, to, ...rest }: FormDraft): CampaignDraft {
  return { ...rest, ...(article && { article }), from: isoOf(from), to: isoOf(to) };
}

/** A campaign as it was written, to be written on. */
export function draftOf({ name, text, article = '', interests, from, to, perHour }: Campaign): FormDraft {
  return { name, text, article, interests, from: localOf(from), to: localOf(to), perHour };
}
