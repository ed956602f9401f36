const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const KEPT = '\n\t';
const JOINER = '\u200d';
// Not one class of all three: Chromium 156 finds no match with that before a `$`.
const PICTURE_END = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u;
const PICTURE_START = /^\p{Extended_Pictographic}/u;

/**
 * Shows what would act unseen: control and direction characters become `·`, so that no message can turn
 * the text around it or hide a part of itself. The joiner inside a composed emoji stays.
 */
export function showHidden(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(HIDDEN, (sign, at: number, whole: string) => {
    if (KEPT.includes(sign)) return sign;
    const joins = sign === JOINER && PICTURE_END.test(whole.slice(0, at)) && PICTURE_START.test(whole.slice(at + 1));
    return joins ? sign : '·';
  });
}
