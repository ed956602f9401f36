import type { Choice } from '../../../bot/replies/reply';
import type { ZaloButton, ZaloListElement, ZaloMessage } from '../../zalo-api-wrapper';
import { type Card, type Content, type Link, linkText } from '../content';
import { layOut, shorten } from '../text';
import { RENDERING } from './limits';

/** A reply as consultation messages, in order; the buttons stand under the last text. */
export function render(content: Content): ZaloMessage[] {
  const { text, links, images, cards } = content;
  const choices = [...content.choices, ...cards.flatMap((card) => card.choices)];
  const room = Math.max(RENDERING.buttons - links.length, 0);
  const asButtons = links.slice(0, RENDERING.buttons);
  const whole = [text, ...links.slice(RENDERING.buttons).map(linkText)].join('\n');
  const { parts, buttons } = layOut(whole, choices, { ...RENDERING, buttons: room });
  const under = [...buttons.map(queryButton), ...asButtons.map(linkButton)];
  return [
    ...images.map(imageMessage),
    ...listMessages(cards),
    ...parts.map((part, n) => textMessage(part, n === parts.length - 1 ? under : [])),
  ];
}

function textMessage(text: string, buttons: ZaloButton[]): ZaloMessage {
  return buttons.length ? { text, attachment: { type: 'template', payload: { buttons } } } : { text };
}

function imageMessage(url: string): ZaloMessage {
  const payload = { template_type: 'media' as const, elements: [{ media_type: 'image' as const, url }] };
  return { attachment: { type: 'template', payload } };
}

function listMessages(cards: readonly Card[]): ZaloMessage[] {
  if (!cards.length) return [];
  const elements = cards.slice(0, RENDERING.listElements).map(elementOf);
  const message: ZaloMessage = {
    attachment: { type: 'template', payload: { template_type: 'list', elements } },
  };
  return [message, ...listMessages(cards.slice(RENDERING.listElements))];
}

/** A tap on the element is its first choice, or opens its page. */
function elementOf({ title, subtitle, image, choices: [choice], links: [link] }: Card): ZaloListElement {
  return {
    title: shorten(title, RENDERING.title),
    ...(subtitle && { subtitle: shorten(subtitle, RENDERING.title) }),
    ...(image && { image_url: image }),
    ...(choice && { default_action: { type: 'oa.query.hide', payload: choice.value } }),
    ...(!choice && link && { default_action: { type: 'oa.open.url', url: link.url } }),
  };
}

/** `hide`: the tap comes back as the payload, without the payload being shown in the chat. */
const queryButton = ({ title, value }: Choice): ZaloButton => ({ title, type: 'oa.query.hide', payload: value });
const linkButton = ({ title, url }: Link): ZaloButton => ({
  title: shorten(title, RENDERING.title),
  type: 'oa.open.url',
  payload: { url },
});
