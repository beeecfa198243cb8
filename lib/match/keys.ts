import { keysOfLink } from './links';
import type { Reason } from './shown';

/**
 * What a person can be recognised by, as short keys: `m:` LinkedIn's member number, `u:` its opaque id, `s:` the slug,
 * `g:` GitHub's login, `e:` an e-mail address, `n:` the name. Sealed or not, a key keeps its first letter, so that both
 * can be compared.
 */

export const mailKey = (mail: string): string => `e:${mail.trim().toLowerCase()}`;

/**
 * A name without accents, case, signs, and whatever stands in brackets, its words in alphabetical order: "Müller, Ana
 * (she/her)" is "Ana Muller". Nothing where no letter is left.
 */
export function plainName(name: string): string {
  return name
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .sort()
    .join(' ');
}

export const nameKeys = (name: string): string[] => {
  const plain = plainName(name);
  return plain ? [`n:${plain}`] : [];
};

/** Every key of a record in Lever. */
export function keysOfRecord(record: {
  name: string;
  emails: readonly string[];
  links: readonly string[];
}): string[] {
  return [
    ...new Set([
      ...record.links.flatMap(keysOfLink),
      ...record.emails.filter((mail) => mail.trim()).map(mailKey),
      ...nameKeys(record.name),
    ]),
  ];
}

/**
 * What two sets of keys have in common. A number is for ever: where both sides have one and they differ, an equal slug
 * is somebody else's who has it now, and an opaque id tells as much.
 * @param offered keys of whom the page only names as theirs
 */
export function commonSigns(
  sought: readonly string[],
  there: readonly string[],
  offered: readonly string[] = [],
): Reason[] {
  const known = new Set(there);
  const shared = (kind: string) => sought.some((key) => key[0] === kind && known.has(key));
  const both = (kind: string) => [sought, there].every((keys) => keys.some((key) => key[0] === kind));
  const reasons: Reason[] = [];
  if (shared('m')) reasons.push('memberId');
  else if (!both('m') && (shared('u') || (!both('u') && shared('s')) || shared('g'))) reasons.push('link');
  if (shared('e')) reasons.push('email');
  if (offered.some((key) => known.has(key))) reasons.push('offered');
  if (shared('n')) reasons.push('name');
  return reasons;
}

/** Whether both have something of one kind, and none of it in common: a number, a public address, a login. */
export const areApart = (sought: readonly string[], there: readonly string[]): boolean =>
  ['m', 's', 'g'].some((kind) => {
    const [ours, theirs] = [sought, there].map((keys) => keys.filter((key) => key[0] === kind));
    return ours?.length && theirs?.length && !ours.some((key) => theirs.includes(key));
  });

/** A page that does not say somebody's public address leaves little more than a name to tell them by. */
export const isUnlinked = (links: readonly string[]): boolean => !links.some((key) => key[0] === 's');

/** A reason that alone makes sure; the others only count beside the name. */
export const isSure = (reason: Reason): boolean =>
  reason === 'memberId' || reason === 'link' || reason === 'email' || reason === 'pushed';
