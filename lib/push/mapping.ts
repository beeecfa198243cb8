import * as z from 'zod/mini';
import { linkOf } from '@/lib/profile/link';
import type { Reading } from '@/lib/profile/reading';
import type { Catalog } from '@/lib/settings/catalog';
import type { ResolvedSettings } from '@/lib/settings/resolve';
import {
  mapKey,
  POSTING_OWNER,
  profileFields,
  type LeverField,
  type Mapping,
  type SettingKey,
} from '@/lib/settings/settings';
import { targetOf } from '@/lib/settings/targets';
import type { Resolved } from './draft';
import { profileValues } from './values';

/** Where what was read goes in Lever, by the field mapping. Profile forms have their own file. */

/** How many tags one profile field makes at most, and how long one may be, in characters. */
const MOST_TAGS = 10;
const LONGEST_TAG = 200;

/** What one profile field gives to one place in Lever. Never without a value. */
export interface Share {
  values: string[];
  rule: Mapping['rule'];
}

export interface Shares {
  lever: Record<LeverField, Share[]>;
  tags: (Share & { prefix: string })[];
}

/** True where a setting is the recruiter's word and not the team's. */
export const ownWord = ({ from, presetWhose }: ResolvedSettings, key: SettingKey): boolean =>
  from[key] === 'person' || from[key] === 'mine' || (from[key] === 'preset' && presetWhose === 'mine');

const address = z.email();
const oneLine = (value: string): string => value.replace(/\s+/g, ' ').trim();

/** Only what can be such a thing at all: Lever refuses a whole person for one address that is none. */
const fits: Record<LeverField, (value: string) => boolean> = {
  name: () => true,
  headline: () => true,
  location: () => true,
  emails: (value) => address.safeParse(value).success,
  phones: (value) => value.replace(/\D/g, '').length >= 5,
  links: (value) => /^(https?:\/\/)?[^\s/:@]+\.[^\s/:@]+(\/\S*)?$/i.test(value),
};

/** What each profile field gives, in the order in which profile fields are told. */
export function sharesOf(reading: Reading, { fields, settings }: Resolved, lists: Catalog): Shares {
  const { short } = profileValues(reading, fields);
  const lever: Shares['lever'] = { name: [], headline: [], location: [], emails: [], phones: [], links: [] };
  const tags: Shares['tags'] = [];
  for (const field of profileFields) {
    const target = targetOf(settings.values, field);
    const { rule } = settings.values[mapKey[field]];
    if (target.to === 'lever') {
      const values = short[field].map(oneLine).filter(fits[target.field]);
      if (values.length) lever[target.field].push({ values, rule });
    }
    if (target.to === 'tag') {
      // Where recruiters may not make new tags, a mapping of their own makes none either.
      const bound = !settings.values.newTags && lists.known.includes('tags');
      const allowed = (tag: string) =>
        !bound || !ownWord(settings, mapKey[field]) || lists.tags.includes(tag);
      const values = short[field]
        .slice(0, MOST_TAGS)
        .map((value) => cut(oneLine(target.prefix + value)))
        .filter((tag) => tag && allowed(tag));
      if (values.length) tags.push({ values, rule, prefix: target.prefix });
    }
  }
  const name = oneLine(fields.name);
  if (!lever.name.length && name) lever.name.push({ values: [name], rule: settings.values.mapName.rule });
  return { lever, tags };
}

const cut = (tag: string): string => Array.from(tag).slice(0, LONGEST_TAG).join('').trim();

/** Of a field that holds one value, the first profile field that has something wins. */
export const single = (shares: readonly Share[]): (Omit<Share, 'values'> & { value: string }) | undefined =>
  shares[0] && { value: shares[0].values.join(', '), rule: shares[0].rule };

/**
 * Who will own what the push makes: a user's id. The posting's owner is the acting user where there is no posting, or its
 * owner is gone.
 */
export function ownerOf({ choices }: Pick<Resolved, 'choices'>, lists: Catalog, actingAs: string): string {
  if (choices.owner !== POSTING_OWNER) return choices.owner ?? actingAs;
  const owner = lists.postings.find(({ id }) => id === choices.posting)?.owner;
  const active = !lists.known.includes('users') || lists.users.some(({ id }) => id === owner);
  return owner && active ? owner : actingAs;
}

/** The person's own addresses that go along by themselves. */
export const ownLinks = (reading: Reading, { values }: ResolvedSettings): string[] => {
  const { urnId } = reading.identity;
  // Another product's id is no profile's.
  const byId = values.idLink && urnId?.startsWith('ACoAA') ? [`https://www.linkedin.com/in/${urnId}`] : [];
  return distinct([linkOf(reading), ...byId], plainLink);
};

/** Each value once; two are the same when `plain` makes them the same. The first stays as it is written. */
export function distinct(values: readonly string[], plain: (value: string) => string): string[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = plain(value);
    return !seen.has(key) && seen.add(key);
  });
}

export const plainText = (value: string): string => value;
export const plainMail = (mail: string): string => mail.toLowerCase();
export const plainPhone = (phone: string): string => phone.replace(/[^\d+]/g, '');
export const plainLink = (url: string): string =>
  url
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/+$/, '');
