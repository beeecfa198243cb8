/** What an address says by itself: whose profile it is, which part of it is open, or that it is a sign-in page. */

/** A person as far as one address or one attribute names them. */
export interface Ref {
  /** Decoded, NFC, lower case. */
  slug?: string;
  /** The `ACoAA…` form or another product's, as written: its case carries meaning. */
  urnId?: string;
  /** LinkedIn's member number in decimal. */
  memberId?: string;
  /** GitHub's login, lower case. */
  github?: string;
}

type ProfilePart = 'profile' | 'contact' | 'details' | 'other';

/** `in`: LinkedIn itself; the other two are LinkedIn's products for selling and for recruiting. */
export type Surface = 'in' | 'sales' | 'recruiter' | 'github';

export type Address =
  | { kind: 'profile'; on: Surface; ref: Ref; part: ProfilePart; section?: string }
  /** One conversation; `id` is the thread's, decoded, without its version (`2-`). */
  | { kind: 'thread'; id: string }
  | { kind: 'me' }
  | { kind: 'login' }
  | { kind: 'other' };

// www., the mobile host and two-letter country hosts all serve the same people; learning., business. and so on do not.
const HOST = /^(?:(?:www|m|touch|[a-z]{2})\.)?linkedin\.com$/;

/** LinkedIn's own pages, whatever they show. */
export const isLinkedIn = (hostname: string): boolean => HOST.test(hostname);

// Sign-in, join and challenge pages, by their first path segment (the wall replaces the address of the profile).
const LOGIN =
  /^\/(?:m\/)?(?:login|uas|authwall|checkpoint|signup|start|reg|cold-join|home\/login)(?:[/-]|$)/i;

const PROFILE = /^\/in\/([^/]+)(\/.*)?$/i;

const THREAD = /^\/messaging\/thread\/(?:\d-)?([^/]+)\/?$/i;

/**
 * /sales/lead/ACwAA…,NAME_SEARCH,x and the older /sales/people/; /talent/profile/AEMAA…, also behind a project or a search;
 * the older /recruiter/profile/123.
 */
const BY_ID: readonly (readonly [Surface, RegExp])[] = [
  ['sales', /^\/sales\/(?:lead|people)\/([^/,]+)/i],
  ['recruiter', /^\/talent\/(?:.*\/)?profile\/([^/,]+)/i],
  ['recruiter', /^\/recruiter\/profile\/([^/,]+)/i],
];

const GITHUB = /^(?:www\.)?github\.com$/;
const LOGIN_NAME = /^\/([a-z\d][a-z\d_-]{0,38})\/?$/i;

/**
 * Byte prefixes of the opaque person ids: profile (ACoAA…), Sales Navigator (ACwAA…), Recruiter (AEMAA…). Measured on
 * captures of 2024: 29 bytes, bytes 4 to 7 are the member number, byte 8 is 1.
 */
const ID_TYPES = [0x2a, 0x2c, 0x43];
const ID_SHAPE = /^A[A-Za-z0-9_-]{38}$/;
const LOOKS_LIKE_ID = /^A(?:CoAA|CwAA|EMAA)[A-Za-z0-9_-]{5,75}$/;

/**
 * The member number inside a person id, or nothing where the id has not exactly the known form: a number taken from
 * an unknown form would belong to somebody else.
 */
export function memberIdOf(id: string): string | undefined {
  if (!ID_SHAPE.test(id)) return undefined;
  const bytes = Array.from(atob(id.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  const [zero, type, two, three, a = 0, b = 0, c = 0, d = 0, tail] = bytes;
  if (zero !== 0 || two !== 0 || three !== 0 || tail !== 1) return undefined;
  if (type === undefined || !ID_TYPES.includes(type)) return undefined;
  const number = a * 0x1000000 + b * 0x10000 + c * 0x100 + d;
  return number > 0 ? String(number) : undefined;
}

/** A person named by an opaque id; the number is added where the id has the known form. */
export function refOfId(id: string): Ref | undefined {
  if (/^[1-9]\d{0,19}$/.test(id)) return { memberId: id };
  if (!LOOKS_LIKE_ID.test(id)) return undefined;
  const memberId = memberIdOf(id);
  return memberId ? { urnId: id, memberId } : { urnId: id };
}

/** A path segment as a slug, the same for every spelling of it; nothing where it cannot be one. */
export function slugOf(segment: string): string | undefined {
  const text = unescaped(segment).normalize('NFC').toLowerCase().trim();
  return text && text.length <= 200 && !/[\s/\\?#<>"\p{Cc}]/u.test(text) ? text : undefined;
}

/** Without its percent signs, where they are sound. */
export function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // a stray % is left as it stands
  }
}

/** Who a segment after /in/ names: the id form keeps its case, `me` is whoever looks, everything else is a slug. */
export function refOfSegment(segment: string): Ref | undefined {
  if (LOOKS_LIKE_ID.test(segment)) return refOfId(segment);
  const slug = slugOf(segment);
  return slug === undefined || slug === 'me' ? undefined : { slug };
}

/** Whom a link leads to on LinkedIn itself, and whom in one of its products or on GitHub. */
interface Target {
  profile: Readonly<{ ref: Ref; rest: string }> | undefined;
  elsewhere: Readonly<{ on: Surface; ref: Ref }> | undefined;
}

/** The person a profile link points at, and what follows in the path (`/`, `/overlay/contact-info/`, …). */
export const profileLink = (href: string, base: string): Target['profile'] => targetOf(href, base).profile;

/** The person a link into Sales Navigator, Recruiter or GitHub points at. */
export const elsewhereLink = (href: string, base: string): Target['elsewhere'] =>
  targetOf(href, base).elsewhere;

function profileAt(url: URL): Target['profile'] {
  if (!HOST.test(url.hostname)) return undefined;
  const [, segment, rest] = PROFILE.exec(url.pathname) ?? [];
  const ref = segment === undefined ? undefined : refOfSegment(segment);
  return ref && { ref, rest: rest ?? '/' };
}

function elsewhereAt(url: URL): Target['elsewhere'] {
  if (GITHUB.test(url.hostname)) {
    const login = LOGIN_NAME.exec(url.pathname)?.[1]?.toLowerCase();
    return login ? { on: 'github', ref: { github: login } } : undefined;
  }
  if (!HOST.test(url.hostname)) return undefined;
  for (const [on, form] of BY_ID) {
    const id = form.exec(url.pathname)?.[1];
    const ref = id === undefined ? undefined : refOfId(unescaped(id));
    if (ref) return { on, ref };
  }
  return undefined;
}

/** An address on the web; nothing for any other, and for what is none. */
export function webUrl(href: string, base?: string): URL | undefined {
  const url = URL.canParse(href, base) ? new URL(href, base) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** Where links led lately that are relative to one address: a reading asks of each of a page's many times. */
let lately: { base: string; targets: Map<string, Target> } = { base: '', targets: new Map() };
const MOST = 2_000;

function targetOf(href: string, base: string): Target {
  if (lately.base !== base || lately.targets.size >= MOST) lately = { base, targets: new Map() };
  const known = lately.targets.get(href);
  if (known) return known;
  // A place in the page itself leads to whomever the address bar names, and says nothing of whose the page is.
  const url = /^\s*(?:[#?]|$)/.test(href) ? undefined : webUrl(href, base);
  const target = { profile: url && profileAt(url), elsewhere: url && elsewhereAt(url) };
  lately.targets.set(href, target);
  return target;
}

/** What kind of page an address is, and for a profile whose. Never throws. */
export function readAddress(url: URL): Address {
  if (!/^https?:$/.test(url.protocol)) return { kind: 'other' };
  const elsewhere = elsewhereAt(url);
  if (elsewhere) return { kind: 'profile', ...elsewhere, part: 'profile' };
  if (!HOST.test(url.hostname)) return { kind: 'other' };
  if (LOGIN.test(url.pathname)) return { kind: 'login' };
  const thread = THREAD.exec(url.pathname)?.[1];
  // A message that is still being addressed is no conversation yet.
  if (thread !== undefined && thread.toLowerCase() !== 'new')
    return { kind: 'thread', id: unescaped(thread) };
  const [, segment, rest = '/'] = PROFILE.exec(url.pathname) ?? [];
  if (segment === undefined) return { kind: 'other' };
  // LinkedIn sends /in/me/ on to the viewer's own address; until then nobody is named.
  if (segment.toLowerCase() === 'me') return { kind: 'me' };
  const ref = refOfSegment(segment);
  if (!ref) return { kind: 'other' };
  const details = /^\/details\/([a-z-]+)/i.exec(rest)?.[1];
  const part = details ? 'details' : partOf(rest);
  return { kind: 'profile', on: 'in', ref, part, ...(details ? { section: details.toLowerCase() } : {}) };
}

function partOf(rest: string): ProfilePart {
  // The older layouts say detail where the newer say overlay.
  if (/^\/(?:overlay|detail)\/contact-info(?:\/|$)/i.test(rest)) return 'contact';
  // The profile itself, also with a locale: /in/slug/en/, /in/slug/pt-br/.
  return /^\/(?:[a-z]{2}(?:[-_][a-z]{2,4})?\/?)?$/i.test(rest) ? 'profile' : 'other';
}

/** True or false where both sides can be compared, nothing where they name the person in different ways. */
export function same(a: Ref, b: Ref): boolean | undefined {
  if (a.memberId && b.memberId) return a.memberId === b.memberId;
  if (a.urnId && b.urnId) return a.urnId === b.urnId;
  if (a.slug && b.slug) return a.slug === b.slug;
  if (a.github && b.github) return a.github === b.github;
  return undefined;
}

/** The id is the one that profile addresses are written with. */
export const isProfileId = (id: string): boolean => id.startsWith('ACoAA');

/** The person's address in the product their id is of, without what is only true for one viewer; else nothing. */
export function productUrl(address: Address): string | undefined {
  if (address.kind !== 'profile') return undefined;
  const id = address.ref.urnId ?? address.ref.memberId;
  if (id === undefined) return undefined;
  if (address.on === 'sales') return `https://www.linkedin.com/sales/lead/${id}`;
  // The older product knows people by their number.
  if (address.on === 'recruiter')
    return `https://www.linkedin.com/${address.ref.urnId ? 'talent' : 'recruiter'}/profile/${id}`;
  return undefined;
}

/**
 * The person's own public address; nothing where only another product's id is known, since the tail of each product's id is of
 * its own and no profile address follows from it.
 */
export function publicUrl(ref: Ref): string | undefined {
  const segment = ref.slug ?? (ref.urnId && isProfileId(ref.urnId) ? ref.urnId : undefined);
  if (segment) return `https://www.linkedin.com/in/${encodeURIComponent(segment)}/`;
  return ref.github ? `https://github.com/${ref.github}` : undefined;
}
