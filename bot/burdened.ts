import type { Talk } from './talk';

/** Whoever was in danger is neither taught nor sent anything, though they ask for it: somebody else may hold the phone. */
export const mayNotBeTaught = ({ inDanger, safety }: Talk): boolean => Boolean(inDanger) || safety?.state === 'unsafe';

/** Whether nothing may be offered to a person unasked, no course and no news: they have other cares, or may not be alone. */
export function isBurdened(talk: Talk): boolean {
  const { handoff, harmless, heavy, about } = talk;
  const hasCase = handoff.mode !== 'bot' || handoff.caseId !== undefined || about !== undefined;
  return hasCase || Boolean(harmless) || Boolean(heavy) || mayNotBeTaught(talk);
}
