/** Begins the user of an address that stands for somebody who writes without a Zalo account of their own. */
const ANONYMOUS = 'anonymous';

/** The user of such an address; the sender's id may be another one in the next conversation. */
export const anonymousUser = (senderId: string, conversationId: string): string =>
  [ANONYMOUS, senderId, conversationId].join(':');

/** Zalo's two ids of somebody anonymous; undefined for everybody else. */
export function readAnonymous(user: string): { anonymousId: string; conversationId: string } | undefined {
  const [mark, anonymousId = '', ...rest] = user.split(':');
  return mark === ANONYMOUS ? { anonymousId, conversationId: rest.join(':') } : undefined;
}
