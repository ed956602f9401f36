import { type OfferContent, patternsOf } from '../../knowledge/offers';
import type { Intent } from '../../knowledge/schema';
import type { HandoffFact, HandoffRequest } from '../handoff';
import { handoffRequest, summaryOf } from '../handoff-request';
import { fold } from '../language/normalise';
import type { Library } from '../replies/library';
import type { Reply } from '../replies/reply';
import type { Steps } from '../steps';
import type { Heard, Talk } from '../talk';
import type { Reading } from '../understanding/reader';
import type { CompanyRegister } from './companies';
import type { HearSound } from './check-offer';
import { isOffer, mayBeOffer } from './detect';
import { feeCeiling } from './fee-ceiling';
import { type CheckOffer, type Flag, OFFER_TEXT, type OfferCheck, type RememberedOffer } from './offer';
import { type Answer, type Answers, guidedVerdict, nextQuestion } from './guided-check';
import { ceilingText, lookUpText } from './looked-up-text';
import { mostTelling, offerBesideEmergency, offerNotes, offerReply, questionsFor, questionsReply } from './offer-reply';

/** Questions for which a sum may be reckoned. */
const MONEY_QUESTIONS: readonly Intent[] = ['fees_deposits', 'market_info'];
/** Only a sum that is called pay is reckoned with: a deposit that is asked for is none. */
const SPEAKS_OF_PAY = /(?<!\p{L})(?:lương|luong|salary)(?!\p{L})/iu;
/** Whoever asks only what is earned somewhere is not told what may be charged. */
const SPEAKS_OF_FEES =
  /(?<!\p{L})(?:phí|phi|tiền dịch vụ|tien dich vu|đóng|dong|nộp|nop|thu|cọc|coc|mất|mat|hết|het|trần|tran|tối đa|toi da|đưa|dua|trả|tra|lấy|fee)(?!\p{L})/iu;
/** An advert is kept up to this length, for the report of it. */
const KEPT_LENGTH = 3_000;

/** So many examples are enough to have gone through everything more than once. */
const REHEARSED = 20;

/** So many reasons are told to staff. */
const MOST_FACTS = 6;

/** What is said of an offer, in parts. */
export interface OfferWords {
  heading: string;
  next: string;
  notes: string[];
  flags: Flag[];
  signs: Flag[];
}

interface DeskParts {
  check: CheckOffer;
  /** Spares most messages the check; without it every one is checked. */
  hearSound?: HearSound;
  content: OfferContent;
  library: Library;
  companies?: CompanyRegister;
}

/** Everything that the bot does about offers: hears them, judges them, speaks of them. */
export class OfferDesk {
  readonly #check: CheckOffer;
  readonly #hearSound: HearSound | undefined;
  readonly #content: OfferContent;
  readonly #library: Library;
  readonly #companies: CompanyRegister | undefined;

  constructor({ check, hearSound, content, library, companies }: DeskParts) {
    this.#check = check;
    this.#hearSound = hearSound;
    this.#content = content;
    this.#library = library;
    this.#companies = companies;
  }

  /** Takes the examples through, in short steps: what takes its time on first use shall not be waited for by the first who asks. */
  *rehearse(): Steps<void> {
    const examples = this.#content.examples.slice(0, REHEARSED);
    const [words = ''] = examples.map(({ text }) => fold(text));
    for (const pattern of patternsOf(this.#content)) {
      // An engine compiles a pattern at its first use, and better at its second.
      for (let use = 0; use < 2; use++) words.search(pattern);
      yield;
    }
    for (const { text } of examples) {
      this.#check(text);
      yield;
    }
  }

  /** What is reckoned or looked up for a question, to stand above the article that answers it. */
  beside(text: string, { intent, entities }: Pick<Reading, 'intent' | 'entities'>): string | undefined {
    if (MONEY_QUESTIONS.includes(intent)) {
      if (!SPEAKS_OF_PAY.test(text) || !SPEAKS_OF_FEES.test(text)) return undefined;
      const ceiling = feeCeiling(this.#check(text).offer);
      return ceiling && ceilingText(this.#library, ceiling);
    }
    const named = intent === 'check_company' ? entities.companies[0]?.text : undefined;
    return named === undefined ? undefined : this.#inList(named);
  }

  #inList(named: string): string | undefined {
    return this.#companies && lookUpText(this.#library, this.#companies, named);
  }

  /** The check of the offer in a message, or undefined when it holds none. */
  hear(text: string, reading: Pick<Reading, 'intent' | 'confidence'>): OfferCheck | undefined {
    const sound = this.#hearSound?.(text);
    if (sound !== undefined && !mayBeOffer(text, sound, reading)) return undefined;
    const check = this.#check(text);
    return isOffer(text, check, reading) ? check : undefined;
  }

  /** The check of a text that is meant to be an offer. */
  check(text: string): OfferCheck {
    return this.#check(text);
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
        return { reply: questionsReply(this.#library, this.questionsFor(talk.offer?.flags ?? [])) };
      case 'report':
        return this.#forStaff('offer_reported', heard, talk);
      case 'paid':
        return this.#forStaff('offer_paid', heard, talk);
      default:
        return { reply: { text: this.#library.phrase('offer_evidence'), choices: [] } };
    }
  }

  questionsFor(flags: readonly string[]): string[] {
    return questionsFor(this.#content, flags);
  }

  /** What the reader is told of these flags; ids that there are none of are left out. */
  reasons(ids: readonly string[]): string[] {
    return ids.flatMap((id) => this.#content.flags.find((flag) => flag.id === id)?.why ?? []);
  }

  /** The parts of a reply, for a page that draws them itself. */
  words(check: OfferCheck): OfferWords {
    const phrase = (name: string) => this.#library.phrase(name);
    return {
      heading: phrase(`offer_${check.verdict}`),
      next: phrase(`offer_next_${check.verdict}`),
      notes: offerNotes(this.#library, check),
      flags: mostTelling(check.flags),
      signs: check.verdict === 'ok' ? mostTelling(check.signs) : [],
    };
  }

  /** The next question of the guided check, or undefined when enough is known. */
  nextQuestion(answers: Answers): { id: string; reply: Reply } | undefined {
    const question = nextQuestion(this.#content, answers);
    return question && { id: question.id, reply: this.#question(question.text) };
  }

  /** The same question once more, after something that is no answer to it. */
  askAgain(id: string): Reply {
    const text = this.#content.questions.find((question) => question.id === id)?.text ?? '';
    return this.#question(`${this.#library.phrase('offer_ask_again')}\n${text}`);
  }

  /** The verdict on the answers, and what is remembered of it. */
  conclude(answers: Answers): { reply: Reply; offer: RememberedOffer } {
    const judged = guidedVerdict(this.#content, answers);
    const told = this.#content.questions.flatMap(({ id, text }) => {
      const answer = answers[id];
      return answer ? [`${text} – ${this.#library.phrase(`offer_answer_${answer}`)}`] : [];
    });
    return { reply: offerReply(this.#library, judged), offer: this.remembered(told.join('\n'), judged) };
  }

  #question(text: string): Reply {
    const answer = (id: Answer) => this.#library.choice(`offer_answer_${id}`, { name: 'answer', id });
    const way = (id: string) => this.#library.choice(`button_offer_${id}`, { name: 'offer', id });
    const stop = this.#library.choice('button_stop', { name: 'stop' });
    return { text, choices: [answer('yes'), answer('no'), answer('unknown'), way('paid'), way('leaving'), stop] };
  }

  remembered(text: string, { verdict, flags }: Pick<OfferCheck, 'verdict' | 'flags'>): RememberedOffer {
    return { text: text.slice(0, KEPT_LENGTH), verdict, flags: flags.map(({ id }) => id) };
  }

  /** Opens a case with the words of the advert, or adds them to the one that is open; more may be told. */
  #forStaff(phrase: string, heard: Heard, talk: Talk): { reply: Reply; handoff: HandoffRequest } {
    const request = handoffRequest(heard, talk, 3);
    const { offer } = talk;
    const handoff = offer
      ? { ...request, summary: summaryOf(offer.text), facts: [...request.facts, ...this.#facts(offer)] }
      : request;
    const text = [phrase, 'report_offer'].map((name) => this.#library.phrase(name, { code: handoff.caseCode }));
    const choices = [
      this.#library.choice('button_report', { name: 'report' }),
      this.#library.choice('button_withdraw', { name: 'withdraw' }),
    ];
    return { reply: { text: text.join('\n\n'), choices }, handoff };
  }

  /** What staff are told of an offer: its words, and what speaks against it. */
  #facts({ text, verdict, flags }: RememberedOffer): HandoffFact[] {
    return [
      { name: OFFER_TEXT, value: text },
      { name: 'offer_verdict', value: this.#library.phrase(`offer_verdict_${verdict}`) },
      { name: 'offer_flags', value: this.reasons(flags).slice(0, MOST_FACTS).join(' ') },
    ];
  }
}
