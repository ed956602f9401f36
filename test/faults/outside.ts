import { type StandIn, startStandIn } from '../platforms/stand-in';

/** An alarm as it reached those outside. */
export interface Page {
  /** Of the webhook: the same page, tried again, keeps it. */
  id: string;
  type: string;
  caseId?: string;
  at: number;
}

/** Those outside who are called by the staff webhook. */
export interface Outside extends StandIn {
  pages: Page[];
}

export async function startOutside(): Promise<Outside> {
  const pages: Page[] = [];
  const standIn = await startStandIn(0, ({ headers, body }) => {
    const { type, data } = JSON.parse(body) as { type: string; data: { caseId?: string } };
    pages.push({ id: String(headers['webhook-id']), type, at: Date.now(), ...data });
    return { status: 204, body: '' };
  });
  return { ...standIn, pages };
}
