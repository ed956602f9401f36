import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SecretStore } from '../../store/contract/secrets';
import { isSameSecret } from '../../same-secret';
import { ZaloApiError, type ZaloOAuth, createPkce } from '../../zalo-api-wrapper';
import type { Accounts } from '../accounts';
import { type Consent, ConsentFailed } from '../consent';
import type { Findings } from '../findings';
import type { TokenKeepers } from './keepers';

const SECRET = 'zalo-consent';
/** So long is Zalo's code good (reference: channels.md, B5). */
const LIFE_MS = 600_000;

/** What is kept between question and answer: the state only as its digest, so that nobody who reads it could answer. */
const asked = z.object({ state: z.string(), verifier: z.string(), staffId: z.string(), until: z.number() });

export interface ZaloConsentPorts {
  oauth: Pick<ZaloOAuth, 'consentUrl' | 'exchangeCode'>;
  keepers: TokenKeepers;
  accounts: Pick<Accounts, 'isOurs'>;
  findings: Findings;
  secrets: SecretStore;
  /** Where Zalo sends the administrator afterwards. */
  redirectUri: string;
  now: () => number;
}

/** Zalo's consent by OAuth v4 with PKCE; the question is kept in the store, so any process may take the answer. */
export function createZaloConsent(ports: ZaloConsentPorts): Consent {
  const { oauth, keepers, accounts, findings, secrets, redirectUri, now } = ports;

  /** The question that this answers; it can be answered once. */
  async function questionOf(state: string) {
    const found = asked.safeParse(JSON.parse((await secrets.get(SECRET)) ?? 'null')).data;
    if (!found || now() >= found.until || !isSameSecret(digest(state), found.state)) throw new ConsentFailed('STATE');
    await secrets.remove(SECRET);
    return found;
  }

  return {
    async begin(staffId) {
      const { verifier, challenge } = createPkce();
      const state = randomBytes(24).toString('base64url');
      const question = { state: digest(state), verifier, staffId, until: now() + LIFE_MS };
      await secrets.put(SECRET, JSON.stringify(question));
      return oauth.consentUrl({ redirectUri, state, challenge });
    },
    async finish({ code, state, account }) {
      const { verifier, staffId } = await questionOf(state);
      const keeper = accounts.isOurs(account) ? keepers.of(account) : undefined;
      if (!keeper) throw new ConsentFailed('ACCOUNT');
      await keeper.adopt(await oauth.exchangeCode(code, verifier).catch(refused));
      findings.clear('zalo');
      return { staffId };
    },
    async endsAt() {
      const ends = await Promise.all(keepers.all().map((keeper) => keeper.grantEndsAt()));
      const known = ends.filter((end) => end !== undefined);
      return known.length ? Math.min(...known) : undefined;
    },
  };
}

const digest = (state: string) => createHash('sha256').update(state).digest('base64url');

function refused(error: unknown): never {
  throw new ConsentFailed(error instanceof ZaloApiError ? 'REFUSED' : 'UNREACHABLE');
}
