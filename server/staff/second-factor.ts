import { createHash, randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { Secret, TOTP } from 'otpauth';
import type { SecondFactor, StaffMember } from '../store/contract/staff';
import { type Accounts, COST } from './accounts';

/** What authenticator apps take for granted (RFC 6238; Google Authenticator's key URI format). */
const TOTP_FORM = { issuer: 'Hải Đăng 111', algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** A clock may be one step off (RFC 6238, 5.2). */
const WINDOW = 1;
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
/** Without letters that are taken for figures (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECOVERY_LENGTH = 10;
const SALT_BYTES = 16;

/** What somebody needs to set up an authenticator: the secret to type, or the same as an address to be shown as a QR code. */
export interface Enrolment {
  secret: string;
  uri: string;
}

/** Raised when a second factor is there already, or is not. */
export class SecondFactorState extends Error {
  readonly code = 'SECOND_FACTOR_STATE';
}

/** The second factor of sign-in: codes of an authenticator app, and recovery codes for who has lost it. */
export class SecondFactors {
  constructor(
    private readonly accounts: Accounts,
    private readonly now: () => number,
  ) {}

  /** Begins anew; it does not count before it is confirmed. Raises {@link SecondFactorState} when one counts already. */
  async begin({ id, username }: StaffMember): Promise<Enrolment> {
    const secret = new Secret({ size: SECRET_BYTES });
    await this.accounts.change(id, (member) => {
      if (isOn(member)) throw new SecondFactorState('there is a second factor already');
      return { ...member, secondFactor: { secret: secret.base32, recovery: [] } };
    });
    return { secret: secret.base32, uri: new TOTP({ ...TOTP_FORM, label: username, secret }).toString() };
  }

  /** Confirms with a first code; gives the recovery codes, which are shown this once, or undefined when the code is wrong. */
  async confirm({ id }: StaffMember, code: string): Promise<string[] | undefined> {
    const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
    const salt = randomBytes(SALT_BYTES).toString('base64');
    const recovery = await Promise.all(codes.map((one) => hashed(one, salt)));
    let isRight = false as boolean;
    await this.accounts.change(id, (member) => {
      const { secondFactor } = member;
      if (!secondFactor || isOn(member)) throw new SecondFactorState('nothing is to be confirmed');
      const lastStep = this.#stepOf(secondFactor, code.replace(/\s/g, ''));
      isRight = lastStep !== undefined;
      if (lastStep === undefined) return member;
      return { ...member, secondFactor: { ...secondFactor, confirmedAt: this.now(), lastStep, recovery, salt } };
    });
    return isRight ? codes : undefined;
  }

  /** Whether a code is right; it is used up by this. */
  async use({ id, secondFactor: seen }: StaffMember, code: string): Promise<boolean> {
    const token = code.replace(/\s/g, '');
    const recovery = seen && !SHORT_CODE.test(token) ? await hashed(code, seen.salt) : undefined;
    let isRight = false as boolean;
    await this.accounts.change(id, (member) => {
      const used = member.secondFactor && this.#used(member.secondFactor, token, recovery);
      isRight = used !== undefined;
      return used ? { ...member, secondFactor: used } : member;
    });
    return isRight;
  }

  /** Takes the second factor away. */
  async remove(id: string): Promise<void> {
    await this.accounts.change(id, (member) => ({ ...member, secondFactor: undefined }));
  }

  /** The factor with a code used up: one of the app's, or one for recovery by its hash. Undefined when it is neither. */
  #used(factor: SecondFactor, token: string, given: string | undefined): SecondFactor | undefined {
    const lastStep = this.#stepOf(factor, token);
    if (lastStep !== undefined) return { ...factor, lastStep };
    const recovery = factor.recovery.filter((known) => known !== given);
    return recovery.length < factor.recovery.length ? { ...factor, recovery } : undefined;
  }

  /** The time step of a right code that was not used before; undefined for any other. */
  #stepOf({ secret, lastStep = -1 }: SecondFactor, token: string): number | undefined {
    if (!SHORT_CODE.test(token)) return undefined;
    const totp = new TOTP({ ...TOTP_FORM, secret: Secret.fromBase32(secret) });
    const delta = totp.validate({ token, timestamp: this.now(), window: WINDOW });
    if (delta === null) return undefined;
    const step = Math.floor(this.now() / 1_000 / TOTP_FORM.period) + delta;
    return step > lastStep ? step : undefined;
  }
}

/** Whether somebody must give a code when they sign in. */
export const isOn = ({ secondFactor }: StaffMember): boolean => secondFactor?.confirmedAt !== undefined;

/** What an app shows; codes for recovery are longer. */
const SHORT_CODE = /^\d{6}$/;

/** 50 random bits: with tries slowed down nobody guesses them, and from their hashes hardly anybody works them out. */
function recoveryCode(): string {
  const letters = [...randomBytes(RECOVERY_LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** As typed: with or without the dash, in small letters. */
async function hashed(code: string, salt: string | undefined): Promise<string> {
  const plain = code.replace(/[\s-]/g, '').toUpperCase();
  if (salt === undefined) return createHash('sha256').update(plain).digest('hex');
  return (await hashRaw(plain, { ...COST, salt: Buffer.from(salt, 'base64') })).toString('base64');
}
