// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeWorker, panelView, person, reading } from './fake-worker';
import { button, description, field, showPerson, user } from './screen';

async function showAdvanced(view = panelView()) {
  const worker = fakeWorker(view);
  await showPerson();
  const typing = user();
  expect(button('Advanced settings').getAttribute('aria-expanded')).toBe('false');
  await typing.click(button('Advanced settings'));
  expect(button('Advanced settings').getAttribute('aria-expanded')).toBe('true');
  return { worker, typing, chosen: () => worker.lastOf('draft.keep')?.draft.choices };
}

const box = (name: string) => screen.getByRole<HTMLInputElement>('combobox', { name });
/** The options of the open list. */
const options = () => {
  const list = screen.queryByRole('listbox');
  return list
    ? within(list)
        .queryAllByRole('option')
        .map((option) => option.firstChild?.textContent)
    : [];
};
/** The option under Enter, as assistive technology knows it. */
const active = (name: string) => {
  const id = box(name).getAttribute('aria-activedescendant');
  return id ? document.getElementById(id) : null;
};

describe('Posting', () => {
  it('offers what was used last first, by plain names with the detail beside', async () => {
    const { typing } = await showAdvanced();
    await typing.click(box('Posting'));
    expect(options()).toEqual(['Designer', 'Backend Engineer', 'Backend Engineer', 'Chief of Staff']);
    const secret = screen.getByRole('option', { name: 'Chief of Staff' });
    expect(description(secret)).toBe('Confidential · Office · Remote');
    expect(description(screen.getByRole('option', { name: 'Designer' }))).toBe('Used recently');
    expect(screen.getByRole('listbox', { name: 'Posting' })).toBeDefined();
  });

  it('is found by typing and chosen by keyboard', async () => {
    const { worker, typing, chosen } = await showAdvanced();
    await typing.type(box('Posting'), 'backend oslo');
    expect(options()).toEqual(['Backend Engineer']);
    expect(active('Posting')?.getAttribute('aria-selected')).toBe('true');
    await typing.keyboard('{Enter}');
    expect(chosen()).toEqual({ posting: 'p2' });
    expect(box('Posting').value).toBe('Backend Engineer');
    expect(box('Posting').getAttribute('aria-expanded')).toBe('false');
    expect(worker.of('push.start')).toHaveLength(0);
  });

  it('goes through the list with the arrow keys', async () => {
    const { typing, chosen } = await showAdvanced();
    box('Posting').focus();
    await typing.keyboard('{ArrowDown}');
    expect(active('Posting')?.firstChild?.textContent).toBe('Designer');
    await typing.keyboard('{ArrowUp}');
    expect(active('Posting')?.firstChild?.textContent).toBe('Chief of Staff');
    await typing.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(chosen()).toEqual({ posting: 'p1' });
  });

  it('is chosen by mouse', async () => {
    const { typing, chosen } = await showAdvanced();
    await typing.click(box('Posting'));
    await typing.click(screen.getByRole('option', { name: 'Chief of Staff' }));
    expect(chosen()).toEqual({ posting: 'p3' });
    expect(document.activeElement).toBe(box('Posting'));
  });

  it('closes with Escape and takes back what was not chosen', async () => {
    const { typing, chosen } = await showAdvanced();
    await typing.type(box('Posting'), 'zzz');
    expect(screen.getByText('Nothing matches “zzz”.')).toBeDefined();
    await typing.keyboard('{Enter}{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(box('Posting').value).toBe('');
    await typing.type(box('Posting'), 'des');
    await typing.keyboard('{Escape}');
    await typing.click(box('Stage'));
    expect(box('Posting').value).toBe('');
    expect(chosen()).toBeUndefined();
  });

  it('takes a name typed out in full, and nothing where two have it', async () => {
    const { typing, chosen } = await showAdvanced();
    for (const [name, chose] of [
      ['backend engineer', undefined],
      ['designer', { posting: 'p4' }],
    ] as const) {
      await typing.type(box('Posting'), name);
      await typing.click(field('Note'));
      expect(chosen()).toEqual(chose);
    }
  });

  it('can be taken away again', async () => {
    const { typing, chosen } = await showAdvanced();
    await typing.type(box('Posting'), 'des{Enter}');
    await typing.click(button('Clear Posting'));
    expect(chosen()).toEqual({ posting: null });
    expect(document.activeElement).toBe(box('Posting'));
  });

  it('shows a hundred and says how many more there are', async () => {
    const view = panelView();
    view.catalog.postings = Array.from({ length: 130 }, (_, n) => ({
      id: `x${n}`,
      text: `Post ${n}`,
      detail: '',
      confidential: false,
      owner: null,
    }));
    const { typing } = await showAdvanced(view);
    await typing.click(box('Posting'));
    expect(options()).toHaveLength(100);
    expect(screen.getByText('30 more. Type to narrow the list.')).toBeDefined();
  });

  it('that Lever no longer has is shown as such', async () => {
    const view = panelView();
    if (view.page.state === 'person') view.page.draft = { fields: {}, choices: { posting: 'closed' } };
    await showAdvanced(view);
    expect(box('Posting').value).toBe('Unknown (closed)');
    expect(description(box('Posting'))).toContain("Not in Lever's list any more");
  });

  it.each([
    ['none', 'Connect to Lever to choose from its list.'],
    ['loading', "Loading Lever's list…"],
    ['failed', "Lever's list could not be loaded."],
    ['ready', 'Lever has none to choose from.'],
  ] as const)('without a list (%s) says why', async (state, says) => {
    const view = panelView();
    view.catalog = { ...view.catalog, state, postings: [] };
    const { typing } = await showAdvanced(view);
    await typing.click(box('Posting'));
    expect(within(box('Posting').parentElement!).getByText(says)).toBeDefined();
  });

  it('asks for lists that failed again', async () => {
    const view = panelView();
    view.catalog = { ...view.catalog, state: 'failed' };
    const { worker, typing } = await showAdvanced(view);
    await typing.click(button('Try again'));
    await waitFor(() => {
      expect(worker.of('panel.view').map(({ read }) => read)).toEqual([true, true]);
    });
  });
});

describe('Stage and Owner', () => {
  it('stand at their defaults and take a choice', async () => {
    const { typing, chosen } = await showAdvanced();
    expect(box('Stage').value).toBe('New lead');
    expect(box('Owner').value).toBe('Acting user (Ada Recruiter)');
    await typing.clear(box('Stage'));
    await typing.type(box('Stage'), 'reach{Enter}');
    await typing.clear(box('Owner'));
    await typing.type(box('Owner'), 'bo@x{Enter}');
    expect(chosen()).toEqual({ stage: 's2', owner: 'u2' });
    await typing.clear(box('Owner'));
    await typing.type(box('Owner'), 'acting{Enter}');
    expect(chosen()).toEqual({ stage: 's2', owner: null });
  });

  it('an emptied stage comes back: there is always one', async () => {
    const { typing, chosen } = await showAdvanced();
    await typing.clear(box('Stage'));
    await typing.click(field('Note'));
    expect(box('Stage').value).toBe('New lead');
    expect(chosen()).toBeUndefined();
  });
});

describe('Tags', () => {
  it('are typed or chosen, as Lever spells them, and none twice', async () => {
    const { worker, typing, chosen } = await showAdvanced();
    await typing.type(box('Tags'), 'New thing{Enter}');
    await typing.type(box('Tags'), 'PAYMENTS,');
    await typing.type(box('Tags'), 'payments,');
    await typing.click(box('Tags'));
    await typing.click(screen.getByRole('option', { name: 'backend' }));
    expect(chosen()).toEqual({ tags: ['New thing', 'payments', 'backend'] });
    expect(worker.of('push.start')).toHaveLength(0);
  });

  it('are taken when the focus leaves the field', async () => {
    const { typing, chosen } = await showAdvanced();
    await typing.type(box('Tags'), 'left over');
    await typing.click(field('Note'));
    expect(chosen()).toEqual({ tags: ['left over'] });
  });

  it('are removed by keyboard and by button', async () => {
    const { typing, chosen } = await showAdvanced();
    await typing.type(box('Tags'), 'a,b,c,');
    await typing.type(box('Tags'), '{Backspace}');
    expect(chosen()).toEqual({ tags: ['a', 'b'] });
    await typing.tab({ shift: true });
    expect(document.activeElement).toBe(button('Remove tag b'));
    await typing.keyboard('{Enter}');
    expect(chosen()).toEqual({ tags: ['a'] });
    expect(document.activeElement).toBe(box('Tags'));
    await typing.click(button('Remove tag a'));
    expect(chosen()).toEqual({ tags: [] });
  });
});

describe('Source, Origin and Note', () => {
  it('source takes any word; Enter closes its list before it pushes', async () => {
    const { worker, typing, chosen } = await showAdvanced();
    expect(box('Source').value).toBe('LinkedIn');
    await typing.clear(box('Source'));
    await typing.type(box('Source'), 'Re');
    expect(options()).toEqual(['Referral']);
    await typing.keyboard('{ArrowDown}{Enter}');
    expect(chosen()).toEqual({ source: 'Referral' });
    await typing.clear(box('Source'));
    await typing.type(box('Source'), 'Re{Enter}');
    expect(worker.of('push.start')).toHaveLength(0);
    expect(chosen()).toEqual({ source: 'Re' });
    await typing.selectOptions(field('Origin'), 'Referred');
    await typing.type(field('Note'), 'Hi');
    expect(chosen()).toEqual({ source: 'Re', origin: 'referred', note: 'Hi' });
  });
});

describe('a note that is too long', () => {
  it('is kept whole, and says what of it is not sent', async () => {
    const { worker, typing } = await showAdvanced();
    await typing.click(field('Note'));
    await typing.paste('x'.repeat(20_040));
    expect(field('Note').value).toHaveLength(20_040);
    expect(description(field('Note'))).toContain(
      'Fulcrum sends at most 20,000 characters of a note. The last 40 are not sent; they stay here.',
    );
    await waitFor(() => {
      expect(worker.lastOf('draft.keep')?.draft.choices.note).toHaveLength(20_040);
    });
    await typing.clear(field('Note'));
    expect(description(field('Note'))).not.toContain('20,000');
  });
});

describe('Profile summary', () => {
  it('is shown before it goes, follows the fields until edited, and can be taken back', async () => {
    const { typing, chosen } = await showAdvanced();
    expect(screen.queryByLabelText('Profile summary text')).toBeNull();
    await typing.click(field('Profile summary'));
    expect(field('Profile summary text').value).toContain('Staff Engineer · Fjordbank');
    await typing.type(field('Company'), ' AS');
    expect(field('Profile summary text').value).toContain('Fjordbank AS');
    expect(chosen()).toEqual({ summary: true });
    await typing.type(field('Profile summary text'), '!');
    expect(chosen()?.summaryText).toMatch(/!$/);
    await typing.click(button('Restore Profile summary text as read'));
    expect(chosen()).toEqual({ summary: true, summaryText: null });
  });
});

describe('Preview', () => {
  it('shows the calls in words and as they go out, and goes when something changes', async () => {
    const { worker, typing } = await showAdvanced(
      panelView({ page: person({ reading: reading({ notYet: [] }) }) }),
    );
    worker.answers['push.preview'] = () => [
      {
        say: { key: 'planCreate' },
        facts: [
          { label: 'Sync as', values: ['Lead'] },
          { label: 'Tags', values: ['payments', 'backend'] },
        ],
        method: 'POST',
        path: 'https://api.lever.co/v1/opportunities',
        body: '{"name":"Maren"}',
      },
    ];
    await typing.click(button('Preview'));
    const made = (await screen.findByText('Make an opportunity')).closest('li')!;
    expect([...made.querySelectorAll('dl > div')].map((one) => one.textContent)).toEqual([
      'Sync asLead',
      'Tagspayments, backend',
    ]);
    // First the words; the exact calls on request.
    const raw = screen.getByText('{"name":"Maren"}').closest('details')!;
    expect(raw.open).toBe(false);
    expect(raw.contains(made)).toBe(false);
    expect(within(raw).getByText('POST https://api.lever.co/v1/opportunities')).toBeDefined();
    await typing.click(within(raw).getByText('The exact calls to Lever'));
    expect(raw.open).toBe(true);
    await typing.type(field('Name'), 'x');
    expect(screen.queryByText('Make an opportunity')).toBeNull();
  });

  it('says which note is not sent whole', async () => {
    const { worker, typing } = await showAdvanced();
    worker.answers['push.preview'] = () => [
      { say: { key: 'planNote' }, facts: [], method: 'POST', path: 'https://x.example/notes', body: '' },
    ];
    await typing.click(field('Note'));
    await typing.paste('x'.repeat(20_003));
    await typing.click(button('Preview'));
    expect(await screen.findByText(/^Note: Fulcrum sends at most 20,000 .* The last 3 are/)).toBeDefined();
    expect(screen.queryByText(/^Profile summary: /)).toBeNull();
  });

  it('says when nothing would be sent, and when it failed', async () => {
    const { worker, typing } = await showAdvanced();
    await typing.click(button('Preview'));
    expect(await screen.findByText(/Nothing would be sent/)).toBeDefined();
    worker.answers['push.preview'] = () => Promise.reject(new Error('closed'));
    await typing.click(button('Preview'));
    expect(await screen.findByText(/could not be made/)).toBeDefined();
  });
});
