import type { Me } from '../api/staff';
import type { CaseDetail } from '../api/types';

/** Whether somebody may do what only the owner of a case may. The server has the last word. */
export const actsAsOwner = ({ owner }: Pick<CaseDetail, 'owner'>, me: Me): boolean =>
  owner?.id === me.id || me.may.includes('supervise');
