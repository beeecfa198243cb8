import { memberIdOf, refOfId, same, slugOf, type Ref } from './address';
import { all } from './dom';
import { EMBER_DATA } from './selectors';

/** A person as the data embedded in an Ember page has them. */
export interface Embedded {
  ref: Ref;
  name: string;
}

/**
 * The embedded record of the person in the address bar, and of nobody else: after moving on inside LinkedIn the page
 * keeps the data of the first profile (2 of 5 captures of 2024), and it always holds the viewer's.
 */
export function embeddedProfile(doc: Document, who: Ref): Embedded | undefined {
  for (const code of all(doc, EMBER_DATA)) {
    const text = code.textContent;
    if (!text.includes('publicIdentifier') || text.length > 5_000_000) continue;
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch {
      continue;
    }
    for (const entity of entities(data)) {
      const slug = typeof entity.publicIdentifier === 'string' ? slugOf(entity.publicIdentifier) : undefined;
      if (slug === undefined || who.slug === undefined || slug !== who.slug) continue;
      const member = /^urn:li:member:([1-9]\d*)$/.exec(String(entity.objectUrn))?.[1];
      const urnId = /^urn:li:fsd?_(?:mini)?[pP]rofile:(ACoAA[\w-]+)$/.exec(String(entity.entityUrn))?.[1];
      const byId = urnId === undefined ? undefined : refOfId(urnId);
      // The same person by two numbers: one of them is not theirs.
      if (member !== undefined && byId && same({ memberId: member }, byId) === false) continue;
      const memberId = member ?? (urnId === undefined ? undefined : memberIdOf(urnId));
      const name = [entity.firstName, entity.lastName].filter((part) => typeof part === 'string').join(' ');
      if (!memberId) continue;
      return {
        ref: { slug, memberId, ...(byId?.memberId && byId.urnId ? { urnId: byId.urnId } : {}) },
        name,
      };
    }
  }
  return undefined;
}

interface Entity {
  publicIdentifier?: unknown;
  objectUrn?: unknown;
  entityUrn?: unknown;
  firstName?: unknown;
  lastName?: unknown;
}

function entities(data: unknown): Entity[] {
  const included: unknown =
    typeof data === 'object' && data !== null && 'included' in data ? data.included : undefined;
  return Array.isArray(included)
    ? included.filter((entry): entry is Entity => typeof entry === 'object' && entry !== null)
    : [];
}
