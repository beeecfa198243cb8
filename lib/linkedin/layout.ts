import type { Job, Reading, School } from '@/lib/profile/reading';
import type { Address, Ref } from './address';
import type { CardHints } from './top-card';
import type { Eyes } from './visible';

/** What all layouts' readers are given. */
export interface Page {
  doc: Document;
  /** The address, for resolving links. */
  base: string;
  address: Extract<Address, { kind: 'profile' }>;
  eyes: Eyes;
}

/** A card that shows one person: the head of a profile, or the bar that stands for it. */
export interface Card {
  root: Element;
  /** What the card itself says of whose it is, e.g. the person's id in its key. */
  says: Ref[];
  /** Where else the marks of the card's owner stand, when it has none inside. */
  alsoMarkedIn?: Element;
  /** The name, where the card has no heading. */
  heading?: Element;
  /** False for the bar, which has name and headline only. */
  full: boolean;
}

export type Section = 'about' | 'experience' | 'education';

/** One generation of LinkedIn's profile page. */
export interface Layout {
  name: Reading['layout'];
  /** The cards on the page that can be seen, whoever they show. */
  cards(page: Page): Card[];
  /** Elements elsewhere on the page whose key names the person on show. */
  pageMarks(page: Page): Ref[];
  hints(card: Card, page: Page): CardHints;
  /** The employer on the card, where the card tells it from the school without words. */
  badge(card: Card, page: Page): string | undefined;
  /** Elements that stand where a person has no picture. */
  placeholder: string;
  about(page: Page, who: Ref): string | undefined;
  experience(page: Page, who: Ref): Job[] | undefined;
  education(page: Page, who: Ref): School[] | undefined;
  notYet(page: Page, who: Ref): Reading['notYet'];
  /** More about the person's identity from data that names their slug. */
  more?(page: Page, who: Ref): Ref | undefined;
}
