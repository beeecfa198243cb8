import { say, type Sentence } from '@/lib/platform/text';
import type { LeverUser } from './user';

/**
 * What a Lever user may do here, by Lever's access roles. Lever is the authority and enforces its own; these tell early,
 * and in words. A custom role's `accessRole` is its id.
 */

const builtIn = ['super admin', 'admin', 'team member', 'limited team member', 'interviewer'] as const;
export type Role = (typeof builtIn)[number];

/** @param custom what the team settings say of custom roles, by id; one they do not name counts as Team Member */
export function roleOf(accessRole: string, custom: Readonly<Record<string, Role>>): Role {
  const named = accessRole.trim().toLowerCase();
  const own = builtIn.find((role) => role === named);
  return own ?? (Object.hasOwn(custom, accessRole) ? custom[accessRole] : undefined) ?? 'team member';
}

/** Whether a role is one of the account's own, which tells by itself nothing of what its people may do. */
export const isCustomRole = (accessRole: string): boolean =>
  !builtIn.some((role) => role === accessRole.trim().toLowerCase());

/** Why this user cannot push; undefined when nothing speaks against it. */
export function mayNotPush(user: LeverUser, custom: Readonly<Record<string, Role>>): Sentence | undefined {
  if (user.deactivated) return say('roleDeactivated', user.name);
  if (roleOf(user.role, custom) === 'interviewer') return say('roleInterviewer', user.name);
  return undefined;
}

/** Why this user cannot edit the team's defaults; undefined when nothing speaks against it. */
export function mayNotEditTeam(
  user: LeverUser | null,
  custom: Readonly<Record<string, Role>>,
): Sentence | undefined {
  if (!user) return say('roleUnknown');
  if (user.deactivated) return say('roleDeactivated', user.name);
  const role = roleOf(user.role, custom);
  return role === 'super admin' || role === 'admin' ? undefined : say('roleNoAdmin', user.name);
}
