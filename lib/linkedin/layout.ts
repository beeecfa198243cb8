import type { Job, Reading, School } from '@/lib/profile/reading';
import type { Address, Ref } from './address';
import type { TopCard } from './top-card';
import type { Eyes } from './visible';

/** What all layouts' readers are given. */
export interface Page {
  doc: Document;
  /** The address, for resolving links. */
  base: string;
  address: Extract<Address, { kind: 'profile' }>;
  eyes: Eyes;
  /** Sections that were not read, since they may be somebody else's: loading the page anew makes them sure. */
  doubted: Set<Element>;
}

/** A card that shows one person: the head of a profile, or the bar that stands for it. */
export interface Card {
  root: Element;
  /** What the card itself says of whose it is, e.g. the person's id in its key. */
  says: Ref[];
  /** Where else the marks of the card's owner stand, when it has none inside. */
  alsoMarkedIn?: Element;
  /** The name, where it is no heading or not the only one. */
  heading?: Element;
  /** False for the bar, which has name and headline only. */
  full: boolean;
}

export type Section = 'about' | 'experience' | 'education';

/** E-mail addresses, telephone numbers and websites that can be seen. */
export interface Details {
  emails: string[];
  phones: string[];
  websites: string[];
}

/** One generation of LinkedIn's profile page, or one of the other pages that show a person. */
export interface Layout {
  name: Reading['layout'];
  /** Its values have no marks of their own and are told by the order of the lines. */
  byLines?: true;
  /**
   * For pages that may say nowhere whose they are: whether a card that is alone and says nothing is the person's of the
   * address all the same. Without this it is so only where something around the card names them.
   */
  trusts?(page: Page): boolean;
  /** The cards on the page that can be seen, whoever they show. */
  cards(page: Page): Card[];
  /** Elements elsewhere on the page whose key names the person on show. */
  pageMarks(page: Page): Ref[];
  /** The name on a card that does not point it out. */
  heading?(card: Card, page: Page, who: Ref): Element | undefined;
  top(card: Card, heading: Element, page: Page, who: Ref): TopCard;
  /** Elements that stand where a person has no picture. */
  placeholder?: string;
  about(page: Page, who: Ref, card: Card): string | undefined;
  experience(page: Page, who: Ref, card: Card): Job[] | undefined;
  education(page: Page, who: Ref, card: Card): School[] | undefined;
  notYet?(page: Page, who: Ref, card: Card): Reading['notYet'];
  /** More about the person's identity from data that names their slug. */
  more?(page: Page, who: Ref): Ref | undefined;
  /** The person's address in the product, for where their public one is not known. */
  link?(page: Page): string | undefined;
  /** Contact details on the page itself. */
  details?(card: Card, page: Page): Details;
  /** LinkedIn addresses that the page gives as the person's own. */
  offered?(card: Card, page: Page): string[];
  /** What its cards are known by, beside the heads of LinkedIn's profiles. */
  head?: string;
  /** True where data on the page give the person another name than it shows. */
  namedOtherwise?(page: Page, name: string): boolean;
}
