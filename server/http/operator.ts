import { BlockList, isIP, isIPv6 } from 'node:net';
import type { Request } from 'express';
import { isSameSecret } from '../same-secret';

/** This machine and private networks (RFC 1918, RFC 4193). */
const NEAR = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  NEAR.addSubnet(net, bits, 'ipv4');
NEAR.addAddress('::1', 'ipv6');
NEAR.addSubnet('fc00::', 7, 'ipv6');

/**
 * All that Prometheus, curl and probes say of themselves. Whatever else stands in a call was put there by something in between, in
 * whatever way it names its callers: then the address is that of a proxy, and says nothing of who asks. What it names by
 * X-Forwarded-For is known by `ip` (see TRUST_PROXY).
 */
const OWN_HEADERS: readonly string[] = [
  ...['host', 'user-agent', 'accept', 'accept-encoding', 'accept-language', 'connection', 'authorization'],
  ...['x-prometheus-scrape-timeout-seconds', 'x-forwarded-for', 'sec-fetch-mode', 'traceparent'],
];

interface Parts {
  publicUrl: string;
  /** Whoever has it is the operator, wherever they call from; then nobody is without it. */
  token?: string | undefined;
}

/**
 * Tells whether a call comes from who runs this server: on the open web, the count of emergencies would tell somebody who holds
 * people that one of them has just cried for help.
 */
export function createIsOperator({ publicUrl, token }: Parts): (request: Request) => boolean {
  const publicName = nameOf(new URL(publicUrl).host);
  return ({ ip, headers, socket }) => {
    if (token !== undefined) return isSameSecret(headers.authorization, `Bearer ${token}`);
    // A proxy that TRUST_PROXY does not name: what it says of its caller was not believed.
    const isUnbelieved = headers['x-forwarded-for'] !== undefined && ip === socket.remoteAddress;
    const isDirect =
      !isUnbelieved && isNearAllTheWay(headers) && Object.keys(headers).every((name) => OWN_HEADERS.includes(name));
    // By the name that everybody uses: through the proxy, or from outside.
    const isPublic = isIP(publicName) === 0 && publicName !== 'localhost' && nameOf(headers.host ?? '') === publicName;
    return isDirect && !isPublic && isNear(ip);
  };
}

/** Behind a proxy that is known may stand one that is not: its address is near, but its caller's need not be. */
const isNearAllTheWay = ({ 'x-forwarded-for': hops = [] }: Request['headers']): boolean =>
  String(hops)
    .split(',')
    .every((hop) => hop.trim() === '' || isNear(hop.trim()));

const isNear = (ip = '') => NEAR.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');

/** A host without its port. */
const nameOf = (host: string) => host.replace(/:\d{1,5}$/, '').replace(/^\[|\]$/g, '');
