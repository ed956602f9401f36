/** One reason, with the words of the advert. */
export interface Reason {
  id: string;
  why: string;
  quote?: string;
}

/** What the server found; see server/offers/routes.ts. */
export interface Answer {
  verdict: 'dangerous' | 'suspicious' | 'ok' | 'unknown';
  heading: string;
  next: string;
  notes: string[];
  questions: string[];
  /** Where the picture to pass on is fetched; absent where there is nothing to warn of. */
  card?: string;
  flags: Reason[];
  signs: Reason[];
  urgent: boolean;
}

/** What was read in a picture. */
export interface PictureText {
  text: string;
  sure: boolean;
}

/** Raised when the server refuses; its message may be shown. */
export class Refused extends Error {}

export function check(text: string): Promise<Answer> {
  return post('xem', JSON.stringify({ text }), 'application/json');
}

export function readPicture(file: File): Promise<PictureText> {
  return post('anh', file, file.type || 'application/octet-stream');
}

async function post<T>(what: string, body: BodyInit, type: string): Promise<T> {
  const response = await fetch(`/kiem-tra/${what}`, { method: 'POST', body, headers: { 'Content-Type': type } });
  const answer = (await response.json()) as T & { text?: string };
  if (!response.ok) throw new Refused(answer.text ?? '');
  return answer;
}
