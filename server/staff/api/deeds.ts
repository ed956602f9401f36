import {
  HANDOFF_RETURN,
  HANDOFF_STATUS,
  HANDOFF_TAKEOVER,
  type HandoffStatus,
  type HandoffTakeover,
} from '../../../bot/handoff';
import { CONTACT, GOODBYE, JOIN, WITHDRAWAL } from '../../../bot/talk';
import type { Activity } from '../../channels/activity';
import type { LogEntry } from '../../store/contract/conversations';
import { SAFETY_SET } from '../../../bot/discretion';
import type { Safety } from '../../../bot/safety';
import { clockInVietnam } from '../../../bot/vietnam-time';
import { MUTE, type Muting } from '../../../bot/mute';
import { DEEDS, HANDOFFS, MUTES, SAFETIES, SHOWN, SOMEBODY } from './texts';

/** Whether an entry is somebody's words: a message, changed words, or what staff wrote outside the console. */
export function isSpoken({ from, activity }: LogEntry): boolean {
  if (activity.type === 'message' || activity.type === 'messageUpdate') return true;
  return from === 'staff' && activity.name === HANDOFF_TAKEOVER && textOf(activity) !== '';
}

/**
 * What is no message, in words. People may send events of any name and value: only what a channel or we wrote ourselves is
 * read as ours.
 */
export function deedText({ from, activity }: LogEntry): string {
  const { type, name } = activity;
  const value: unknown = activity.value;
  if (type !== 'event') return doneText(activity);
  if (name === HANDOFF_STATUS && from === 'system') {
    const { state, staffName } = value as HandoffStatus;
    return HANDOFFS[state].replace('{name}', () => staffName ?? SOMEBODY);
  }
  if (name === SAFETY_SET && from === 'system') return SAFETIES[(value as Safety).state];
  if (name === MUTE && from === 'system') return muteText(value as Muting);
  if (name === HANDOFF_TAKEOVER && from === 'staff') return textOf(activity) || DEEDS.takenOver;
  if (name === HANDOFF_RETURN && from === 'staff') return DEEDS.givenBack;
  if (name === CONTACT) return DEEDS.contact.replace('{value}', () => String(value));
  if (name === WITHDRAWAL) return DEEDS.withdrawn;
  if (name === GOODBYE) return DEEDS.goodbye;
  return name === JOIN ? SHOWN.join : SHOWN.event;
}

const muteText = ({ until }: Muting): string =>
  until === null ? MUTES.off : MUTES.on.replace('{until}', () => clockInVietnam(until));

function doneText({ type, text = '', reactionsAdded, reactionsRemoved }: Activity): string {
  const sign = (reactionsAdded ?? reactionsRemoved)?.[0]?.type ?? '';
  if (type === 'messageReaction')
    return (reactionsAdded ? DEEDS.reacted : DEEDS.unreacted).replace('{sign}', () => sign);
  if (type === 'messageUpdate') return DEEDS.edited.replace('{text}', () => text);
  if (type === 'messageDelete') return DEEDS.recalled;
  return type === 'installationUpdate' ? DEEDS.left : SHOWN.event;
}

const textOf = ({ value }: Activity): string => (value as HandoffTakeover | undefined)?.text ?? '';
