import type { Catalog } from './catalog';
import type { Document } from './document';
import type { Finding } from './shown';

type Names = Readonly<Record<string, string>>;

/** What the documents name that is not so in Lever. */
export const lint: (team: Document, mine: Document, lists: Catalog, names: Names) => Finding[] = () => [];
