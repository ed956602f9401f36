import { EventEmitter } from 'node:events';
import type { CaseNews } from '../store/contract/cases';

/** Where news come from: absent when it happened in this process, which alone acts upon it. */
type From = 'afar';

/** What happens that others may want to see at once; nothing that must not be lost goes this way. */
export interface LiveEvents {
  /** Something was said or its state has changed. */
  conversation: [conversationId: string, from?: From];
  /** A reply was delivered, or given up. */
  delivery: [conversationId: string, from?: From];
  /** Somebody is writing, for staff to see: a colleague or, when none is named, the person. */
  typing: [conversationId: string, staffId?: string, from?: From];
  /** An answer is being written, for the person to see. */
  answering: [conversationId: string, from?: From];
  /** A case was opened or has changed. */
  case: [caseId: string, change: CaseNews, from?: From];
}

/** Live news; those of other processes come by NewsExchange. Readers fall back on looking into the store. */
export class LiveBus extends EventEmitter<LiveEvents> {
  constructor() {
    super();
    this.setMaxListeners(0);
  }

  /** Both ends of `answering`, as channels are given them. */
  get answering() {
    return {
      tell: (conversationId: string): void => void this.emit('answering', conversationId),
      onTold: (listener: (conversationId: string) => void): void => void this.on('answering', (id) => listener(id)),
    };
  }

  /** Calls back at every change of one conversation; returns the way to stop. */
  onConversation(id: string, listener: () => void): () => void {
    const heard = (changed: string) => {
      if (changed === id) listener();
    };
    this.on('conversation', heard);
    return () => this.off('conversation', heard);
  }
}
