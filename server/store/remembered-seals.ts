import type { Seals } from './sealing';

/** So many sealed bytes are remembered with what is in them: some thousand messages. */
const REMEMBERED_BYTES = 4_194_304;

interface Remembered {
  sealed: Uint8Array;
  json: string;
}

/** Remembers what was sealed or opened a moment ago: within its turn a message is read several times over. */
export class RememberedSeals {
  readonly #known = new Map<string, Remembered>();
  #bytes = 0;

  constructor(private readonly limit = REMEMBERED_BYTES) {}

  seal(seals: Seals, value: unknown, purpose: string): Buffer {
    const json = JSON.stringify(value);
    const sealed = seals.sealBytes(Buffer.from(json), purpose);
    // A copy: what Node makes of few bytes is a piece of a larger buffer, which would be kept as a whole.
    this.#remember(purpose, { sealed: new Uint8Array(sealed), json });
    return sealed;
  }

  /** What is remembered counts only for the very same bytes. */
  open(seals: Seals, sealed: Uint8Array, purpose: string): unknown {
    const known = this.#known.get(purpose);
    const isSame = known !== undefined && Buffer.compare(known.sealed, sealed) === 0;
    const json = isSame ? known.json : seals.openBytes(sealed, purpose).toString('utf8');
    if (!isSame) this.#remember(purpose, { sealed, json });
    return JSON.parse(json) as unknown;
  }

  /** For when something was removed for good. */
  forget(): void {
    this.#known.clear();
    this.#bytes = 0;
  }

  #remember(purpose: string, remembered: Remembered): void {
    this.#drop(purpose);
    this.#known.set(purpose, remembered);
    this.#bytes += remembered.sealed.length;
    for (const oldest of this.#known.keys()) {
      if (this.#bytes <= this.limit) return;
      this.#drop(oldest);
    }
  }

  #drop(purpose: string): void {
    this.#bytes -= this.#known.get(purpose)?.sealed.length ?? 0;
    this.#known.delete(purpose);
  }
}
