import {
  type Activity,
  ActivityHandler,
  type ConversationState,
  type StatePropertyAccessor,
  type TurnContext,
} from 'botbuilder-core';
import { ASIDE, type Aside, sayAside } from './aside';
import { ASKS, answerChoices, takeAnswer } from './consent/asking';
import { CONSENT, type ConsentTold, standing } from './consent/consent';
import {
  consentByAnswer,
  consentOfHandoff,
  noteAsking,
  noteConsent,
  noticeOfDialog,
  takeConsent,
  withNoticeBelow,
  withdrawConsent,
} from './consent/consent-turn';
import { comeBack } from './come-back';
import { nudged } from './courses/nudge';
import { SAFETY_SET } from './discretion';
import {
  HANDOFF_RETURN,
  HANDOFF_STATUS,
  HANDOFF_TAKEOVER,
  type HandoffRequest,
  type HandoffStatus,
  type HandoffTakeover,
  nextHandoff,
} from './handoff';
import { namedFacts } from './handoff-facts';
import { handoffRequest } from './handoff-request';
import { passOnFeedback, takeContact, takeOver, takeMute, takeStatus, welcomeBack } from './handoff-status';
import { setSafety, turnsOver } from './harmless';
import { fallQuiet, noteAskedIfSafe, saysNotSafe } from './not-safe';
import { readInContext } from './in-context';
import { maskOf } from './mask';
import { askOn, behindMask } from './masked';
import { isAnswer, isAside } from './mid-dialog';
import { afterCampaign, endNews, sendCampaign, subscribe, withoutNews } from './news/campaign-turn';
import { CAMPAIGN, type CampaignMessage, OPTED_OUT } from './news/subscription';
import { MUTE, type Muting, whileMuted } from './mute';
import type { OfferCheck, RememberedOffer } from './offers/offer';
import { PICTURE_WORDS, type PictureWords } from './offers/picture-words';
import { keepInMind, noteAge, takeNoted } from './noted';
import { mayLeave, onTheWayOut } from './outgoing';
import { commandOf, commandValue, isOwnLabel } from './replies/commands';
import type { Reply } from './replies/reply';
import type { Decision, DialogName } from './decision';
import type { Responder } from './respond';
import { readReturnNumber } from './return-number';
import { type Safety, mayWrite } from './safety';
import { asStranger } from './stranger';
import { handoffAt, isInStandby } from './takeover';
import { CONTACT, FRESH_TALK, type Heard, JOIN, type Talk, UNANSWERED, WITHDRAWAL, placeIn, reachable } from './talk';
import { type Turn, addToCase, askStaff } from './turn';
import { type TurnOutcome, reportArticle, reportTurn } from './turn-report';
import type { Reading } from './understanding/reader';
import { eraseSoon, takeWithdrawal } from './withdrawal';

/** What a dialog begins with. */
export interface Beginning {
  handoff?: HandoffRequest;
  opening?: Reply;
  /** Said when it has come to its end. */
  later?: Reply;
  /** Said before the next question. */
  notice?: string;
  /** Somebody else may hold the phone: nothing shows that anything was told before. */
  discreet?: boolean;
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

/**
 * One turn of the conversation: who is to answer, bot or staff; what is said; what staff are told. This is the only room of
 * the bot that knows the Bot Framework; what else happens in a turn is beside it, in rooms that get a {@link Turn}.
 */
export class Assistant extends ActivityHandler {
  readonly #parts: AssistantParts;
  readonly #state: ConversationState;
  readonly #talk: StatePropertyAccessor<Talk>;
  readonly #dialogs: Dialogs;

  constructor(parts: AssistantParts, state: ConversationState) {
    super();
    this.#parts = parts;
    this.#state = state;
    this.#talk = this.#state.createProperty<Talk>('talk');
    this.#dialogs = parts.createDialogs(this.#state);
    this.onMessage((context) => this.#message(context));
    this.onMessageUpdate((context) => this.#edited(context));
    this.onEvent((context) => this.#event(context));
  }

  override async run(context: TurnContext): Promise<void> {
    const { library } = this.#parts.responder;
    const talk = await this.#current(context);
    const now = this.#parts.now();
    const way = {
      ...{ talk, now, mask: maskOf(talk, now) },
      firstLine: library.phrase('first_line'),
      knock: library.phrase('knock'),
      answering: !OURS.includes(context.activity.from.id),
    };
    context.onSendActivities((_, activities, next) => {
      keep(activities, (activity) => mayLeave(activity, way));
      for (const activity of activities) Object.assign(activity, onTheWayOut(activity, way));
      return next();
    });
    await super.run(context);
    await this.#state.saveChanges(context);
  }

  async #turn(context: TurnContext): Promise<Turn> {
    return {
      talk: await this.#current(context),
      library: this.#parts.responder.library,
      now: this.#parts.now(),
      channel: context.activity.channelId,
      isSurge: this.#parts.isSurge(),
      reply: async (reply, more = {}) => {
        await context.sendActivity({ ...this.#parts.toActivity(reply), ...more });
      },
      event: async (name, value) => {
        await context.sendActivity({ type: 'event', name, value });
      },
      endDialog: () => this.#dialogs.cancel(context),
    };
  }

  async #message(context: TurnContext): Promise<void> {
    if (context.activity.from.id === 'staff') return this.#passOn(context);
    const turn = await this.#turn(context);
    const { talk } = turn;
    talk.heardAt = context.activity.timestamp?.getTime() ?? turn.now;
    const heard = this.#heard(context, talk);
    if (await turnsOver(turn, heard)) return;
    const reading = heard.text && !heard.tapped ? readInContext(this.#read(heard.text), heard, talk) : undefined;
    talk.dangerAsked = false;
    noteAsking(turn);
    noteAge(talk, reading);
    const behind = await behindMask(turn, heard, reading);
    if (behind === 'stays') return;
    await welcomeBack(turn);
    talk.handoff = handoffAt(talk.handoff, context.activity);
    if (behind === 'safe') return this.#carryOut(context, turn, askOn(turn, heard));
    if (behind === 'opened') heard.asFirst = true;
    if (heard.command?.name === 'agree' && talk.consentAsked) return takeAnswer(turn, heard, heard.command.id);
    const number = readReturnNumber(heard.text);
    if (number) return comeBack(turn, heard, number);
    await passOnFeedback(turn, heard);
    const outcome = await this.#answer(context, turn, heard, reading);
    if (reading) await reportTurn(turn, reading, outcome);
  }

  async #answer(context: TurnContext, turn: Turn, heard: Heard, reading: Reading | undefined): Promise<TurnOutcome> {
    const { talk } = turn;
    const active = await this.#dialogs.active(context);
    if (!active && saysNotSafe(turn, heard, reading)) {
      await fallQuiet(turn, heard, reading);
      return talk.handoff.mode === 'staff' ? 'staff' : 'taken';
    }
    if (talk.handoff.mode === 'staff') {
      await this.#forStaff(context, turn, heard, reading);
      return 'staff';
    }
    if (active && isAnswer(active, heard, reading)) {
      await this.#takeAnswer(context, turn, heard, reading);
      return 'taken';
    }
    const goesOn = active !== undefined && isAside(active, heard, reading);
    if (active && !goesOn) await turn.endDialog();
    const decided = whileMuted(turn, this.#respond(heard, reading, talk), reading);
    const decision = nudged(turn, decided, reading, active !== undefined);
    if (decision.offer) this.#rememberOffer(heard.text, decision.offer, talk);
    await afterCampaign(turn, decision);
    await this.#carryOut(context, turn, decision);
    await reportArticle(turn, decision, heard);
    if (goesOn && !decision.dialog && !decision.erase) await this.#dialogs.reprompt(context);
    keepInMind(talk, heard, reading, context.activity.id);
    return decision.handoff ? 'handed' : decision.understood ? 'answered' : 'asked';
  }

  #respond(heard: Heard, reading: Reading | undefined, talk: Talk): Decision {
    const asked = heard.asFirst ? asStranger(heard, talk) : { heard, talk };
    return this.#parts.responder.respond(asked.heard, reading, asked.talk);
  }

  #rememberOffer(text: string, offer: OfferCheck, talk: Talk): void {
    talk.offer = this.#parts.responder.offers.remembered(text, offer);
    this.#parts.onOffer?.(offer);
  }

  /** What staff write goes out as they wrote it; only its discretion is ours. */
  async #passOn(context: TurnContext): Promise<void> {
    const { type, text, attachments } = context.activity;
    const channelData: unknown = context.activity.channelData;
    const isAsking = (channelData as { asks?: unknown } | undefined)?.asks === ASKS;
    const talk = await this.#current(context);
    talk.staffWroteAt = this.#parts.now();
    if (isAsking) talk.consentAsked = true;
    const { responder, toActivity } = this.#parts;
    await context.sendActivity({
      ...(isAsking && toActivity({ text, choices: answerChoices(responder.library) })),
      type,
      text,
      ...(attachments && { attachments }),
      channelData,
    });
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
    const courses = this.#parts.responder.library.courses();
    const command = withoutNews(commandOf(activity.value as unknown, text, talk.offered, courses), talk);
    const tapped = command !== undefined && isOwnLabel(text, activity.value as unknown, talk.offered);
    // A tap may come without a text, as Zalo's do: the dialogs' prompts listen for one.
    if (command) Object.assign(activity, { value: commandValue(command), text: text || commandValue(command) });
    return {
      text: text.trim(),
      spelt: this.#parts.responder.spell(text.trim()),
      ...(command && { command }),
      tapped,
      attachments: (activity.attachments ?? []).map(({ contentType }) => contentType),
      ...placeIn(activity),
      ...this.#parts.caseFor(activity.conversation.id, activity.id ?? ''),
    };
  }

  /** While staff hold the conversation the bot is silent; staff see the message, and an emergency raises the case. */
  async #forStaff(context: TurnContext, turn: Turn, heard: Heard, reading: Reading | undefined): Promise<void> {
    const { talk } = turn;
    const isEmergency = reading?.urgency === 'emergency';
    // Of staff outside the console nobody knows whether they are looking: a cry for help gets the numbers at once.
    const isUnseen = talk.handoff.takenOverAt !== undefined && talk.handoff.priority !== 1;
    if (isEmergency && (isUnseen || heard.asFirst) && !isInStandby(context.activity)) {
      const { reply, handoff, understood } = this.#respond(heard, reading, talk);
      return this.#carryOut(context, turn, { understood, ...(reply && { reply }), ...(handoff && { handoff }) });
    }
    // What they talk about there needs no case, unless somebody may be in danger.
    if (!talk.handoff.caseId && (!reading || reading.urgency === 'none')) return;
    await addToCase(turn, handoffRequest(heard, talk, isEmergency ? 1 : 3, reading));
  }

  /** Changed words are not answered, so that nobody is answered twice; danger in them is, and staff see them. */
  async #edited(context: TurnContext): Promise<void> {
    const turn = await this.#turn(context);
    const { talk } = turn;
    const heard = this.#heard(context, talk);
    const reading = heard.text ? this.#read(heard.text) : undefined;
    if (reading?.urgency === 'emergency') return this.#message(context);
    if (talk.handoff.caseId) await addToCase(turn, handoffRequest(heard, talk, 3, reading));
  }

  /** The dialog asks on; what else the answer names is told to staff beside it. */
  async #takeAnswer(context: TurnContext, turn: Turn, heard: Heard, reading: Reading | undefined): Promise<void> {
    const { talk } = turn;
    const offer = await this.#dialogs.continue(context);
    if (offer) talk.offer = offer;
    const named = reading ? namedFacts(heard.text, reading.entities) : [];
    const facts = [...named, ...(heard.command || talk.handoff.mode === 'bot' ? [] : consentByAnswer(turn))];
    if (facts.length && talk.handoff.mode !== 'bot') await askStaff(turn, { ...handoffRequest(heard, talk, 3), facts });
  }

  async #carryOut(context: TurnContext, turn: Turn, decision: Decision): Promise<void> {
    const { talk } = turn;
    const { reply, handoff, dialog, later, course, news, revoke, understood, unanswered, erase } = decision;
    if (erase) await eraseSoon(turn);
    talk.misses = understood ? 0 : talk.misses + 1;
    if (course) talk.course = course.id;
    if (news) {
      await subscribe(turn, news);
      if (news.length || standing(talk.consents, 'news'))
        noteConsent(turn, 'news', news.length ? 'agreed' : 'withdrawn');
    }
    const withdrawn = revoke ? await withdrawConsent(turn, revoke) : [];
    talk.dangerAsked = decision.asksAboutDanger ?? false;
    // Editors read nothing of cases.
    if (unanswered && talk.handoff.mode === 'bot' && !talk.inDanger)
      await turn.event(UNANSWERED, { intent: unanswered });
    if (handoff) {
      const consents = revoke ? withdrawn : consentOfHandoff(turn, decision);
      await askStaff(turn, { ...handoff, facts: [...takeNoted(talk), ...handoff.facts, ...consents] });
      talk.about = handoff.facts.find(({ name }) => name === 'intent')?.value ?? talk.about;
      talk.handoff = nextHandoff(talk.handoff, { ...handoff, type: 'initiated' });
    }
    if (dialog) {
      noteAskedIfSafe(turn, dialog);
      const notice = noticeOfDialog(turn, decision);
      const opening = {
        ...((talk.inDanger || talk.left) && { discreet: true }),
        ...(notice !== undefined && { notice }),
        ...(reply && { opening: reply }),
        ...(later && { later }),
        ...(course && { course }),
      };
      return this.#dialogs.begin(context, dialog, { ...(handoff && { handoff }), ...opening });
    }
    if (reply)
      await turn.reply(withNoticeBelow(turn, withSurgeNotice(turn, reply, handoff), revoke ? undefined : handoff));
  }

  async #event(context: TurnContext): Promise<void> {
    const turn = await this.#turn(context);
    const { name, from } = context.activity;
    const value: unknown = context.activity.value;
    if (name === JOIN) return this.#greet(context, turn);
    // Only our own side may say who holds the conversation.
    if (from.id === 'system') return this.#fromSystem(context, turn);
    const heard = this.#heard(context, turn.talk);
    if (from.id === 'staff') return fromOutside(context, turn, heard, value);
    if (name === OPTED_OUT) return endNews(turn);
    if (name === CONTACT) return takeContact(turn, heard, String(value));
    if (name === WITHDRAWAL) return takeWithdrawal(turn, heard);
  }

  async #fromSystem(context: TurnContext, turn: Turn): Promise<void> {
    const { name, timestamp } = context.activity;
    if (name === ASIDE) return sayAside(turn, context.activity.value as Aside, timestamp?.getTime() ?? turn.now);
    if (name === HANDOFF_STATUS) return takeStatus(turn, context.activity.value as HandoffStatus);
    if (name === CAMPAIGN) return sendCampaign(turn, context.activity.value as CampaignMessage);
    if (name === SAFETY_SET) return setSafety(turn, context.activity.value as Safety);
    if (name === CONSENT) takeConsent(turn, context.activity.value as ConsentTold);
    if (name === MUTE) return takeMute(turn, context.activity.value as Muting);
    if (name === PICTURE_WORDS) return this.#pictured(context, turn, context.activity.value as PictureWords);
  }

  /** Comes some seconds after the picture: nothing is said of it where that would disturb, or could betray somebody. */
  async #pictured(context: TurnContext, turn: Turn, words: PictureWords): Promise<void> {
    const { talk, now } = turn;
    const { responder } = this.#parts;
    if (talk.handoff.mode === 'staff' || talk.harmless || talk.inDanger) return;
    if (!('until' in mayWrite(reachable(talk), now))) return;
    const decision = responder.pictured(words);
    const isBusy = talk.handoff.mode === 'waiting' || (await this.#dialogs.active(context)) !== undefined;
    if (isBusy && !decision.offer) return;
    if (decision.offer) this.#rememberOffer(words.text, decision.offer, talk);
    await this.#carryOut(context, turn, decision);
    await this.#dialogs.reprompt(context);
  }

  async #greet(context: TurnContext, turn: Turn): Promise<void> {
    const { talk } = turn;
    if (talk.handoff.mode === 'staff' || talk.harmless || talk.inDanger) return;
    const heard: Heard = {
      text: '',
      spelt: '',
      command: { name: 'start' },
      tapped: true,
      attachments: [],
      caseId: '',
      caseCode: '',
    };
    await this.#carryOut(context, turn, this.#parts.responder.respond(heard, undefined, talk));
  }

  async #current(context: TurnContext): Promise<Talk> {
    // What is given for a conversation without any is copied there.
    return this.#talk.get(context, FRESH_TALK);
  }
}

/** Leaves in a list what fits. */
function keep<Item>(items: Item[], fits: (item: Item) => boolean): void {
  items.splice(0, items.length, ...items.filter(fits));
}

/** Senders whose turns answer nothing that the person wrote. */
const OURS = ['staff', 'system'];

/** Whoever waits for staff, and is not in danger, is told the truth about how long it takes. */
function withSurgeNotice({ isSurge, library }: Turn, reply: Reply, handoff: HandoffRequest | undefined): Reply {
  if (!isSurge || handoff?.priority !== 3) return reply;
  return { ...reply, text: `${reply.text}\n\n${library.phrase('surge_notice')}` };
}

/** Staff answer outside the console, or have given the conversation back. */
async function fromOutside({ activity }: TurnContext, turn: Turn, heard: Heard, value: unknown): Promise<void> {
  const { name, timestamp } = activity;
  if (name === HANDOFF_RETURN) turn.talk.handoff = nextHandoff(turn.talk.handoff, { type: 'given-back' });
  if (name === HANDOFF_TAKEOVER)
    await takeOver(turn, heard, timestamp?.getTime() ?? turn.now, value as HandoffTakeover);
}
