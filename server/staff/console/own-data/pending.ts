import type { OwnDataRequest } from '../api/types';

const PENDING: readonly OwnDataRequest['state'][] = ['waiting', 'to-confirm'];

/** Whether somebody still waits for an answer to a wish about their data. */
export const isPending = ({ state }: Pick<OwnDataRequest, 'state'>): boolean => PENDING.includes(state);
