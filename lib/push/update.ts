import type { Contact, ContactChange, Form, Opportunity } from '@/lib/lever/schemas';
import type { Reading } from '@/lib/profile/reading';
import { formFieldKey, mapKey, partsOf, profileFields, type FieldKey } from '@/lib/settings/settings';
import type { Call } from './calls';
import type { FormValues, Resolved } from './draft';
import { sameForm } from './find-out';
import { mappedForms, sortForms } from './forms';
import {
  distinct,
  ownLinks,
  plainLink,
  plainMail,
  plainPhone,
  sharesOf,
  single,
  type Share,
  type Shares,
} from './mapping';
import { noteCalls, type Plan, type PlanContext } from './plan';

/** What Lever has of a person now. */
export interface Held {
  opportunity: Opportunity;
  contact: Contact;
  /** The forms filled in on the opportunity. */
  forms: readonly Form[];
}

/**
 * The plan of a push onto a record that Lever has: only what changes, each field by its rule, nothing that is protected,
 * and never nothing over something.
 */
export function makeUpdate(reading: Reading, resolved: Resolved, held: Held, context: PlanContext): Plan {
  const { opportunity, contact } = held;
  const shares = sharesOf(reading, resolved, context.lists);
  const calls: Call[] = [];
  // What Lever was told to forget of a person is not brought back.
  if (!contact.isAnonymized) {
    const body = changeOf(shares.lever, contact, resolved);
    if (Object.keys(body).length) calls.push({ kind: 'contact', contact: contact.id, body });
    const links = linksFor(reading, resolved, shares.lever.links, opportunity.links);
    if (links.length) calls.push({ kind: 'addLinks', links });
  }
  const tags = isProtected(resolved, 'tags') ? [] : tagsFor(resolved, shares.tags, opportunity.tags);
  if (tags.length) calls.push({ kind: 'addTags', tags });
  const source = resolved.choices.source.trim();
  if (source && !isProtected(resolved, 'source') && !opportunity.sources.includes(source))
    calls.push({ kind: 'addSources', sources: [source] });
  const stage = resolved.settings.values.stageAdded;
  if (stage !== null && !isProtected(resolved, 'stage') && stage !== stageOf(opportunity))
    calls.push({ kind: 'stage', stage });
  calls.push(...noteCalls(reading, resolved, context.notes), ...formCalls(reading, resolved, held, context));
  const { environment, actingAs: performAs } = context;
  return { environment, performAs, opportunity: opportunity.id, calls };
}

const isProtected = ({ settings }: Resolved, key: FieldKey): boolean =>
  settings.values.protected.includes(key);

const stageOf = ({ stage }: Opportunity): string | undefined =>
  typeof stage === 'string' ? stage : stage?.id;

/** What of the contact changes. */
function changeOf(lever: Shares['lever'], contact: Contact, resolved: Resolved): ContactChange {
  const change: ContactChange = {};
  for (const field of ['name', 'headline', 'location'] as const) {
    if (field !== 'name' && isProtected(resolved, field)) continue;
    const there = contact[field].trim();
    // Lever leaves out a name that it may not show: filling it would overwrite what nobody here can see.
    if (field === 'name' && !there) continue;
    const share = single(lever[field]);
    if (!share || share.rule === 'never' || (share.rule === 'ifBlank' && there)) continue;
    if (share.value !== there) change[field] = share.value;
  }
  if (!isProtected(resolved, 'email')) {
    const emails = missing(lever.emails, contact.emails, plainMail);
    // The list stands for the whole list.
    if (emails.length) change.emails = [...contact.emails, ...emails];
  }
  if (!isProtected(resolved, 'phone')) {
    const there = contact.phones.map(({ value }) => value);
    const phones = missing(lever.phones, there, plainPhone);
    if (phones.length)
      change.phones = [
        ...contact.phones.map(({ type, value }) => ({ ...(type ? { type } : {}), value })),
        ...phones.map((value) => ({ value })),
      ];
  }
  return change;
}

/** What the shares add to a list, by their rules. */
function missing(
  shares: readonly Share[],
  there: readonly string[],
  plain: (value: string) => string,
): string[] {
  const known = new Set(there.map(plain));
  const given = shares
    .filter(({ rule }) => rule === 'always' || (rule === 'ifBlank' && !there.length))
    .flatMap(({ values }) => values);
  return distinct(given, plain).filter((value) => !known.has(plain(value)));
}

function linksFor(reading: Reading, resolved: Resolved, shares: readonly Share[], there: string[]): string[] {
  const own: Share = { values: ownLinks(reading, resolved.settings), rule: 'always' };
  return missing([own, ...shares], there, plainLink);
}

/** A mapped tag with *only if blank* goes where no tag with its prefix is there. */
function tagsFor({ choices }: Resolved, mapped: Shares['tags'], there: string[]): string[] {
  const allowed = mapped.filter(
    ({ rule, prefix }) =>
      rule === 'always' || (rule === 'ifBlank' && !there.some((tag) => tag.startsWith(prefix))),
  );
  const wanted = [...choices.tags, ...allowed.flatMap(({ values }) => values)];
  return [...new Set(wanted)].filter((tag) => !there.includes(tag));
}

/**
 * The forms as for a new opportunity, without what the rules keep back. One that is there already stays away, and so
 * does one that Lever would refuse for a required field that is kept back.
 */
function formCalls(reading: Reading, resolved: Resolved, held: Held, context: PlanContext): Call[] {
  const { displayed } = resolved.settings.values;
  const values = formValues(reading, resolved, held, context);
  const { filled, missing: empty } = sortForms(values, displayed, context.lists);
  return filled
    .filter(({ template }) => !empty.some(({ key }) => partsOf(key).template === template))
    .map((form) => ({ kind: 'form' as const, ...form }))
    .filter((form) => !held.forms.some((there) => sameForm(there, form)));
}

/** A protected field is left empty; a mapped one by its rule, unless the recruiter filled in something else. */
function formValues(reading: Reading, resolved: Resolved, held: Held, { lists }: PlanContext): FormValues {
  const { forms, fields, settings } = resolved;
  const values: FormValues = { ...forms };
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const mapped = mappedForms(reading, fields, settings.values, lists);
  for (const from of profileFields) {
    const { target, rule } = settings.values[mapKey[from]];
    if (target.to !== 'form') continue;
    const key = formFieldKey(target.template, target.field);
    const kept = rule === 'never' || (rule === 'ifBlank' && isFilled(held.forms, target));
    if (kept && same(forms[key], mapped[key])) Reflect.deleteProperty(values, key);
  }
  for (const key of settings.values.protected) Reflect.deleteProperty(values, key);
  return values;
}

function isFilled(forms: readonly Form[], { template, field }: { template: string; field: string }): boolean {
  return forms.some(
    (form) =>
      form.baseTemplateId === template &&
      form.fields.some(
        ({ id, value }) => id === field && value !== null && value !== undefined && value !== '',
      ),
  );
}
