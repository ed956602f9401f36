import type { Intent } from '../../knowledge/schema';

/** A candidate for what a message asks. */
export interface Candidate {
  intent: Intent;
  probability: number;
}
