import { screen, within } from '@testing-library/react';
import type { SettingsPage } from '@/lib/messages/views';
import { emptyDocument, type Document } from '@/lib/settings/document';
import { connected, connectionPage, fakeWorker, panelView, settingsPage, users } from './fake-worker';
import { showOptions, user } from './screen';

export const documentOf = (over: Partial<Document> = {}): Document => ({ ...emptyDocument, ...over });

let shown = '';

/** The settings of the section that is shown, without the panel that may stand beside them. */
export const settings = () =>
  within(screen.queryByRole('group', { name: shown }) ?? screen.getByRole('region', { name: shown }));
export const field = (name: string) => settings().getByLabelText<HTMLInputElement>(name, { exact: true });

/** Opens one section of the options page, as a link to it does. */
export function openSection(hash: string, title: string): void {
  shown = title;
  location.hash = hash;
  showOptions();
}

/** Opens a section for a recruiter who is connected, and waits until it is there. */
export async function showSection(hash: string, title: string, page: SettingsPage = settingsPage()) {
  const worker = fakeWorker(panelView(), connectionPage({ connection: connected, users }));
  worker.settings = page;
  openSection(hash, title);
  await screen.findByRole('heading', { name: title, level: 2 });
  await screen.findByRole('button', { name: 'Undo' });
  return { worker, typing: user() };
}
