import { randomBytes } from 'node:crypto';
import { isSameSecret } from '../same-secret';
import type { StaffMember, StaffStore } from '../store/contract/staff';
import type { Accounts } from './accounts';
import { refuseCommon } from './common-passwords';
import { sha256 } from './sessions';

/** A day: the link may be handed over at the change of shifts. */
const LINK_MS = 24 * 3_600_000;
const TOKEN_BYTES = 24;

/** Raised when a link is wrong, used, out of date, or its account may not be used. */
export class PasswordLinkRefused extends Error {
  readonly code = 'PASSWORD_LINK_REFUSED';
}

/** Links by which somebody sets their password themselves: administrators never know one. */
export class PasswordLinks {
  constructor(
    private readonly store: StaffStore,
    private readonly accounts: Accounts,
    private readonly now: () => number,
  ) {}

  /** Voids the password and any older link; gives the token of the new one and until when (epoch ms) it is good. */
  async make(id: string): Promise<{ token: string; expiresAt: number }> {
    const token = `${id}.${randomBytes(TOKEN_BYTES).toString('base64url')}`;
    const expiresAt = this.now() + LINK_MS;
    await this.accounts.replacePassword(id, { tokenHash: sha256(token), expiresAt });
    return { token, expiresAt };
  }

  /** Sets the password, once; raises {@link PasswordLinkRefused}, or CommonPassword, after which it may be tried again. */
  async use(token: string, password: string): Promise<StaffMember> {
    const member = await this.store.byId(token.slice(0, token.lastIndexOf('.')));
    if (!member || !this.#isGood(member, token)) throw new PasswordLinkRefused();
    await refuseCommon(password, member);
    // Taken away first: of two who use it at once one finds it gone.
    let isMine = false as boolean;
    await this.accounts.change(member.id, (current) => {
      isMine = this.#isGood(current, token);
      return isMine ? { ...current, passwordLink: undefined } : current;
    });
    if (!isMine) throw new PasswordLinkRefused();
    await this.accounts.setPassword(member.id, password, 'owner');
    return member;
  }

  #isGood({ passwordLink, disabledAt }: StaffMember, token: string): boolean {
    if (!passwordLink || disabledAt !== undefined || passwordLink.expiresAt <= this.now()) return false;
    return isSameSecret(sha256(token), passwordLink.tokenHash);
  }
}
