import { FRESH_TALK, type Heard, type Talk } from './talk';

/**
 * A message and its chat as if they were the first: what is said to them betrays nothing of what was before, and what they ask of
 * staff still joins the case that is open.
 */
export function asStranger(heard: Heard, { handoff, offered, offer }: Talk): { heard: Heard; talk: Talk } {
  const { caseId = heard.caseId, caseCode = heard.caseCode } = handoff;
  return {
    heard: { ...heard, caseId, caseCode },
    talk: { ...structuredClone(FRESH_TALK), offered, ...(offer && { offer }) },
  };
}
