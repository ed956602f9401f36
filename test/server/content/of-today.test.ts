import { loadAgencies, shownAgencies } from '../../../knowledge/agencies';
import { type Content, loadContent } from '../../../knowledge/loader';
import { ofToday } from '../../../server/content/of-today';

const REVIEW = '2026-12-31';
const files = loadContent('knowledge');
const registered = loadAgencies('knowledge');
/** The content with this as the number of the police. */
const withNumber = (text: string): Content => {
  const id = 'hotline.113';
  const fact = { ...files.facts.get(id)!, status: 'verified' as const, text, hedged: 'hỏi 111', review_by: REVIEW };
  return { ...files, facts: new Map([...files.facts, [id, fact]]) };
};

describe('what is handed out of the content in use', () => {
  let content: Content;
  let today: string;
  const agencies = ofToday(
    () => content,
    () => today,
    ({ facts }, day) => shownAgencies(registered, facts, day),
  );
  const police = () => agencies().find(({ id }) => id === 'police')!.contact;
  beforeEach(() => {
    content = withNumber('113');
    today = REVIEW;
  });

  it('bears a number as it was corrected while the server ran', () => {
    expect(police()).toBe('113');
    content = withNumber('114');
    expect(police()).toBe('114');
  });

  it('bears a number in its hedged form from the day after its review was due', () => {
    expect(police()).toBe('113');
    today = '2027-01-01';
    expect(police()).toBe('hỏi 111');
  });

  it('is made once for a content and a day, however often it is asked for', () => {
    expect(agencies()).toBe(agencies());
  });
});
