import * as z from 'zod/mini';
import { mergeKeys } from '@/lib/platform/merge';
import type { Reading } from '@/lib/profile/reading';
import { aliveIn, formFieldOf, type Catalog } from '@/lib/settings/catalog';
import { inCampaign, resolveSettings, type Layers, type ResolvedSettings } from '@/lib/settings/resolve';
import {
  isFormField,
  personFields,
  settings,
  type FieldKey,
  type FormFieldKey,
} from '@/lib/settings/settings';
import { fit, hasValue, mappedForms, sortForms } from './forms';
import { ownWord } from './mapping';
import { pdf } from './pdf';
import { several } from './values';

export { several };

/** What the panel lets a recruiter edit of a person. Email and phone may hold several, separated by commas. */
const fieldText = z.string().check(z.maxLength(2_000));
const fields = z.object({
  name: fieldText,
  headline: fieldText,
  location: fieldText,
  company: fieldText,
  title: fieldText,
  email: fieldText,
  phone: fieldText,
});
export type Fields = z.infer<typeof fields>;

const longText = z.string().check(z.maxLength(20_000));

/** The longest text of a note that is kept, in characters: all that is typed, also what is too much for Lever. */
export const LONGEST_TYPED = 500_000;
const noteText = z.string().check(z.maxLength(LONGEST_TYPED));

/** What a recruiter chooses for one person: the settings of the person's own layer, and the texts that are only theirs. */
export const choices = z.object({
  ...z.pick(settings, {
    syncAs: true,
    trigger: true,
    posting: true,
    stage: true,
    owner: true,
    tags: true,
    source: true,
    origin: true,
    summary: true,
  }).shape,
  note: noteText,
  /** The summary as the recruiter edited it; null means as made from the reading. */
  summaryText: z.nullable(noteText),
});
export type Choices = z.infer<typeof choices>;

/** The value of a profile form's field as it stands on the screen: several texts for a field that takes several. */
const formValue = z.union([longText, z.array(z.string().check(z.maxLength(500))).check(z.maxLength(100))]);
export type FormValue = z.infer<typeof formValue>;
export type FormValues = Partial<Record<FormFieldKey, FormValue>>;

/** The fields of a record in Lever that an update can change, and what may become of each. */
const decidedField = z.enum([
  'name',
  'headline',
  'location',
  'emails',
  'phones',
  'links',
  'tags',
  'sources',
  'stage',
]);
export type DecidedField = z.infer<typeof decidedField>;
/** `add` is for those that hold several values. */
const decision = z.enum(['keep', 'replace', 'add']);
export type Decision = z.infer<typeof decision>;

/** What a recruiter changed for one person: only what was touched, so that a better reading still fills the rest. */
export const draft = z.object({
  fields: z.partial(fields),
  choices: z.partial(choices),
  forms: z.optional(
    z.record(
      z.custom<FormFieldKey>((key) => typeof key === 'string' && isFormField(key)),
      formValue,
    ),
  ),
  /** The opportunity an update goes onto, where Sync as is an existing record. */
  target: z.optional(z.string().check(z.maxLength(100))),
  /** For a new opportunity: the contact it goes to, where the person is in Lever already; null for nobody's. */
  contact: z.optional(z.nullable(z.string().check(z.maxLength(100)))),
  /** The campaign whose settings hold for this person; null for none. */
  campaign: z.optional(z.nullable(z.string().check(z.maxLength(100)))),
  /** What the recruiter decided, field by field, where Lever has something else; the mapping's rule decides the rest. */
  decisions: z.optional(z.partialRecord(decidedField, decision)),
  /** The PDF that goes along. */
  file: z.optional(pdf),
});
export type Draft = z.infer<typeof draft>;

/**
 * Two panels may edit the same person at once: what this one changed since it last heard (`base`) goes over what is
 * stored, and the rest of what is stored stays.
 */
export function mergeDrafts(stored: Draft, base: Draft, mine: Draft): Draft {
  return {
    fields: mergeKeys(stored.fields, base.fields, mine.fields),
    choices: mergeKeys(stored.choices, base.choices, mine.choices),
    ...(stored.forms || mine.forms
      ? { forms: mergeKeys(stored.forms ?? {}, base.forms ?? {}, mine.forms ?? {}) }
      : {}),
    ...laidOver(stored.target, base.target, mine.target, 'target'),
    ...laidOver(stored.contact, base.contact, mine.contact, 'contact'),
    ...laidOver(stored.campaign, base.campaign, mine.campaign, 'campaign'),
    ...(stored.decisions || mine.decisions
      ? { decisions: mergeKeys(stored.decisions ?? {}, base.decisions ?? {}, mine.decisions ?? {}) }
      : {}),
    ...(mine.file?.id === base.file?.id ? given('file', stored.file) : given('file', mine.file)),
  };
}

function laidOver<K extends string, T>(
  stored: T | undefined,
  base: T | undefined,
  mine: T | undefined,
  key: K,
) {
  return given(key, mine === base ? stored : mine);
}

const given = <K extends string, T>(key: K, value: T | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: T };

export const emptyDraft: Draft = { fields: {}, choices: {} };

/** A draft laid over the reading and the settings below it: exactly what the panel shows and a push will send. */
export interface Resolved {
  fields: Fields;
  choices: Choices;
  /** What stands in the fields of profile forms: as mapped, under what the recruiter filled in. */
  forms: FormValues;
  settings: ResolvedSettings;
}

/** What goes out with another stage to start at, or to move a record on to that is there. */
export function startingAt(resolved: Resolved, stage: string | undefined): Resolved {
  if (stage === undefined) return resolved;
  const { choices, settings } = resolved;
  if (settings.preset.kind !== 'existing') return { ...resolved, choices: { ...choices, stage } };
  return { ...resolved, settings: { ...settings, values: { ...settings.values, stageAdded: stage } } };
}

/** The fields of a person as they were read. */
export const fieldsOf = (reading: Reading): Fields => ({
  name: reading.name?.value ?? '',
  headline: reading.headline?.value ?? '',
  location: reading.location?.value ?? '',
  company: reading.company?.value ?? '',
  title: reading.title?.value ?? '',
  email: reading.emails?.value.join(', ') ?? '',
  phone: reading.phones?.value.join(', ') ?? '',
});

/**
 * @param layers what is set below this person
 * @param lists what Lever has: what it no longer has is passed over in the layers below
 */
export function resolve(reading: Reading, edits: Draft, layers: Layers, lists: Catalog): Resolved {
  const { note = '', summaryText = null, ...person } = edits.choices;
  const resolved = resolveSettings(inCampaign(layers, edits.campaign), person, aliveIn(lists));
  const { values } = resolved;
  const shown = new Set<FieldKey>(values.displayed);
  // What is not displayed cannot be edited: an edit from before it was hidden would go out unseen.
  const seen = Object.entries(edits.fields).filter(
    ([key]) => !(personFields as readonly string[]).includes(key) || shown.has(key as FieldKey),
  );
  const filledIn = Object.entries(edits.forms ?? {}).filter(([key]) => shown.has(key as FormFieldKey));
  const fields = overlay(fieldsOf(reading), Object.fromEntries(seen));
  const { syncAs, trigger, posting, stage, owner, tags, origin, summary } = values;
  // What is built in names the site the person was found on.
  const onGitHub = reading.layout === 'github' && resolved.from.source === 'builtIn';
  const source = onGitHub ? 'GitHub' : values.source;
  return {
    fields,
    choices: {
      ...{ syncAs, trigger, posting, stage, owner, tags, source, origin, summary },
      note: shown.has('note') && values.ownNote ? note : '',
      // A text of one's own would go round a template that is locked.
      summaryText: shown.has('summary') && !resolved.locked.has('summaryTemplate') ? summaryText : null,
    },
    forms: { ...mappedForms(reading, fields, values, lists), ...Object.fromEntries(filledIn) },
    settings: resolved,
  };
}

function overlay<T extends object>(below: T, above: { [K in keyof T]?: T[K] | undefined }): T {
  const set = Object.entries(above).filter(([, value]) => value !== undefined);
  return { ...below, ...Object.fromEntries(set) };
}

export type DraftField = keyof Fields | keyof Choices | FormFieldKey;

/** What keeps a draft from being pushed. */
export interface DraftProblem {
  field: DraftField;
  /**
   * `gone`: Lever no longer has what was chosen; `notListed`: only tags and sources that Lever has may be used;
   * `listUnknown`: and which those are could not be had.
   */
  problem:
    'missing' | 'badEmail' | 'badPhone' | 'badNumber' | 'badDate' | 'gone' | 'notListed' | 'listUnknown';
  /** The part that is wrong, as typed, or the name of a form's field. */
  part?: string;
}

const email = z.email();

/** What keeps this draft from being pushed, in the order the panel shows the fields. Pure; the worker asks it too. */
export function check(
  { fields: f, choices: c, forms, settings: s }: Resolved,
  lists: Catalog,
): DraftProblem[] {
  const found: DraftProblem[] = [];
  if (!f.name.trim()) found.push({ field: 'name', problem: 'missing' });
  for (const part of several(f.email))
    if (!email.safeParse(part).success) found.push({ field: 'email', problem: 'badEmail', part });
  for (const part of several(f.phone))
    if (part.replace(/\D/g, '').length < 5) found.push({ field: 'phone', problem: 'badPhone', part });

  const alive = aliveIn(lists);
  // An update sends neither posting nor owner, since Lever takes none.
  const update = s.preset.kind === 'existing';
  for (const key of update ? (['stage'] as const) : (['posting', 'stage', 'owner'] as const))
    if (s.from[key] === 'person' && !alive(key, c[key])) found.push({ field: key, problem: 'gone' });
  const demands = (key: FieldKey): boolean => canBeFilled(key, s);
  if (s.preset.kind === 'candidate' && !c.posting && demands('posting'))
    found.push({ field: 'posting', problem: 'missing' });
  // Where the list could not be had, nobody can say that a word is in it.
  const unlisted = (key: 'tags' | 'source', list: 'tags' | 'sources', words: string[]) => {
    if (!ownWord(s, key)) return;
    const part = words.find((one) => !lists[list].includes(one) && !s.teamWords[key].has(one));
    if (part === undefined) return;
    found.push({ field: key, problem: lists.known.includes(list) ? 'notListed' : 'listUnknown', part });
  };
  const source = c.source.trim();
  if (!s.values.newTags) unlisted('tags', 'tags', c.tags);
  if (!s.values.newSources && source) unlisted('source', 'sources', [source]);
  // A summary that the team switched on for everybody goes along with something in it.
  if (s.locked.has('summary') && c.summary && c.summaryText?.trim() === '')
    found.push({ field: 'summary', problem: 'missing' });

  for (const [key, value] of Object.entries(forms)) {
    const named = formFieldOf(lists, key as FormFieldKey);
    const fitted = named ? fit(named.field, value) : undefined;
    if (named && fitted && !fitted.ok)
      found.push({ field: key as FormFieldKey, problem: fitted.problem, part: named.field.text });
  }
  const missing = (key: FormFieldKey, part: string) => {
    if (!found.some(({ field }) => field === key)) found.push({ field: key, problem: 'missing', part });
  };
  for (const { key, text } of sortForms(forms, s.values.displayed, lists).missing) missing(key, text);

  for (const key of s.values.mandatory) {
    if (found.some(({ field }) => field === key) || (update && key === 'posting')) continue;
    if (isFormField(key)) {
      const named = formFieldOf(lists, key);
      // What Lever no longer has, or what cannot be filled here, stops no recruiter: the admin is told.
      if (named?.field.type && !hasValue(forms[key])) missing(key, named.field.text);
    } else if (isEmpty(key, f, c) && demands(key)) found.push({ field: key, problem: 'missing' });
  }
  return inOrder(found, s.values.displayed);
}

/** False where the recruiter has no way to fill a field: then it is the admin who is told, and nobody is stopped. */
function canBeFilled(key: FieldKey, { locked, values }: ResolvedSettings): boolean {
  if (!values.displayed.includes(key)) return false;
  if (key === 'note') return values.ownNote;
  return !(locked as ReadonlySet<string>).has(key);
}

function isEmpty(key: Exclude<FieldKey, FormFieldKey>, f: Fields, c: Choices): boolean {
  switch (key) {
    case 'headline':
    case 'location':
      return !f[key].trim();
    case 'email':
    case 'phone':
      return several(f[key]).length === 0;
    case 'tags':
      return c.tags.length === 0;
    case 'posting':
      return c.posting === null;
    case 'summary':
      return !c.summary || c.summaryText?.trim() === '';
    case 'note':
    case 'source':
      return !c[key].trim();
    case 'stage':
    case 'owner':
    case 'origin':
      return false; // they always have a value
  }
}

/** As the panel shows them: the name, then the person's fields, then the push's, each in the admin's order. */
function inOrder(found: DraftProblem[], displayed: readonly FieldKey[]): DraftProblem[] {
  const place = ({ field }: DraftProblem): number => {
    if (field === 'name') return -1;
    const at = displayed.indexOf(field as FieldKey);
    const among = at < 0 ? displayed.length : at;
    return (personFields as readonly string[]).includes(field) ? among : among + displayed.length + 1;
  };
  return found
    .map((one, index) => ({ one, index }))
    .sort((a, b) => place(a.one) - place(b.one) || a.index - b.index)
    .map(({ one }) => one);
}
