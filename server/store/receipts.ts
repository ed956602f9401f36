import type { EntryState, Receipt } from './records';

/** The states that a receipt changes: those that say less than it does. */
export const changedBy = ({ state }: Receipt): EntryState[] => (state === 'read' ? ['sent', 'delivered'] : ['sent']);
