/**
 * Why something that was sent besides text is not kept:
 * `UNREACHABLE`, `BUSY` may pass · `HOST` it lies elsewhere than on the platform's own hosts · `GONE` the platform no longer
 * gives it · `TOO_LARGE` · `TYPE` it is nothing that is kept · `BROKEN` it says that it is a picture and is none ·
 * `TOO_MANY` this conversation has sent enough · `NO_ROOM` the disk is needed for words; may pass, too.
 */
export type MediaProblem =
  'UNREACHABLE' | 'BUSY' | 'HOST' | 'GONE' | 'TOO_LARGE' | 'TYPE' | 'BROKEN' | 'TOO_MANY' | 'NO_ROOM';

const PASSING: readonly MediaProblem[] = ['UNREACHABLE', 'BUSY', 'NO_ROOM'];

/** Raised when something is not kept; holds no address, as that may open it to anybody. */
export class MediaError extends Error {
  constructor(readonly code: MediaProblem) {
    super(`not kept: ${code}`);
  }

  /** Whether it may go well later. */
  get mayPass(): boolean {
    return PASSING.includes(this.code);
  }
}
