/** What is said about a message without words, by what came with it. */
export function wordlessPhrase(attachments: readonly string[], waiting: boolean): string {
  const has = (kind: string) => attachments.some((type) => type.includes(kind));
  if (!attachments.length) return 'empty';
  if (has('sticker')) return 'sticker';
  const phrase = has('audio') ? 'voice' : has('location') ? 'place' : has('image') ? 'picture' : 'file';
  return waiting ? `${phrase}_for_staff` : phrase;
}
