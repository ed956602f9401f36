import { writable } from '../../cases/caution';
import { CaseUnknown } from '../../cases/editor';
import type { LiveBus } from '../../conversations/events';
import type { CaseStore } from '../../store/contract/cases';
import { type Operation, staff } from './operation';
import { nothingSchema } from './schemas';

export interface TypingPorts {
  cases: CaseStore;
  live: LiveBus;
  showTyping: (conversationId: string) => void;
  now: () => number;
}

/** Somebody writes an answer: the others see it and, while nothing speaks against it, the person does. */
export function typingOperations({ cases, live, showTyping, now }: TypingPorts): Operation[] {
  return [
    staff({
      method: 'post',
      path: '/cases/:id/typing',
      summary: 'Say that one is writing; it holds for some seconds',
      access: 'cases',
      body: nothingSchema,
      status: 204,
      handle: async ({ request, who: { member } }) => {
        const id = String(request.params.id);
        const found = await cases.get(id);
        if (!found) throw new CaseUnknown(`there is no case ${id}`);
        live.emit('typing', found.conversationId, member.id);
        const isOwner = found.status === 'claimed' && found.owner?.id === member.id;
        if (isOwner && 'until' in writable(found, now())) showTyping(found.conversationId);
      },
    }),
  ];
}
