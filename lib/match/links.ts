import { elsewhereLink, isLinkedIn, profileLink, refOfId, type Ref } from '@/lib/linkedin/address';
import { keysOf } from '@/lib/profile/identity';

/** Whose LinkedIn or GitHub profile a link is, however somebody, or some importer, once wrote it into Lever. */

// LinkedIn's mails and its old mobile site put a word before the path of a profile.
const PREFIX = /^\/(?:comm|mwlite)(?=\/)/i;

/** An id that somebody put into lower case: its case is lost, and two people's may look the same. */
const RUINED_ID = /^a(?:coaa|cwaa|emaa)[a-z0-9_-]{5,75}$/;

/**
 * The keys of the person a link points at, as `keysOf` has them; none for a link that is nobody's profile. Two links
 * of one person share a key unless one names a number and the other a slug.
 */
export function keysOfLink(link: string): string[] {
  const ref = refOfLink(link.trim().replace(/^<|>$/g, ''));
  return ref ? keysOf(ref) : [];
}

function refOfLink(link: string): Ref | undefined {
  const url = parse(link);
  if (!url) return undefined;
  const path = url.pathname.replace(PREFIX, '').replace(/\/{2,}/g, '/');
  const plain = `${url.origin}${path}`;
  const ref = profileLink(plain, plain)?.ref ?? elsewhereLink(plain, plain)?.ref ?? byQuery(path, url);
  // LinkedIn's own word for whoever is looking.
  if (!ref || ref.slug === 'me' || (ref.slug !== undefined && RUINED_ID.test(ref.slug))) return undefined;
  return ref;
}

function parse(link: string): URL | undefined {
  const bare = link.replace(/^[a-z][a-z0-9+.-]*:\/*/i, '').replace(/^\/+/, '');
  const scheme = /^([a-z][a-z0-9+.-]*):\//i.exec(link)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return undefined;
  return URL.canParse(`https://${bare}`) ? new URL(`https://${bare}`) : undefined;
}

/** The oldest form: /profile/view?id=… */
function byQuery(path: string, url: URL): Ref | undefined {
  const asked =
    isLinkedIn(url.hostname) && /^\/profile\/view\/?$/i.test(path) ? url.searchParams.get('id') : null;
  return asked ? refOfId(asked) : undefined;
}
