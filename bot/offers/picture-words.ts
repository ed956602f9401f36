/** The event by which the server says what it could read in a picture; its value is {@link PictureWords}. */
export const PICTURE_WORDS = 'picture/words';

/** The words that were read in a picture; none when it could not be read. */
export interface PictureWords {
  text: string;
  /** Whether the reading can be trusted as it is. */
  sure: boolean;
}

/** So much of what was read is shown, for its sender to see whether it is right. */
const SHOWN_LENGTH = 600;

export const shownOf = (text: string): string =>
  text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
