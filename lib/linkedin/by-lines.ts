import type { Layout, Page, Card } from './layout';
import { headingOf, readTopCard, type CardHints } from './top-card';

/** What a layout knows of its card beside the order of the lines. */
type LineLayout = Omit<Layout, 'top' | 'heading'> & {
  /** What a name is written in on a whole card, where that is known. */
  names?: string;
  hints?: (card: Card, page: Page) => CardHints;
  /** The employer on the card, where the card tells it from the school without words. */
  badge?: (card: Card, page: Page) => string | undefined;
};

/** A layout whose card is read line by line. */
export function byLines({ names, hints, badge, ...layout }: LineLayout): Layout {
  return {
    ...layout,
    byLines: true,
    heading: (card, page, who) => headingOf(card.root, page.eyes, who, page.base, names),
    top(card, heading, page, who) {
      const { eyes, base } = page;
      const top = readTopCard(card.root, heading, eyes, who, base, hints?.(card, page) ?? {}, card.full);
      const company = badge?.(card, page);
      return { ...top, ...(company ? { role: { company } } : {}) };
    },
  };
}
