import * as z from 'zod/mini';
import { db } from '@/lib/platform/db';
import { sentence } from '@/lib/platform/text';
import { keysOf, samePerson } from '@/lib/profile/identity';
import { linkOf } from '@/lib/profile/link';
import { identity, reading, type Identity, type Reading } from '@/lib/profile/reading';
import { choices, draft, emptyDraft, type Choices, type Draft } from '@/lib/push/draft';
import { event, happenedAt, isAtWord, isNews, type Event, type Happening, type Told } from './state';

/** The people of the campaigns, on this machine: who they are, what happened, and what they are pushed from. */

export const member = z.object({
  id: z.string(),
  /** Every address the person was seen at. */
  keys: z.array(z.string()),
  person: identity,
  /** Lever's account that this person is worked for. */
  account: z.string(),
  campaign: z.string(),
  name: z.string(),
  headline: z.string(),
  link: z.string(),
  /** What happened, the first of them that the person was added. */
  events: z.array(event),
  /** Came into Lever, or was there already: when, and as which opportunity. */
  pushed: z.optional(
    z.object({ at: z.number(), opportunity: z.optional(z.string()), url: z.optional(z.string()) }),
  ),
  /** Why what happened is not told to Lever. */
  stands: z.optional(sentence),
  /** The recruiter said to go on all the same. */
  anyway: z.optional(z.boolean()),
  /** The recruiter said to go on without the stage that is set for what happened. */
  withoutStage: z.optional(z.boolean()),
  /** Something happened that is not dealt with to the end. */
  pending: z.optional(z.boolean()),
  /** By which settings and lists something is to be filled in first, in short; left out where nothing is. */
  lackedBy: z.optional(z.string()),
  /**
   * The recruiter said that what was written up to then is no reply. Words are from before messages had a time: nothing
   * can be told to be later.
   */
  tookBack: z.optional(z.union([z.number(), z.string()])),
});
export type Member = z.infer<typeof member>;

/** What a member is pushed from. */
const profile = z.object({
  id: z.string(),
  /** As it was read last. */
  reading,
  draft,
  /** What the settings came to when the person was added. */
  then: z.partial(choices),
});
export type Profile = z.infer<typeof profile>;

const understand = (stored: unknown): Member[] => {
  const parsed = z.safeParse(member, stored);
  return parsed.success ? [parsed.data] : [];
};

/** Addresses of one person beyond this many are forgotten. */
const MOST_KEYS = 10;

export async function loadMember(id: string): Promise<Member | undefined> {
  return understand(await (await db()).get('people', id))[0];
}

export async function loadProfile(id: string): Promise<Profile | undefined> {
  const parsed = z.safeParse(profile, await (await db()).get('profiles', id));
  return parsed.success ? parsed.data : undefined;
}

/** The person in every campaign they are in. */
export async function membersOf(person: Identity, account: string): Promise<Member[]> {
  const database = await db();
  const found = new Map<string, Member>();
  for (const key of keysOf(person))
    for (const one of (await database.getAllFromIndex('people', 'keys', key)).flatMap(understand))
      if (one.account === account && samePerson(one.person, person)) found.set(one.id, one);
  return [...found.values()];
}

/** Everybody of an account, or of one campaign of it. */
export async function people(account: string, campaign?: string): Promise<Member[]> {
  const database = await db();
  const all = await (campaign === undefined
    ? database.getAll('people')
    : database.getAllFromIndex('people', 'campaign', campaign));
  return all.flatMap(understand).filter((one) => one.account === account);
}

/** Adds a person to a campaign; who is in it already stays as they are, with the newer reading and draft. */
export async function addMember(
  found: Reading,
  account: string,
  campaign: string,
  edits: Draft,
  then: Partial<Choices>,
): Promise<Member> {
  return navigator.locks.request('fulcrum:people', async () => {
    const known = (await membersOf(found.identity, account)).find((one) => one.campaign === campaign);
    const before = known && (await loadProfile(known.id));
    const tx = (await db()).transaction(['people', 'profiles'], 'readwrite');
    // As they are now: something may have happened to them meanwhile.
    const [there] = known ? understand(await tx.objectStore('people').get(known.id)) : [];
    const whole = { ...there?.person, ...found.identity };
    const next: Member = {
      ...there,
      id: there?.id ?? crypto.randomUUID(),
      ...asRead(found, whole, there?.keys),
      ...{ account, campaign },
      events: there?.events ?? [{ id: crypto.randomUUID(), kind: 'added', at: Date.now() }],
      pending: there ? there.pending : true,
    };
    await tx.objectStore('people').put(next);
    await tx
      .objectStore('profiles')
      .put({ id: next.id, reading: found, draft: edits, then: before?.then ?? then });
    await tx.done;
    return next;
  });
}

/** A member by what was read of them. */
export const asRead = (found: Reading, person: Identity, keys: readonly string[] = []) => ({
  keys: [...new Set([...keysOf(person), ...keys])].slice(0, MOST_KEYS),
  person,
  name: found.name?.value ?? '',
  headline: found.headline?.value ?? '',
  link: linkOf(found),
});

/** Changes a member by what it is now, in one transaction; undefined leaves it alone. */
export async function changeMember(
  id: string,
  change: (now: Member) => Member | undefined,
): Promise<Member | undefined> {
  const tx = (await db()).transaction('people', 'readwrite');
  const [now] = understand(await tx.store.get(id));
  const next = now && change(now);
  if (next) await tx.store.put(next);
  await tx.done;
  return next;
}

/** The person was read again: a newer profile and draft, and the address they are at now. */
export async function refresh(
  id: string,
  found: Reading | undefined,
  edits: Draft | undefined,
): Promise<void> {
  if (found)
    await changeMember(id, (now) => ({
      ...now,
      ...asRead(found, { ...now.person, ...found.identity }, now.keys),
      lackedBy: undefined, // what was missing may be in it
    }));
  const tx = (await db()).transaction('profiles', 'readwrite');
  const parsed = z.safeParse(profile, await tx.store.get(id));
  if (parsed.success)
    await tx.store.put({
      ...parsed.data,
      ...(found ? { reading: found } : {}),
      ...(edits ? { draft: edits } : {}),
    });
  await tx.done;
}

/** Whether a campaign the person is in names this file, in whatever account. */
export async function isInCampaign(person: Identity, file: string): Promise<boolean> {
  const database = await db();
  for (const key of keysOf(person))
    for (const one of (await database.getAllFromIndex('people', 'keys', key)).flatMap(understand))
      if ((await loadProfile(one.id))?.draft.file?.id === file) return true;
  return false;
}

/** Takes files out of what members are pushed from: of one member, or of all. */
export async function dropFromProfiles(ids: ReadonlySet<string>, only?: string): Promise<void> {
  const tx = (await db()).transaction('profiles', 'readwrite');
  for (let at = await tx.store.openCursor(only); at; at = await at.continue()) {
    const parsed = z.safeParse(profile, at.value);
    const { file, ...rest } = parsed.data?.draft ?? emptyDraft;
    if (parsed.success && file && ids.has(file.id)) await at.update({ ...parsed.data, draft: rest });
  }
  await tx.done;
}

/**
 * Writes down that something happened.
 * @param byWord the recruiter said so, rather than Fulcrum saw it by itself
 * @returns the member as it is now; undefined where that is no news
 */
export const note = (
  id: string,
  kind: Happening,
  more: Told = {},
  byWord = true,
): Promise<Member | undefined> =>
  changeMember(id, (now) =>
    isNews(now.events, kind)
      ? {
          ...now,
          stands: !byWord && isAtWord(now.stands) ? now.stands : undefined,
          anyway: undefined,
          withoutStage: undefined,
          pending: true,
          events: [
            ...now.events,
            { id: crypto.randomUUID(), kind, at: Date.now(), ...more, was: waitedAs(now) },
          ],
        }
      : undefined,
  );

const waitedAs = ({ stands, pending }: Member): Event['was'] =>
  isAtWord(stands) ? { stands, pending: false } : { pending: stands !== undefined || pending === true };

/**
 * A member without something that happened, which is not that they were added: they wait as before it.
 * @param left something else is due still, of which holds what the recruiter stopped or began to fill in meanwhile
 */
export const without = (now: Member, { id, kind, was, ...event }: Event, left: boolean): Member => {
  const holds = isAtWord(now.stands) && (left || now.stands?.key === 'campaignImported');
  const stands = was?.stands ?? (holds ? now.stands : undefined);
  const [, after] = now.events.slice(now.events.findIndex((one) => one.id === id));
  return {
    ...now,
    // What happened after it decides how they wait, and was preceded by what preceded this.
    ...(after ? {} : { stands, anyway: undefined, withoutStage: undefined, pending: was?.pending ?? true }),
    events: now.events.flatMap((one) => (one.id === id ? [] : one === after ? [{ ...one, was }] : [one])),
    ...(kind === 'replied' ? { tookBack: happenedAt(event) } : {}),
  };
};

/** A member without what they wrote. */
export const withoutWords = (now: Member): Member => ({
  ...now,
  events: now.events.map((one) => ({ ...one, text: undefined })),
});

/** What happened and is neither in Lever nor on its way. */
export const openEvents = ({ events }: Member, carried: ReadonlySet<string>): Event[] =>
  events.filter((one) => one.sent === undefined && !carried.has(one.id));

export async function removeMembers(ids: readonly string[]): Promise<void> {
  const tx = (await db()).transaction(['people', 'profiles'], 'readwrite');
  for (const id of ids) {
    await tx.objectStore('people').delete(id);
    await tx.objectStore('profiles').delete(id);
  }
  await tx.done;
}

const afresh = { stands: undefined, anyway: undefined, withoutStage: undefined, pending: true };

/**
 * Puts a member into another campaign, where what happened to them goes on; who is in that one already stays as they are.
 * @param then what the settings come to there
 * @returns the member as it is now; undefined where it was not moved
 */
export const moveMember = (
  id: string,
  campaign: string,
  then: Profile['then'],
): Promise<Member | undefined> =>
  navigator.locks.request('fulcrum:people', async () => {
    const there = await loadMember(id);
    const all = there ? await membersOf(there.person, there.account) : [];
    if (all.some((one) => one.campaign === campaign)) return undefined;
    const tx = (await db()).transaction(['people', 'profiles'], 'readwrite');
    const [now] = understand(await tx.objectStore('people').get(id));
    const parsed = z.safeParse(profile, await tx.objectStore('profiles').get(id));
    // How they waited in the campaign they leave is nothing to go back to.
    const events = now?.events.map((one) => ({ ...one, was: undefined }));
    const next = now && events && { ...now, campaign, events, ...afresh };
    if (next) await tx.objectStore('people').put(next);
    if (next && parsed.success)
      await tx.objectStore('profiles').put({
        ...parsed.data,
        ...{ draft: { ...parsed.data.draft, campaign }, then },
      });
    await tx.done;
    return next;
  });

/**
 * Puts back a member as it was exported; who is there already stays, and so does who was moved to another campaign since.
 * True when it was put.
 */
export const putMember = (one: Member, from: Omit<Profile, 'id'>): Promise<boolean> =>
  navigator.locks.request('fulcrum:people', async () => {
    const there = (await membersOf(one.person, one.account)).find(
      ({ campaign }) => campaign === one.campaign,
    );
    if (there ?? (await loadMember(one.id))) return false;
    const tx = (await db()).transaction(['people', 'profiles'], 'readwrite');
    await tx.objectStore('people').put(one);
    await tx.objectStore('profiles').put({ ...from, id: one.id });
    await tx.done;
    return true;
  });
