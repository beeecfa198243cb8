import { screen, within } from '@testing-library/react';
import type { Catalog, LayersView, PanelView } from '@/lib/messages/views';
import type { Draft } from '@/lib/push/draft';
import { noLayers } from '@/lib/settings/resolve';
import { fakeWorker, panelView } from './fake-worker';
import { button, showPerson, user } from './screen';

/** A profile form with a field of each type. */
export const form: Catalog['forms'][number] = {
  id: 'f1',
  text: 'Screening',
  secret: false,
  fields: (
    [
      ['a', 'text', 'Nickname'],
      ['b', 'textarea', 'Strengths'],
      ['c', 'currency', 'Salary'],
      ['d', 'date', 'Available from'],
      ['e', 'dropdown', 'Seniority'],
      ['f', 'multiple-choice', 'Visa'],
      ['g', 'yes-no', 'Remote'],
      ['h', 'multiple-select', 'Languages'],
    ] as const
  ).map(([id, type, text]) => ({
    id,
    type,
    text,
    description: type === 'text' ? 'As friends call them' : '',
    required: false,
    options:
      type === 'multiple-select'
        ? ['German', 'French, Swiss']
        : type === 'yes-no'
          ? []
          : ['Senior', 'Junior'],
  })),
};

/** What a panel is told where somebody set something. */
export function layered(
  settings: Partial<LayersView>,
  over: { catalog?: Partial<Catalog>; draft?: Draft } = {},
): PanelView {
  const view = panelView();
  view.settings = { ...noLayers, campaigns: [], presets: [], locks: [], source: 'file', ...settings };
  view.catalog = { ...view.catalog, ...over.catalog };
  if (view.page.state === 'person' && over.draft) view.page.draft = over.draft;
  return view;
}

/** Mounts the panel over such a view, with Advanced settings open. */
export async function showLayered(view: PanelView) {
  const worker = fakeWorker(view);
  const panel = await showPerson();
  const typing = user();
  await typing.click(button('Advanced settings'));
  return { worker, typing, panel, kept: () => worker.lastOf('draft.keep')?.draft };
}

export const box = (name: string) => screen.getByRole<HTMLInputElement>('combobox', { name });
/** The options of the open list, by their plain names. */
export const offered = () =>
  within(screen.getByRole('listbox'))
    .getAllByRole('option')
    .map((option) => option.firstChild?.textContent);
/** The plain names of the fields on the screen, in their order. */
export const fieldNames = () =>
  [...document.querySelectorAll('label')].map((label) => label.textContent).filter((name) => name !== '');
