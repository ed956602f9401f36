import { bundleTerm } from '../../cases/bundles';
import { CaseUnknown } from '../../cases/editor';
import { NO_CODE, wantedTerms } from '../../cases/search-terms';
import type { SendingPolicy } from '../../channels/policy';
import type { ReadConduct } from '../../../bot/understanding/conduct';
import type { Case, CaseQuery } from '../../store/contract/cases';
import type { Store } from '../../store/store';
import type { MakeDiscreet } from '../discreet-summary';
import { detailOf, lineOf } from './case-view';
import { type Operation, staff } from './operation';
import {
  type CaseDetail,
  type QueueQuery,
  caseDetailSchema,
  queueQuerySchema,
  queueSchema,
  wholeSummarySchema,
} from './schemas';
import type { CaseStream } from './stream';
import { sendingView } from './sending-view';
import { readTranscript } from './transcript';

const PAGE = 50;

/** What is needed to show a case. */
export interface ShowingPorts {
  store: Pick<Store, 'conversations' | 'media'>;
  /** A channel's rules for sending; undefined when it is off. */
  policyOf: (channel: string) => SendingPolicy | undefined;
  readConduct: ReadConduct;
  now: () => number;
}

export interface ReadingPorts extends ShowingPorts {
  store: Pick<Store, 'cases' | 'conversations' | 'media'>;
  stream: CaseStream;
  discreet: MakeDiscreet;
}

/** The queue, one case, and live news. */
export function readingOperations(ports: ReadingPorts): Operation[] {
  const { store, stream } = ports;
  return [
    staff({
      method: 'get',
      path: '/cases',
      summary: 'The queue: most urgent first, then longest waiting; then those followed; closed ones last',
      access: 'cases',
      audit: 'queue.read',
      query: queueQuerySchema,
      status: 200,
      answer: queueSchema,
      handle: ({ query, who, note }) => {
        note(noteOf(query));
        return queuePage(ports, query, who.member.id);
      },
    }),
    staff({
      method: 'post',
      path: '/cases/search',
      summary:
        'The queue, as above: what is looked for stands in the body, since addresses end up in logs of proxies and browsers',
      access: 'cases',
      audit: 'queue.read',
      body: queueQuerySchema,
      status: 200,
      answer: queueSchema,
      handle: ({ body, who, note }) => {
        note(noteOf(body));
        return queuePage(ports, body, who.member.id);
      },
    }),
    staff({
      method: 'get',
      path: '/cases/:id',
      summary: 'One case with its conversation',
      access: 'cases',
      audit: 'case.read',
      status: 200,
      answer: caseDetailSchema,
      handle: async ({ request }) => {
        const id = String(request.params.id);
        const found = await store.cases.get(id);
        if (!found) throw new CaseUnknown(`there is no case ${id}`);
        return shown(ports, found);
      },
    }),
    staff({
      method: 'get',
      path: '/cases/:id/summary',
      summary: 'How a case begins, whole: what lists mask or cover is asked for by this, and the log says by whom',
      access: 'cases',
      audit: 'case.unmask',
      status: 200,
      answer: wholeSummarySchema,
      handle: async ({ request }) => {
        const id = String(request.params.id);
        const found = await store.cases.get(id);
        if (!found) throw new CaseUnknown(`there is no case ${id}`);
        return { summary: found.summary };
      },
    }),
    staff({
      method: 'get',
      path: '/stream',
      summary:
        'Live news as server-sent events: ready, opened, message, claimed, changed, closed, overdue, reminder; many when much has changed and the queue is to be read anew',
      access: 'cases',
      status: 200,
      handle: ({ request, response, who }) => {
        if (request.method === 'HEAD') response.end();
        else stream.join(response, who);
        return Promise.resolve();
      },
    }),
  ];
}

const noteOf = ({ q }: QueueQuery) => {
  const sought = q?.trim();
  return { target: 'queue', ...(sought && { detail: 'search', sought }) };
};

async function queuePage({ store, discreet, now }: ReadingPorts, query: QueueQuery, me: string) {
  const { items, nextCursor } = await store.cases.list(queryOf(query, me));
  return {
    items: items.map((item) => lineOf(item, now(), discreet)),
    ...(nextCursor && { nextCursor }),
    counts: await store.cases.countOpen(),
  };
}

/** A case as its page shows it, with its conversation. */
export async function shown({ store, policyOf, readConduct, now }: ShowingPorts, found: Case): Promise<CaseDetail> {
  const transcript = await readTranscript(store, found, readConduct);
  const heardAt = await store.conversations.heardAt(found.conversationId);
  return detailOf(found, { transcript, sending: sendingView(policyOf(found.channel), heardAt, now()) }, now());
}

/** What the store is asked for. `me` is whoever asks. */
function queryOf(
  { status, priority, q, bundle, owner, office, channel, step, cursor, limit }: QueueQuery,
  me: string,
): CaseQuery {
  return {
    limit: limit ?? PAGE,
    ...(status && { status }),
    ...(priority && { priority: Number(priority) as Case['priority'] }),
    ...(owner && { owner: owner === 'none' ? null : owner === 'me' ? me : owner }),
    ...(office && { office }),
    ...(channel && { channel }),
    ...(step && { step }),
    ...(q?.trim() && { search: { code: codeOf(q), terms: wantedTerms(q) } }),
    ...(bundle && { search: { code: NO_CODE, terms: [bundleTerm(bundle)] } }),
    ...(cursor && { cursor }),
  };
}

/** A code as people type it: without "HD-", in small letters, with spaces. */
export function codeOf(typed: string): string {
  const code = typed.replace(/\s/g, '').toUpperCase();
  if ('HD-'.startsWith(code) || code.startsWith('HD-')) return code;
  return `HD-${code.replace(/^HD/, '')}`;
}
