import type { Choice } from '../../../bot/replies/reply';
import { type Card, type Content, type Link, linkText } from '../content';
import { layOut, shorten } from '../text';
import { RENDERING } from './limits';

/** The `message` of one send, without its mark (reference: channels.md, A3). */
export interface MessengerMessage {
  text?: string;
  attachment?: { type: string; payload: object };
  quick_replies?: { content_type: 'text'; title: string; payload: string }[];
}

/** A reply as Messenger's messages, in order; the choices stand under the last one. */
export function render(content: Content): MessengerMessage[] {
  const { parts, buttons } = layOut(textOf(content), content.choices, RENDERING);
  const texts = parts.map((text) => ({ text }));
  const messages: MessengerMessage[] = [
    ...withLinks(texts, content.links),
    ...content.images.map((url) => ({ attachment: { type: 'image', payload: { url, is_reusable: true } } })),
    ...cardMessages(content.cards),
  ];
  const last = messages.at(-1);
  if (last && buttons.length) last.quick_replies = buttons.map(quickReply);
  return messages;
}

/** More links than a template has buttons are written out. */
function textOf({ text, links }: Content): string {
  return fitsTemplate(text, links) ? text : [text, ...links.map(linkText)].join('\n');
}

const fitsTemplate = (text: string, links: readonly Link[]): boolean =>
  links.length > 0 && links.length <= RENDERING.links && text.normalize('NFC').length <= RENDERING.templateText;

function withLinks(texts: { text: string }[], links: readonly Link[]): MessengerMessage[] {
  const [only] = texts;
  if (!only || texts.length > 1 || !fitsTemplate(only.text, links)) return texts;
  const payload = { template_type: 'button', text: only.text, buttons: links.map(webButton) };
  return [{ attachment: { type: 'template', payload } }];
}

function cardMessages(cards: readonly Card[]): MessengerMessage[] {
  if (!cards.length) return [];
  const elements = cards.slice(0, RENDERING.cards).map(elementOf);
  const message = { attachment: { type: 'template', payload: { template_type: 'generic', elements } } };
  return [message, ...cardMessages(cards.slice(RENDERING.cards))];
}

/** At least one property stands beside the title: a card without any gets its title again, as its second line. */
function elementOf({ title, subtitle, image, choices, links }: Card) {
  const buttons = [...choices.map(postback), ...links.map(webButton)].slice(0, RENDERING.cardButtons);
  const line = subtitle ?? (image || buttons.length ? undefined : title);
  return {
    title: shorten(title, RENDERING.cardTitle),
    ...(line && { subtitle: shorten(line, RENDERING.cardSubtitle) }),
    ...(image && { image_url: image }),
    ...(buttons.length && { buttons }),
  };
}

const quickReply = ({ title, value }: Choice) => ({ content_type: 'text' as const, title, payload: value });
const postback = ({ title, value }: Choice) => ({
  type: 'postback',
  title: shorten(title, RENDERING.title),
  payload: value,
});
const webButton = ({ title, url }: Link) => ({ type: 'web_url', title: shorten(title, RENDERING.title), url });
