import { z } from 'zod';
import { returnNumberOf } from '../../../bot/return-number';
import { CaseUnknown } from '../../cases/editor';
import { linksOf, ringsIn } from '../../cases/links';
import { MARK_KINDS, type Mark } from '../../cases/mark';
import { marksIn } from '../../cases/marks';
import { sheetOf } from '../../cases/sheet';
import type { Case } from '../../store/contract/cases';
import type { LogEntry } from '../../store/contract/conversations';
import type { Store } from '../../store/store';
import { discreetMark } from '../discreet-mark';
import type { MakeDiscreet } from '../discreet-summary';
import { lineOf } from './case-view';
import { type Operation, staff } from './operation';
import { caseSummarySchema } from './schemas';
import { wholeLog } from './transcript';

export interface LinkPorts {
  store: Pick<Store, 'cases' | 'conversations'>;
  publicPhones: () => ReadonlySet<string>;
  discreet: MakeDiscreet;
  now: () => number;
}

const kind = z.enum(MARK_KINDS);
const linksSchema = z.object({
  items: z.array(z.object({ case: caseSummarySchema, reasons: z.array(z.object({ kind, value: z.string() })) })),
});
const ringsSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      priority: z.number(),
      status: z.string(),
      openedAt: z.iso.datetime(),
    }),
  ),
  marks: z.array(z.object({ id: z.string(), kind, cases: z.array(z.string()) })),
});

/** Which cases belong together, and why. */
export function linkOperations({ store, publicPhones, discreet, now }: LinkPorts): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/cases/:id/links',
      summary:
        'Cases that share a phone, an account, a link, a company, an address, a plate or an advert with this one',
      access: 'cases',
      audit: 'case.links',
      status: 200,
      answer: linksSchema,
      handle: async ({ request }) => {
        const id = String(request.params.id);
        const found = await store.cases.get(id);
        if (!found) throw new CaseUnknown(`there is no case ${id}`);
        const marks = marksOf(found, await wholeLog(store.conversations, found.conversationId), publicPhones());
        const links = await linksOf(store.cases, id, marks);
        return {
          items: links.map(({ linked, reasons }) => ({
            case: lineOf(linked, now(), discreet),
            reasons: reasons.map(discreetMark(discreet)),
          })),
        };
      },
    }),
    staff({
      method: 'get',
      path: '/links',
      summary: 'All cases that share something with another, and what they share, for a drawing',
      access: 'supervise',
      status: 200,
      answer: ringsSchema,
      handle: async () => {
        const { nodes, marks } = await ringsIn(store.cases);
        return { nodes: nodes.map((node) => ({ ...node, openedAt: new Date(node.openedAt).toISOString() })), marks };
      },
    }),
  ];
}

/** By what a case can be tied: what the person wrote, what was understood, its own number and one that was named. */
function marksOf(found: Case, log: readonly LogEntry[], publicPhones: ReadonlySet<string>): Mark[] {
  const texts = log.filter(({ from }) => from === 'user').map(({ activity }) => activity.text ?? '');
  const set = sheetOf(found).flatMap((row) => (row.set?.value ? [{ name: row.field, value: row.set.value }] : []));
  const named = found.facts.filter(({ name }) => name === 'return_number').map(({ value }) => value);
  return [
    ...texts.flatMap((text) => marksIn(text, [], publicPhones)),
    ...marksIn('', [...found.facts, ...set], publicPhones),
    ...[returnNumberOf(found.id), ...named].map((number): Mark => ({
      kind: 'return',
      value: number.replace(/\D/g, ''),
    })),
  ];
}
