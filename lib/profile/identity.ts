import type { Identity } from './reading';

/**
 * The address keys a person is filed under, surest first: the member number, then the slug. Slugs change and may be
 * given to somebody else; the number never is, so it comes first. An opaque id counts only where no number could be
 * told from it.
 */
export function keysOf(id: Identity): string[] {
  return [
    ...(id.memberId ? [`m:${id.memberId}`] : []),
    ...(id.urnId && !id.memberId ? [`u:${id.urnId}`] : []),
    ...(id.slug ? [`s:${id.slug}`] : []),
    ...(id.github ? [`g:${id.github}`] : []),
  ];
}

/** True when both are surely the same person: equal numbers, or equal slugs or logins where one side has no number. */
export function samePerson(a: Identity, b: Identity): boolean {
  if (a.memberId && b.memberId) return a.memberId === b.memberId;
  if (a.urnId && b.urnId) return a.urnId === b.urnId;
  return (a.slug !== undefined && a.slug === b.slug) || (a.github !== undefined && a.github === b.github);
}
