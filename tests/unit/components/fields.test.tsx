// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeWorker, panelView, person, reading } from './fake-worker';
import { button, description, field, noButton, showPanel, showPerson, status, user } from './screen';

describe('the person on screen', () => {
  it('is shown as read, each field editable by its plain name', async () => {
    fakeWorker();
    await showPerson();
    expect(screen.getByRole('heading', { name: 'Maren Holt' })).toBeDefined();
    const values = ['Name', 'Headline', 'Location', 'Company', 'Title', 'Email', 'Phone'].map(
      (name) => field(name).value,
    );
    expect(values).toEqual([
      'Maren Holt',
      'Staff engineer',
      'Oslo, Norway',
      'Fjordbank',
      'Staff Engineer',
      '',
      '',
    ]);
    expect(screen.getByText('https://www.linkedin.com/in/maren-holt/')).toBeDefined();
    expect(status('Connection')).toBe('Connected');
    expect(screen.getByText('Acting as Ada Recruiter')).toBeDefined();
    expect(status('Push')).toBe('');
  });

  it('says what was read by wording, what is not there and what Lever has no field for', async () => {
    fakeWorker();
    await showPerson();
    expect(description(field('Title'))).toContain('Please check');
    expect(description(field('Title'))).toContain('only with Profile summary');
    expect(description(field('Company'))).not.toContain('Please check');
    expect(field('Email').placeholder).toBe('Not found on this page');
    expect(description(field('Email'))).toContain('separate with commas');
    expect(description(field('Name'))).toContain('Read from: top card');
  });

  it('says which sections the page has not loaded yet', async () => {
    fakeWorker(panelView({ page: person({ reading: reading({ notYet: ['experience'] }) }) }));
    await showPerson();
    expect(screen.getByText(/Experience is not loaded yet/)).toBeDefined();
  });

  it('says how the public link can be had, and shows the one that goes to Lever until then', async () => {
    const productUrl = 'https://www.linkedin.com/sales/lead/ACwAAOh1RxU';
    const lead = reading({ notYet: ['link', 'education'], productUrl });
    delete lead.publicUrl;
    fakeWorker(panelView({ page: person({ reading: lead }) }));
    await showPerson();
    expect(screen.getByText(productUrl)).toBeDefined();
    expect(screen.getByText(/does not say the person’s public profile link/)).toBeDefined();
    expect(screen.getByText(/^Education is not loaded yet/)).toBeDefined();
  });

  it('says that parts of the page are read only once it is reloaded', async () => {
    fakeWorker(panelView({ page: person({ reading: reading({ notYet: ['reload'] }) }) }));
    await showPerson();
    expect(screen.getByText(/This page showed somebody else before.*reload the page/)).toBeDefined();
  });

  it('offers what a page names, and follows none of it', async () => {
    const offered = ['https://www.linkedin.com/in/maren-holt-2/'];
    fakeWorker(panelView({ page: person({ reading: reading({ offered }) }) }));
    await showPerson();
    expect(screen.getByRole('link', { name: offered[0]! }).getAttribute('rel')).toBe('noreferrer');
  });

  it('offers the lines of a page that cannot be read', async () => {
    const lines = ['Maren Holt', 'Oslo'];
    const bare = reading({ layout: 'lines', lines });
    delete bare.name;
    delete bare.headline;
    fakeWorker(panelView({ page: person({ reading: bare }) }));
    showPanel();
    await waitFor(() => {
      expect(field('Name').placeholder).toBe('Pick a line, or type');
    });
    expect(screen.getByText(/cannot read this page yet/)).toBeDefined();
    const list = document.getElementById(field('Name').getAttribute('list') ?? '');
    expect([...list!.querySelectorAll('option')].map((option) => option.value)).toEqual(lines);
  });

  it('keeps each change at once and whole', async () => {
    const worker = fakeWorker();
    await showPerson();
    const typing = user();
    await typing.type(field('Email'), 'ab');
    await typing.selectOptions(field('Sync as'), 'Candidate');
    expect(worker.of('draft.keep').map(({ draft }) => draft)).toEqual([
      { fields: { email: 'a' }, choices: {} },
      { fields: { email: 'ab' }, choices: {} },
      { fields: { email: 'ab' }, choices: { syncAs: 'candidate' } },
    ]);
    expect(worker.lastOf('draft.keep')).toMatchObject({
      tab: 7,
      person: { slug: 'maren-holt', memberId: '1234' },
    });
  });

  it('shows what was kept before', async () => {
    const view = panelView();
    if (view.page.state === 'person') view.page.draft = { fields: { name: 'M. Holt' }, choices: {} };
    fakeWorker(view);
    await showPerson();
    expect(field('Name').value).toBe('M. Holt');
  });

  it('takes a field back to what was read, so that it is no edit any more', async () => {
    const worker = fakeWorker();
    await showPerson();
    const typing = user();
    await typing.type(field('Name'), '!');
    await typing.click(button('Restore Name as read'));
    expect(field('Name').value).toBe('Maren Holt');
    expect(worker.lastOf('draft.keep')?.draft).toEqual({ fields: {}, choices: {} });
    await typing.type(field('Name'), '!{Backspace}');
    expect(worker.lastOf('draft.keep')?.draft).toEqual({ fields: {}, choices: {} });
    expect(noButton('Restore Name as read')).toBe(true);
  });

  it('is not overwritten by an older view that comes back late', async () => {
    const worker = fakeWorker();
    await showPerson();
    const late = structuredClone(worker.view);
    let answer: (() => void) | undefined;
    worker.answers['panel.view'] = () =>
      new Promise((resolve) => {
        answer = () => {
          resolve(late);
        };
      });
    await worker.tell();
    await user().type(field('Name'), ' Jr');
    await act(async () => {
      answer?.();
      await Promise.resolve();
    });
    await waitFor(() => {
      expect(worker.of('panel.view')).toHaveLength(2);
    });
    expect(field('Name').value).toBe('Maren Holt Jr');
  });

  it('keeps what could not be stored, says so, and stores it with the next change', async () => {
    const worker = fakeWorker();
    await showPerson();
    const typing = user();
    worker.answers['draft.keep'] = () => Promise.reject(new Error('worker gone'));
    await typing.type(field('Phone'), '4');
    expect(await screen.findByText(/not stored yet/)).toBeDefined();
    // A view asked for now knows nothing of the change, and must not undo it.
    await worker.tell();
    expect(field('Phone').value).toBe('4');
    delete worker.answers['draft.keep'];
    await typing.type(field('Phone'), '7');
    await waitFor(() => {
      expect(screen.queryByText(/not stored yet/)).toBeNull();
    });
    expect(worker.lastOf('draft.keep')?.draft.fields).toEqual({ phone: '47' });
  });

  it('shows edits made in another panel over the same person', async () => {
    const worker = fakeWorker();
    await showPerson();
    if (worker.view.page.state === 'person')
      worker.view.page.draft = { fields: { location: 'Bergen' }, choices: {} };
    await worker.tell();
    await waitFor(() => {
      expect(field('Location').value).toBe('Bergen');
    });
  });
});

describe('a worker that does not answer', () => {
  it('is told in a sentence with a way on', async () => {
    const worker = fakeWorker();
    worker.answers['panel.view'] = () => Promise.reject(new Error('closed'));
    showPanel();
    expect(await screen.findByText(/Fulcrum did not answer/)).toBeDefined();
    delete worker.answers['panel.view'];
    await user().click(button('Try again'));
    expect(await screen.findByLabelText('Name')).toBeDefined();
    expect(screen.queryByText(/Fulcrum did not answer/)).toBeNull();
  });

  it('leaves what was typed on the screen', async () => {
    const worker = fakeWorker();
    await showPerson();
    await user().type(field('Name'), ' X');
    worker.answers['panel.view'] = () => Promise.reject(new Error('closed'));
    await worker.tell();
    expect(await screen.findByText(/Fulcrum did not answer/)).toBeDefined();
    expect(field('Name').value).toBe('Maren Holt X');
  });
});
