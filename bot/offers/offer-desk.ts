import type { OfferContent } from '../../knowledge/offers';
import type { HandoffFact, HandoffRequest } from '../handoff';
import { handoffRequest, summaryOf } from '../handoff-request';
import type { Library } from '../replies/library';
import type { Reply } from '../replies/reply';
import type { Heard, Talk } from '../talk';
import type { Reading } from '../understanding/reader';
import { isOffer } from './detect';
import type { CheckOffer, OfferCheck, RememberedOffer } from './offer';
import { offerBesideEmergency, offerQuestions, offerReply } from './offer-reply';

/** An advert is kept up to this length, for the report of it. */
const KEPT_LENGTH = 3_000;

/** Everything that the bot does about offers: hears them, judges them, speaks of them. */
export class OfferDesk {
  readonly #check: CheckOffer;
  readonly #content: OfferContent;
  readonly #library: Library;

  constructor(check: CheckOffer, content: OfferContent, library: Library) {
    this.#check = check;
    this.#content = content;
    this.#library = library;
  }

  /** The check of the offer in a message, or undefined when it holds none. */
  hear(text: string, reading: Pick<Reading, 'intent' | 'confidence'>): OfferCheck | undefined {
    const check = this.#check(text);
    return isOffer(text, check, reading) ? check : undefined;
  }

  reply(check: OfferCheck): Reply {
    return offerReply(this.#library, check);
  }

  besideEmergency(check: OfferCheck): string {
    return offerBesideEmergency(this.#library, check);
  }

  /** What follows a check: questions to put, evidence to keep, money that was paid, the report of the advert. */
  answer(id: string, heard: Heard, talk: Talk): { reply: Reply; handoff?: HandoffRequest } {
    switch (id) {
      case 'questions':
        return { reply: offerQuestions(this.#library, this.#content, talk.offer?.flags ?? []) };
      case 'report':
        return this.#forStaff('offer_reported', heard, talk);
      case 'paid':
        return this.#forStaff('offer_paid', heard, talk);
      default:
        return { reply: { text: this.#library.phrase('offer_evidence'), choices: [] } };
    }
  }

  remembered(text: string, { verdict, flags }: OfferCheck): RememberedOffer {
    return { text: text.slice(0, KEPT_LENGTH), verdict, flags: flags.map(({ id }) => id) };
  }

  /** Opens a case with the words of the advert, or adds them to the one that is open; more may be told. */
  #forStaff(phrase: string, heard: Heard, talk: Talk): { reply: Reply; handoff: HandoffRequest } {
    const request = handoffRequest(heard, talk, 3);
    const { offer } = talk;
    const handoff = offer
      ? { ...request, summary: summaryOf(offer.text), facts: [...request.facts, ...offerFacts(offer)] }
      : request;
    const text = [phrase, 'report_offer'].map((name) => this.#library.phrase(name, { code: handoff.caseCode }));
    const choices = [
      this.#library.choice('button_report', { name: 'report' }),
      this.#library.choice('button_withdraw', { name: 'withdraw' }),
    ];
    return { reply: { text: text.join('\n\n'), choices }, handoff };
  }
}

/** What staff are told of an offer: its words, and what speaks against it. */
function offerFacts({ text, verdict, flags }: RememberedOffer): HandoffFact[] {
  return [
    { name: 'offer_text', value: text },
    { name: 'offer_verdict', value: verdict },
    { name: 'offer_flags', value: flags.join(', ') },
  ];
}
