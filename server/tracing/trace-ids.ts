import { createHash } from 'node:crypto';
import type { IdGenerator } from '@opentelemetry/sdk-trace';
import type { Traced } from './tracing';

/** Where a message's trace begins. */
export interface TraceRoot {
  /** 32 and 16 hexadecimal digits. */
  traceId: string;
  spanId: string;
}

/**
 * The trace of a message follows from the message: whatever process reads it or answers it, also after a crash, adds to the same
 * trace, and nothing has to be kept for it. The conversation's id is a keyed digest already, and this is one of it.
 */
export function traceRootOf({ conversationId, messageId }: Traced): TraceRoot {
  const digest = createHash('sha256')
    .update(JSON.stringify([conversationId, messageId]))
    .digest('hex');
  return { traceId: digest.slice(0, 32), spanId: digest.slice(32, 48) };
}

/** Gives the next span the ids that were asked for; every other one gets any. */
export class AskedIds implements IdGenerator {
  #asked: TraceRoot | undefined;

  constructor(private readonly random: IdGenerator) {}

  /** Runs `start`, which begins one span at once, so that it gets these ids. */
  with<T>(root: TraceRoot, start: () => T): T {
    this.#asked = root;
    try {
      return start();
    } finally {
      this.#asked = undefined;
    }
  }

  generateTraceId = (): string => this.#asked?.traceId ?? this.random.generateTraceId();
  generateSpanId = (): string => this.#asked?.spanId ?? this.random.generateSpanId();
}
