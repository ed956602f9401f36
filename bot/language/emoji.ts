/** An emoji in a text, where it stands there, and what it is to the reader: the words that it is put for, or the sign itself. */
export interface EmojiMention {
  words: readonly string[];
  isMeant: boolean;
  at: number;
  end: number;
}

/** Finds the emoji of a text in their order. */
export type FindEmoji = (text: string) => EmojiMention[];

/** A flag is two letters of its own alphabet. */
const EMOJI = /\p{Regional_Indicator}{2}|\p{Extended_Pictographic}/gu;
/** Every emoji begins with one of these: most messages have none. */
const EMOJI_SIGN = /[\u00a9\u00ae\u203c-\uffff]/;

/** Makes the finder from knowledge/registers/emoji.yaml: signs, and the words that they are put for. */
export function createEmojiFinder(meanings: ReadonlyMap<string, string>): FindEmoji {
  return (text) => {
    if (!EMOJI_SIGN.test(text)) return [];
    return Array.from(text.matchAll(EMOJI), ({ 0: sign, index }) => {
      const meaning = meanings.get(sign);
      return {
        words: meaning?.split(' ') ?? [sign],
        isMeant: meaning !== undefined,
        at: index,
        end: index + sign.length,
      };
    });
  };
}
