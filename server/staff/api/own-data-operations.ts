import { pendingWishes } from '../../cases/own-data';
import type { Store } from '../../store/store';
import { ownDataView } from './case-view';
import { type Operation, staff } from './operation';
import { ownDataListSchema } from './schemas';

/** What people want with their data and nobody has answered yet: it has a date, and must not be forgotten in a closed case. */
export function ownDataOperations({ store }: { store: Pick<Store, 'cases'> }): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/own-data',
      summary: 'What people want with their data and still wait for, the first to fall due before the others',
      access: 'supervise',
      audit: 'own-data.read',
      status: 200,
      answer: ownDataListSchema,
      handle: async () => ({
        items: (await pendingWishes(store.cases)).map(({ found: { id, code }, request }) => ({
          ...ownDataView(request),
          caseId: id,
          code,
        })),
      }),
    }),
  ];
}
