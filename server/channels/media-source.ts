import type { MediaSource } from '../media/download';

/**
 * Where a platform keeps what people send: on hosts of its own; and, when its API was replaced by a stand-in, there.
 *
 * @param apiBase the address of the API in use
 * @param ownBase the platform's own
 */
export function mediaSourceOf(hosts: readonly string[], apiBase: string, ownBase: string): MediaSource {
  const { origin } = new URL(apiBase);
  return origin === new URL(ownBase).origin ? { hosts } : { hosts, standIn: origin };
}
