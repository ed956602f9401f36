import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { fold } from '../bot/language/normalise';
import type { RememberedOffer } from '../bot/offers/offer';
import type { OfferDesk } from '../bot/offers/offer-desk';
import type { Answer, Answers } from '../bot/offers/guided-check';
import { parseCommand } from '../bot/replies/commands';
import type { Reply } from '../bot/replies/reply';
import { toActivity } from './activities';

const OFFER_CHECK = 'offer-check';

/** What the dialog leaves behind, so that the buttons below its verdict know what they are about. */
export interface OfferCheckResult {
  offer: RememberedOffer;
}

interface State {
  answers: Record<string, Answer>;
  /** Id of the question that waits for an answer. */
  asked: string;
}

/** The guided check: short questions with "có", "không", "không biết", ending in a verdict. */
export class OfferCheckDialog extends Dialog {
  readonly #offers: OfferDesk;

  constructor(offers: OfferDesk) {
    super(OFFER_CHECK);
    this.#offers = offers;
  }

  override beginDialog(dialogs: DialogContext): Promise<DialogTurnResult> {
    return this.#ask(dialogs, {});
  }

  override async continueDialog(dialogs: DialogContext): Promise<DialogTurnResult> {
    const { answers, asked } = dialogs.activeDialog?.state as State;
    const { text, value } = dialogs.context.activity as { text?: string; value?: unknown };
    if (parseCommand(value)?.name === 'stop') return this.#end(dialogs, answers);
    const answer = answerOf(value, text ?? '');
    if (answer) return this.#ask(dialogs, { ...answers, [asked]: answer });
    await say(dialogs, this.#offers.askAgain(asked));
    return Dialog.EndOfTurn;
  }

  async #ask(dialogs: DialogContext, answers: Answers): Promise<DialogTurnResult> {
    const next = this.#offers.nextQuestion(answers);
    if (!next) return this.#end(dialogs, answers);
    if (dialogs.activeDialog) dialogs.activeDialog.state = { answers, asked: next.id };
    await say(dialogs, next.reply);
    return Dialog.EndOfTurn;
  }

  async #end(dialogs: DialogContext, answers: Answers): Promise<DialogTurnResult> {
    const { reply, offer } = this.#offers.conclude(answers);
    await say(dialogs, reply);
    return dialogs.endDialog({ offer } satisfies OfferCheckResult);
  }
}

const say = (dialogs: DialogContext, reply: Reply) => dialogs.context.sendActivity(toActivity(reply));

const YES =
  /^(?:da |vang |u |uh )?(?:1|co|roi|dung|phai|vang|da|u|uh|yes|ok|ho co|co roi|da co|du roi)(?: (?:a|ah|roi|ma|nha|do|day|em|anh|chi|va))*$/;
const NO =
  /^(?:da )?(?:0|2|khong|ko|k|kg|hong|hok|chua|no|khong co|chua co|khong he|chua du)(?: (?:a|ah|ma|nha|dau|em|co|thay))*$/;
const UNKNOWN =
  /\b(?:khong (?:biet|ro|chac|nho)|(?:ko|k|hok|hong) (?:biet|bit|ro)|chua (?:biet|ro|hoi)|chac|hinh nhu|khong ro lam)\b/;

/** A tap, or what people type instead. */
export function answerOf(value: unknown, text: string): Answer | undefined {
  const command = parseCommand(value);
  if (command?.name === 'answer') return command.id;
  if (command?.name === 'skip') return 'unknown';
  const typed = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (UNKNOWN.test(typed) || typed === '3') return 'unknown';
  if (YES.test(typed)) return 'yes';
  return NO.test(typed) ? 'no' : undefined;
}
