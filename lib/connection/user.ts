import * as z from 'zod/mini';
import type { User } from '@/lib/lever/schemas';

/** A Lever user as screens show one and the connection keeps one. */
export const leverUser = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  /** Lever's access role, or the id of a custom one. */
  role: z.string(),
  /** Lever no longer lists the user as active. */
  deactivated: z.optional(z.boolean()),
});
export type LeverUser = z.infer<typeof leverUser>;

export const toLeverUser = (user: User): LeverUser => ({
  id: user.id,
  name: user.name || user.email,
  email: user.email,
  role: user.accessRole,
});
