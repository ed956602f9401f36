import { setTimeout as pause } from 'node:timers/promises';
import { Vault, generateKey, parseKeys } from '../../server/store/encryption';
import { openStore } from '../../server/store/open';
import type { Store } from '../../server/store/store';
import { ServerProcess } from '../e2e/server-process';
import { StaffClient } from '../e2e/staff-client';
import { type MessengerPlatform, startMessengerPlatform } from '../platforms/messenger-platform';
import type { Break } from './breaks';
import { type Calls, countCalls } from './case-book';
import { Crowd } from './crowd';
import { type Talk, countTalk } from './ledger';
import { type Outside, startOutside } from './outside';

const SECRETS = { pageToken: 'page-token', appSecret: 'app-secret' };
const PATIENCE_MS = 240_000;
const LOOK_MS = 1_000;
/** What comes late comes within this. */
const QUIET_MS = 2_000;

/** Where the store is; `seen` is where this test looks into it, past all troubles. */
export interface Place {
  /** Given to every process: absent for SQLite in a folder that they share. */
  databaseUrl?: string;
  seen?: string;
  /** Settings beside those that all have. */
  env?: Record<string, string>;
  /** What runs all processes but the first (see ServerProcess). */
  launcher?: readonly string[];
  /** How many; absent: two. */
  processes?: number;
}

/** Everything that was counted. */
export type Counts = Talk & Calls & { deaths: number };

/** A service of several processes with a platform, people who write, and staff. */
export class Service {
  readonly alive = new Set<ServerProcess>();
  /** When one died. */
  readonly deaths: Break[] = [];

  private constructor(
    readonly platform: MessengerPlatform,
    readonly outside: Outside,
    readonly servers: readonly ServerProcess[],
    readonly staff: StaffClient,
    readonly store: Store,
    readonly crowd: Crowd,
    readonly random: () => number,
  ) {
    servers.forEach((server) => this.alive.add(server));
  }

  static async start(random: () => number, place: Place = {}): Promise<Service> {
    const [platform, outside] = [await startMessengerPlatform(SECRETS), await startOutside()];
    const key = generateKey('k1');
    const env = {
      ...settings(platform, outside, key),
      ...(place.databaseUrl && { DATABASE_URL: place.databaseUrl }),
      ...place.env,
    };
    const first = await new ServerProcess(env).start();
    // Before another one starts: each start makes a new link.
    const staff = await (await StaffClient.setUp(first)).hire(first.url, 'lan');
    const servers = [first];
    while (servers.length < (place.processes ?? 2)) servers.push(await another(first, env, place));
    const where = { dataDir: first.dataDir, ...(place.seen && { databaseUrl: place.seen }) };
    const store = await openStore(where, new Vault(parseKeys(key)));
    const crowd: Crowd = new Crowd(platform, () => service.anyone().url, random);
    const service: Service = new Service(platform, outside, servers, staff, store, crowd, random);
    return service;
  }

  async stop(): Promise<void> {
    for (const server of this.servers) await server.stop();
    await this.store.close();
    await this.platform.close();
    await this.outside.close();
  }

  /** One of the processes that run. */
  anyone(): ServerProcess {
    return this.pick([...this.alive]);
  }

  pick<T>(some: readonly T[]): T {
    const one = some[Math.floor(this.random() * some.length)];
    if (one === undefined) throw new Error('there is none to pick');
    return one;
  }

  /** Ends a process as a power cut would, and starts it again when `meanwhile` is over. */
  async kill(victim: ServerProcess, meanwhile: () => Promise<unknown>): Promise<void> {
    this.alive.delete(victim);
    const from = Date.now();
    await victim.kill();
    this.deaths.push({ from, to: Date.now() });
    await meanwhile();
    await this.revive(victim);
  }

  /** Lets a process stand still, as a machine that is paused, until `meanwhile` is over. To the others it has died. */
  async freeze(victim: ServerProcess, meanwhile: () => Promise<unknown>): Promise<void> {
    this.alive.delete(victim);
    const at = Date.now();
    process.kill(victim.pid!, 'SIGSTOP');
    this.deaths.push({ from: at, to: at });
    await meanwhile();
    process.kill(victim.pid!, 'SIGCONT');
    this.alive.add(victim);
  }

  /** Starts a process again that has ended. */
  async revive(victim: ServerProcess): Promise<void> {
    await victim.start();
    this.alive.add(victim);
  }

  /** Asks a process to end; gives its exit code, or the signal that ended it, and how long it took, ms. */
  async end(victim: ServerProcess): Promise<{ code: number | string | null; tookMs: number }> {
    this.alive.delete(victim);
    const began = Date.now();
    const code = await victim.stop();
    return { code, tookMs: Date.now() - began };
  }

  /** What the processes have written of the database: for a look at why something went wrong. */
  get databaseNews(): string[] {
    return this.servers.flatMap(({ output }, n) =>
      output
        .split('\n')
        .flatMap((line) => (/the database is (away|back)|has been brought/.test(line) ? `${n}: ${line}` : [])),
    );
  }

  /** Waits until nothing has been left to be done for a while, or patience is at an end, and counts. */
  async settle(cuts: readonly Break[] = []): Promise<Counts> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      while (Date.now() < until && (await this.#isBusy(cuts))) await pause(LOOK_MS);
      await pause(QUIET_MS);
      const counts = await this.#count(cuts);
      // What the watch tells people comes at its own time: it may be on its way only now.
      if (!waits(counts) || Date.now() >= until) return counts;
    }
  }

  async #isBusy(cuts: readonly Break[]): Promise<boolean> {
    const { unread, unsent } = await this.store.conversations.backlog();
    return unread + unsent > 0 || waits(await this.#count(cuts));
  }

  async #count(cuts: readonly Break[]): Promise<Counts> {
    const { store, crowd, platform, outside, deaths } = this;
    const breaks = [...deaths, ...cuts];
    const talk = await countTalk(store, crowd.people, platform, breaks);
    return {
      ...talk,
      ...(await countCalls(store, crowd.people, outside.pages, { breaks, now: Date.now() })),
      deaths: deaths.length,
    };
  }
}

/** Whether something that must happen has yet to. */
const waits = ({ lost, unanswered, unsent, withoutCase, uncalled }: Counts) =>
  lost + unanswered + unsent + withoutCase + uncalled > 0;

/** On one file processes share the folder; beside a database each has a spool of its own. */
function another(first: ServerProcess, env: Record<string, string>, place: Place): Promise<ServerProcess> {
  const server = new ServerProcess(env, undefined, place.databaseUrl ? undefined : first.dataDir);
  server.launcher = place.launcher ?? [];
  return server.start();
}

function settings(platform: MessengerPlatform, outside: Outside, key: string): Record<string, string> {
  return {
    MESSENGER_PAGE_TOKEN: SECRETS.pageToken,
    MESSENGER_APP_SECRET: SECRETS.appSecret,
    MESSENGER_VERIFY_TOKEN: 'verify',
    MESSENGER_API_BASE: platform.base,
    STAFF_WEBHOOK_URL: outside.base,
    STAFF_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
    ENCRYPTION_KEYS: key,
  };
}
