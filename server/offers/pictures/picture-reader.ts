import path from 'node:path';
import { OEM, PSM, type Worker, createWorker } from 'tesseract.js';
import type { QueueBounds } from '../../fair-queue';
import { FairSlots, SlotsFull } from '../../fair-slots';
import { PictureError } from './picture-error';
import { preparePicture } from './prepare';

/** What was read in a picture. */
export interface PictureText {
  text: string;
  /** How sure the reading is, 0 to 100. */
  confidence: number;
}

/** From this confidence on a reading is as a rule right. */
export const SURE = 75;

/** Reads the text of a picture: bytes in, text out; raises {@link PictureError}. Nothing leaves the process. */
export interface PictureReader {
  /** `asker` tells strangers apart: they are served in turn, so that one with many pictures does not keep the others waiting. */
  read(bytes: Buffer, asker: string): Promise<PictureText>;
  stop(): Promise<void>;
}

export interface PictureReaderOptions {
  /** Threads that read at the same time; each takes about 150 MB. */
  workers?: number;
  /** After so long a picture is given up and its thread thrown away, in milliseconds. */
  timeoutMs?: number;
  /** Pictures that may wait. */
  waiting?: QueueBounds;
}

const DEFAULTS = { workers: 1, timeoutMs: 20_000, waiting: { all: 12, ofOne: 3 } };
/** A thread is renewed after so many pictures: its memory never shrinks. */
const PICTURES_A_WORKER = 200;
const LANGUAGE = path.join(path.dirname(require.resolve('@tesseract.js-data/vie/package.json')), '4.0.0_best_int');

/** Makes the reader; threads start with the first picture. */
export function createPictureReader(options: PictureReaderOptions = {}): PictureReader {
  const { workers, timeoutMs, waiting } = { ...DEFAULTS, ...options };
  const idle: Thread[] = [];
  const slots = new FairSlots(workers, waiting);

  async function readIn(thread: Thread, picture: Buffer): Promise<PictureText> {
    try {
      return checked(await thread.read(picture, timeoutMs));
    } finally {
      idle.push(thread);
    }
  }

  return {
    async read(bytes, asker) {
      const picture = await preparePicture(bytes);
      return slots
        .run(asker, () => readIn(idle.pop() ?? new Thread(), picture))
        .catch((error: unknown) => {
          throw error instanceof SlotsFull ? new PictureError('busy') : error;
        });
    },
    async stop() {
      await Promise.all(idle.splice(0).map((thread) => thread.end()));
    },
  };
}

function checked(found: PictureText): PictureText {
  if (!/\p{L}{2,}/u.test(found.text)) throw new PictureError('no_text');
  return found;
}

/** One thread of tesseract, made anew when it hangs or has read enough. */
class Thread {
  #worker: Promise<Worker> | undefined;
  #count = 0;

  async read(picture: Buffer, timeoutMs: number): Promise<PictureText> {
    if (this.#count >= PICTURES_A_WORKER) await this.end();
    this.#count += 1;
    this.#worker ??= start();
    const worker = await this.#worker;
    const result = await within(timeoutMs, worker.recognize(picture)).catch(async (error: unknown) => {
      await this.end();
      throw error instanceof PictureError ? error : new PictureError('broken');
    });
    return { text: tidied(result.data.text), confidence: result.data.confidence };
  }

  async end(): Promise<void> {
    const worker = await this.#worker;
    this.#worker = undefined;
    this.#count = 0;
    await worker?.terminate();
  }
}

async function start(): Promise<Worker> {
  const worker = await createWorker('vie', OEM.LSTM_ONLY, {
    langPath: LANGUAGE,
    cacheMethod: 'none',
    gzip: true,
    // A picture that cannot be read is refused; by default the library would throw inside its thread.
    errorHandler: () => undefined,
  });
  await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO, user_defined_dpi: '150' });
  return worker;
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new PictureError('too_slow')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Without lines in which nothing but signs was seen: icons, stickers, the bar of the phone. */
function tidied(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}]{2,}/u.test(line))
    .join('\n');
}
