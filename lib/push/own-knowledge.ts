import * as z from 'zod/mini';
import type { Sought } from '@/lib/match/judge';
import { db } from '@/lib/platform/db';
import { keysOf, samePerson } from '@/lib/profile/identity';
import { identity, type Identity } from '@/lib/profile/reading';

/** Drafts and pushes, as far as they tell whose they are. */
const filed = z.object({
  keys: z.array(z.string()),
  person: identity,
  account: z.string(),
  state: z.optional(z.string()),
  opportunityId: z.optional(z.string()),
  plan: z.optional(z.object({ opportunity: z.optional(z.string()) })),
});
type Filed = z.infer<typeof filed>;

async function filedUnder(key: string): Promise<Filed[]> {
  const database = await db();
  const found = await Promise.all(
    (['drafts', 'pushes'] as const).map((store) => database.getAllFromIndex(store, 'keys', key)),
  );
  return found.flat().flatMap((one) => {
    const parsed = z.safeParse(filed, one);
    return parsed.success ? [parsed.data] : [];
  });
}

/**
 * What Fulcrum knows of the person by itself: the addresses they had before, and the opportunities our pushes made. An
 * earlier address that somebody else was seen at is nobody's.
 */
export async function ownKnowledge(
  person: Identity,
  account: string,
): Promise<Pick<Sought, 'links' | 'pushed'>> {
  const theirs: Filed[] = [];
  for (const key of keysOf(person))
    theirs.push(...(await filedUnder(key)).filter((one) => samePerson(one.person, person)));
  const numbers = new Set([person, ...theirs.map((one) => one.person)].flatMap((one) => one.memberId ?? []));
  // Two numbers at one slug: it was given away, and nothing tells which of the two this is.
  const [number] = numbers.size === 1 ? numbers : [person.memberId];
  const whole = number === undefined ? person : { ...person, memberId: number };
  if (number !== undefined && number !== person.memberId) theirs.push(...(await filedUnder(`m:${number}`)));
  const links = keysOf(whole);
  for (const key of new Set(theirs.filter(sameNumber(number)).flatMap((one) => one.keys)))
    if (key.startsWith('s:') && !links.includes(key) && (await filedUnder(key)).every(sameNumber(number)))
      links.push(key);
  const pushed = theirs
    .filter((one) => one.account === account)
    .flatMap(
      (one) => one.opportunityId ?? (one.state === 'inLever' ? one.plan?.opportunity : undefined) ?? [],
    );
  return { links, pushed: [...new Set(pushed)] };
}

const sameNumber =
  (number: string | undefined) =>
  ({ person }: Filed): boolean =>
    number === undefined || person.memberId === undefined || person.memberId === number;
