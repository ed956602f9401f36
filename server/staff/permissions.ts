import type { Role, StaffMember } from '../store/contract/staff';

/**
 * What a call of the API may ask for: `cases` to read and handle them, `supervise` to step in, plan shifts and see
 * figures, `content` to edit articles, `audit` to read the log, `accounts` to manage who may come in.
 */
export const PERMISSIONS = ['cases', 'supervise', 'content', 'audit', 'accounts'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** An administrator keeps the keys and therefore reads no cases; an auditor sees who did what, never what was said. */
const PERMISSIONS_OF: Record<Role, readonly Permission[]> = {
  counsellor: ['cases'],
  supervisor: ['cases', 'supervise'],
  editor: ['content'],
  auditor: ['audit'],
  admin: ['accounts'],
};

/** What a role may do. */
export const permissionsOfRole = (role: Role): readonly Permission[] => PERMISSIONS_OF[role];

/** Whether a role is there for cases. */
export const isForCases = (role: Role): boolean => PERMISSIONS_OF[role].includes('cases');

/**
 * What somebody may do. Right after the set-up nobody else is there: the first administrator must see the emergencies until the first
 * counsellor or supervisor has an account. `others` is asked for only when the answer hangs on it.
 */
export async function permissionsOf(
  member: StaffMember,
  others: () => Promise<readonly StaffMember[]>,
): Promise<ReadonlySet<Permission>> {
  // Nothing before a second person has said that they are who they are said to be.
  if (member.awaits) return new Set();
  const own = PERMISSIONS_OF[member.role];
  if (!isInterim(member) || (await others()).some(({ role }) => isForCases(role))) return new Set(own);
  return new Set([...own, ...PERMISSIONS_OF.supervisor]);
}

/** Whether cases may be given to somebody. */
export const mayHaveCases = (member: StaffMember): boolean =>
  member.disabledAt === undefined && !member.awaits && (isForCases(member.role) || isInterim(member));

const isInterim = ({ role, isInterim: is = false }: StaffMember): boolean => role === 'admin' && is;
