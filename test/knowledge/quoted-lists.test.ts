import { readFileSync, readdirSync } from 'node:fs';
import { CORE_SCHEMA, load } from 'js-yaml';
import { z } from 'zod';
import { partsOf } from '../../knowledge/loader';
import { withLists, withoutLists } from '../../knowledge/quoted-lists';
import { ContentError, parseYaml } from '../../knowledge/yaml-file';

const read = (text: string) => parseYaml({ file: 'a.yaml', text, firstLine: 1 }, z.unknown());
const whole = (text: string) => load(text, { schema: CORE_SCHEMA });

describe('lists of quoted texts', () => {
  it('are taken out whole, and put back where they were', () => {
    const { rest, lists } = withoutLists(`id: a\nquestions:\n  - 'một'\n  - "hai"\nnext: [b]\n`);
    expect(rest.split('\n')).toEqual(['id: a', 'questions:', expect.stringMatching(/^ {2}- '.0'$/), 'next: [b]', '']);
    expect(withLists(JSON.stringify(load(rest)), lists)).toBe('{"id":"a","questions":["một","hai"],"next":["b"]}');
  });

  it.each([
    ['quotes and backslashes', `a:\n  - 'nói "đi\\làm" ''gấp'''\n  - "it's"\n  - ''\n  - ""\n  - '  x '\n`],
    ['what looks like something else', `a:\n  - '1'\n  - 'true'\n  - 'k: v # no'\n  - "- x"\n  - '{n}'\n  - '😀'\n`],
    ['plain texts, escapes and other lists between them', `a:\n  - 'x'\n  - y\n  - "\\u00e0"\n  - [z, 'u']\n  - 'v'\n`],
    ['several depths', `a:\n  'b c':\n    - 'x'\n    - 'y'\n  d:\n    - k: 'v'\n      l:\n        - "m"\n`],
    ['a comment behind them', `a:\n  - 'x' # one\n  - 'y'\n`],
    [
      'lines of a longer text that look like them',
      `a: |\n  said:\n    - 'x'\n    - 'y'\nb: on\n  - 'z'\nc:\n  - 'u'\n`,
    ],
    ['letters for private use', `a:\n  - 'x'\n  - "\ue0000"\n`],
    ['an anchor', `a: &same\n  - 'x'\nb: *same\n`],
  ])('are read as all other YAML with %s', (_, text) => {
    expect(read(text)).toEqual(whole(text));
  });

  it.each([
    ['a quote that is never closed', `a:\n  - 'x'\n  - 'y\nb: 1\n`, /^a\.yaml:\d: /],
    ['something behind the quote', `a:\n  - 'x' y\n`, /^a\.yaml:2: /],
    ['a line that hangs below', `a:\n  - 'x'\n    y\n`, /^a\.yaml:\d: /],
    ['a key that stands there twice', `a:\n  - 'x'\na:\n  - 'y'\n`, /^a\.yaml:3: /],
    ['another depth', `a:\n  - 'x'\n - 'y'\n`, /^a\.yaml:\d: /],
  ])('are broken by %s, and it is said where', (_, text, said) => {
    const parse = () => parseYaml({ file: 'a.yaml', text, firstLine: 1 }, z.record(z.string(), z.array(z.string())));
    expect(parse).toThrow(ContentError);
    expect(parse).toThrow(said);
  });

  it('are nearly all that the heads of articles hold, and give the same', () => {
    const files = readdirSync('knowledge/articles', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.md'),
    );
    let [taken, all] = [0, 0];
    for (const file of files) {
      const { head } = partsOf(file, readFileSync(`knowledge/articles/${file}`, 'utf8'));
      taken += head.length - withoutLists(head).rest.length;
      all += head.length;
      expect(read(head)).toEqual(whole(head));
    }
    expect(taken / all).toBeGreaterThan(0.75);
  });
});
