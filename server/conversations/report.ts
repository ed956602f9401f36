import type { Logger } from 'pino';
import type { Metrics } from '../http/metrics';
import { LeaseLost } from '../store/contract/conversations';

/** Notes what went wrong in the work on a conversation. */
export type Report = (conversationId: string, error: unknown) => void;

export function createReport({ metrics, logger }: { metrics: Metrics; logger: Logger }): Report {
  return (conversation, error) => {
    const lost = error instanceof LeaseLost;
    metrics.turns.inc({ outcome: lost ? 'lease-lost' : 'failed' });
    if (lost) logger.warn({ conversation }, 'another worker took the conversation over');
    else logger.error({ conversation, err: error }, 'work on a conversation failed');
  };
}
