import { randomBytes } from 'node:crypto';
import { AUDIT_SECRET, follows, linked } from '../store/audit-chain';
import type { AuditEntry, AuditStore, ChainedEntry } from '../store/contract/audit';
import type { Store } from '../store/store';

const PAGE = 1_000;

/** What a check of the whole log found. `brokenAt` is the first place at which something was changed, moved or taken out. */
export interface Verdict {
  entries: number;
  /** Of the last entry: noted elsewhere, it shows whether the end was cut off later. */
  head: string;
  brokenAt?: number;
}

/** Who did and read what: entries are only added, each chained to the one before it. */
export class AuditLog {
  readonly #store: AuditStore;
  readonly #key: Buffer;
  /** Entries of this process are added one after another; those of others are found by the place being taken. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: AuditStore, key: Buffer) {
    this.#store = store;
    this.#key = key;
  }

  /** Adds an entry; resolves when it is kept. */
  append(entry: AuditEntry): Promise<void> {
    const work = this.#last.then(() => this.#append(entry));
    this.#last = work.catch(() => undefined);
    return work;
  }

  async #append(entry: AuditEntry): Promise<void> {
    while (!(await this.#store.append(linked(entry, await this.#store.head(), this.#key))));
  }

  /** The latest entries that fit, the newest first. */
  latest: AuditStore['latest'] = (query) => this.#store.latest(query);

  /** Reads the whole log and checks every link of the chain. */
  async verify(): Promise<Verdict> {
    let before: ChainedEntry | undefined;
    for (;;) {
      const page = await this.#store.after(before?.seq ?? 0, PAGE);
      for (const entry of page) {
        if (!follows(entry, before, this.#key)) return { ...verdictOf(before), brokenAt: (before?.seq ?? 0) + 1 };
        before = entry;
      }
      if (page.length < PAGE) return verdictOf(before);
    }
  }
}

const verdictOf = (last: ChainedEntry | undefined): Verdict => ({ entries: last?.seq ?? 0, head: last?.mac ?? '' });

/** The log of a store, with the key that is kept there. */
export async function openAuditLog({ audit, secrets }: Pick<Store, 'audit' | 'secrets'>): Promise<AuditLog> {
  const key = await secrets.getOrPut(AUDIT_SECRET, () => randomBytes(32).toString('base64'));
  return new AuditLog(audit, Buffer.from(key, 'base64'));
}
