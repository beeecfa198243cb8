import { screen } from '@testing-library/react';
import type { SettingsPage } from '@/lib/messages/views';
import { emptyDocument, type Document } from '@/lib/settings/document';
import { connected, connectionPage, fakeWorker, panelView, settingsPage, users } from './fake-worker';
import { showOptions, user } from './screen';

export const documentOf = (over: Partial<Document> = {}): Document => ({ ...emptyDocument, ...over });

/** Opens one section of the options page, as a link to it does. */
export async function showSection(hash: string, title: string, settings: SettingsPage = settingsPage()) {
  const worker = fakeWorker(panelView(), connectionPage({ connection: connected, users }));
  worker.settings = settings;
  location.hash = hash;
  showOptions();
  await screen.findByRole('heading', { name: title, level: 2 });
  await screen.findByRole('button', { name: 'Undo' });
  return { worker, typing: user() };
}
