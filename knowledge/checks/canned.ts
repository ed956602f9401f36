import { CANNED_PLACES, type CannedReply } from '../canned';
import { factsIn, fillFacts } from '../facts';
import type { Content } from '../loader';
import { type Problem, broken, faulty } from './problem';
import type { Wording } from './wording';

const PLACE = /(?<!\{)\{([^{}]*)\}(?!\})/g;
/** Words by which whoever looks at the phone would know what the chat is about. */
const TELLING = /\b11[0-9]\b|công an|an toàn|nguy hiểm|nhân viên|tổng đài|mua bán|bị giữ|bị nhốt|\{ma\}|\{\{/iu;

/** What is wrong on `today` (ISO date) with the replies that counsellors send: reviewed as articles are. */
export function checkCanned(
  replies: readonly CannedReply[],
  { facts }: Pick<Content, 'facts'>,
  today: string,
  wording: Wording,
): Problem[] {
  return replies.flatMap((reply) => {
    const shown = fillFacts(reply.text, facts, today);
    return [
      ...(shown === undefined
        ? [
            broken(
              line(
                reply,
                `refers to a fact that may not be shown (${factsIn(reply.text).join(', ')}). Mend the name between {{ }}`,
              ),
            ),
          ]
        : []),
      ...[...placesIn(reply), ...review(reply, today), ...telling(reply), ...banned(reply, shown, wording)].map(
        (text) => faulty(line(reply, text)),
      ),
    ];
  });
}

const line = ({ group, id }: CannedReply, text: string) => `knowledge/canned/${group}.yaml: ${id}: ${text}`;

const placesIn = ({ text }: CannedReply): string[] =>
  [...text.matchAll(PLACE)]
    .map(([, name = '']) => name)
    .filter((name) => !CANNED_PLACES.some((known) => known === name))
    .map((name) => `has a place {${name}} that nothing fills. Use one of ${CANNED_PLACES.join(', ')}`);

const review = ({ check_by, checked_on }: CannedReply, today: string): string[] => [
  ...(today > check_by ? [`its review was due on ${check_by}. Read it again and set checked_on and check_by`] : []),
  ...(checked_on > today ? [`was checked on ${checked_on}, which is yet to come. Mend the date`] : []),
];

function telling({ discreet, text }: CannedReply): string[] {
  const [word] = (discreet && TELLING.exec(text)) || [];
  return word ? [`is marked discreet and says "${word}". Take the word out or the mark away`] : [];
}

const banned = ({ text }: CannedReply, shown: string | undefined, wording: Wording): string[] =>
  wording.banned.flatMap(({ pattern, instead }) => {
    const [word] = pattern.exec(shown ?? text) ?? [];
    return word ? [`says "${word}". ${instead}`] : [];
  });
