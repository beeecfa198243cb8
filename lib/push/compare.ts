import { keysOfLink } from '@/lib/match/links';
import { say, text, type Sentence } from '@/lib/platform/text';
import type { Reading } from '@/lib/profile/reading';
import type { Catalog } from '@/lib/settings/catalog';
import { targetOf } from '@/lib/settings/targets';
import {
  mapKey,
  POSTING_OWNER,
  profileFields,
  type FieldKey,
  type LeverField,
} from '@/lib/settings/settings';
import type { DecidedField, Decision, Draft, Resolved } from './draft';
import {
  distinct,
  ownLinks,
  plainLink,
  plainMail,
  plainPhone,
  sharesOf,
  single,
  type Share,
} from './mapping';
import type { HeldView } from './shown';

/** A record in Lever beside what stands on the screen: what an update would change, and what it may not. Pure. */

/** One field in which the two differ. */
export interface DifferenceRow {
  field: DecidedField;
  /** What Lever has. */
  there: string[];
  /** What stands here: all of it, or for links, tags and sources what Lever does not have yet. */
  here: string[];
  choices: Decision[];
  /** The recruiter's decision, else what the field mapping says. */
  chosen: Decision;
  /** Not to be decided here: it is protected, or the team locked its rule. */
  locked: boolean;
}

/** Every field that differs, in one order. Of who was erased in Lever nothing is brought back. */
export function differences(
  reading: Reading,
  resolved: Resolved,
  held: HeldView,
  decisions: Draft['decisions'],
  lists: Catalog,
): DifferenceRow[] {
  const shares = sharesOf(reading, resolved, lists);
  const rows: (Difference | undefined)[] = [];
  if (!held.anonymised) {
    for (const field of ['name', 'headline', 'location'] as const)
      rows.push(oneValue(field, shares.lever[field], held[field], resolved));
    const { emails, phones, links } = shares.lever;
    rows.push(severalValues('emails', emails, held.emails, plainMail, resolved));
    rows.push(
      severalValues(
        'phones',
        phones,
        held.phones.map(({ value }) => value),
        plainPhone,
        resolved,
      ),
    );
    rows.push(moreLinks(reading, links, held.links, resolved));
  }
  rows.push(
    added('tags', held.tags, newTags(resolved, shares.tags, held.tags), 'tags', resolved),
    added('sources', held.sources, newSource(resolved, held.sources), 'source', resolved),
    otherStage(resolved, held, lists),
  );
  return rows.flatMap((row) => (row ? [settle(row, decisions?.[row.field])] : []));
}

type Difference = Omit<DifferenceRow, 'chosen'> & { usual: Decision };

/** A locked field goes its usual way where the team's rule says so, and never where it is protected: that is `usual`. */
function settle({ usual, ...row }: Difference, decided: Decision | undefined): DifferenceRow {
  const free = !row.locked && decided !== undefined && row.choices.includes(decided);
  return { ...row, chosen: free ? decided : usual };
}

const isProtected = ({ settings }: Resolved, key: FieldKey): boolean =>
  settings.values.protected.includes(key);

/** Whether the team locked where this field of Lever's is filled from, and with it the rule. */
const ruleIsLocked = ({ settings }: Resolved, field: LeverField): boolean =>
  profileFields.some((from) => {
    const target = targetOf(settings.values, from);
    return target.to === 'lever' && target.field === field && settings.locked.has(mapKey[from]);
  });

const protectedKey = {
  name: undefined,
  headline: 'headline',
  location: 'location',
  emails: 'email',
  phones: 'phone',
} as const satisfies Partial<Record<LeverField, FieldKey | undefined>>;

/** The row of a field that is protected or locked offers nothing but what will happen. */
function bound(
  row: Omit<Difference, 'locked'>,
  { kept, locked }: { kept: boolean; locked: boolean },
): Difference {
  const usual = kept ? 'keep' : row.usual;
  const fixed = kept || locked;
  return { ...row, usual, choices: fixed ? [usual] : row.choices, locked: fixed };
}

function oneValue(
  field: 'name' | 'headline' | 'location',
  shares: readonly Share[],
  held: string,
  resolved: Resolved,
): Difference | undefined {
  const [there, share] = [held.trim(), single(shares)];
  // Lever leaves out a name that it may not show: filling it would overwrite what nobody here can see.
  if (!share || share.value === there || (field === 'name' && !there)) return undefined;
  const changes = share.rule === 'always' || (share.rule === 'ifBlank' && !there);
  const key = protectedKey[field];
  return bound(
    {
      field,
      there: there ? [there] : [],
      here: [share.value],
      choices: ['keep', 'replace'],
      usual: changes ? 'replace' : 'keep',
    },
    { kept: key !== undefined && isProtected(resolved, key), locked: ruleIsLocked(resolved, field) },
  );
}

function severalValues(
  field: 'emails' | 'phones',
  shares: readonly Share[],
  there: string[],
  plain: (value: string) => string,
  resolved: Resolved,
): Difference | undefined {
  const allowed = shares.filter(
    ({ rule }) => rule === 'always' || (rule === 'ifBlank' && there.length === 0),
  );
  const given = allowed.length ? allowed : shares;
  const here = distinct(
    given.flatMap(({ values }) => values),
    plain,
  );
  if (!notThere(here, there, plain).length) return undefined;
  return bound(
    {
      ...{ field, there, here },
      choices: there.length ? ['keep', 'replace', 'add'] : ['keep', 'add'],
      usual: allowed.length ? 'add' : 'keep',
    },
    { kept: isProtected(resolved, protectedKey[field]), locked: ruleIsLocked(resolved, field) },
  );
}

/** What of these Lever does not have. */
export function notThere(
  values: readonly string[],
  there: readonly string[],
  plain: (value: string) => string,
): string[] {
  const known = new Set(there.map(plain));
  return values.filter((value) => !known.has(plain(value)));
}

function moreLinks(
  reading: Reading,
  shares: readonly Share[],
  there: string[],
  resolved: Resolved,
): Difference | undefined {
  const kept = (rule: Share['rule']) => rule === 'never' || (rule === 'ifBlank' && there.length > 0);
  const given = [
    ...ownLinks(reading, resolved.settings),
    ...shares.filter(({ rule }) => !kept(rule)).flatMap(({ values }) => values),
  ];
  // An odd spelling of the same address is the same address.
  const known = new Set(there.flatMap(keysOfLink));
  const here = notThere(distinct(given, plainLink), there, plainLink).filter(
    (link) => !keysOfLink(link).some((key) => known.has(key)),
  );
  return here.length
    ? { field: 'links', there, here, choices: ['keep', 'add'], usual: 'add', locked: false }
    : undefined;
}

/** A mapped tag with *only if blank* goes where no tag with its prefix is there. */
function newTags(
  { choices }: Resolved,
  mapped: readonly (Share & { prefix: string })[],
  there: readonly string[],
): string[] {
  const allowed = mapped.filter(
    ({ rule, prefix }) =>
      rule === 'always' || (rule === 'ifBlank' && !there.some((tag) => tag.startsWith(prefix))),
  );
  const wanted = [...choices.tags, ...allowed.flatMap(({ values }) => values)];
  return [...new Set(wanted)].filter((tag) => !there.includes(tag));
}

function newSource({ choices }: Resolved, there: readonly string[]): string[] {
  const source = choices.source.trim();
  return source && !there.includes(source) ? [source] : [];
}

function added(
  field: 'tags' | 'sources',
  there: string[],
  here: string[],
  key: FieldKey,
  resolved: Resolved,
): Difference | undefined {
  if (!here.length) return undefined;
  return bound(
    { field, there, here, choices: ['keep', 'add'], usual: 'add' },
    { kept: isProtected(resolved, key), locked: false },
  );
}

/**
 * The stage an update moves to: the recruiter's own word, else the one for what the person has come to, which is that they
 * were added where no campaign says more; null leaves it.
 */
export const stageOfUpdate = ({ settings, choices }: Resolved): string | null =>
  settings.from.stage === 'person' ? choices.stage : settings.values.stageAdded;

function otherStage(resolved: Resolved, held: HeldView, lists: Catalog): Difference | undefined {
  const stage = stageOfUpdate(resolved);
  if (stage === null || stage === (held.stageId ?? held.stage)) return undefined;
  // Only the recruiter's own word takes anybody back, or moves who is archived.
  const at = (id: string | undefined) => lists.stages.findIndex((one) => one.id === id);
  const on = at(held.stageId) >= 0 && at(stage) > at(held.stageId);
  if (resolved.settings.from.stage !== 'person' && (held.archived || !on)) return undefined;
  const name = lists.stages.find(({ id }) => id === stage)?.text ?? stage;
  return bound(
    {
      field: 'stage',
      there: held.stage ? [held.stage] : [],
      here: [name],
      choices: ['keep', 'replace'],
      usual: 'replace',
    },
    { kept: isProtected(resolved, 'stage'), locked: false },
  );
}

/** What stands on the screen and Lever's API cannot change on a record that is there. */
export function cannotChange({ choices }: Resolved, held: HeldView, lists: Catalog): Sentence[] {
  const told: Sentence[] = [];
  if (held.anonymised) told.push(say('updateErased'));
  if (choices.posting !== null && choices.posting !== held.postingId)
    told.push(
      held.posting || held.postingId
        ? say('cannotPosting', held.posting ?? held.postingId ?? '')
        : say('cannotPostingNone'),
    );
  const owner =
    choices.owner === POSTING_OWNER
      ? lists.postings.find(({ id }) => id === choices.posting)?.owner
      : choices.owner;
  if (owner && owner !== held.ownerId)
    told.push(held.owner ? say('cannotOwner', held.owner) : say('cannotOwnerNone'));
  if (held.origin && choices.origin !== held.origin) told.push(say('cannotOrigin', originName(held.origin)));
  return told;
}

/** Lever's origins in words; one that this version does not know as Lever calls it. */
export function originName(origin: string): string {
  switch (origin) {
    case 'agency':
      return text('originAgency');
    case 'applied':
      return text('originApplied');
    case 'internal':
      return text('originInternal');
    case 'referred':
      return text('originReferred');
    case 'sourced':
      return text('originSourced');
    case 'university':
      return text('originUniversity');
    default:
      return origin;
  }
}
