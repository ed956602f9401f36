import { readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { fillFacts } from './facts';
import { type Fact, cannedHeadSchema } from './schema';
import { ContentError, readYaml } from './yaml-file';

/** A reply that counsellors take, edit and send: with the places `{goi}`, `{Goi}`, `{ten}`, `{ma}`, and facts as `{{id}}`. */
export interface CannedReply extends z.infer<typeof cannedHeadSchema> {
  /** Of the file that it stands in: `danger`, `talk`. */
  group: string;
}

/** The places that the console fills: how the person is called (small, capital), the counsellor's name, the code of the case. */
export const CANNED_PLACES = ['goi', 'Goi', 'ten', 'ma'] as const;

/** Reads knowledge/canned; raises {@link ContentError}. */
export function loadCanned(root: string): CannedReply[] {
  const folder = path.join(root, 'canned');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const replies = files.flatMap((name) => {
    const group = path.basename(name, '.yaml');
    return readYaml(path.join(folder, name), z.array(cannedHeadSchema)).map((reply) => ({ ...reply, group }));
  });
  const twice = replies.find(({ id }, n) => replies.findIndex((other) => other.id === id) !== n);
  if (twice) throw new ContentError(`canned reply ${twice.id}: the id is used twice. Give one of them another id`);
  return replies;
}

/** Replies as they may be shown on `today` (ISO date), facts filled in; what is a draft or has a fact that may not be shown is left out. */
export function shownCanned(
  replies: readonly CannedReply[],
  facts: ReadonlyMap<string, Fact>,
  today: string,
): CannedReply[] {
  return replies.flatMap((reply) => {
    const text = reply.status === 'draft' ? undefined : fillFacts(reply.text, facts, today);
    return text === undefined ? [] : [{ ...reply, text }];
  });
}
