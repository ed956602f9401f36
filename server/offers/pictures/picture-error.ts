/** Why a picture cannot be read; each has a text for the reader in texts.ts. */
export type PictureProblem = 'not_a_picture' | 'too_large' | 'animated' | 'broken' | 'too_slow' | 'busy' | 'no_text';

/** Raised when a picture cannot be read. */
export class PictureError extends Error {
  constructor(readonly code: PictureProblem) {
    super(`the picture cannot be read: ${code}`);
  }
}
