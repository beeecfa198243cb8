import * as z from 'zod/mini';
import { mergeById, mergeKeys, mergeWords } from '@/lib/platform/merge';
import { say, text, type Sentence } from '@/lib/platform/text';
import {
  campaign,
  layer,
  MOST_CAMPAIGNS,
  MOST_PRESETS,
  preset,
  settingKey,
  settings,
  type Campaign,
  type Layer,
  type Preset,
  type SettingKey,
} from './settings';
import { settingLabel } from './labels';

/**
 * A settings document: what a team, or one recruiter, set, as it is stored, exported, published and imported. Keys that
 * this version does not know are kept, so that a document that passes through loses nothing.
 */

/** A document of this version; those of earlier ones are migrated, those of later ones refused. */
const VERSION = 1;
/** What turns a document of version n+1 into the next, in order: none was published before this one. */
const migrations: readonly ((old: Record<string, unknown>) => Record<string, unknown>)[] = [];

/** The largest document that is read, in bytes of its text. */
export const LARGEST = 1_024 * 1_024;

/** What a custom role of the account may do, by the names of Lever's own roles. */
export const customRole = z.enum(['admin', 'team member', 'interviewer']);

export const document = z.looseObject({
  fulcrum: z.literal(VERSION),
  /** The Lever account the ids belong to, as the connection names it. */
  account: z.optional(z.string().check(z.maxLength(300))),
  settings: z.catchall(layer, z.unknown()),
  locks: z.array(settingKey).check(z.maxLength(200)),
  // More than a side may add: what two admins had each can come together.
  presets: z.array(z.catchall(preset, z.unknown())).check(z.maxLength(10 * MOST_PRESETS)),
  campaigns: z.array(z.catchall(campaign, z.unknown())).check(z.maxLength(10 * MOST_CAMPAIGNS)),
  /** Lever's custom roles by their ids. */
  roles: z.record(z.string().check(z.maxLength(100)), customRole),
});
export type Document = z.infer<typeof document>;

export const emptyDocument: Document = {
  fulcrum: VERSION,
  settings: {},
  locks: [],
  presets: [],
  campaigns: [],
  roles: {},
};

/** A document that was read, and what there is to tell of it; or why it cannot be used. */
export type ReadDocument = { ok: true; document: Document; told: Sentence[] } | { ok: false; why: Sentence };

const refuse = (why: Sentence): ReadDocument => ({ ok: false, why });

/** Reads a document from its text, as it comes from a file or an address. Never throws. */
export function readText(content: string): ReadDocument {
  if (new TextEncoder().encode(content).length > LARGEST) return refuse(say('settingsTooLarge'));
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return refuse(say(/^\s*</.test(content) ? 'settingsIsPage' : 'settingsBroken'));
  }
  return readValue(parsed);
}

/**
 * Reads a document from a value. A value of the wrong type is left out, alone, and told; so is a lock that locks
 * nothing.
 */
export function readValue(value: unknown): ReadDocument {
  if (!isObject(value) || typeof value['fulcrum'] !== 'number') return refuse(say('settingsNotOurs'));
  if (value['fulcrum'] > VERSION) return refuse(say('settingsNewer'));
  if (!Number.isInteger(value['fulcrum']) || value['fulcrum'] < 1) return refuse(say('settingsNotOurs'));
  const given: Record<string, unknown> = migrations
    .slice(value['fulcrum'] - 1)
    .reduce((old, migrate) => migrate(old), value);

  const told: Sentence[] = [];
  const { account, settings: said, locks, presets, campaigns, roles, ...unknown } = given;
  const unknownKeys = Object.keys(unknown).filter((key) => key !== 'fulcrum');
  const read: Document = {
    ...unknown,
    fulcrum: VERSION,
    ...(typeof account === 'string' && account.length <= 300 ? { account } : {}),
    settings: readLayer(said, told, unknownKeys),
    locks: readLocks(locks, told),
    presets: readNamed('presets', presets, 10 * MOST_PRESETS, told, unknownKeys),
    campaigns: readNamed('campaigns', campaigns, 10 * MOST_CAMPAIGNS, told, unknownKeys),
    roles: readRoles(roles, told),
  };
  const hidden = (read.settings.mandatory ?? []).filter(
    (key) => read.settings.displayed && !read.settings.displayed.includes(key),
  );
  if (hidden.length) {
    read.settings = {
      ...read.settings,
      displayed: [...(read.settings.displayed ?? []), ...hidden],
    };
    told.push(say('settingsMandatoryShown', String(hidden.length)));
  }
  for (const key of read.locks)
    if (read.settings[key] === undefined) told.push(say('settingsLockedEmpty', text(settingLabel[key])));
  if (unknownKeys.length) told.push(say('settingsUnknownKeys', unknownKeys.slice(0, 5).join(', ')));
  return { ok: true, document: read, told };
}

function readLayer(value: unknown, told: Sentence[], unknownKeys: string[]): Document['settings'] {
  if (value === undefined) return {};
  if (!isObject(value)) {
    told.push(say('settingsBadPart', 'settings'));
    return {};
  }
  // By entries: a key such as __proto__ must become a key and nothing else.
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]): [string, unknown][] => {
      if (!isSetting(key)) {
        unknownKeys.push(key);
        return [[key, one]];
      }
      const parsed = z.safeParse(settings.shape[key], one);
      if (parsed.success) return [[key, parsed.data]];
      told.push(say('settingsBadValue', text(settingLabel[key])));
      return [];
    }),
  );
}

function readLocks(value: unknown, told: Sentence[]): SettingKey[] {
  if (value === undefined) return [];
  const keys: unknown[] = Array.isArray(value) ? value : [];
  const good = keys.filter((key): key is SettingKey => typeof key === 'string' && isSetting(key));
  if (!Array.isArray(value) || good.length < keys.length) told.push(say('settingsBadPart', 'locks'));
  return [...new Set(good)];
}

/** Presets or campaigns: what is wrong with one of them leaves the others as they are. */
function readNamed<K extends 'presets' | 'campaigns'>(
  key: K,
  value: unknown,
  most: number,
  told: Sentence[],
  unknownKeys: string[],
): Document[K] {
  if (value === undefined) return [];
  const list: unknown[] = Array.isArray(value) ? value : [];
  const read: Document['presets' | 'campaigns'][number][] = [];
  let bad = !Array.isArray(value) || list.length > most;
  for (const one of list.slice(0, most)) {
    const inner = isObject(one) ? readLayer(one['settings'], told, unknownKeys) : {};
    const parsed = z.safeParse(
      document.shape[key].def.element,
      isObject(one) ? { ...one, settings: inner } : one,
    );
    const again = parsed.success && read.some((other) => other.id === parsed.data.id);
    if (parsed.success && !again) read.push({ ...parsed.data, settings: inner });
    else bad = true;
  }
  if (bad) told.push(say('settingsBadPart', key));
  return read as Document[K];
}

function readRoles(value: unknown, told: Sentence[]): Document['roles'] {
  if (value === undefined) return {};
  const entries = isObject(value) ? Object.entries(value) : [];
  const good = entries.filter((entry) => z.safeParse(customRole, entry[1]).success);
  if (!isObject(value) || good.length < entries.length) told.push(say('settingsBadPart', 'roles'));
  return Object.fromEntries(good) as Document['roles'];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSetting = (key: string): key is SettingKey => Object.hasOwn(settings.shape, key);

/** A document as it is written into a file or to an address. */
export const writeDocument = (one: Document): string => `${JSON.stringify(one, null, 2)}\n`;

/** Only what this version knows of a layer: what is kept for others is not for resolving. */
export const knownLayer = (kept: Document['settings']): Layer =>
  Object.fromEntries(Object.entries(kept).filter(([key]) => isSetting(key)));

/**
 * What is `there` with the changes from `was` to `now` laid over it, setting by setting, lock by lock, preset by preset.
 * Where both sides changed the same one, `now` wins.
 */
export function mergeDocuments(there: Document, was: Document, now: Document): Document {
  const whole = mergeKeys(there, was, now);
  return {
    ...whole,
    settings: mergeSettings(there.settings, was.settings, now.settings),
    locks: mergeWords(there.locks, was.locks, now.locks),
    presets: mergeById(there.presets, was.presets, now.presets, (theirs, before, mine) => ({
      ...mergeKeys<Preset>(theirs, before, mine),
      settings: mergeSettings(theirs.settings, before.settings, mine.settings),
    })),
    campaigns: mergeById(there.campaigns, was.campaigns, now.campaigns, (theirs, before, mine) => ({
      ...mergeKeys<Campaign>(theirs, before, mine),
      settings: mergeSettings(theirs.settings, before.settings, mine.settings),
    })),
    roles: mergeKeys(there.roles, was.roles, now.roles),
  };
}

/** Settings that are lists of words, of which each side may have added or taken away its own. */
const wordLists = [
  'displayed',
  'mandatory',
  'protected',
  'tags',
  'noContactTags',
  'noContactReasons',
  'readersOff',
] as const;

function mergeSettings<T extends Document['settings']>(there: T, was: T, now: T): T {
  const merged = mergeKeys(there, was, now);
  for (const key of wordLists) {
    const [theirs, before, mine] = [there[key], was[key], now[key]];
    // Where one side took the whole list away, there is nothing to put together.
    if (theirs && mine) Object.assign(merged, { [key]: mergeWords<string>(theirs, before ?? [], mine) });
  }
  return merged;
}

/** What is different between two documents, by the names the screens use. */
export function differences(one: Document, other: Document): string[] {
  const differ = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
  const keys = Object.keys(settings.shape) as SettingKey[];
  return [
    ...keys
      .filter(
        (key) =>
          differ(one.settings[key], other.settings[key]) ||
          one.locks.includes(key) !== other.locks.includes(key),
      )
      .map((key) => text(settingLabel[key])),
    ...(differ(one.presets, other.presets) ? [text('sectionPresets')] : []),
    ...(differ(one.campaigns, other.campaigns) ? [text('sectionCampaigns')] : []),
    ...(differ(one.roles, other.roles) ? [text('labelCustomRoles')] : []),
  ];
}
