import { GOODBYE } from '../../../bot/talk';
import type { LogEntry } from '../../store/contract/conversations';
import type { ChannelPorts } from '../channel';
import type { OurToken } from './access';
import { type FileUrl, addressOf } from './addresses';
import { DirectLineError } from './errors';
import { keepFiles } from './files';
import type { Said } from './incoming';
import { type ActivitySet, activityId, activitySetOf } from './outgoing';
import { TOKEN_SECONDS, type Tokens, newConversationId } from './tokens';
import type { Uploaded } from './upload';

/** What opens one conversation, in Direct Line's words; `expires_in` is in seconds. */
export interface Pass {
  conversationId: string;
  token: string;
  expires_in: number;
}

/** Started conversations that are remembered here; older ones are known by what was said in them. */
const REMEMBERED = 10_000;

/** Direct Line's conversations, over ours: ids here are Direct Line's. */
export class WebConversations {
  readonly #started = new Set<string>();

  constructor(
    private readonly ports: ChannelPorts,
    private readonly tokens: Tokens,
  ) {}

  async passFor(conversationId = newConversationId()): Promise<Pass> {
    return { conversationId, token: await this.tokens.issue(conversationId), expires_in: TOKEN_SECONDS };
  }

  /**
   * A fresh pass in the place of one. Nobody gets any once the person has left for good; while they wish to be forgotten the old
   * one must do until it ends: no copy of it outlives what it opened.
   */
  async renew(token: string, { conversationId, expiresAt }: OurToken): Promise<Pass> {
    const way = await this.ports.wayBack(this.#storedId(conversationId), GOODBYE);
    if (way === 'open') return this.passFor(conversationId);
    const secondsLeft = Math.floor((expiresAt - this.ports.now()) / 1000);
    if (way === 'closed' || secondsLeft <= 0) throw new DirectLineError('Forbidden');
    return { conversationId, token, expires_in: secondsLeft };
  }

  /**
   * Starts the conversation of the token. The chat is public: whoever comes without a token of ours, or with a secret
   * of another service, starts an anonymous one. `isNew` is false when it had been started before.
   */
  async start(token = ''): Promise<{ pass: Pass; isNew: boolean }> {
    const reading = await this.tokens.read(token);
    if (reading.state === 'expired') throw new DirectLineError('TokenExpired');
    const isKnown = reading.state === 'valid';
    const isNew = !isKnown || !(await this.#wasStarted(reading.conversationId));
    const pass = isKnown ? await this.renew(token, reading) : await this.passFor();
    this.#remember(pass.conversationId);
    return { pass, isNew };
  }

  /** What was said after place `after`; one part of it when it is much, to be continued from its watermark. */
  async read(conversationId: string, after: number, fileUrl: FileUrl): Promise<ActivitySet> {
    return activitySetOf(conversationId, await this.#log(conversationId, after), after, fileUrl);
  }

  /**
   * The person leaves for good: from now on nobody reads the conversation, whoever has its token. What they wrote in their last
   * moment may still come in behind this.
   */
  async leave(conversationId: string): Promise<void> {
    const activity = { type: 'event', name: GOODBYE };
    await this.ports.take({ address: addressOf(conversationId), id: GOODBYE, isOpening: false, activity });
  }

  /** Resolves with the activity's id once it is on disk; a repeat gets the same id and has no second effect. */
  async take(conversationId: string, { id, activity, isTyping }: Said): Promise<string> {
    if (isTyping) this.ports.isTyping?.(addressOf(conversationId));
    else if (activity) await this.ports.take({ address: addressOf(conversationId), id, activity });
    else this.ports.metrics.events.inc({ channel: 'web', outcome: 'ignored' });
    return activityId(conversationId, id);
  }

  /** As {@link take}, for a message with files: they are kept before it is. */
  async takeUpload(conversationId: string, uploaded: Uploaded): Promise<string> {
    const { id, activity } = uploaded.said;
    const attachments = activity ? await keepFiles(this.ports.uploads, conversationId, uploaded) : [];
    return this.take(conversationId, { id, ...(activity && { activity: { ...activity, attachments } }) });
  }

  /** A file of the conversation; raises 404 when there is none of that name. */
  async file(conversationId: string, mediaId: string): Promise<{ contentType: string; bytes: Buffer }> {
    const found = await this.ports.uploads.read(this.#storedId(conversationId), mediaId);
    if (!found) throw new DirectLineError('NotFound');
    return found;
  }

  #log(conversationId: string, after: number): Promise<LogEntry[]> {
    return this.ports.log(this.#storedId(conversationId), after);
  }

  #storedId(conversationId: string): string {
    return this.ports.conversationIdOf(addressOf(conversationId));
  }

  async #wasStarted(conversationId: string): Promise<boolean> {
    return this.#started.has(conversationId) || (await this.#log(conversationId, 0)).length > 0;
  }

  #remember(conversationId: string): void {
    this.#started.add(conversationId);
    const [oldest] = this.#started;
    if (this.#started.size > REMEMBERED && oldest !== undefined) this.#started.delete(oldest);
  }
}
