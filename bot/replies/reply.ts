/** Something to tap: a short title and the command that it stands for. */
export interface Choice {
  /** At most 20 characters, as Messenger shows. */
  title: string;
  value: string;
}

/** What is said, for any channel: a text, and what may be tapped after it. */
export interface Reply {
  text: string;
  choices: Choice[];
  /** Address of a picture that goes with it. */
  picture?: string;
}

/** The reply as somebody without buttons reads it: choices as a numbered list. */
export function asPlainText({ text, choices }: Reply): string {
  if (!choices.length) return text;
  return `${text}\n\n${choices.map(({ title }, n) => `${n + 1}. ${title}`).join('\n')}`;
}
