import { areApart, commonSigns, isSure, isUnlinked, keysOfRecord, mailKey, nameKeys } from './keys';
import type { Reason, Verdict } from './shown';

/** Who a person is in Lever, judged from what was found. Pure. */

/** What somebody is looked for by: what stands on the screen, and what Fulcrum knows of them by itself. */
export interface Sought {
  /** Keys of the person's own addresses on LinkedIn, earlier ones too, surest first. */
  links: readonly string[];
  /** Keys of whom the page names as theirs elsewhere, which nobody has looked at: a sign, and never a sure one. */
  offered: readonly string[];
  emails: readonly string[];
  names: readonly string[];
  companies: readonly string[];
  locations: readonly string[];
  phones: readonly string[];
  /** Opportunities that pushes of ours made of this person. */
  pushed: readonly string[];
}

/** A record of Lever's, as far as it is compared. */
export interface Compared {
  id: string;
  name: string;
  headline: string;
  location: string;
  emails: readonly string[];
  phones: readonly { value: string }[];
  links: readonly string[];
}

export const keysSought = ({ links, emails, names }: Sought): string[] => [
  ...links,
  ...new Set([...emails.map(mailKey), ...names.flatMap(nameKeys)]),
];

/** Why a record may be the person. What stands beside the name counts only with it. */
export function reasonsOf(sought: Sought, record: Compared): Reason[] {
  const keys = keysOfRecord(record);
  const reasons = commonSigns(keysSought(sought), keys, sought.offered);
  if (sought.pushed.includes(record.id)) reasons.push('pushed');
  if (!reasons.includes('name')) return reasons;
  const second = secondSigns(sought, record);
  // With nothing else to tell by: better asked than made twice.
  const unlinked = !second.length && isUnlinked(sought.links) && !areApart(sought.links, keys);
  return [...reasons, ...second, ...(unlinked ? (['unlinked'] as const) : [])];
}

function secondSigns({ companies, locations, phones }: Sought, record: Compared): Reason[] {
  const headline = words(record.headline);
  const place = words(record.location.split(',')[0] ?? '');
  const numbers = record.phones.map(({ value }) => lastDigits(value)).filter(Boolean);
  const signs: Reason[] = [];
  if (companies.some((company) => within(words(company), headline))) signs.push('company');
  if (
    locations
      .map((one) => words(one.split(',')[0] ?? ''))
      .some((one) => within(one, place) || within(place, one))
  )
    signs.push('location');
  if (phones.some((phone) => numbers.includes(lastDigits(phone)))) signs.push('phone');
  return signs;
}

/** Without accents, case and signs, and with a blank at both ends, so that only whole words are found in it. */
function words(value: string): string {
  const plain = value
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return plain ? ` ${plain} ` : '';
}

const within = (part: string, whole: string): boolean => part.length > 3 && whole.includes(part);

/** The same number with and without the country's code. */
const lastDigits = (phone: string): string => {
  const digits = phone.replace(/\D/g, '');
  return digits.length < 7 ? '' : digits.slice(-9);
};

/** One opportunity that was found, as far as it is judged. */
export interface Candidate {
  opportunity: string;
  contact: string;
  reasons: readonly Reason[];
  archived?: unknown;
  lastInteractionAt?: number | undefined;
}

/**
 * The verdict over all that was found, and the records it speaks of, the likeliest first: of one contact the live ones
 * before the archived, the latest before the older. All opportunities of a contact that is surely the person are theirs.
 */
export function judge<T extends Candidate>(
  found: readonly T[],
): { verdict: Exclude<Verdict, 'unknown'>; records: (T & { reasons: Reason[] })[] } {
  const byContact = Map.groupBy(found, ({ contact }) => contact);
  const groups = [...byContact.values()].map((records) => {
    const reasons = [...new Set(records.flatMap((one) => one.reasons))];
    return { records: records.toSorted(likelier), reasons, sure: reasons.some(isSure) };
  });
  const sure = groups.filter((one) => one.sure);
  const chosen = sure.length ? sure : groups.filter(({ reasons }) => mayBe(reasons));
  const records = chosen
    .toSorted((a, b) => strength(b.reasons) - strength(a.reasons) || newest(b.records) - newest(a.records))
    .flatMap((group) => group.records.map((one) => ({ ...one, reasons: group.reasons })));
  if (!sure.length) return { verdict: records.length ? 'possible' : 'none', records };
  return { verdict: sure.length === 1 ? 'exact' : 'several', records };
}

/** Worth asking about, though nothing makes sure. */
export const mayBe = (reasons: readonly Reason[]): boolean =>
  reasons.includes('offered') ||
  (reasons.includes('name') &&
    reasons.some((one) => one === 'company' || one === 'location' || one === 'phone' || one === 'unlinked'));

const order: readonly Reason[] = [
  'memberId',
  'link',
  'email',
  'pushed',
  'offered',
  'phone',
  'company',
  'location',
  'name',
  'unlinked',
];
const strength = (reasons: readonly Reason[]): number =>
  reasons.reduce((sum, one) => sum + 2 ** (order.length - order.indexOf(one)), 0);

const newest = (records: readonly Candidate[]): number =>
  Math.max(...records.map((one) => one.lastInteractionAt ?? 0));

const likelier = (a: Candidate, b: Candidate): number =>
  Number(a.archived !== undefined) - Number(b.archived !== undefined) ||
  (b.lastInteractionAt ?? 0) - (a.lastInteractionAt ?? 0) ||
  (a.opportunity < b.opportunity ? -1 : 1);
