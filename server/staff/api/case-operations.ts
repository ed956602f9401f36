import type { z } from 'zod';
import type { Cases } from '../../cases/cases';
import { CaseUnknown } from '../../cases/editor';
import type { CaseAction } from '../../cases/state';
import type { Case } from '../../store/records';
import type { CaseQuery, Store } from '../../store/store';
import { detailOf, summaryOf } from './case-view';
import { keyOf } from './guard';
import { type Operation, staff } from './operation';
import { Problem } from './problem';
import {
  type CaseDetail,
  type QueueQuery,
  caseDetailSchema,
  closeSchema,
  messageSchema,
  noteSchema,
  nothingSchema,
  queueQuerySchema,
  queueSchema,
  referSchema,
  transferSchema,
} from './schemas';
import type { CaseStream } from './stream';
import { DETAILS } from './texts';
import { readTranscript } from './transcript';

const PAGE = 50;

export interface CasePorts {
  store: Pick<Store, 'cases' | 'conversations' | 'staff'>;
  cases: Cases;
  stream: CaseStream;
}

/** The queue, one case, what may be done with it, and live news. */
export function caseOperations(ports: CasePorts): Operation[] {
  return [...reading(ports), ...acting(ports)];
}

function reading({ store, stream }: CasePorts): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/cases',
      summary: 'The queue: most urgent first, then longest waiting; closed ones last',
      query: queueQuerySchema,
      status: 200,
      answer: queueSchema,
      handle: async ({ query }) => {
        const { items, nextCursor } = await store.cases.list(queryOf(query));
        return {
          items: items.map(summaryOf),
          ...(nextCursor && { nextCursor }),
          counts: await store.cases.countOpen(),
        };
      },
    }),
    staff({
      method: 'get',
      path: '/cases/:id',
      summary: 'One case with its conversation',
      status: 200,
      answer: caseDetailSchema,
      handle: async ({ request }) => {
        const id = String(request.params.id);
        const found = await store.cases.get(id);
        if (!found) throw new CaseUnknown(`there is no case ${id}`);
        return shown(store, found);
      },
    }),
    staff({
      method: 'get',
      path: '/stream',
      summary: 'Live news as server-sent events: ready, opened, message, claimed, changed, closed',
      status: 200,
      handle: ({ request, response, who }) => {
        if (request.method === 'HEAD') response.end();
        else stream.join(response, who);
        return Promise.resolve();
      },
    }),
  ];
}

function acting(ports: CasePorts): Operation[] {
  const act = createActing(ports);
  return [
    act('claim', 'Take a case', nothingSchema, () => ({ type: 'claim' })),
    act('release', 'Put a case back', nothingSchema, () => ({ type: 'release' })),
    act('transfer', 'Hand a case to somebody else', transferSchema, ({ to }) => transferTo(ports, to)),
    act('messages', 'Write to the person', messageSchema, ({ text }) => ({ type: 'message', text })),
    act('notes', 'Write a note for staff', noteSchema, ({ text }) => ({ type: 'note', text })),
    act('refer', 'Record a referral to an agency', referSchema, (body) => ({ type: 'refer', ...body })),
    act('close', 'Close a case', closeSchema, (body) => ({ type: 'close', ...body })),
    act('reopen', 'Open a closed case again', nothingSchema, () => ({ type: 'reopen' })),
  ];
}

/** Makes the calls by which staff act on a case: all of one form. */
function createActing({ store, cases }: CasePorts) {
  return <Body extends z.ZodType>(
    path: string,
    summary: string,
    body: Body,
    actionOf: (body: z.output<Body>) => CaseAction | Promise<CaseAction>,
  ): Operation =>
    staff({
      method: 'post',
      path: `/cases/:id/${path}`,
      summary,
      body,
      keyed: true,
      status: 200,
      answer: caseDetailSchema,
      handle: async (call) => {
        const key = keyOf(call.request);
        const action = await actionOf(call.body);
        return shown(store, await cases.act(String(call.request.params.id), action, call.who.member, key));
      },
    });
}

async function transferTo({ store }: CasePorts, to: string): Promise<CaseAction> {
  const member = (await store.staff.byId(to)) ?? (await store.staff.byUsername(to.toLowerCase()));
  if (!member) throw new Problem(400, DETAILS.unknownStaff);
  return { type: 'transfer', to: { id: member.id, name: member.name } };
}

async function shown({ conversations }: CasePorts['store'], found: Case): Promise<CaseDetail> {
  return detailOf(found, await readTranscript(conversations, found.conversationId));
}

function queryOf({ status, priority, q, cursor, limit }: QueueQuery): CaseQuery {
  return {
    limit: limit ?? PAGE,
    ...(status && { status }),
    ...(priority && { priority: Number(priority) as Case['priority'] }),
    ...(q?.trim() && { code: codeOf(q) }),
    ...(cursor && { cursor }),
  };
}

/** A code as people type it: without "HD-", in small letters, with spaces. */
function codeOf(typed: string): string {
  const code = typed.replace(/\s/g, '').toUpperCase();
  if ('HD-'.startsWith(code) || code.startsWith('HD-')) return code;
  return `HD-${code.replace(/^HD/, '')}`;
}
