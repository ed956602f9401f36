import { BlockList, isIP, isIPv6 } from 'node:net';

/** Nets that are not the open internet (IANA special-purpose address registries). */
const V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;
/** Of IPv6 only what is given to the open internet counts as such, without tunnels that lead back into private nets. */
const V6_OPEN = [['2000::', 3]] as const;
const V6_CLOSED = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const;

const closedV4 = listOf(V4, 'ipv4');
const openV6 = listOf(V6_OPEN, 'ipv6');
const closedV6 = listOf(V6_CLOSED, 'ipv6');

/** Whether an IP address belongs to this machine, a private net, or anything else that no platform has its files on. */
export function isPrivateAddress(address: string): boolean {
  if (!isIP(address)) return true;
  if (!isIPv6(address)) return closedV4.check(address, 'ipv4');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return closedV4.check(mapped, 'ipv4');
  return !openV6.check(address, 'ipv6') || closedV6.check(address, 'ipv6');
}

function listOf(nets: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [net, bits] of nets) list.addSubnet(net, bits, family);
  return list;
}
