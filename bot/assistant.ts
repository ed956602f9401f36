import {
  type Activity,
  ActivityHandler,
  ConversationState,
  type StatePropertyAccessor,
  type Storage,
  type TurnContext,
} from 'botbuilder-core';
import { HANDOFF_INITIATE, HANDOFF_STATUS, type HandoffRequest, type HandoffStatus, nextHandoff } from './handoff';
import { handoffRequest } from './handoff-request';
import { commandOf, isOwnLabel } from './replies/commands';
import type { OfferCheck } from './offers/offer';
import type { Choice, Reply } from './replies/reply';
import { isAfterEmergency } from './replies/urgent';
import type { Decision, DialogName, Responder } from './respond';
import { FRESH_TALK, type Heard, JOIN, type Talk } from './talk';
import type { Reading } from './understanding/reader';

/** Dialogs of several steps, as the assistant sees them; dialogs/ implements this. */
export interface Dialogs {
  active(context: TurnContext): Promise<string | undefined>;
  begin(context: TurnContext, name: DialogName, options: { handoff: HandoffRequest; opening?: Reply }): Promise<void>;
  /** Gives whether the person asked to be left in peace: it is not safe to write to them. */
  continue(context: TurnContext): Promise<boolean>;
  cancel(context: TurnContext): Promise<void>;
}

export interface AssistantParts {
  responder: Responder;
  createDialogs: (state: ConversationState) => Dialogs;
  toActivity: (reply: Reply) => Partial<Activity>;
  /** The case that a message would open: always the same for the same message. */
  caseFor: (conversationId: string, messageId: string) => { caseId: string; caseCode: string };
  /** Told of every reading, for figures; never the text. */
  onReading?: (reading: Reading) => void;
  /** Told of every offer that was checked. */
  onOffer?: (offer: OfferCheck) => void;
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
    this.onEvent((context) => this.#event(context));
  }

  override async run(context: TurnContext): Promise<void> {
    this.#rememberChoices(context);
    await super.run(context);
    await this.#state.saveChanges(context);
  }

  async #message(context: TurnContext): Promise<void> {
    const talk = await this.#current(context);
    const heard = this.#heard(context, talk);
    talk.quiet = false;
    if (talk.handoff.mode === 'staff') return this.#forStaff(context, heard, talk);
    const reading = heard.text && !heard.tapped ? this.#read(heard.text) : undefined;
    if (await this.#dialogGoesOn(context, heard, reading, talk)) return;
    const decision = this.#parts.responder.respond(heard, reading, talk);
    if (decision.offer) this.#rememberOffer(heard.text, decision.offer, talk);
    await this.#carryOut(context, decision, talk);
  }

  #rememberOffer(text: string, offer: OfferCheck, talk: Talk): void {
    talk.offer = this.#parts.responder.offers.remembered(text, offer);
    this.#parts.onOffer?.(offer);
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
    const command = commandOf(activity.value as unknown, text, talk.offered);
    const tapped = command !== undefined && isOwnLabel(text, activity.value as unknown, talk.offered);
    // A tap may come without a text, as Zalo's do: the dialogs' prompts listen for one.
    if (command) Object.assign(activity, { value: `#${command.name}`, text: text || `#${command.name}` });
    return {
      text: text.trim(),
      ...(command && { command }),
      tapped,
      attachments: (activity.attachments ?? []).map(({ contentType }) => contentType),
      ...this.#parts.caseFor(activity.conversation.id, activity.id ?? ''),
    };
  }

  /** While staff hold the conversation the bot is silent; staff see the message, and an emergency raises the case. */
  async #forStaff(context: TurnContext, heard: Heard, talk: Talk): Promise<void> {
    const reading = heard.text ? this.#read(heard.text) : undefined;
    const priority = reading?.urgency === 'emergency' ? 1 : 3;
    const handoff = handoffRequest(heard, talk, priority, reading);
    await this.#ask(context, handoff);
    talk.handoff = nextHandoff(talk.handoff, { ...handoff, type: 'initiated' });
  }

  /** A dialog takes the message as an answer, unless the person wants something else or is in danger. */
  async #dialogGoesOn(context: TurnContext, heard: Heard, reading: Reading | undefined, talk: Talk): Promise<boolean> {
    const active = await this.#dialogs.active(context);
    if (!active) return false;
    const answersIt = !heard.command || heard.command.name === 'skip' || heard.command.name === 'stop';
    const danger = reading?.urgency === 'emergency' && !isAfterEmergency(active);
    const wantsStaff = reading?.intent === 'talk_to_human' && reading.confidence > 0.7;
    if (answersIt && !danger && !wantsStaff && (heard.text || heard.command)) {
      talk.quiet = await this.#dialogs.continue(context);
      return true;
    }
    await this.#dialogs.cancel(context);
    return false;
  }

  async #carryOut(context: TurnContext, { reply, handoff, dialog, understood }: Decision, talk: Talk): Promise<void> {
    talk.misses = understood ? 0 : talk.misses + 1;
    if (handoff) {
      await this.#ask(context, handoff);
      talk.handoff = nextHandoff(
        talk.handoff,
        handoff.withdrawn ? { type: 'completed' } : { ...handoff, type: 'initiated' },
      );
    }
    if (dialog && handoff) return this.#dialogs.begin(context, dialog, { handoff, ...(reply && { opening: reply }) });
    if (reply) await context.sendActivity(this.#parts.toActivity(reply));
  }

  /** The Bot Framework's way of asking for a person; who hears it opens the case, or adds to it. */
  async #ask(context: TurnContext, value: HandoffRequest): Promise<void> {
    await context.sendActivity({ type: 'event', name: HANDOFF_INITIATE, value });
  }

  async #event(context: TurnContext): Promise<void> {
    const { name, from } = context.activity;
    if (name === JOIN) return this.#greet(context);
    // Only our own side may say who holds the conversation.
    if (name === HANDOFF_STATUS && from.id === 'system')
      return this.#status(context, context.activity.value as HandoffStatus);
  }

  async #greet(context: TurnContext): Promise<void> {
    const talk = await this.#current(context);
    if (talk.handoff.mode === 'staff') return;
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
    talk.handoff = nextHandoff(talk.handoff, { ...status, type: status.state });
    const isNews = isAboutWaiting(status) ? before === 'waiting' : talk.handoff.mode !== before;
    if (!isNews) return;
    // Only who talks from now on puts an end to a dialog: its questions are not lost over the news that nobody is there.
    if (!isAboutWaiting(status)) await this.#dialogs.cancel(context);
    // Somebody else may be looking at the phone.
    if (talk.quiet) return;
    const slots = { name: status.staffName ?? '', code: status.caseCode };
    const text = this.#parts.responder.library.phrase(STATUS_PHRASES[status.state], slots);
    await context.sendActivity(this.#parts.toActivity({ text, choices: [] }));
  }

  async #current(context: TurnContext): Promise<Talk> {
    return this.#talk.get(context, structuredClone(FRESH_TALK));
  }

  /** Keeps what was last offered, so that a typed number or title is understood. */
  #rememberChoices(context: TurnContext): void {
    context.onSendActivities(async (_, activities, next) => {
      const said = activities.findLast(({ type }) => type === 'message');
      if (said) (await this.#current(context)).offered = offered(said);
      return next();
    });
  }
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

function offered(activity: Partial<Activity>): Choice[] {
  return (activity.suggestedActions?.actions ?? []).map(({ title, value }) => ({ title, value: String(value) }));
}
