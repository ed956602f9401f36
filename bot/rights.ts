import type { HandoffRequest } from './handoff';

const A_RIGHT = /^(?:own_data_.*|consent_wish|withdrawal_wished)$/;

/** Whether staff are asked for a right of theirs, or told of the wish that something ends: no story, and no consent to one. */
export const isARight = ({ facts }: HandoffRequest): boolean => facts.some(({ name }) => A_RIGHT.test(name));
