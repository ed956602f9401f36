import { randomUUID } from 'node:crypto';
import type { SavedView } from '../../store/contract/staff';
import type { Accounts } from '../accounts';
import { type Operation, staff } from './operation';
import { Problem } from './problem';
import { newViewSchema, viewListSchema, viewSchema } from './roster-schemas';
import { DETAILS } from './texts';

const MAX_VIEWS = 30;

/** One's own saved filters of the queue. */
export function viewOperations(accounts: Accounts): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/views',
      summary: 'One’s own saved filters of the queue',
      access: 'cases',
      status: 200,
      answer: viewListSchema,
      handle: ({ who }) => Promise.resolve({ items: who.member.views }),
    }),
    staff({
      method: 'post',
      path: '/views',
      summary: 'Save a filter of the queue; one of the same name is replaced',
      access: 'cases',
      body: newViewSchema,
      status: 201,
      answer: viewSchema,
      handle: async ({ body, who }) => {
        const view: SavedView = { id: randomUUID(), ...body };
        await accounts.change(who.member.id, (member) => {
          const views = [...member.views.filter(({ name }) => name !== view.name), view];
          if (views.length > MAX_VIEWS) throw new Problem(409, DETAILS.tooManyViews);
          return { ...member, views };
        });
        return view;
      },
    }),
    staff({
      method: 'delete',
      path: '/views/:id',
      summary: 'Forget a saved filter',
      access: 'cases',
      status: 204,
      handle: async ({ request, who }) => {
        const others = (views: SavedView[]) => views.filter(({ id }) => id !== request.params.id);
        await accounts.change(who.member.id, (member) => ({ ...member, views: others(member.views) }));
      },
    }),
  ];
}
