import { handoffRequest } from '../../bot/handoff-request';
import type { Heard, Talk } from '../../bot/talk';
import type { Reading } from '../../bot/understanding/reader';

const HEARD = { text: 'cứu em với, họ nhốt em', attachments: [], caseId: 'c', caseCode: 'HD-C' } as unknown as Heard;
const TALK = { handoff: { mode: 'bot' } } as Talk;
const NOTHING_NAMED = {
  ...{ countries: [], places: [], companies: [], landmarks: [], accounts: [], relations: [], ages: [], people: [] },
  ...{ phones: [], links: [], money: [], dates: [] },
  plights: { documents: [], injury: [], contact: [], name: [], captor: [] },
};
const shownFor = (signals: string[]) => {
  const reading = { intent: 'self_in_danger', danger: { signals }, entities: NOTHING_NAMED } as unknown as Reading;
  return handoffRequest(HEARD, TALK, 1, reading).facts.find(({ name }) => name === 'signals')?.value;
};

it.each([
  [['cuu em voi', 'nhot em', 'cuu em voi ho nhot', 'cuu em', 'nhot em'], 'cuu em voi ho nhot'],
  [['bi nhot', 'dang bi nhot', 'nhot trong'], 'dang bi nhot'],
  [['khoa cua', 'danh em'], 'khoa cua · danh em'],
  [['danh em', 'em danh rang'], 'em danh rang'],
])('of the phrases of danger %j the sheet shows "%s"', (signals, shown) => expect(shownFor(signals)).toBe(shown));
