import { HUSH, SAFETY_SET, knockOf, notAfterOf } from '../../bot/discretion';
import { HANDOFF_INITIATE, type HandoffRequest, type HandoffStatus, type Priority } from '../../bot/handoff';
import { PICTURE_WORDS, type PictureWords } from '../../bot/offers/picture-words';
import { CAMPAIGN, type CampaignMessage } from '../../bot/news/subscription';
import { ERASE } from '../../bot/own-data';
import { ARTICLE, type ArticleReport } from '../../bot/turn-report';
import type { Safety } from '../../bot/safety';
import { loadAssistant } from '../../server/assistant';
import { type Activity, choicesOf } from '../../server/channels/activity';
import { projectPaths } from '../../server/paths';
import type { BotState } from '../../server/store/contract/conversations';

/** Whether far more people write than usual. */
export const crowd = { on: false };

/** The time of the conversations under test. */
export const clock = { now: Date.parse('2026-11-23T12:00:00Z') };

const { runTurn } = loadAssistant({ paths: projectPaths(), now: () => clock.now, isSurge: () => crowd.on });

/** A person in a conversation with the assistant: real content, real model, no store. */
export class Talk {
  constructor(private readonly channel = 'test') {}

  #state: BotState = {};
  #count = 0;
  handed: HandoffRequest[] = [];
  /** What the last turn says of articles, for the editors: `id`, with `-` before it when it did not help. */
  articles: string[] = [];
  /** The texts of the last turn, one by one, with until when (epoch ms) each may be sent. */
  said: { text: string; notAfter: number | undefined; knock: string | undefined; harmless: boolean }[] = [];
  /** How urgently the messages of the last turn go out. */
  importances: string[] = [];
  /** Addresses of the pictures of the last turn. */
  pictures: string[] = [];
  #events: Activity[] = [];
  /** The last turn asked that the conversation be removed. */
  erased = false;
  /** The last turn called back what was unsent. */
  hushed = false;

  /** What the last turn told the rest of the system by events of this name. */
  reported<T>(name: string): T[] {
    return this.#events.filter((event) => event.name === name).map(({ value }) => value as T);
  }

  async say(text: string, change: Partial<Activity> = {}) {
    return this.#turn({ type: 'message', text, ...change });
  }

  async tap(value: string) {
    return this.#turn({ type: 'message', text: value, value });
  }

  /** A tap as Zalo brings it: without a text. */
  async tapSilently(value: string) {
    return this.#turn({ type: 'message', value });
  }

  async status(state: HandoffStatus['state'], priority: Priority = 1) {
    const value: HandoffStatus = { state, staffName: 'Lan', caseId: 'c', caseCode: 'HD-CASE', priority };
    return this.#turn({ type: 'event', name: 'handoff.status', value }, 'system');
  }

  /** Staff say whether the person may be written to. */
  async safety(value: Safety) {
    return this.#turn({ type: 'event', name: SAFETY_SET, value }, 'system');
  }

  /** Our own side hands over a campaign's message. */
  async campaign(value: CampaignMessage) {
    return this.#turn({ type: 'event', name: CAMPAIGN, value }, 'system');
  }

  /** Staff write. */
  async staff(text: string, channelData: object = {}) {
    return this.#turn({ type: 'message', text, channelData: { staff: true, ...channelData } }, 'staff');
  }

  /** The server has read a picture that the person sent. */
  async pictured(value: PictureWords) {
    return this.#turn({ type: 'event', name: PICTURE_WORDS, value }, 'system');
  }

  /** Our own side tells the bot something. */
  async fromUs(name: string, value: object) {
    return this.#turn({ type: 'event', name, value }, 'system');
  }

  /** An event that a stranger sends. */
  async forge(name: string, value: object) {
    return this.#turn({ type: 'event', name, value }, 'u');
  }

  /** Staff answer outside the console. */
  async takeover(text: string) {
    return this.#turn({ type: 'event', name: 'handoff.takeover', value: { text, certain: true } }, 'staff');
  }

  async giveBack() {
    return this.#turn({ type: 'event', name: 'handoff.return' }, 'staff');
  }

  /** Something besides a message. */
  async does(activity: Activity) {
    return this.#turn(activity);
  }

  async join() {
    return this.#turn({ type: 'event', name: 'webchat/join' });
  }

  async #turn(activity: Activity, from = 'u') {
    this.#count += 1;
    const addressed = {
      ...activity,
      timestamp: new Date(clock.now),
      id: `m${this.#count}`,
      channelId: this.channel,
      serviceUrl: '',
      from: { id: from, name: '' },
      recipient: { id: 'b', name: '' },
      conversation: { id: 'c', name: '', isGroup: false, conversationType: 'personal' },
    };
    const { replies, events, state } = await runTurn(addressed, this.#state);
    // What is kept between turns must survive being written down.
    this.#state = JSON.parse(JSON.stringify(state)) as BotState;
    this.handed = events.filter(({ name }) => name === HANDOFF_INITIATE).map((event) => event.value as HandoffRequest);
    this.#events = events;
    this.importances = replies.map(({ importance = 'normal' }) => importance);
    this.pictures = replies.flatMap(({ attachments = [] }) =>
      attachments.flatMap(({ contentUrl }) => contentUrl ?? []),
    );
    this.erased = events.some(({ name }) => name === ERASE);
    this.articles = events
      .filter(({ name }) => name === ARTICLE)
      .map(({ value }) => value as ArticleReport)
      .map(({ article, missed }) => `${missed ? '-' : ''}${article}`);
    this.hushed = events.some(({ name }) => name === HUSH);
    this.said = replies.map((reply) => ({
      text: reply.text ?? '',
      notAfter: notAfterOf(reply),
      knock: knockOf(reply),
      harmless: (reply.channelData as { harmless?: boolean } | undefined)?.harmless === true,
    }));
    return {
      text: replies.map((reply) => reply.text).join('\n'),
      choices: replies.flatMap(choicesOf),
      count: replies.length,
    };
  }
}
