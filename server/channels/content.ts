import type { Choice } from '../../bot/replies/reply';
import { type Activity, choicesOf } from './activity';

/** Something that opens a page. */
export interface Link {
  title: string;
  url: string;
}

/** A card with a picture, as the Bot Framework's hero card. */
export interface Card {
  title: string;
  subtitle?: string;
  image?: string;
  choices: Choice[];
  links: Link[];
}

/** What a reply holds, whatever the channel; each channel makes of it the best that it can show. */
export interface Content {
  text: string;
  choices: Choice[];
  links: Link[];
  /** Addresses. */
  images: string[];
  cards: Card[];
}

interface CardAction {
  type?: string;
  title?: string;
  value?: unknown;
}

interface HeroCard {
  title?: string;
  subtitle?: string;
  text?: string;
  images?: { url: string }[];
  buttons?: CardAction[];
}

export const HERO_CARD = 'application/vnd.microsoft.card.hero';

/** Takes a reply apart. */
export function contentOf(activity: Activity): Content {
  const attachments = activity.attachments ?? [];
  const images = attachments.flatMap(({ contentType, contentUrl }) =>
    contentType.startsWith('image/') && contentUrl ? [contentUrl] : [],
  );
  const cards = attachments.flatMap(({ contentType, content }) =>
    contentType === HERO_CARD ? [cardOf(content as HeroCard)] : [],
  );
  const links = linksIn(activity.suggestedActions?.actions ?? []);
  const choices = choicesOf(activity).filter(({ value }) => !links.some(({ url }) => url === value));
  return { text: activity.text ?? '', choices, links, images, cards };
}

function cardOf({ title = '', subtitle, text, images, buttons = [] }: HeroCard): Card {
  const line = subtitle ?? text;
  const links = linksIn(buttons);
  const choices = buttons
    .filter(({ type }) => type !== 'openUrl')
    .map((button) => ({
      title: button.title ?? '',
      value: typeof button.value === 'string' ? button.value : (button.title ?? ''),
    }));
  return { title, ...(line && { subtitle: line }), ...(images?.[0] && { image: images[0].url }), choices, links };
}

const linksIn = (actions: readonly CardAction[]): Link[] =>
  actions.flatMap(({ type, title, value }) =>
    type === 'openUrl' && typeof value === 'string' ? [{ title: title ?? value, url: value }] : [],
  );

/** A card in words, for a channel without cards. */
export const cardText = ({ title, subtitle, links }: Card): string =>
  [title, subtitle, ...links.map(linkText)].filter(Boolean).join('\n');

/** A link in words. */
export const linkText = ({ title, url }: Link): string => (title === url ? url : `${title}: ${url}`);
