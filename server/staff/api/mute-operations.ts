import { mutedNow } from '../../cases/mutes';
import type { Store } from '../../store/store';
import { muteView } from './case-view';
import { type Operation, staff } from './operation';
import { muteListSchema } from './schemas';

export interface MutePorts {
  store: Pick<Store, 'cases'>;
  now: () => number;
}

/** Whose messages call nobody now: supervisors see all of them, so that nobody is muted unseen. */
export function muteOperations({ store, now }: MutePorts): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/mutes',
      summary: 'Whose messages call nobody now, by whom, why and until when',
      access: 'supervise',
      audit: 'mutes.read',
      status: 200,
      answer: muteListSchema,
      handle: async () => {
        const found = await mutedNow(store.cases, now());
        return {
          items: found.map(({ id, code, channel, mute }) => ({ caseId: id, code, channel, ...muteView(mute) })),
        };
      },
    }),
  ];
}
