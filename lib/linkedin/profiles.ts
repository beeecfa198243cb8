import type { ReadResult } from '@/lib/profile/reading';
import { readContact } from './contact';
import { ember } from './ember';
import { readProfile } from './read';
import { sdui } from './sdui';
import { viewName } from './view-name';

/** Reads a profile on LinkedIn itself, in the layouts that accounts have now. */
export const readProfilePage = (doc: Document, url: URL): ReadResult =>
  readProfile(doc, url, {
    layouts: { in: [sdui, viewName, ember] },
    dialog: ({ doc: page, eyes, base }) => readContact(page, eyes, base),
  });
