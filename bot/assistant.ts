import {
  type Activity,
  ActivityHandler,
  ConversationState,
  type StatePropertyAccessor,
  type Storage,
  type TurnContext,
} from 'botbuilder-core';
import { isHeavy, nudgeAfter, withNudge } from './courses/nudge';
import type { Interest } from './news/interests';
import {
  CAMPAIGN,
  CAMPAIGN_OUTCOME,
  type CampaignMessage,
  type CampaignOutcome,
  SUBSCRIPTION,
  mayHear,
} from './news/subscription';
import { HUSH, SAFETY_SET, isCodeWord, isExit } from './discretion';
import {
  HANDOFF_INITIATE,
  HANDOFF_RETURN,
  HANDOFF_STATUS,
  HANDOFF_TAKEOVER,
  type HandoffFact,
  type HandoffRequest,
  type HandoffStatus,
  type HandoffTakeover,
  nextHandoff,
} from './handoff';
import { namedFacts } from './handoff-facts';
import { handoffRequest } from './handoff-request';
import { readInContext } from './in-context';
import { onTheWayOut } from './outgoing';
import { type Command, commandOf, commandValue, isOwnLabel } from './replies/commands';
import type { OfferCheck, RememberedOffer } from './offers/offer';
import { ERASE } from './own-data';
import { PICTURE_WORDS, type PictureWords } from './offers/picture-words';
import type { Reply } from './replies/reply';
import { isAfterEmergency } from './replies/urgent';
import { type Decision, type DialogName, type Responder, asksForKnowledge, isSmallTalk } from './respond';
import { readReturnNumber } from './return-number';
import { type Safety, mayWrite } from './safety';
import { handoffAt, isInStandby } from './takeover';
import { CONTACT, FRESH_TALK, type Heard, JOIN, type Talk, UNANSWERED, WITHDRAWAL, placeIn, reachable } from './talk';
import {
  ARTICLE,
  type ArticleReport,
  FEEDBACK,
  type Feedback,
  TURN,
  type TurnOutcome,
  type TurnReport,
} from './turn-report';
import type { Reading } from './understanding/reader';

/** What a dialog begins with. */
export interface Beginning {
  handoff?: HandoffRequest;
  opening?: Reply;
  /** Of the dialog `course`. */
  course?: { id: string; class?: string };
}

/** Dialogs of several steps, as the assistant sees them; dialogs/ implements this. */
export interface Dialogs {
  active(context: TurnContext): Promise<string | undefined>;
  begin(context: TurnContext, name: DialogName, options: Beginning): Promise<void>;
  /** Gives the offer that was checked by questions, when the dialog has ended with one. */
  continue(context: TurnContext): Promise<RememberedOffer | undefined>;
  cancel(context: TurnContext): Promise<void>;
  /** Asks again what was asked last, after something else was spoken of. */
  reprompt(context: TurnContext): Promise<void>;
}

export interface AssistantParts {
  responder: Responder;
  createDialogs: (state: ConversationState) => Dialogs;
  toActivity: (reply: Reply) => Partial<Activity>;
  /** The case that a message would open: always the same for the same message. */
  caseFor: (conversationId: string, messageId: string) => { caseId: string; caseCode: string };
  /** Whether far more people write than usual: nothing is offered then, and who asks for staff is told that it takes longer. */
  isSurge: () => boolean;
  /** Told of every reading, for figures; never the text. */
  onReading?: (reading: Reading) => void;
  /** Told of every offer that was checked. */
  onOffer?: (offer: OfferCheck) => void;
  /** Epoch ms. */
  now: () => number;
}

/** One turn of the conversation: who is to answer, bot or staff; what is said; what staff are told. */
export class Assistant extends ActivityHandler {
  readonly #parts: AssistantParts;
  readonly #state: ConversationState;
  readonly #talk: StatePropertyAccessor<Talk>;
  readonly #dialogs: Dialogs;

  constructor(parts: AssistantParts, storage: Storage) {
    super();
    this.#parts = parts;
    this.#state = new ConversationState(storage);
    this.#talk = this.#state.createProperty<Talk>('talk');
    this.#dialogs = parts.createDialogs(this.#state);
    this.onMessage((context) => this.#message(context));
    this.onMessageUpdate((context) => this.#edited(context));
    this.onEvent((context) => this.#event(context));
  }

  override async run(context: TurnContext): Promise<void> {
    const way = {
      talk: await this.#current(context),
      firstLine: this.#parts.responder.library.phrase('first_line'),
      knock: this.#parts.responder.library.phrase('knock'),
      now: this.#parts.now(),
      answering: !OURS.includes(context.activity.from.id),
    };
    context.onSendActivities((_, activities, next) => {
      for (const activity of activities) Object.assign(activity, onTheWayOut(activity, way));
      return next();
    });
    await super.run(context);
    await this.#state.saveChanges(context);
  }

  async #message(context: TurnContext): Promise<void> {
    const talk = await this.#current(context);
    if (context.activity.from.id === 'staff') return this.#passOn(context);
    talk.heardAt = context.activity.timestamp?.getTime() ?? this.#parts.now();
    const heard = this.#heard(context, talk);
    if (isCodeWord(heard.text, talk.safety?.codeWord)) return this.#turnOver(context, heard, talk);
    if (isExit(heard.text)) return this.#leave(context, heard, talk);
    const reading = heard.text && !heard.tapped ? readInContext(this.#read(heard.text), heard.text, talk) : undefined;
    talk.dangerAsked = false;
    if (talk.harmless && this.#staysHarmless(heard, reading, talk))
      return this.#sayHarmless(context, heard, reading, talk);
    talk.harmless = false;
    await this.#welcomeBack(context, talk);
    talk.handoff = handoffAt(talk.handoff, context.activity);
    const number = readReturnNumber(heard.text);
    if (number) return this.#comeBack(context, heard, number, talk);
    await this.#passOnFeedback(context, heard, talk);
    const outcome = await this.#answer(context, heard, reading, talk);
    if (reading) await this.#report(context, reading, outcome);
  }

  async #answer(context: TurnContext, heard: Heard, reading: Reading | undefined, talk: Talk): Promise<TurnOutcome> {
    if (talk.handoff.mode === 'staff') {
      await this.#forStaff(context, heard, reading, talk);
      return 'staff';
    }
    const active = await this.#dialogs.active(context);
    if (active && this.#isAnswer(active, heard, reading)) {
      await this.#takeAnswer(context, heard, reading, talk);
      return 'taken';
    }
    const isAside = active !== undefined && active !== 'offer-check' && this.#isAside(heard, reading);
    if (active && !isAside) await this.#dialogs.cancel(context);
    const decision = this.#nudged(this.#parts.responder.respond(heard, reading, talk), reading, talk, active);
    if (decision.offer) this.#rememberOffer(heard.text, decision.offer, talk);
    await this.#afterCampaign(context, decision, talk);
    await this.#carryOut(context, decision, talk);
    await this.#reportArticle(context, decision, heard, talk);
    if (isAside && !decision.dialog) await this.#dialogs.reprompt(context);
    this.#keepInMind(context, heard, reading, talk);
    return decision.handoff ? 'handed' : decision.understood ? 'answered' : 'asked';
  }

  /** After an answer at most one course is offered that fits it; never within a dialog. */
  #nudged(decision: Decision, reading: Reading | undefined, talk: Talk, active: string | undefined): Decision {
    if (!reading) return decision;
    if (isHeavy(reading)) talk.heavy = true;
    const { library } = this.#parts.responder;
    const now = this.#parts.now();
    const mayOffer = active === undefined && !this.#parts.isSurge();
    const course = mayOffer ? nudgeAfter(decision, { reading, talk, library, now }) : undefined;
    if (decision.understood && decision.reply) talk.answered = (talk.answered ?? 0) + 1;
    if (!course) return decision;
    talk.nudgedAt = now;
    return withNudge(decision, course, library);
  }

  /** For figures: what became of the message, never what was written. */
  async #report(context: TurnContext, { intent, urgency }: Reading, outcome: TurnOutcome): Promise<void> {
    const value: TurnReport = { intent, urgency, outcome };
    await context.sendActivity({ type: 'event', name: TURN, value });
  }

  /** For the editors: which article was given, and whether the one before left the person asking for somebody. */
  async #reportArticle(context: TurnContext, decision: Decision, { command }: Heard, talk: Talk): Promise<void> {
    const report = (value: ArticleReport) => context.sendActivity({ type: 'event', name: ARTICLE, value });
    const isLost = !decision.understood || command?.name === 'staff' || decision.handoff?.priority === 3;
    const before = talk.given;
    if (before !== undefined && isLost) await report({ article: before, missed: true });
    delete talk.given;
    if (decision.article === undefined) return;
    talk.given = decision.article;
    // Unfolding a section of it is no second time.
    if (decision.article !== before) await report({ article: decision.article, missed: false });
  }

  /**
   * Somebody who has told of a case from another account. Our answer is the same whatever number was written, right or
   * wrong, since whoever holds the phone may try it: only staff see which case it belongs to.
   */
  async #comeBack(context: TurnContext, heard: Heard, number: string, talk: Talk): Promise<void> {
    const request = { ...handoffRequest(heard, talk, 2), facts: [{ name: 'return_number', value: number }] };
    await this.#dialogs.cancel(context);
    await this.#ask(context, request);
    const wasStaff = talk.handoff.mode === 'staff';
    talk.handoff = nextHandoff(talk.handoff, { ...request, type: 'initiated' });
    if (!wasStaff) await this.#say(context, 'come_back');
  }

  /** What is named before there is a case: staff get it with the case, should there be one. */
  #keepInMind({ activity }: TurnContext, heard: Heard, reading: Reading | undefined, talk: Talk): void {
    if (!reading || talk.handoff.mode !== 'bot') return;
    const facts = namedFacts(heard.text, reading.entities).map((fact) => ({ ...fact, messageId: activity.id ?? '' }));
    talk.noted = [...(talk.noted ?? []), ...facts].slice(-MOST_NOTED);
  }

  #rememberOffer(text: string, offer: OfferCheck, talk: Talk): void {
    talk.offer = this.#parts.responder.offers.remembered(text, offer);
    this.#parts.onOffer?.(offer);
  }

  /** What staff write goes out as they wrote it; only its discretion is ours. */
  async #passOn(context: TurnContext): Promise<void> {
    const { type, text, attachments } = context.activity;
    const channelData: unknown = context.activity.channelData;
    await context.sendActivity({
      type,
      text,
      ...(attachments && { attachments }),
      channelData,
    });
  }

  /** The person's own word makes the chat harmless, and opens it again: then it is surely them. */
  async #turnOver(context: TurnContext, heard: Heard, talk: Talk): Promise<void> {
    if (!talk.harmless) return this.#leave(context, heard, talk);
    talk.harmless = false;
    await this.#tell(context, heard, talk, { name: 'code_word', value: heard.text }, { state: 'unsure' });
    if (talk.held) return this.#welcomeBack(context, talk);
    if (talk.handoff.mode !== 'staff') await this.#say(context, 'word_known');
  }

  /** Whoever looks at the phone next finds a harmless chat: what is unsent is dropped, nothing is said unasked. */
  async #leave(context: TurnContext, heard: Heard, talk: Talk): Promise<void> {
    talk.harmless = true;
    await this.#dialogs.cancel(context);
    await context.sendActivity({ type: 'event', name: HUSH });
    await this.#tell(context, heard, talk, { name: 'left', value: heard.text }, { state: 'unsafe' });
    await this.#say(context, 'harmless');
  }

  /** Danger opens the chat at once, and where nobody is in danger so does any real question. */
  #staysHarmless(heard: Heard, reading: Reading | undefined, talk: Talk): boolean {
    if (reading?.urgency === 'emergency') return false;
    if (talk.inDanger) return true;
    return !heard.command && (!reading || (reading.urgency === 'none' && isSmallTalk(reading)));
  }

  async #sayHarmless(context: TurnContext, heard: Heard, reading: Reading | undefined, talk: Talk): Promise<void> {
    if (talk.handoff.mode !== 'bot') await this.#ask(context, handoffRequest(heard, talk, 3, reading));
    if (talk.handoff.mode !== 'staff') await this.#say(context, 'harmless_again');
  }

  /** Tells staff of something about the person's safety when they have a case; the bot remembers it in any case. */
  async #tell(
    context: TurnContext,
    heard: Heard,
    talk: Talk,
    fact: HandoffFact,
    safety: Partial<Safety>,
  ): Promise<void> {
    talk.safety = { state: 'unsure', ...talk.safety, ...safety, byStaff: false };
    if (talk.handoff.mode === 'bot') return;
    await this.#ask(context, { ...handoffRequest(heard, talk, 3), facts: [fact], safety });
  }

  /** They write again: what they could not be told in the meantime is told now. */
  async #welcomeBack(context: TurnContext, talk: Talk): Promise<void> {
    // They said "not safe", and now they can write; whether it is safe is still open. What staff said, staff take back.
    if (talk.safety?.state === 'unsafe' && !talk.safety.byStaff) talk.safety = { ...talk.safety, state: 'unsure' };
    const { held } = talk;
    delete talk.held;
    if (held) await this.#sayStatus(context, held);
  }

  #read(text: string): Reading {
    const reading = this.#parts.responder.read(text);
    this.#parts.onReading?.(reading);
    return reading;
  }

  #heard(context: TurnContext, talk: Talk): Heard {
    const { activity } = context;
    // The SDK's types promise a text and an id; what platforms deliver does not always have them.
    const text = (activity.text as string | undefined) ?? '';
    const command = withoutNews(commandOf(activity.value as unknown, text, talk.offered), talk);
    const tapped = command !== undefined && isOwnLabel(text, activity.value as unknown, talk.offered);
    // A tap may come without a text, as Zalo's do: the dialogs' prompts listen for one.
    if (command) Object.assign(activity, { value: commandValue(command), text: text || commandValue(command) });
    return {
      text: text.trim(),
      ...(command && { command }),
      tapped,
      attachments: (activity.attachments ?? []).map(({ contentType }) => contentType),
      ...placeIn(activity),
      ...this.#parts.caseFor(activity.conversation.id, activity.id ?? ''),
    };
  }

  /** While staff hold the conversation the bot is silent; staff see the message, and an emergency raises the case. */
  async #forStaff(context: TurnContext, heard: Heard, reading: Reading | undefined, talk: Talk): Promise<void> {
    const isEmergency = reading?.urgency === 'emergency';
    // Of staff outside the console nobody knows whether they are looking: a cry for help gets the numbers at once.
    const isUnseen = talk.handoff.takenOverAt !== undefined && talk.handoff.priority !== 1;
    if (isEmergency && isUnseen && !isInStandby(context.activity)) {
      const { reply, handoff, understood } = this.#parts.responder.respond(heard, reading, talk);
      await this.#carryOut(context, { understood, ...(reply && { reply }), ...(handoff && { handoff }) }, talk);
      return;
    }
    // What they talk about there needs no case, unless somebody may be in danger.
    if (!talk.handoff.caseId && (!reading || reading.urgency === 'none')) return;
    await this.#addToCase(context, talk, handoffRequest(heard, talk, isEmergency ? 1 : 3, reading));
  }

  async #addToCase(context: TurnContext, talk: Talk, handoff: HandoffRequest): Promise<void> {
    await this.#ask(context, handoff);
    talk.handoff = nextHandoff(talk.handoff, { ...handoff, type: 'initiated' });
  }

  /** Changed words are not answered, so that nobody is answered twice; danger in them is, and staff see them. */
  async #edited(context: TurnContext): Promise<void> {
    const talk = await this.#current(context);
    const heard = this.#heard(context, talk);
    const reading = heard.text ? this.#read(heard.text) : undefined;
    if (reading?.urgency === 'emergency') return this.#message(context);
    if (talk.handoff.caseId) await this.#addToCase(context, talk, handoffRequest(heard, talk, 3, reading));
  }

  /** A dialog takes the message as an answer, unless the person wants something else or is in danger. */
  #isAnswer(active: string, heard: Heard, reading: Reading | undefined): boolean {
    if (heard.command) return ANSWERS.includes(heard.command.name) && !isTypedCry(active, reading);
    if (!heard.text) return false;
    if (active === 'course') return isRemark(heard, reading);
    // Somebody who finds the advert after all pastes it in the middle of the questions.
    if (active === 'offer-check' && heard.text.length > LONGEST_ANSWER) return false;
    if (!reading) return true;
    const danger =
      reading.urgency === 'emergency' && !isAfterEmergency(active) && !isBareAnswer(active, heard, reading);
    const wantsStaff = reading.intent === 'talk_to_human' && reading.confidence > 0.7;
    const asks = active !== 'offer-check' && asksForKnowledge(heard.text, reading);
    return !danger && !wantsStaff && !asks;
  }

  /** Something asked in between: it is answered, and the dialog goes on. */
  #isAside({ command, text }: Heard, reading: Reading | undefined): boolean {
    if (command) return 'id' in command;
    return reading !== undefined && asksForKnowledge(text, reading);
  }

  /** The dialog asks on; what else the answer names is told to staff beside it. */
  async #takeAnswer(context: TurnContext, heard: Heard, reading: Reading | undefined, talk: Talk): Promise<void> {
    const offer = await this.#dialogs.continue(context);
    if (offer) talk.offer = offer;
    const facts = reading ? namedFacts(heard.text, reading.entities) : [];
    if (facts.length && talk.handoff.mode !== 'bot')
      await this.#ask(context, { ...handoffRequest(heard, talk, 3), facts });
  }

  async #carryOut(context: TurnContext, decision: Decision, talk: Talk): Promise<void> {
    const { reply, handoff, dialog, course, news, understood, unanswered, erase } = decision;
    if (erase) await context.sendActivity({ type: 'event', name: ERASE });
    talk.misses = understood ? 0 : talk.misses + 1;
    if (course) talk.course = course.id;
    if (news) await this.#subscribe(context, news, talk);
    talk.dangerAsked = decision.asksAboutDanger ?? false;
    if (unanswered) await context.sendActivity({ type: 'event', name: UNANSWERED, value: { intent: unanswered } });
    if (handoff) {
      await this.#ask(context, { ...handoff, facts: [...this.#takeNoted(talk), ...handoff.facts] });
      talk.about = handoff.facts.find(({ name }) => name === 'intent')?.value ?? talk.about;
      talk.handoff = nextHandoff(
        talk.handoff,
        handoff.withdrawn ? { type: 'completed' } : { ...handoff, type: 'initiated' },
      );
    }
    if (dialog) {
      const opening = { ...(reply && { opening: reply }), ...(course && { course }) };
      return this.#dialogs.begin(context, dialog, { ...(handoff && { handoff }), ...opening });
    }
    if (reply) await context.sendActivity(this.#parts.toActivity(this.#withNotice(reply, handoff)));
  }

  /** Whoever waits for staff, and is not in danger, is told the truth about how long it takes. */
  #withNotice(reply: Reply, handoff: HandoffRequest | undefined): Reply {
    if (!this.#parts.isSurge() || handoff?.priority !== 3 || handoff.withdrawn) return reply;
    return { ...reply, text: `${reply.text}\n\n${this.#parts.responder.library.phrase('surge_notice')}` };
  }

  #takeNoted(talk: Talk): HandoffFact[] {
    const noted = talk.noted ?? [];
    delete talk.noted;
    return noted;
  }

  /** The Bot Framework's way of asking for a person; who hears it opens the case, or adds to it. */
  async #ask(context: TurnContext, value: HandoffRequest): Promise<void> {
    await context.sendActivity({ type: 'event', name: HANDOFF_INITIATE, value });
  }

  async #event(context: TurnContext): Promise<void> {
    const { name, from } = context.activity;
    if (name === JOIN) return this.#greet(context);
    // Only our own side may say who holds the conversation.
    if (from.id === 'system') return this.#fromSystem(context);
    if (from.id === 'staff') return this.#fromOutside(context);
    if (name === CONTACT) return this.#contact(context, String(context.activity.value));
    if (name === WITHDRAWAL)
      return this.#tellCase(context, await this.#current(context), { name: 'erasure_wished', value: '' });
  }

  async #fromSystem(context: TurnContext): Promise<void> {
    const { name } = context.activity;
    if (name === HANDOFF_STATUS) return this.#status(context, context.activity.value as HandoffStatus);
    if (name === CAMPAIGN) return this.#campaign(context, context.activity.value as CampaignMessage);
    if (name === SAFETY_SET) return this.#setSafety(context, context.activity.value as Safety);
    if (name === PICTURE_WORDS) return this.#pictured(context, context.activity.value as PictureWords);
  }

  /** Comes some seconds after the picture: nothing is said of it where that would disturb, or could betray somebody. */
  async #pictured(context: TurnContext, words: PictureWords): Promise<void> {
    const talk = await this.#current(context);
    const { responder, now } = this.#parts;
    if (talk.handoff.mode === 'staff' || talk.harmless || talk.inDanger) return;
    if (!('until' in mayWrite(reachable(talk), now()))) return;
    const decision = responder.pictured(words);
    const isBusy = talk.handoff.mode === 'waiting' || (await this.#dialogs.active(context)) !== undefined;
    if (isBusy && !decision.offer) return;
    if (decision.offer) this.#rememberOffer(words.text, decision.offer, talk);
    await this.#carryOut(context, decision, talk);
    await this.#dialogs.reprompt(context);
  }

  /** A campaign's message goes out only to whoever still wants it in this very moment. What was offered last stays offered. */
  async #campaign(context: TurnContext, { campaignId, interests, text, picture }: CampaignMessage): Promise<void> {
    const talk = await this.#current(context);
    const isWanted = mayHear(talk, interests);
    await this.#outcome(context, campaignId, isWanted ? 'sent' : 'withheld');
    if (!isWanted) return;
    talk.campaign = { id: campaignId, at: this.#parts.now() };
    const { offered } = talk;
    const whole = `${text}\n\n${this.#parts.responder.library.phrase('news_foot')}`;
    const attachments = picture ? [{ contentType: 'image/png', contentUrl: picture }] : [];
    await context.sendActivity({
      ...this.#parts.toActivity({ text: whole, choices: [] }),
      attachments,
      channelData: { campaign: campaignId },
      importance: 'low',
    });
    talk.offered = offered;
  }

  /** What a campaign has led to, by what its reader does next; once. */
  async #afterCampaign(context: TurnContext, { handoff, news }: Decision, talk: Talk): Promise<void> {
    const { campaign } = talk;
    if (!campaign) return;
    delete talk.campaign;
    if (this.#parts.now() - campaign.at > CAMPAIGN_COUNTS_MS) return;
    await this.#outcome(context, campaign.id, handoff ? 'case' : news?.length === 0 ? 'unsubscribed' : 'asked');
  }

  async #outcome(context: TurnContext, campaignId: string, outcome: CampaignOutcome['outcome']): Promise<void> {
    const value: CampaignOutcome = { campaignId, outcome };
    await context.sendActivity({ type: 'event', name: CAMPAIGN_OUTCOME, value });
  }

  /** What they want to hear of is kept here, where "dừng" ends it at once, and told to our own side. */
  async #subscribe(context: TurnContext, interests: Interest[], talk: Talk): Promise<void> {
    talk.subscribed = interests;
    // They have just said that their device is safe for it; what staff said of it stays.
    if (interests.length && !talk.safety?.byStaff) talk.safety = { ...talk.safety, state: 'safe' };
    await context.sendActivity({ type: 'event', name: SUBSCRIPTION, value: { interests } });
  }

  /** Staff know more: somebody called, or agreed on hours. */
  async #setSafety(context: TurnContext, safety: Safety): Promise<void> {
    const talk = await this.#current(context);
    talk.safety = { ...talk.safety, ...safety, byStaff: true };
    talk.harmless = safety.state === 'unsafe';
  }

  /** Staff answer outside the console: the bot falls silent, and the case, if there is one, shows what they wrote. */
  async #fromOutside(context: TurnContext): Promise<void> {
    const { name, timestamp } = context.activity;
    const talk = await this.#current(context);
    if (name === HANDOFF_RETURN) talk.handoff = nextHandoff(talk.handoff, { type: 'given-back' });
    if (name !== HANDOFF_TAKEOVER) return;
    const at = timestamp?.getTime() ?? this.#parts.now();
    talk.handoff = nextHandoff(talk.handoff, { type: 'taken-over', at });
    await this.#dialogs.cancel(context);
    const { text } = context.activity.value as HandoffTakeover;
    await this.#tellCase(context, talk, { name: 'answered_outside', value: text });
  }

  /** Contact details that a person has handed over belong to the case; without one nobody has asked for them. */
  async #contact(context: TurnContext, value: string): Promise<void> {
    const talk = await this.#current(context);
    const { mode, caseCode = '' } = talk.handoff;
    await this.#tellCase(context, talk, { name: 'contact', value });
    if (mode === 'waiting') await this.#say(context, 'added', { code: caseCode });
  }

  async #tellCase(context: TurnContext, talk: Talk, fact: HandoffFact): Promise<void> {
    if (!talk.handoff.caseId) return;
    const request = handoffRequest(this.#heard(context, talk), talk, 3);
    await this.#ask(context, { ...request, facts: [fact] });
  }

  async #greet(context: TurnContext): Promise<void> {
    const talk = await this.#current(context);
    if (talk.handoff.mode === 'staff' || talk.harmless || talk.inDanger) return;
    const heard: Heard = {
      text: '',
      command: { name: 'start' },
      tapped: true,
      attachments: [],
      caseId: '',
      caseCode: '',
    };
    await this.#carryOut(context, this.#parts.responder.respond(heard, undefined, talk), talk);
  }

  /** Staff have taken, left, closed or reopened the case: the person is told, and who answers from now on changes. */
  async #status(context: TurnContext, status: HandoffStatus): Promise<void> {
    const talk = await this.#current(context);
    const before = talk.handoff.mode;
    if (status.priority === 1) talk.inDanger = true;
    talk.handoff = nextHandoff(talk.handoff, { ...status, type: status.state });
    const isNews = isAboutWaiting(status) ? before === 'waiting' : talk.handoff.mode !== before;
    if (!isNews) return;
    // Only who talks from now on puts an end to a dialog: its questions are not lost over the news that nobody is there.
    if (!isAboutWaiting(status)) await this.#dialogs.cancel(context);
    if ('until' in mayWrite(reachable(talk), this.#parts.now())) return this.#sayStatus(context, status);
    // Somebody else may be looking at the phone.
    talk.held = status;
  }

  async #sayStatus(context: TurnContext, status: HandoffStatus): Promise<void> {
    const { state, staffName = '', caseCode } = status;
    if (state === 'completed') return this.#sayCompleted(context, status);
    await this.#say(context, STATUS_PHRASES[state], { name: staffName, code: caseCode });
  }

  /** Whether it was of help is asked only where nobody is put at risk by the question. */
  async #sayCompleted(context: TurnContext, { caseId }: HandoffStatus): Promise<void> {
    const talk = await this.#current(context);
    const { library } = this.#parts.responder;
    if (talk.inDanger) return this.#say(context, 'staff_completed_discreetly');
    talk.feedbackFor = caseId;
    const text = `${library.phrase('staff_completed')}\n\n${library.phrase('feedback_question')}`;
    const choices = [
      library.choice('button_helped', { name: 'helped' }),
      library.choice('button_unhelped', { name: 'unhelped' }),
    ];
    await context.sendActivity(this.#parts.toActivity({ text, choices }));
  }

  /** What they say of the closed case goes to the figures, once. */
  async #passOnFeedback(context: TurnContext, { command }: Heard, talk: Talk): Promise<void> {
    const isFeedback = command?.name === 'helped' || command?.name === 'unhelped';
    if (!isFeedback || talk.feedbackFor === undefined) return;
    const value: Feedback = { caseId: talk.feedbackFor, good: command.name === 'helped' };
    delete talk.feedbackFor;
    await context.sendActivity({ type: 'event', name: FEEDBACK, value });
  }

  async #say(context: TurnContext, phrase: string, slots: Record<string, string> = {}): Promise<void> {
    const text = this.#parts.responder.library.phrase(phrase, slots);
    await context.sendActivity(this.#parts.toActivity({ text, choices: [] }));
  }

  async #current(context: TurnContext): Promise<Talk> {
    return this.#talk.get(context, structuredClone(FRESH_TALK));
  }
}

/** Facts kept in mind before there is a case. */
const MOST_NOTED = 20;

/** Senders whose turns answer nothing that the person wrote. */
const OURS = ['staff', 'system'];
/** Nobody answers a yes-or-no question at such length. */
const LONGEST_ANSWER = 80;
const SHORT_ANSWER = 20;
/** "ko", "đúng rồi": a word or two by which the statistics of danger can tell nothing, in answer to a plain question. */
function isBareAnswer(active: string, { text }: Heard, { danger }: Reading): boolean {
  return active === 'offer-check' && text.length <= SHORT_ANSWER && !danger.signals.length;
}

/** So long after a campaign's message what somebody does is put down to it. */
const CAMPAIGN_COUNTS_MS = 48 * 3_600_000;

/** "Dừng" ends what is sent to whoever is sent something; to everybody else it is the end of what is being asked. */
function withoutNews(command: Command | undefined, { subscribed }: Talk): Command | undefined {
  return command?.name === 'unsubscribe' && !subscribed?.length ? { name: 'stop' } : command;
}

/** Commands that are answers to a dialog's question. */
const ANSWERS: readonly string[] = ['skip', 'stop', 'answer', 'pick'];

/** Words that stand on a button of a course, typed by hand by somebody who means them. */
const isTypedCry = (active: string, reading: Reading | undefined): boolean =>
  active === 'course' && reading?.urgency === 'emergency';

/** A word or two in between, which a course takes for no answer and asks again; all else goes before the course. */
function isRemark({ text }: Heard, reading: Reading | undefined): boolean {
  if (!reading) return true;
  const isCalm = reading.urgency === 'none' && !reading.danger.heard;
  const wantsStaff = reading.intent === 'talk_to_human' && reading.confidence > 0.5;
  return isCalm && !wantsStaff && text.length <= LONGEST_ANSWER && !asksForKnowledge(text, reading);
}

const STATUS_PHRASES: Record<HandoffStatus['state'], string> = {
  accepted: 'staff_reading',
  released: 'staff_released',
  followed: 'staff_followed',
  completed: 'staff_completed',
  reopened: 'staff_reopened',
  absent: 'staff_absent',
  late: 'staff_late',
};

const isAboutWaiting = ({ state }: HandoffStatus) => state === 'absent' || state === 'late';
