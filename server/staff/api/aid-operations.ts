import { z } from 'zod';
import type { CannedReply } from '../../../knowledge/canned';
import { CaseUnknown } from '../../cases/editor';
import type { Store } from '../../store/store';
import type { Suggest } from '../suggestions';
import { type Operation, staff } from './operation';
import { readTranscript } from './transcript';

/** The person's latest messages that suggestions are looked for. */
const LATEST = 4;
/** "dạ", "ok": nothing that an article answers. */
const SHORTEST = 8;

const cannedListSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      group: z.string(),
      title: z.string(),
      /** With the places `{goi}`, `{Goi}`, `{ten}`, `{ma}`; facts are filled in. */
      text: z.string(),
      /** Whether it may stand on a phone that somebody else looks at. */
      discreet: z.boolean(),
      /** When it was last checked, ISO date. */
      checkedOn: z.string(),
    }),
  ),
});
const suggestionListSchema = z.object({
  items: z.array(z.object({ id: z.string(), title: z.string(), text: z.string(), question: z.string() })),
});

export interface AidPorts {
  store: Pick<Store, 'cases' | 'conversations' | 'media'>;
  /** Replies to take, as they may be shown today. */
  canned: () => readonly CannedReply[];
  suggest: Suggest;
}

/** What helps to write an answer: replies to take, and articles that may answer what was asked. */
export function aidOperations({ store, canned, suggest }: AidPorts): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/canned',
      summary: 'Replies to take, edit and send',
      access: 'cases',
      status: 200,
      answer: cannedListSchema,
      handle: () =>
        Promise.resolve({
          items: canned().map(({ id, group, title, text, discreet, checked_on }) => ({
            ...{ id, group, title, text, discreet },
            checkedOn: checked_on,
          })),
        }),
    }),
    staff({
      method: 'get',
      path: '/cases/:id/suggestions',
      summary: 'Articles that may answer what the person asked last',
      access: 'cases',
      audit: 'case.suggestions',
      status: 200,
      answer: suggestionListSchema,
      handle: async ({ request }) => {
        const id = String(request.params.id);
        const found = await store.cases.get(id);
        if (!found) throw new CaseUnknown(`there is no case ${id}`);
        const transcript = await readTranscript(store, found);
        const asked = transcript.filter(({ from, text }) => from === 'user' && text.length >= SHORTEST);
        return {
          items: suggest(
            asked
              .slice(-LATEST)
              .toReversed()
              .map(({ text }) => text),
          ),
        };
      },
    }),
  ];
}
