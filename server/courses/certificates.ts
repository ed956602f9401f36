import { randomBytes } from 'node:crypto';
import type { Certificate, Certify } from '../../dialogs/course';
import type { Course } from '../../knowledge/courses';
import type { SecretStore } from '../store/contract/secrets';
import { type Certified, dayOf, readCode, writeCode } from './certificate-code';

interface Parts {
  /** 32 bytes. Who has them can write certificates. */
  key: Buffer;
  publicUrl: string;
  now: () => number;
}

/** Writes certificates for courses and tells true ones from others, without keeping any. */
export class Certificates {
  constructor(private readonly parts: Parts) {}

  readonly certify: Certify = (course: Course, messageId: string): Certificate => {
    const { key, publicUrl, now } = this.parts;
    const code = writeCode(key, { letter: course.letter, day: dayOf(now()) }, messageId);
    return { code, picture: `${publicUrl}/chung-nhan/${code}.png`, page: `${publicUrl}/chung-nhan` };
  };

  /** What a code certifies; undefined when it is not one of ours. */
  check(typed: string): Certified | undefined {
    return readCode(this.parts.key, typed);
  }
}

/** The key of the certificates, made at the first start: the same for all processes and all years. */
export async function certificateKey(secrets: SecretStore): Promise<Buffer> {
  return Buffer.from(await secrets.getOrPut('certificates', () => randomBytes(32).toString('base64')), 'base64');
}
