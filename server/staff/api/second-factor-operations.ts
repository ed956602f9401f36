import type { Proving } from '../proving';
import type { SecondFactors } from '../second-factor';
import { codeSchema, enrolmentSchema, recoverySchema } from './account-schemas';
import { type Operation, staff } from './operation';
import { Problem } from './problem';
import { nothingSchema } from './schemas';
import { DETAILS } from './texts';

/** One's own second factor. */
export function secondFactorOperations(factors: SecondFactors, proving: Proving): Operation[] {
  return [
    staff({
      method: 'post',
      path: '/second-factor',
      summary: 'Begin to set up one’s own second factor; it counts once it is confirmed',
      audit: 'second-factor.begin',
      // At an open desk somebody else could bind the account to a device of theirs.
      fresh: true,
      body: nothingSchema,
      status: 200,
      answer: enrolmentSchema,
      handle: ({ who }) => factors.begin(who.member),
    }),
    staff({
      method: 'post',
      path: '/second-factor/confirm',
      summary: 'Confirm one’s second factor with a code; gives the recovery codes, this once',
      audit: 'second-factor.confirm',
      limited: true,
      body: codeSchema,
      status: 200,
      answer: recoverySchema,
      handle: async ({ body, who }) => {
        const recoveryCodes = await factors.confirm(who.member, body.code);
        if (!recoveryCodes) throw new Problem(400, DETAILS.wrongCode, { reason: 'code-wrong' });
        return { recoveryCodes };
      },
    }),
    staff({
      method: 'post',
      path: '/second-factor/remove',
      summary: 'Take one’s own second factor away, with a code of it',
      audit: 'second-factor.remove',
      limited: true,
      body: codeSchema,
      status: 204,
      handle: async ({ body, who }) => {
        if (!(await proving.codeAlone(who.member, body.code)))
          throw new Problem(400, DETAILS.wrongCode, { reason: 'code-wrong' });
        await factors.remove(who.member.id);
      },
    }),
  ];
}
