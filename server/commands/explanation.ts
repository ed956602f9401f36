import type { Insight } from '../../bot/understanding/reader';

/** Of evidence and candidates, as many as one can take in. */
const SHOWN = 12;

/** What a reading went by, as lines for a developer. */
export function explanation({ reading, analysis, weighed, own }: Insight, names: readonly string[]): string {
  return [
    `normalised   ${analysis.text}`,
    `words        ${analysis.words.map(({ word }) => word).join(' ')}`,
    `respelt      ${respelt(analysis) || '–'}`,
    `families     ${familiesIn(analysis) || '–'}`,
    `named        ${namedIn(reading.entities) || '–'}`,
    `signs        ${[...new Set(reading.danger.signals)].join(' · ') || '–'}${flags(reading.danger)}`,
    `intents      ${reading.candidates.map(({ intent, probability }) => `${intent} ${shown(probability)}`).join(', ')}`,
    `urgency      ${Object.entries(reading.danger.view)
      .map(([level, p]) => `${level} ${shown(p)}`)
      .join(', ')} → ${reading.urgency}${reading.danger.heard ? ' (danger is asked about)' : ''}`,
    `told as      ${own > 0 ? 'own danger' : 'danger of somebody else'}, if it is any ${shown(own)}`,
    'for emergency and against it:',
    ...weightiest(weighed, names),
  ].join('\n');
}

const shown = (value: number) => value.toFixed(2);

function respelt({ text, words }: Insight['analysis']): string {
  return words
    .filter((word) => word.respelt)
    .map(({ word, at, end, respelt: how }) => `${text.slice(at, end)} → ${word} (${how ?? ''})`)
    .join(', ');
}

function familiesIn({ words, mentions }: Insight['analysis']): string {
  return mentions
    .map(
      ({ concepts, from, to }) =>
        `${words
          .slice(from, to)
          .map(({ word }) => word)
          .join(' ')}: ${concepts.join('/')}`,
    )
    .join(', ');
}

function namedIn(entities: Insight['reading']['entities']): string {
  const { plights, ...others } = entities;
  return Object.entries({ ...others, ...plights })
    .flatMap(([kind, found]) => {
      if (!Array.isArray(found)) return [`${kind} ${found}`];
      const texts = found.map((piece: { text?: string; name?: string }) => piece.text ?? piece.name ?? '');
      return texts.length ? [`${kind}: ${texts.join(' · ')}`] : [];
    })
    .join('; ');
}

function flags({ clear, doubted, selfHarm, firstPerson }: Insight['reading']['danger']): string {
  const set = Object.entries({ clear, doubted, selfHarm, firstPerson }).filter(([, on]) => on);
  return set.length ? ` [${set.map(([name]) => name).join(', ')}]` : '';
}

function weightiest(weighed: Insight['weighed'], names: readonly string[]): string[] {
  return Array.from(weighed, (weight, n) => ({ weight, name: names[n] ?? '' }))
    .filter(({ weight, name }) => Math.abs(weight) >= 0.05 && name !== 'bias')
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, SHOWN)
    .map(({ weight, name }) => `  ${weight > 0 ? '+' : '−'}${shown(Math.abs(weight))}  ${name}`);
}
