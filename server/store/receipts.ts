import type { EntryState, Receipt } from './contract/conversations';

/** The states that a receipt changes: those that say less than it does. */
export const changedBy = ({ state }: Receipt): EntryState[] => (state === 'read' ? ['sent', 'delivered'] : ['sent']);
