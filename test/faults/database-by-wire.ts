import { randomUUID } from 'node:crypto';
import { Wire } from './wire';

/** A new database on the server of MONGODB_TEST_URL, reached directly (`seen`) and by a wire. */
export async function databaseByWire(
  random: () => number,
): Promise<{ wire: Wire; place: { seen: string; databaseUrl: string } }> {
  const seen = new URL(process.env.MONGODB_TEST_URL ?? '');
  seen.pathname = `/haidang_${randomUUID().slice(0, 8)}`;
  const wire = await Wire.to(seen.hostname, Number(seen.port || 27017), random);
  const byWire = new URL(seen);
  byWire.host = `127.0.0.1:${wire.port}`;
  // Else the driver would go to where the server says that it is, past the wire.
  byWire.searchParams.set('directConnection', 'true');
  return { wire, place: { seen: seen.href, databaseUrl: byWire.href } };
}
