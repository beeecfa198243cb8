import { profileLink, unescaped, webUrl, type Ref } from './address';
import { all, attribute, climb, hrefOf } from './dom';
import { CONTACT, LINKS } from './selectors';
import { latinDigits } from './text';
import type { Details } from './layout';
import type { Eyes } from './visible';

/** The contact details a person shows, from the dialog the viewer opened. */
export interface Contact extends Details {
  dialog: Element;
  layout: 'sdui' | 'ember';
  /** Whose dialog it says it is. */
  owner: Ref | undefined;
  /** Ember's dialog is headed by the name. */
  heading: Element | undefined;
}

type Kind = 'email' | 'phone' | 'website' | 'profile';

/**
 * Rows by icon, the same in every language; sizes are cut off. Address, birthday (calendar) and the date of connection
 * (people) are left out on purpose: Fulcrum has no use for them.
 */
const ICONS: Record<string, Kind> = {
  envelope: 'email',
  'phone-handset': 'phone',
  phone: 'phone',
  link: 'website',
  globe: 'website',
  'linkedin-bug': 'profile',
};

const CLASSES: Record<string, Kind> = {
  'ci-email': 'email',
  'ci-phone': 'phone',
  'ci-websites': 'website',
  'ci-vanity-url': 'profile',
};

/** The contact dialog, where one is open. */
export function readContact(doc: Document, eyes: Eyes, base: string): Contact | undefined {
  for (const content of all(doc, CONTACT.sdui)) {
    if (eyes.hidden(content)) continue;
    return read(content.closest('dialog') ?? content, 'sdui', undefined, iconRows(content), eyes, base);
  }
  const heading = all(doc, CONTACT.emberHeading).find((el) => !eyes.hidden(el));
  const dialog = heading?.closest(CONTACT.emberDialog) ?? heading?.parentElement;
  if (!heading || !dialog) return undefined;
  return read(dialog, 'ember', heading, [...classRows(dialog), ...iconRows(dialog)], eyes, base);
}

interface Row {
  kind: Kind;
  el: Element;
}

function read(
  dialog: Element,
  layout: Contact['layout'],
  heading: Element | undefined,
  rows: Row[],
  eyes: Eyes,
  base: string,
): Contact {
  const seen = rows.filter((row) => !eyes.hidden(row.el));
  const own = seen.filter((row) => row.kind === 'profile').flatMap((row) => profiles(row.el, base));
  const owners = own.length > 0 ? own : profiles(dialog, base);
  const [owner, ...others] = owners;
  const onlyOne = owner && others.every((other) => other.slug === owner.slug && other.urnId === owner.urnId);
  return {
    dialog,
    layout,
    owner: onlyOne ? owner : undefined,
    heading,
    emails: unique(seen.flatMap((row) => (row.kind === 'email' ? emails(row.el, eyes) : []))),
    phones: unique(seen.flatMap((row) => (row.kind === 'phone' ? phones(row.el, eyes) : []))),
    websites: unique(seen.flatMap((row) => (row.kind === 'website' ? websites(row.el, eyes, base) : []))),
  };
}

/** The row of an icon: the largest block around it that holds no other row's icon. */
function iconRows(content: Element): Row[] {
  // A picture inside a value (it leads elsewhere, or copies) is no other row.
  const icons = all(content, CONTACT.icon).filter(
    (icon) => ICONS[iconName(icon)] !== undefined || (iconName(icon) !== '' && !icon.closest('a,button')),
  );
  return icons.flatMap((icon) => {
    const kind = ICONS[iconName(icon)];
    if (!kind) return [];
    const alone = (block: Element) => !icons.some((other) => other !== icon && block.contains(other));
    const el = climb(icon.parentElement ?? icon, content, alone);
    return alone(el) ? [{ kind, el }] : [];
  });
}

function iconName(icon: Element): string {
  const name = icon.id || attribute(icon, 'data-test-icon') || attribute(icon, 'type');
  return name.toLowerCase().replace(/-(?:x?small|medium|x?large|icon|fill|color)\b/g, '');
}

function classRows(dialog: Element): Row[] {
  return all(dialog, CONTACT.emberRow).flatMap((el) => {
    const kind = [...el.classList].map((name) => CLASSES[name]).find((found) => found !== undefined);
    return kind ? [{ kind, el }] : [];
  });
}

function profiles(root: Element, base: string): Ref[] {
  return all(root, LINKS).flatMap((link) => {
    const target = profileLink(hrefOf(link), base);
    return target ? [target.ref] : [];
  });
}

const EMAIL = /[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:.]+/u;

/** The addresses in a row: of its links, else the ones written out. */
export function emails(row: Element, eyes: Eyes): string[] {
  const links = all(row, 'a[href^="mailto:" i]').filter((el) => !eyes.hidden(el));
  const found = links.map((el) =>
    unescaped(
      hrefOf(el)
        .replace(/^mailto:/i, '')
        .split('?')[0] ?? '',
    ),
  );
  const texts = found.length > 0 ? found : eyes.lines(row).map((line) => line.text);
  return texts.flatMap((text) => EMAIL.exec(text)?.[0] ?? []);
}

// At least six digits; what follows in brackets (`(Mobile)`) is its kind.
const PHONE = /(?:\(?\+|\()?\d[\d\s().\-/\u2010-\u2015]*\d/u;

/** The numbers in a row, one a line. */
export function phones(row: Element, eyes: Eyes): string[] {
  const texts = eyes.lines(row).flatMap((line) => eyes.block(line.el).split('\n'));
  return texts.flatMap((text) => {
    const number = PHONE.exec(latinDigits(text))?.[0]?.trim();
    const digits = number?.replace(/\D/g, '') ?? '';
    return number && digits.length >= 6 && digits.length <= 18 ? [number] : [];
  });
}

/** The addresses a row links to, without LinkedIn's own and without its way of wrapping them. */
export function websites(row: Element, eyes: Eyes, base: string): string[] {
  return all(row, LINKS).flatMap((link) => {
    if (eyes.hidden(link)) return [];
    const url = unwrapped(hrefOf(link), base);
    return url && !profileLink(url.href, base) ? [url.href] : [];
  });
}

/** A website behind LinkedIn's redirect (`/safety/go?url=`, `/redir/redirect?url=`), taken out once; http and https only. */
function unwrapped(href: string, base: string): URL | undefined {
  const url = webUrl(href, base);
  if (!url) return undefined;
  const linkedIn = /(?:^|\.)linkedin\.com$/.test(url.hostname);
  const inner =
    linkedIn && /^\/(?:safety\/go|redir\/[a-z-]+)\/?$/.test(url.pathname)
      ? url.searchParams.get('url')
      : null;
  const out = inner === null ? url : webUrl(inner);
  out?.searchParams.delete('trk');
  return out;
}

/** Each value once, as many as a reading may hold. */
export function unique(values: string[]): string[] {
  return [
    ...new Set(values.map((value) => value.trim()).filter((value) => value && value.length <= 1_000)),
  ].slice(0, 20);
}
