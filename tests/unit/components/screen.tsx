import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { OptionsPage } from '@/components/options/OptionsPage';
import { openOptions, OptionsProvider } from '@/components/options/use-options';
import { openSettings, SettingsProvider } from '@/components/options/use-settings';
import { Panel } from '@/components/Panel';
import { openPanel, PanelProvider, type OpenPanel } from '@/components/use-panel';

// What jsdom leaves out.
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.scrollTo = () => undefined;

const open: OpenPanel[] = [];
afterEach(() => {
  cleanup();
  for (const panel of open.splice(0)) panel.close();
});

/** Mounts the panel as the popup does, over tab 7. */
export function showPanel(place: 'popup' | 'docked' = 'popup') {
  Object.assign(fakeBrowser.runtime, { id: 'fulcrum' });
  const panel = place === 'popup' ? openPanel('popup', 7) : openPanel('docked');
  open.push(panel);
  render(
    <main className="fulcrum">
      <PanelProvider value={panel.store}>
        <Panel />
      </PanelProvider>
    </main>,
  );
  return panel;
}

/** Mounts the panel and waits until the person is there. */
export async function showPerson() {
  const panel = showPanel();
  await screen.findByLabelText('Name');
  return panel;
}

/** Mounts the panel over somebody whose push is done, and waits until that is told. */
export async function showDone() {
  const panel = showPanel();
  await screen.findByRole('button', { name: 'Change something' });
  return panel;
}

export function showOptions() {
  Object.assign(fakeBrowser.runtime, { id: 'fulcrum' });
  render(
    <OptionsProvider value={openOptions()}>
      <SettingsProvider value={openSettings()}>
        <OptionsPage />
      </SettingsProvider>
    </OptionsProvider>,
  );
}

export const user = (options: Parameters<typeof userEvent.setup>[0] = {}) => userEvent.setup(options);

export const button = (name: string) => screen.getByRole('button', { name });
export const noButton = (name: string) => screen.queryByRole('button', { name }) === null;
export const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name, { exact: true });
export const status = (name: string) => screen.getByRole('status', { name }).textContent;
/** What assistive technology reads out beside the name. */
export function description(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  return (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => root.getElementById(id)?.textContent ?? '')
    .join(' ');
}
