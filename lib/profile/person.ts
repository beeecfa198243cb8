import * as z from 'zod/mini';

/** Who the page is about. At least one is there; `memberId` is LinkedIn's number as decimal digits. */
export const identity = z.object({
  /** Decoded, lower case. Absent when the address has the id form only. */
  slug: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  memberId: z.optional(z.string().check(z.regex(/^[1-9]\d{0,19}$/))),
  /** The `ACoAA…` form, as found; another product's form only where no number could be told from it. */
  urnId: z.optional(z.string().check(z.regex(/^A[A-Za-z0-9_-]{10,80}$/))),
  /** GitHub's login, lower case, of somebody read there. */
  github: z.optional(z.string().check(z.regex(/^[a-z\d][a-z\d_-]{0,38}$/))),
});
export type Identity = z.infer<typeof identity>;
