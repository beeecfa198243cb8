/* eslint-disable @typescript-eslint/no-misused-promises -- fakeBrowser types these by their callback form */
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeConnection } from '@/lib/connection/record';
import { emptyDocument, writeDocument, type Document } from '@/lib/settings/document';
import { db } from '@/lib/platform/db';
import type { Catalog } from '@/lib/settings/catalog';
import { seed } from '../../lever/index.ts';
import { noLists } from '../settings-of';

/** A settings document that says this. */
export const documentOf = (change: Partial<Document>): Document => ({ ...emptyDocument, ...change });
export const fileOf = (change: Partial<Document>): string => writeDocument(documentOf(change));

/** Whoever uses Fulcrum is this user of the emulated Lever from now on. */
export const signedInAs = (who: 'superAdmin' | 'admin' | 'teamMember' | 'interviewer'): Promise<void> =>
  changeConnection((now) => {
    const { id, name, email, accessRole } = seed.users[who];
    return { ...now, actingAs: { id, name, email, role: accessRole } };
  });

/** What Chrome answers for the organisation's policy from now on. */
export const policyIs = (managed: object) =>
  vi.spyOn(fakeBrowser.storage.managed, 'get').mockImplementation(() => Promise.resolve(managed));

/** Whether Chrome's permission for the sites asked about is there. */
export const permitted = (is: boolean) =>
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(() => Promise.resolve(is));

const lists: Catalog = {
  ...noLists,
  state: 'ready',
  known: ['postings', 'stages', 'users', 'tags', 'sources', 'forms', 'archiveReasons'],
  stages: Object.values(seed.stages),
  forms: ['Interview', 'Debrief'].map((text) => ({
    ...{ id: `form-${text}`, text, secret: false },
    fields: [
      { id: 'notice', type: 'text', text: 'Notice period', description: '', required: false, options: [] },
      { id: text, type: 'text', text: `${text} notes`, description: '', required: false, options: [] },
    ],
  })),
};

/** The worker has Lever's lists, fetched at this time. */
export const listsThere = async (at = Date.now()): Promise<void> => {
  await (await db()).put('single', { account: 'account-1', at, catalog: lists }, 'pickers');
};
