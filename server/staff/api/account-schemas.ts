import { z } from 'zod';
import { capacity, instant, name, newPassword, office, role, time } from './schemas';

export const enrolmentSchema = z.object({
  /** To be typed into an authenticator app. */
  secret: z.string(),
  /** The same as `otpauth://` address, to be shown as a QR code. */
  uri: z.string(),
});
export const codeSchema = z.object({ code: z.string().min(1).max(20) });
export const recoverySchema = z.object({
  /** Shown this once; each is good for one sign-in. */
  recoveryCodes: z.array(z.string()),
});

const session = z.object({
  id: z.string(),
  createdAt: time,
  seenAt: time,
  expiresAt: time,
  /** How the browser describes itself. */
  agent: z.string(),
  current: z.boolean(),
});
export const sessionListSchema = z.object({ items: z.array(session) });
export type SessionView = z.output<typeof session>;
export const endedSchema = z.object({ ended: z.number().int() });

/** What is left out stays; null takes it away. */
export const accountChangeSchema = z.object({
  name: name.optional(),
  role: role.optional(),
  office: office.nullable().optional(),
  capacity: capacity.nullable().optional(),
  disabled: z.boolean().optional(),
});
export type AccountChange = z.output<typeof accountChangeSchema>;
export const passwordSchema = z.object({ password: newPassword });
export const passwordLinkSchema = z.object({
  /** Goes into the address `/console/#/password?token=…`; shown this once. */
  token: z.string(),
  expiresAt: time,
});
export const passwordByLinkSchema = z.object({ token: z.string().min(1).max(200), password: newPassword });
/** Whoever is signed in shows once more that it is they: with the password and, where there is one, a code. */
export const confirmSchema = z.object({ password: z.string().min(1).max(200), code: z.string().max(20).optional() });
export const ownPasswordSchema = z.object({ current: z.string().min(1).max(200), password: newPassword });

/** Since when the account waited that was seen: what was done to it since is not confirmed with it. */
export const confirmAccountSchema = z.object({ since: instant });
export const attentionSchema = z.object({
  /** Who closed an emergency whose person nobody had answered, or put one aside for more than a day; of the last seven days. */
  left: z.array(
    z.object({ at: time, name: z.string(), caseId: z.string(), code: z.string(), what: z.enum(['closed', 'aside']) }),
  ),
  accounts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      username: z.string(),
      role,
      /** Its owner has set the password; before that nobody can confirm it. */
      hasOwnPassword: z.boolean(),
      /** Whether the caller may confirm it. */
      mayConfirm: z.boolean(),
      since: time.optional(),
      why: z.enum(['new', 'role', 'name', 'password', 'second-factor', 'enabled']).optional(),
      /** The name of the administrator. */
      by: z.string().optional(),
    }),
  ),
  /** Who looked at very many cases in an hour, or for very many names and numbers; of the last seven days. */
  many: z.array(z.object({ at: time, name: z.string(), what: z.enum(['cases', 'searches']) })),
  /** Cases that looked otherwise in the database than they are, and what cannot be opened; of the last seven days. */
  altered: z.array(
    z.object({
      at: time,
      what: z.enum(['put-right', 'unreadable']),
      code: z.string(),
      caseId: z.string().optional(),
    }),
  ),
});

export const auditQuerySchema = z.object({
  staff: z.string().max(100).optional(),
  target: z.string().max(200).optional(),
  /** The code of a case: what was done with it. */
  code: z.string().max(20).optional(),
  /** The first word of the action: `case`, `session`, `staff` … */
  kind: z
    .string()
    .regex(/^[a-z-]{1,30}$/)
    .optional(),
  from: instant.optional(),
  to: instant.optional(),
  /** Entries before this place. */
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});
export const auditListSchema = z.object({
  items: z.array(
    z.object({
      seq: z.number().int(),
      at: time,
      staffId: z.string(),
      action: z.string(),
      target: z.string(),
      /** The code of the case that is the target, as staff call it. */
      code: z.string().optional(),
      detail: z.string().optional(),
    }),
  ),
});
export const verdictSchema = z.object({
  entries: z.number().int(),
  head: z.string(),
  /** The first place at which something was changed, moved or taken out. */
  brokenAt: z.number().int().optional(),
});
