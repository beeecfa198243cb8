import { postingOf } from '@/lib/match/index-store';
import type { Contact, ContactChange, Form, Opportunity } from '@/lib/lever/schemas';
import type { Reading } from '@/lib/profile/reading';
import type { Catalog } from '@/lib/settings/catalog';
import { formFieldKey, mapKey, partsOf, profileFields } from '@/lib/settings/settings';
import type { Call } from './calls';
import { differences, notThere, stageOfUpdate, type DifferenceRow } from './compare';
import type { DecidedField, Draft, FormValues, Resolved } from './draft';
import { sameForm } from './find-out';
import { fieldsOf } from './steps';
import { mappedForms, sortForms } from './forms';
import { plainMail, plainPhone } from './mapping';
import type { Pdf } from './pdf';
import { noteCalls, type Plan, type PlanContext } from './plan';
import type { HeldView } from './shown';

/** What Lever has of a person now. */
export interface Held {
  opportunity: Opportunity;
  contact: Contact;
  /** The forms filled in on the opportunity. */
  forms: readonly Form[];
}

/** What Lever has, as it is compared and shown. Names of what the lists do not have are left to whoever looks them up. */
export function heldView({ opportunity, contact, forms }: Held, lists: Catalog): HeldView {
  const stageId = typeof opportunity.stage === 'string' ? opportunity.stage : opportunity.stage?.id;
  const ownerId = typeof opportunity.owner === 'string' ? opportunity.owner : opportunity.owner?.id;
  const postingId = postingOf(opportunity);
  const posting = lists.postings.find(({ id }) => id === postingId)?.text;
  return {
    opportunity: opportunity.id,
    contact: contact.id,
    ...{ name: contact.name, headline: contact.headline, location: contact.location },
    emails: contact.emails,
    phones: contact.phones.map(({ type, value }) => ({ ...(type ? { type } : {}), value })),
    ...{ links: opportunity.links, tags: opportunity.tags, sources: opportunity.sources },
    stage: nameOf(opportunity.stage, lists.stages),
    owner: nameOf(opportunity.owner, lists.users),
    ...(stageId === undefined ? {} : { stageId }),
    ...(posting === undefined ? {} : { posting }),
    ...(postingId === undefined ? {} : { postingId }),
    ...(ownerId === undefined ? {} : { ownerId }),
    origin: opportunity.origin,
    anonymised: contact.isAnonymized ?? opportunity.isAnonymized ?? false,
    archived: opportunity.archived != null,
    forms: forms.map((one) => ({
      template: one.baseTemplateId ?? '',
      fields: Object.fromEntries(one.fields.map(({ id, text, value }) => [id ?? text, value])),
    })),
  };
}

function nameOf(
  value: string | { id: string; text?: string; name?: string } | null | undefined,
  listed: readonly { id: string; text?: string; name?: string }[],
): string {
  const id = typeof value === 'string' ? value : value?.id;
  const known = typeof value === 'object' && value ? value : listed.find((one) => one.id === id);
  return known?.text ?? known?.name ?? '';
}

/**
 * The plan of a push onto a record that Lever has: only what changes, each field as it was decided or by its rule, nothing
 * that is protected, and never nothing over something.
 */
export function makeUpdate(
  reading: Reading,
  resolved: Resolved,
  held: Held,
  context: PlanContext,
  decisions: Draft['decisions'] = {},
  file?: Pdf,
): Plan {
  const { opportunity, contact } = held;
  const view = heldView(held, context.lists);
  const rows = differences(reading, resolved, view, decisions, context.lists);
  const changed = new Map(rows.filter(({ chosen }) => chosen !== 'keep').map((row) => [row.field, row]));
  const calls: Call[] = [];
  const body = changeOf(changed, view);
  // What a colleague changes before it is sent is theirs: each call says what it was made for.
  if (Object.keys(body).length)
    calls.push({ kind: 'contact', contact: contact.id, body, from: as(body, contact) });
  const [links, tags, sources] = (['links', 'tags', 'sources'] as const).map((key) => changed.get(key)?.here);
  if (links) calls.push({ kind: 'addLinks', links });
  if (tags) calls.push({ kind: 'addTags', tags });
  if (sources) calls.push({ kind: 'addSources', sources });
  const stage = stageOfUpdate(resolved);
  if (changed.has('stage') && stage !== null) calls.push({ kind: 'stage', stage, from: view.stageId });
  calls.push(...noteCalls(reading, resolved, context.notes), ...formCalls(reading, resolved, held, context));
  if (file) calls.push({ kind: 'file', file });
  const { environment, actingAs: performAs } = context;
  return { environment, performAs, opportunity: opportunity.id, calls };
}

/** The fields of a change as Lever has them now. */
function as(change: ContactChange, contact: Contact): ContactChange {
  const now = fieldsOf(contact);
  const names = Object.keys(change) as (keyof ContactChange)[];
  return Object.fromEntries(names.map((name) => [name, now[name]]));
}

/** What of the contact changes. */
function changeOf(changed: ReadonlyMap<DecidedField, DifferenceRow>, held: HeldView): ContactChange {
  const change: ContactChange = {};
  for (const field of ['name', 'headline', 'location'] as const) {
    const value = changed.get(field)?.here[0];
    if (value !== undefined) change[field] = value;
  }
  const emails = changed.get('emails');
  // A list stands for the whole list.
  if (emails)
    change.emails =
      emails.chosen === 'replace'
        ? emails.here
        : [...held.emails, ...notThere(emails.here, held.emails, plainMail)];
  const phones = changed.get('phones');
  if (phones) {
    const there = new Map(held.phones.map((phone) => [plainPhone(phone.value), phone]));
    const ours = phones.here.map((value) => there.get(plainPhone(value)) ?? { value });
    change.phones =
      phones.chosen === 'replace'
        ? ours
        : [...held.phones, ...ours.filter((one) => !held.phones.includes(one))];
  }
  return change;
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
