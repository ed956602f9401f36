import {
  type ActivityHandler,
  BotAdapter,
  ConversationState,
  MemoryStorage,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder-core';
import type { RunTurn } from '../conversations/turn';
import type { BotState } from '../store/contract/conversations';
import type { Activity } from './activity';

/** Collects what the bot says in a turn instead of sending it: sending is the outbox's work, after the turn is on disk. */
class TurnAdapter extends BotAdapter {
  readonly said: Activity[] = [];

  override sendActivities(_: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const responses = activities.map((activity) => ({
      id: String(this.said.push({ ...activity, type: activity.type ?? 'message' })),
    }));
    return Promise.resolve(responses);
  }

  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('what was said is not changed afterwards'));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('what was said is not taken back'));
  }

  override continueConversation(): Promise<void> {
    return Promise.reject(new Error('turns begin with a message from the inbox'));
  }
}

/**
 * The bot's state of one conversation for the time of a turn, in `memory` by the SDK's own key. The SDK's way there would look for
 * changes by a hash over all of it, three times a turn; the store writes it with every turn in any case.
 */
class TurnState extends ConversationState {
  #state: Promise<object> | undefined;

  constructor(private readonly memory: BotState) {
    super(new MemoryStorage());
  }

  override load(context: TurnContext): Promise<object> {
    return (this.#state ??= Promise.resolve(JSON.parse(this.memory[this.#keyOf(context)] ?? '{}') as object));
  }

  override async saveChanges(context: TurnContext): Promise<void> {
    if (this.#state) this.memory[this.#keyOf(context)] = JSON.stringify(await this.#state);
  }

  override clear(): Promise<void> {
    return Promise.reject(new Error('a state is not thrown away in its turn'));
  }

  override delete(): Promise<void> {
    return this.clear();
  }

  #keyOf(context: TurnContext): string {
    const key = this.getStorageKey(context);
    if (key === undefined) throw new Error('a turn belongs to a conversation');
    return key;
  }
}

/** What a reply is made of; the Bot Framework adds addressing fields that the outbox has no need of. */
function bare({ type, text, suggestedActions, attachments, name, value, channelData, importance }: Activity): Activity {
  const parts = {
    text,
    suggestedActions,
    attachments,
    name,
    value: value as unknown,
    channelData: channelData as unknown,
    importance,
  };
  return { type, ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) };
}

/** Makes the runner of turns: one activity and the bot's state in, what is said and the new state out. */
export function createTurnRunner(createBot: (state: ConversationState) => ActivityHandler): RunTurn {
  return async (activity, state) => {
    const memory = { ...state };
    const adapter = new TurnAdapter();
    await createBot(new TurnState(memory)).run(new TurnContext(adapter, activity));
    const said = adapter.said.map(bare);
    return {
      replies: said.filter(({ type }) => type === 'message'),
      events: said.filter(({ type }) => type === 'event'),
      state: memory,
    };
  };
}
