import { consentLines } from './consent/withdrawing';
import type { Decision } from './decision';
import { handoffRequest } from './handoff-request';
import { isForStaff, ownDataFact } from './own-data';
import type { OwnDataWish } from './own-data-wish';
import type { Library } from './replies/library';
import type { Heard, Talk } from './talk';

/**
 * What is done about a wish with one's own data. Most at once; what touches a case, or a chat in which somebody may be in danger, is
 * for staff: whoever holds the phone might have asked for it.
 */
export function answerOwnDataWish(library: Library, wish: OwnDataWish, heard: Heard, talk: Talk): Decision {
  if (wish === 'correct' || isForStaff(talk)) return askStaffAbout(library, wish, heard, talk);
  const consents = consentLines(library, talk).join('\n');
  const reply = { text: library.phrase(`own_data_${wish}`, { consents }), choices: [] };
  return { reply, understood: true, ...(wish === 'erase' && { erase: true }) };
}

function askStaffAbout(library: Library, wish: OwnDataWish, heard: Heard, talk: Talk): Decision {
  const handoff = { ...handoffRequest(heard, talk, 3), facts: [ownDataFact(library, wish)] };
  const phrase = wish === 'correct' ? 'own_data_correct' : `own_data_${wish}_case`;
  return {
    reply: { text: library.phrase(phrase, { code: handoff.caseCode }), choices: [] },
    handoff,
    understood: true,
  };
}
