import type { Intent } from '../knowledge/schema';
import { FOR_STAFF, SURE } from './asked';
import { isPurpose } from './consent/consent';
import { offerWithdrawal, withdrawal } from './consent/withdrawing';
import { learn, offerCourses } from './courses/learning';
import { type Decision, understood } from './decision';
import type { HandoffRequest } from './handoff';
import { askedOn, asksOfNothing, leansOnBefore } from './follow-up';
import { handoffRequest } from './handoff-request';
import type { Command } from './replies/commands';
import type { OfferCheck } from './offers/offer';
import type { OfferDesk } from './offers/offer-desk';
import { type PictureWords, shownOf } from './offers/picture-words';
import { ownDataWish } from './own-data';
import { answerOwnDataWish } from './own-data-answer';
import { asksBeyondOffer, asksSomething, besideReceipt, besideVerdict } from './replies/beside-urgent';
import type { Found } from './replies/finding/article-finder';
import type { Library } from './replies/library';
import { besideAnswer, insteadOfAnswer, offering } from './replies/offering';
import type { Choice, Reply } from './replies/reply';
import { Sharing, isAboutDanger } from './replies/sharing';
import { dialogAfter, emergencyReply, isPressing, reportReply } from './replies/urgent';
import { askBeforeNews, beginNews, offerNews } from './news/offering';
import { takeBack } from './taking-back';
import type { Heard, Talk } from './talk';
import type { Reader, Reading } from './understanding/reader';
import { wordlessPhrase } from './wordless';

/** Below this no answer is ventured: a question with choices is asked. */
const HALF_SURE = 0.22;
/** Somebody who cannot write more answers like this, even if nothing was asked (domain §6, silent mode). */
const BARE_ANSWER = /^[01]$/;
const MAX_MISSES = 2;
/** Turning somebody away takes more certainty than answering. */
const REFUSALS: readonly Intent[] = ['out_of_scope', 'abuse_spam'];

interface Parts {
  /** Address of an article's page, whose picture is that and `.png`. Absent: there are no pages, as on the terminal. */
  pageOf?: (articleId: string) => string;
  library: Library;
  read: Reader;
  /** A text with its words in standard spelling, without accents and signs. */
  spell: (text: string) => string;
  offers: OfferDesk;
}

/** Where danger is heard, be it faintly, nothing may draw the eye from the question about it. */
const mayOffer = ({ danger }: Reading): boolean => !danger.heard;

/** Whoever sends a picture of an offer wants to have it looked at. */
const MEANT_AS_OFFER = { intent: 'offer_check', confidence: 1 } as const;

/** Decides what to do about a message: danger first, then taps, then requests for a person, then offers and knowledge. */
export class Responder {
  readonly library: Library;
  readonly read: Reader;
  readonly spell: Parts['spell'];
  readonly offers: OfferDesk;
  readonly #sharing: Sharing;

  constructor({ library, read, spell, offers, pageOf }: Parts) {
    this.#sharing = new Sharing(library, pageOf);
    this.library = library;
    this.read = read;
    this.spell = spell;
    this.offers = offers;
  }

  respond(heard: Heard, reading: Reading | undefined, talk: Talk): Decision {
    const offer = reading && this.offers.hear(heard.text, reading);
    const decision = this.#decide(heard, reading, talk, offer);
    return offer ? { ...decision, offer } : decision;
  }

  /** What is said of a picture when its words were read: the verdict on an offer, or that they should say what they want. */
  pictured({ text, sure }: PictureWords): Decision {
    const { library, offers } = this;
    const offer = text ? offers.hear(text, MEANT_AS_OFFER) : undefined;
    if (!offer) return understood({ text: library.phrase(text ? 'picture_other' : 'picture_unread'), choices: [] });
    const verdict = offers.reply(offer);
    const read = library.phrase(sure ? 'picture_read' : 'picture_read_unsure', { text: shownOf(text) });
    const reply = { ...verdict, text: `${read}\n\n${verdict.text}` };
    const isCry = this.read(text).urgency === 'emergency';
    return { ...understood(isCry ? { ...reply, text: this.#withDangerQuestion(reply.text) } : reply), offer };
  }

  #decide(heard: Heard, reading: Reading | undefined, talk: Talk, offer: OfferCheck | undefined): Decision {
    if (reading?.urgency === 'emergency') return this.#emergency(heard, reading, talk, offer);
    if (heard.command) return this.#command(heard.command, heard, talk);
    if (!reading) return this.#wordless(heard, talk);
    const wish = ownDataWish(heard.text);
    if (wish) return answerOwnDataWish(this.library, wish, heard, talk);
    if (BARE_ANSWER.test(heard.text) && talk.handoff.mode === 'bot') return this.#askAboutDanger();
    if (reading.urgency === 'report') return this.#report(heard, reading, talk, offer);
    if (reading.intent === 'talk_to_human' && reading.confidence >= SURE)
      return this.#withAnswerBelow(this.#askStaff(heard, talk), heard, reading);
    const known = offer ? this.#onOffer(heard, reading, talk, offer) : this.#answerWithSums(heard.text, reading, talk);
    const answer = this.#withQuestion(known, reading);
    if (offer && talk.handoff.mode === 'waiting')
      return { ...answer, handoff: handoffRequest(heard, talk, 3, reading) };
    return talk.handoff.mode === 'waiting' ? this.#whileWaiting(heard, reading, talk, answer) : answer;
  }

  /** The verdict on an offer, or below the answer to what is asked beyond it how to have it looked at. */
  #onOffer(heard: Heard, reading: Reading, talk: Talk, offer: OfferCheck): Decision {
    const answer = asksBeyondOffer(reading, heard, offer) ? this.#answerWithSums(heard.text, reading, talk) : undefined;
    if (answer?.article === undefined || !answer.reply)
      return understood(besideVerdict(this.library, reading, heard, { ...offer, reply: this.offers.reply(offer) }));
    const { text, choices } = answer.reply;
    const check = this.library.choice('button_offer_check', { name: 'offer', id: 'check' });
    const note = this.library.phrase('offer_beside_answer');
    return { ...answer, reply: { text: `${text}\n\n${note}`, choices: [check, ...choices] } };
  }

  /** Above the article stands what can be reckoned or looked up for the very question. */
  #answerWithSums(text: string, reading: Reading, talk: Talk): Decision {
    const answer = this.#answer(text, reading, talk);
    const sums = answer.understood ? this.offers.beside(text, reading) : undefined;
    if (sums === undefined || !answer.reply) return answer;
    return { ...answer, reply: { ...answer.reply, text: `${sums}\n\n${answer.reply.text}` } };
  }

  /** An offer never makes a cry for help less urgent: what is said of it stands below the numbers. */
  #emergency(heard: Heard, reading: Reading, talk: Talk, offer?: OfferCheck): Decision {
    const handoff = handoffRequest(heard, talk, 1, reading);
    if (talk.handoff.mode === 'waiting' && talk.handoff.priority === 1) {
      return {
        reply: { text: this.library.phrase('emergency_again', { code: handoff.caseCode }), choices: [] },
        handoff,
        understood: true,
      };
    }
    const asks = asksSomething(heard.text, heard.spelt);
    const { reply, later } = emergencyReply(this.library, reading, { text: heard.text, code: handoff.caseCode, asks });
    return {
      reply: offer ? { ...reply, text: `${reply.text}\n\n${this.offers.besideEmergency(offer)}` } : reply,
      handoff,
      dialog: dialogAfter(reading),
      ...(later && { later }),
      understood: true,
    };
  }

  #report(heard: Heard, reading: Reading, talk: Talk, offer?: OfferCheck): Decision {
    const isSoon = isPressing(reading, heard.text);
    const handoff = handoffRequest(heard, talk, isSoon ? 2 : 3, reading);
    if (talk.handoff.mode === 'waiting') return this.#withAnswerBelow(this.#added(handoff), heard, reading);
    const verdict = offer && { text: this.offers.reply(offer).text, choices: [] };
    const advice = verdict ?? besideReceipt(this.library, reading, heard.text);
    return { reply: reportReply(this.library, handoff.caseCode, isSoon, advice), handoff, understood: true };
  }

  /** Where something is asked with what staff are told, it is answered below the receipt. */
  #withAnswerBelow(receipt: Decision, heard: Heard, reading: Reading): Decision {
    const advice = asksSomething(heard.text, heard.spelt) && besideReceipt(this.library, reading, heard.text);
    if (!advice || !receipt.reply) return receipt;
    const { text, choices } = receipt.reply;
    return { ...receipt, reply: { text: `${text}\n\n${advice.text}`, choices: [...choices, ...advice.choices] } };
  }

  #askStaff(heard: Heard, talk: Talk): Decision {
    const handoff = handoffRequest(heard, talk, 3);
    const phrase = talk.handoff.mode === 'waiting' ? 'staff_asked_again' : 'staff_asked';
    return {
      reply: { text: this.library.phrase(phrase, { code: handoff.caseCode }), choices: [] },
      handoff,
      asksForStaff: true,
      understood: true,
    };
  }

  /** Who wants no answer any more wants nothing kept either. */
  #revoke(id: string, heard: Heard, talk: Talk): Decision {
    if (!isPurpose(id)) return offerWithdrawal(this.library, talk);
    if (id === 'answer') return answerOwnDataWish(this.library, 'erase', heard, talk);
    return withdrawal(this.library, heard, talk, id);
  }

  #command(command: Command, heard: Heard, talk: Talk): Decision {
    switch (command.name) {
      case 'staff':
        return this.#askStaff(heard, talk);
      case 'report':
        return {
          handoff: handoffRequest(heard, talk, 3),
          dialog: talk.about === 'missing_contact' ? 'missing' : 'report',
          understood: true,
        };
      case 'withdraw':
        return takeBack(this.library, heard, talk);
      case 'start':
        return understood(this.#greeting());
      case 'helped':
      case 'unhelped':
        return understood({ text: this.library.phrase('feedback_thanks'), choices: [] });
      case 'courses':
        return offerCourses(this.library);
      case 'subscribe':
        return offerNews(this.library, talk);
      case 'news':
        return askBeforeNews(this.library, talk, command.id);
      case 'newsok':
        return beginNews(this.library, talk, command.id);
      case 'unsubscribe':
        return { reply: { text: this.library.phrase('news_ended'), choices: [] }, news: [], understood: true };
      case 'consents':
        return offerWithdrawal(this.library, talk);
      case 'revoke':
        return this.#revoke(command.id, heard, talk);
      case 'learn':
        return learn(this.library, talk, talk.course);
      case 'course':
        return learn(this.library, talk, command.id);
      case 'class':
        return learn(this.library, talk, this.library.courseOfClass(command.id)?.id, command.id);
      case 'skip':
      case 'answer':
      case 'pick':
      case 'agree':
      case 'stop':
        return understood({ text: this.library.phrase('unsure'), choices: this.#starters() });
      case 'offer':
        return this.#offerCommand(command.id, heard, talk);
      case 'share':
        return understood(this.#sharing.reply(command.id) ?? this.#gone());
      case 'article':
      case 'section':
      case 'source':
        return { ...understood(this.#withHelp(command, this.#show(command))), article: command.id };
    }
  }

  /** Whoever is on the way already is helped like somebody in danger; everything else is for the desk. */
  #offerCommand(id: string, heard: Heard, talk: Talk): Decision {
    if (id === 'check') return { dialog: 'offer-check', understood: true };
    if (id !== 'leaving') return { ...this.offers.answer(id, heard, talk), understood: true };
    const reading = this.read(talk.offer?.text ?? heard.text);
    return this.#emergency(heard, { ...reading, intent: 'self_in_danger', urgency: 'emergency' }, talk);
  }

  #show(command: Extract<Command, { id: string }>): Reply {
    const article = this.library.byId(command.id);
    if (!article) return this.#gone();
    if (command.name === 'section') return this.library.section(article, command.n) ?? this.#gone();
    if (command.name === 'source') return this.library.sources(article);
    const answer = this.library.answer(article);
    return { ...answer, choices: [...answer.choices, ...this.#sharing.choices(article)] };
  }

  #gone(): Reply {
    return { text: this.library.phrase('gone'), choices: this.#starters() };
  }

  /** Whoever looks up what to do in danger may be in it: how to call for staff stands beside the answer. */
  #withHelp({ id }: { id: string }, reply: Reply): Reply {
    const article = this.library.byId(id);
    return article && isAboutDanger(article) ? { ...reply, text: this.#withDangerQuestion(reply.text) } : reply;
  }

  #wordless(heard: Heard, talk: Talk): Decision {
    const waiting = talk.handoff.mode === 'waiting';
    const slots = { code: talk.handoff.caseCode ?? '' };
    return {
      reply: { text: this.library.phrase(wordlessPhrase(heard.attachments, waiting), slots), choices: [] },
      ...(waiting && { handoff: handoffRequest(heard, talk, 3) }),
      understood: true,
    };
  }

  #answer(text: string, read: Reading, talk: Talk): Decision {
    const { found, reading } = this.#find(text, read, talk);
    const needed = REFUSALS.includes(reading.intent) ? SURE : HALF_SURE;
    if (!found || (reading.confidence < needed && found.fit !== 'close')) return this.#ask(reading, talk, found);
    const { article } = found;
    const reply = this.library.reply(found);
    const also = reading.alsoAsked.flatMap((intent) => this.#choiceFor(intent)).slice(0, 2);
    const choices = article.group === 'conversation' && !reply.choices.length ? this.#starters() : reply.choices;
    const own = this.library.choiceOf({ article }).value;
    const all = [...also.filter(({ value }) => value !== own), ...choices, ...this.#sharing.choices(article)];
    if (found.fit === 'far' && article.group !== 'conversation') return this.#unknown(found, all, reading);
    return { ...understood(this.#withOthers({ text: reply.text, choices: all }, found, reading)), article: article.id };
  }

  /** A short question that leans on the answer before it is read together with what that was about. */
  #find(text: string, own: Reading, { given }: Talk): { found: Found | undefined; reading: Reading } {
    const found = this.library.find(own, text);
    const article = given === undefined ? undefined : this.library.byId(given);
    const alone = { found, reading: own };
    const spelt = this.spell(text);
    if (!article || article.group === 'conversation' || !leansOnBefore(spelt, own)) return alone;
    const isOfTopic = found?.article.intents.some((intent) => article.intents.includes(intent)) ?? false;
    if (found?.fit === 'close' && (isOfTopic || !asksOfNothing(spelt))) return alone;
    const { reading, before } = askedOn(text, own, article, this.read);
    const goingOn = this.library.find(reading, text, before);
    return goingOn && goingOn.fit !== 'far' ? { found: goingOn, reading } : alone;
  }

  /** Says honestly that this is not known, and where to ask; then what is nearest to it, or the general answer. */
  #unknown(found: Found, choices: Choice[], reading: Reading): Decision {
    const { intent } = reading;
    const text = this.library.phrase('no_exact_answer', { place: this.library.phrase(`where_to_ask_${intent}`) });
    const staff = this.library.choice('button_staff', { name: 'staff' });
    // The general answer stands last among what is offered: of what was asked it seldom tells.
    const reply =
      found.others.length && mayOffer(reading)
        ? insteadOfAnswer(this.library, { text, choices: [staff] }, found)
        : { text: `${text}\n\n${this.library.phrase('general_answer')}\n\n${this.library.reply(found).text}`, choices };
    return { reply, understood: true, unanswered: intent };
  }

  /** What may be meant as well is offered below the answer. */
  #withOthers(reply: Reply, found: Found, reading: Reading): Reply {
    if (!mayOffer(reading)) return reply;
    return REFUSALS.includes(reading.intent)
      ? offering(this.library, reply, found.others, 'nearest')
      : besideAnswer(this.library, reply, found);
  }

  /** Where danger is faintly heard but not enough for an alarm, the question about it is asked beside the answer. */
  #withQuestion(decision: Decision, { danger }: Reading): Decision {
    if (!danger.heard || !decision.reply) return decision;
    const text = this.#withDangerQuestion(decision.reply.text);
    return { ...decision, reply: { ...decision.reply, text }, asksAboutDanger: true };
  }

  #withDangerQuestion(text: string): string {
    return `${text}\n\n${this.library.phrase('danger_question')}`;
  }

  #askAboutDanger(): Decision {
    return {
      ...understood({ text: this.library.phrase('danger_question'), choices: [] }),
      asksAboutDanger: true,
    };
  }

  /** Asks one short question; after two misses in a row a person is offered. */
  #ask(reading: Reading, talk: Talk, found?: Found): Decision {
    const isAgain = talk.misses + 1 >= MAX_MISSES;
    const staff = this.library.choice('button_staff', { name: 'staff' });
    const choices = [...(isAgain ? [] : this.#guesses(reading, found)), staff];
    const text = this.library.phrase(isAgain ? 'unsure_again' : 'unsure');
    return { reply: { text, choices }, understood: false, unanswered: reading.intent };
  }

  /** While staff are awaited, questions are answered and everything else is added to the case. */
  #whileWaiting(heard: Heard, reading: Reading, talk: Talk, answer: Decision): Decision {
    const handoff = handoffRequest(heard, talk, 3, reading);
    const isQuestion = answer.understood && reading.confidence >= SURE && !FOR_STAFF.includes(reading.intent);
    return isQuestion ? { ...answer, handoff } : this.#added(handoff);
  }

  #added(handoff: HandoffRequest): Decision {
    return {
      reply: { text: this.library.phrase('added', { code: handoff.caseCode }), choices: [] },
      handoff,
      understood: true,
    };
  }

  #greeting(): Reply {
    const article = this.library.defaultOf('greeting');
    return article
      ? { text: this.library.answer(article).text, choices: this.#starters() }
      : { text: this.library.phrase('empty'), choices: [] };
  }

  /** What is nearest in words, or else what is known on the topics that may have been meant. */
  #guesses(reading: Reading, found: Found | undefined): Choice[] {
    if (found?.fit !== 'near' || found.article.group === 'conversation') return this.#alternatives(reading);
    return [found, ...found.others].map((place) => this.library.choiceOf(place));
  }

  #alternatives(reading: Reading): Choice[] {
    const offered = reading.candidates.filter(({ intent }) => !REFUSALS.includes(intent));
    return offered.slice(0, 3).flatMap(({ intent }) => this.#choiceFor(intent));
  }

  #starters(): Choice[] {
    const intents: Intent[] = ['offer_check', 'fees_deposits', 'report_tip', 'victim_support', 'hotline_contact'];
    return [
      ...intents.flatMap((intent) => this.#choiceFor(intent)),
      this.library.choice('button_staff', { name: 'staff' }),
    ];
  }

  #choiceFor(intent: Intent): Choice[] {
    const article = this.library.defaultOf(intent);
    return article ? [this.library.choiceOf({ article })] : [];
  }
}
