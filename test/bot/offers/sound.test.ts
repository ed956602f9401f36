import { isOffer, mayBeOffer } from '../../../bot/offers/detect';
import { loadUtterances } from '../../../knowledge/utterances';
import { hearSound, labelledOffers, loadChecker, offerContent } from './checker';

const check = loadChecker();
const understood = { intent: 'offer_check', confidence: 0.5 } as const;
const every = <T>(list: readonly T[], nth: number) => list.filter((_, n) => n % nth === 0);

const adverts = [
  ...every(offerContent.examples, 4).map(({ text }) => text),
  ...labelledOffers('held').map(({ text }) => text),
];
const talk = every(loadUtterances('knowledge/utterances'), 60);

describe('a message that does not sound like an offer', () => {
  it.each([
    ['an advert', adverts.map((text) => ({ text, intent: understood.intent }))],
    ['talk', talk],
  ])('is not looked at further, and %s that is one is never passed over for it', (_, messages) => {
    const missed = messages.filter(({ text, intent }) => {
      const sound = hearSound(text);
      const reading = { intent, confidence: 0.6 };
      return sound !== undefined && !mayBeOffer(text, sound, reading) && isOffer(text, check(text), reading);
    });
    expect(missed).toEqual([]);
  });

  it('is most of what people write', () => {
    const passed = talk.filter(
      ({ text, intent }) => !mayBeOffer(text, hearSound(text) ?? Infinity, { intent, confidence: 0.6 }),
    );
    expect(passed.length).toBeGreaterThan(talk.length / 2);
  });

  it.each([
    ['several adverts', adverts.slice(0, 2).join('\n\n')],
    ['another script', '招聘 工作 高薪 联系 电话 包吃住'],
  ])('cannot be told of %s', (_, text) => {
    expect(hearSound(text)).toBeUndefined();
  });
});
