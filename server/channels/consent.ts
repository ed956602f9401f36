/** Why an account was not opened to us again. */
export type ConsentProblem = 'STATE' | 'ACCOUNT' | 'REFUSED' | 'UNREACHABLE';

/**
 * Raised when a consent comes to nothing: `STATE` it answers no question of ours, or too late · `ACCOUNT` it is for an account
 * that is not ours · `REFUSED` the platform does not take it · `UNREACHABLE` the platform does not answer.
 */
export class ConsentFailed extends Error {
  constructor(readonly code: ConsentProblem) {
    super(`the consent came to nothing: ${code}`);
  }
}

/** How an administrator of our account on a platform lets us in again, once the grant is lost. */
export interface Consent {
  /** Begins one, for a member of staff: the address of the platform's page. It is good for ten minutes and once. */
  begin(staffId: string): Promise<string>;
  /** Takes what the platform's page gives back; gives who began it. Raises {@link ConsentFailed}. */
  finish(answer: { code: string; state: string; account: string }): Promise<{ staffId: string }>;
  /** Epoch ms at which the soonest grant ends unless it is renewed; undefined while there is none. */
  endsAt(): Promise<number | undefined>;
}

/** Where a platform sends the administrator afterwards: the address that must stand in its console. */
export const consentCallback = (publicUrl: string, channel: string): string =>
  `${publicUrl}/api/channels/${channel}/consent`;
