// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { MatchView, PanelView, PushView } from '@/lib/messages/views';
import type { Draft } from '@/lib/push/draft';
import { layered } from './layered';
import {
  fakeWorker,
  held,
  holding,
  idle,
  match,
  notConnected,
  panelView,
  person,
  reading,
  record,
  url,
} from './fake-worker';
import {
  button,
  description,
  field,
  noButton,
  showDone,
  showPanel,
  showPerson,
  status,
  user,
} from './screen';

const DAY = 86_400_000;

function matched(over: Partial<MatchView>, more: Parameters<typeof person>[0] = {}): PanelView {
  return panelView({ page: person({ match: match(over), held: held(), ...more }) });
}

const card = () => screen.getByRole('region', { name: 'This person in Lever' });
const noCard = () => screen.queryByRole('region', { name: 'This person in Lever' }) === null;
const syncAs = () => field('Sync as');
const offered = () => [...syncAs().querySelectorAll('option')].map((one) => one.textContent);
const pushed = (worker: ReturnType<typeof fakeWorker>) => worker.lastOf('push.start')?.draft;

describe('who the person is in Lever', () => {
  it('is told at once: where, with whom, how long ago and why, with the way there', async () => {
    const lastInteractionAt = Date.now() - 3 * DAY;
    fakeWorker(
      matched({
        records: [record({ lastInteractionAt, reasons: ['link', 'email'] })],
        knownAt: Date.now() - 4 * 60_000,
      }),
    );
    await showPerson();
    const inside = within(card());
    expect(
      inside.getByText('In Lever: Backend Engineer · Phone screen · with Lena Marchetti · 3 days ago'),
    ).toBeDefined();
    expect(inside.getByText('same LinkedIn link, same e-mail')).toBeDefined();
    expect(inside.getByText('checked 4 minutes ago')).toBeDefined();
    const link = inside.getByRole('link', { name: 'Open in Lever' });
    expect(link.getAttribute('href')).toBe('https://hire.lever.co/candidates/o1');
    expect(description(link)).toContain('same LinkedIn link');
  });

  it('is nothing as long as nobody looked, or where Fulcrum is not connected', async () => {
    const worker = fakeWorker();
    await showPerson();
    expect(noCard()).toBe(true);
    worker.view = { ...matched({}), connection: notConnected };
    await worker.tell();
    expect(noCard()).toBe(true);
  });

  it('is looked for without holding the screen up, and follows Lever’s answer', async () => {
    const worker = fakeWorker(matched({ verdict: 'none', records: [], looking: true }));
    await showPerson();
    const says = within(card()).getByText('Not in Lever · Asking Lever…');
    expect(says.getAttribute('aria-live')).toBe('polite');
    worker.view = matched({ verdict: 'none', records: [], knownAt: Date.now() });
    await worker.tell();
    expect(says.textContent).toBe('Not in Lever');
    expect(within(card()).getByText('checked now')).toBeDefined();
  });

  it('of who is not there says as of when, in the sentence and told once', async () => {
    fakeWorker(matched({ verdict: 'none', records: [], knownAt: Date.now() - 3 * 60_000 }));
    await showPerson();
    const says = within(card()).getByText('checked 3 minutes ago').closest('p')!;
    expect(says.textContent).toBe('Not in Lever · checked 3 minutes ago');
    expect(within(card()).getAllByText(/^checked/)).toHaveLength(1);
    // A screen reader is not told each minute that it is a minute later.
    expect(within(says).getByText('checked 3 minutes ago').closest('[aria-live]')).toBeNull();
  });

  it('tells the worker whom the screen shows, so that nobody else is passed over', async () => {
    const worker = fakeWorker(matched({}));
    await showPerson();
    await user().keyboard('{Enter}');
    expect(worker.lastOf('push.start')?.met).toEqual(['c1']);
  });

  it('says what could not be seen', async () => {
    fakeWorker(matched({ verdict: 'none', records: [], blind: { key: 'hintConfidentialApiKey' } }));
    await showPerson();
    expect(within(card()).getByText('Works if the API key may see confidential data.')).toBeDefined();
  });

  it('is asked of Lever anew on request', async () => {
    const worker = fakeWorker(matched({ verdict: 'none', records: [] }));
    await showPerson();
    await user().click(button('Look in Lever again'));
    expect(worker.of('match.look')).toEqual([{ tab: 7, person: { slug: 'maren-holt', memberId: '1234' } }]);
  });

  it('is waited for by a push, which then goes off for somebody who is not there', async () => {
    const worker = fakeWorker(matched({ verdict: 'unknown', records: [], looking: true }));
    await showPerson();
    await user().keyboard('{Enter}{Enter}');
    expect(within(card()).getByText('Asking Lever first, then pushing…')).toBeDefined();
    expect(worker.of('push.start')).toHaveLength(0);
    expect(status('Push')).toBe('');
    worker.view = matched({ verdict: 'none', records: [], knownAt: Date.now() });
    await worker.tell();
    await waitFor(() => {
      expect(worker.of('push.start')).toHaveLength(1);
    });
  });

  it.each([
    ['exact', /^Not pushed: this person is in Lever already/],
    ['several', /^Not pushed: choose first/],
  ] as const)(
    'is waited for by a push, which does not go off for somebody who is: %s',
    async (verdict, says) => {
      const worker = fakeWorker(matched({ verdict: 'unknown', records: [], looking: true }));
      await showPerson();
      await user().keyboard('{Enter}');
      worker.view = matched({ verdict });
      await worker.tell();
      await waitFor(() => {
        expect(status('Push')).toMatch(says);
      });
      expect(worker.of('push.start')).toHaveLength(0);
    },
  );

  it('is not waited for for ever', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const worker = fakeWorker(matched({ verdict: 'unknown', records: [], looking: true }));
    await showPerson();
    await user({ advanceTimers: vi.advanceTimersByTime }).keyboard('{Enter}');
    expect(worker.of('push.start')).toHaveLength(0);
    await act(() => vi.advanceTimersByTimeAsync(11_000));
    vi.useRealTimers();
    expect(within(card()).getByText(/Lever has not answered yet/)).toBeDefined();
    await waitFor(() => {
      expect(worker.of('push.start')).toHaveLength(1);
    });
  });

  it.each([
    [
      { archived: { reason: 'Not now', at: Date.UTC(2026, 0, 5, 12), hired: false } },
      /^Archived in Lever · .*2026 · Not now$/,
    ],
    [
      { archived: { reason: 'Hired', at: Date.UTC(2026, 0, 5, 12), hired: true } },
      /^Hired in Lever · .*2026$/,
    ],
  ])('is led by what became of the record: %o', async (over, says) => {
    fakeWorker(matched({ records: [record(over)] }));
    await showPerson();
    expect(within(card()).getByText(says, { selector: '.match-says > span' })).toBeDefined();
    expect(within(card()).getByText('Backend Engineer · Phone screen · with Lena Marchetti')).toBeDefined();
    expect(within(card()).getByRole('link', { name: 'Open in Lever' })).toBeDefined();
  });

  it.each([
    [{ snoozedUntil: Date.UTC(2027, 0, 5, 12) }, /^Snoozed until .*2027$/],
    [{ anonymised: true }, /^Erased at the person's request/],
  ])('says what is special about the record: %o', async (over, says) => {
    fakeWorker(matched({ records: [record(over)] }));
    await showPerson();
    expect(within(card()).getByText(says, { selector: 'li' })).toBeDefined();
  });

  it('of a confidential record says that it is there and whom to ask, and nothing else', async () => {
    const hidden = record({ hidden: true, owner: 'Bo Manager' });
    const stops: MatchView['stops'] = [{ how: 'ask', say: { key: 'stopHidden', args: ['Bo Manager'] } }];
    const worker = fakeWorker(matched({ records: [hidden], stops }));
    await showPerson();
    expect(within(card()).getByText(/confidential record .* Ask Bo Manager about it/)).toBeDefined();
    expect(card().textContent).not.toMatch(/Backend Engineer|Phone screen|LinkedIn link/);
    expect(within(card()).queryByRole('link')).toBeNull();
    expect(offered()).toEqual(['Lead', 'Candidate']);
    expect(button('Push to Lever').getAttribute('aria-disabled')).toBe('true');
    await user().click(button('Push anyway'));
    expect(worker.lastOf('push.start')).toMatchObject({ anyway: true, draft: { fields: {}, choices: {} } });
  });

  it('of somebody erased offers no update', async () => {
    fakeWorker(
      matched({
        records: [record({ anonymised: true })],
        stops: [{ how: 'ask', say: { key: 'labelOnAnonymised' } }],
      }),
    );
    await showPerson();
    expect(offered()).toEqual(['Lead', 'Candidate']);
    expect(noButton('Update in Lever')).toBe(true);
    expect(button('Push to Lever').getAttribute('aria-disabled')).toBe('true');
  });
});

describe('somebody who is surely in Lever', () => {
  it('is updated: Existing record is preselected, and that is no edit of the recruiter’s', async () => {
    const worker = fakeWorker(matched({}));
    await showPerson();
    expect(syncAs().value).toBe('existing');
    expect(offered()).toEqual(['Lead', 'Candidate', 'Existing record']);
    expect(description(syncAs())).toContain('in Lever already');
    expect(noButton('Reset to team')).toBe(true);
    expect(noButton('Push to Lever')).toBe(true);
    expect(document.activeElement).toBe(button('Update in Lever'));
    await user().keyboard('{Enter}');
    expect(worker.of('draft.keep')).toHaveLength(0);
    expect(worker.lastOf('push.start')).toMatchObject({
      anyway: false,
      draft: { fields: {}, choices: { syncAs: 'existing' }, target: 'o1' },
    });
  });

  it('is what the preview is of, too', async () => {
    const worker = fakeWorker(matched({}));
    await showPerson();
    const typing = user();
    await typing.click(button('Advanced settings'));
    await typing.click(button('Preview'));
    expect(worker.lastOf('push.preview')?.draft).toMatchObject({
      choices: { syncAs: 'existing' },
      target: 'o1',
    });
    expect(screen.queryByRole('combobox', { name: 'Posting' })).toBeNull();
    expect(description(screen.getByRole('combobox', { name: 'Stage' }))).toContain('stays in its stage');
  });

  it('gets a new opportunity on the same contact where that is wanted, and an update again', async () => {
    const worker = fakeWorker(matched({}));
    await showPerson();
    const typing = user();
    await typing.click(button('New opportunity'));
    expect(syncAs().value).toBe('lead');
    expect(worker.lastOf('draft.keep')?.draft).toEqual({ fields: {}, choices: {}, contact: 'c1' });
    expect(within(card()).getByText(/new opportunity on this contact/)).toBeDefined();
    expect(document.activeElement).toBe(button('Push to Lever'));
    await typing.keyboard('{Enter}');
    expect(pushed(worker)).toEqual({ fields: {}, choices: {}, contact: 'c1' });
    await typing.click(button('Update this record'));
    expect(worker.lastOf('draft.keep')?.draft).toEqual({
      fields: {},
      choices: { syncAs: 'existing' },
      target: 'o1',
    });
    await waitFor(() => {
      expect(button('Update in Lever')).toBeDefined();
    });
  });

  it('is told which of the contact’s fields stay as they are', async () => {
    const { settings } = layered({ team: { protected: ['email'] } });
    fakeWorker({ ...matched({}), settings });
    await showPerson();
    const typing = user();
    await typing.click(button('New opportunity'));
    expect(within(card()).queryByText(/Email stays as Lever has it/)).toBeNull();
    await typing.type(field('Email'), 'maren@new.example');
    expect(within(card()).getByText(/Email stays as Lever has it: your team protects it/)).toBeDefined();
  });

  it('goes by Sync as as well', async () => {
    const worker = fakeWorker(matched({}));
    await showPerson();
    const typing = user();
    await typing.selectOptions(syncAs(), 'Candidate');
    expect(worker.lastOf('draft.keep')?.draft).toEqual({
      fields: {},
      choices: { syncAs: 'candidate' },
      contact: 'c1',
    });
    expect(button('Push to Lever')).toBeDefined();
    await typing.selectOptions(syncAs(), 'Existing record');
    expect(worker.lastOf('draft.keep')?.draft).toEqual({
      fields: {},
      choices: { syncAs: 'existing' },
      target: 'o1',
    });
  });

  it('is asked about where the recruiter chose before that was known', async () => {
    const worker = fakeWorker(matched({}, { draft: { fields: {}, choices: { syncAs: 'lead' } } }));
    await showPerson();
    expect(syncAs().value).toBe('lead');
    const group = screen.getByRole('group', { name: 'The record in Lever' });
    expect(document.activeElement).toBe(group);
    expect(description(button('Push to Lever'))).toMatch(/^Choose first whether this record is updated/);
    const typing = user();
    await typing.keyboard('{Enter}');
    expect(status('Push')).toBe('');
    await typing.type(field('Name'), '{Enter}');
    expect(status('Push')).toMatch(/^Not pushed: choose first/);
    await waitFor(() => {
      expect(document.activeElement).toBe(group);
    });
    await typing.keyboard('{Enter}{Control>}{Enter}{/Control}');
    expect(worker.of('push.start')).toHaveLength(0);
  });

  it('goes by a lock: nothing is preselected, and a new opportunity goes to the contact', async () => {
    const view = layered({ team: { syncAs: 'candidate', posting: 'p4' }, locks: ['syncAs'] });
    view.page = person({ match: match(), held: held() });
    const worker = fakeWorker(view);
    await showPerson();
    expect(syncAs().value).toBe('candidate');
    await user().click(button('New opportunity'));
    await user().click(button('Push to Lever'));
    expect(pushed(worker)).toEqual({ fields: {}, choices: {}, contact: 'c1' });
  });

  it.each([
    [false, 'It stays archived.'],
    [true, 'It stays hired.'],
  ])(
    'and whose records are all archived is offered the ways on, each told what happens (hired: %s)',
    async (hired, stays) => {
      const archived = { reason: 'Not now', at: Date.UTC(2026, 0, 5, 12), hired };
      const records = [record({ archived })];
      const worker = fakeWorker(panelView({ page: person({ match: match({ records }), held: held() }) }));
      await showPerson();
      expect(syncAs().value).toBe('lead');
      // The first focus is on no button that would only refuse, and on none that chooses.
      expect(document.activeElement).toBe(screen.getByRole('group', { name: 'The record in Lever' }));
      const push = button('Push to Lever');
      expect(push.getAttribute('aria-disabled')).toBe('true');
      expect(screen.getByText(description(push)).className).toBe('push-why');
      expect(description(button('Update this record'))).toContain(stays);
      expect(description(button('New opportunity'))).toContain('This one stays as it is.');
      const typing = user();
      await typing.click(push);
      expect(status('Push')).toMatch(/^Not pushed: choose first/);
      await typing.click(button('New opportunity'));
      expect(worker.lastOf('draft.keep')?.draft.contact).toBe('c1');
      expect(button('New opportunity').getAttribute('aria-pressed')).toBe('true');
      expect(button('Push to Lever').getAttribute('aria-disabled')).toBeNull();
      await typing.click(button('Update this record'));
      expect(worker.lastOf('draft.keep')?.draft).toMatchObject({
        target: 'o1',
        choices: { syncAs: 'existing' },
      });
      expect(document.activeElement).toBe(button('Update this record'));
      expect(button('Update this record').getAttribute('aria-pressed')).toBe('true');
      // Pressed twice it still only chooses.
      await typing.keyboard('{Enter}');
      expect(worker.of('push.start')).toHaveLength(0);
      await typing.click(button('Update in Lever'));
      expect(pushed(worker)).toMatchObject({ target: 'o1' });
    },
  );

  it('and was archived is offered only what the team leaves open', async () => {
    const view = layered({ team: { syncAs: 'lead' }, locks: ['syncAs'] });
    const archived = { reason: '', at: 0, hired: false };
    view.page = person({ match: match({ records: [record({ archived })] }) });
    fakeWorker(view);
    await showPerson();
    expect(noButton('Update this record')).toBe(true);
    await user().click(button('New opportunity'));
    expect(button('Push to Lever').getAttribute('aria-disabled')).toBeNull();
  });

  it('and was hired is asked about beside the button, once it is chosen what becomes of the record', async () => {
    const archived = { reason: '', at: 0, hired: true };
    const stops: MatchView['stops'] = [{ how: 'ask', say: { key: 'stopHired' } }];
    const worker = fakeWorker(
      matched(
        { records: [record({ archived })], stops },
        { draft: { fields: {}, choices: {}, contact: 'c1' } },
      ),
    );
    await showPerson();
    const why = screen.getByText(/^This person was hired through Lever\./);
    expect(why.textContent).toContain('Push anyway pushes all the same.');
    expect(document.activeElement).toBe(why);
    const typing = user();
    await typing.keyboard('{Enter}');
    expect(worker.of('push.start')).toHaveLength(0);
    await typing.click(button('Push anyway'));
    expect(worker.lastOf('push.start')).toMatchObject({ anyway: true, draft: { contact: 'c1' } });
  });

  it('keeps names of either direction in their order', async () => {
    const records = [record({ posting: 'مهندس خلفية', owner: 'لينا' })];
    fakeWorker(matched({ records }));
    await showPerson();
    const says = card().querySelector('.match-says > span')!.textContent;
    expect(says).toBe('In Lever: \u2068مهندس خلفية\u2069 · \u2068Phone screen\u2069 · \u2068with لينا\u2069');
  });

  it('is told of a record that has all of it, and not offered a push that would change nothing', async () => {
    const source = { fields: {}, choices: { syncAs: 'existing', source: '' }, target: 'o1' };
    const has = held({ headline: 'Staff engineer', links: [reading().publicUrl!] });
    const worker = fakeWorker(panelView({ page: person({ match: match(), held: has, draft: source }) }));
    await showPerson();
    const update = button('Update in Lever');
    expect(update.getAttribute('aria-disabled')).toBe('true');
    const why = screen.getByText('Nothing to change: Lever has all of this.');
    expect(description(update)).toBe(why.textContent);
    expect(document.activeElement).toBe(why);
    const typing = user();
    await typing.click(update);
    expect(worker.of('push.start')).toHaveLength(0);
    expect(status('Push')).toBe('Not pushed: Nothing to change: Lever has all of this.');
    await typing.type(field('Headline'), '!');
    expect(description(update)).toMatch(/what Lever has is kept/);
    await typing.type(field('Email'), 'maren@x.example');
    expect(update.getAttribute('aria-disabled')).toBeNull();
    await typing.click(update);
    expect(worker.of('push.start')).toHaveLength(1);
  });

  it('is not barred by the worker’s word that it has to be chosen, once it is', async () => {
    const stops = [{ how: 'ask', say: { key: 'stopAlready' } }] as unknown as MatchView['stops'];
    const worker = fakeWorker(matched({ stops }));
    await showPerson();
    expect(noButton('Push anyway')).toBe(true);
    await user().keyboard('{Enter}');
    expect(worker.of('push.start')).toHaveLength(1);
  });

  it('with several records can have another one updated', async () => {
    const other = record({
      opportunity: 'o2',
      posting: 'Designer',
      url: 'https://hire.lever.co/candidates/o2',
    });
    const worker = fakeWorker(matched({ records: [record(), other] }));
    await showPerson();
    const typing = user();
    await typing.click(screen.getByText('1 more record of the same contact'));
    await typing.click(button('Update this one instead'));
    expect(worker.lastOf('draft.keep')?.draft).toMatchObject({ target: 'o2' });
    expect(within(card()).getByText(/^In Lever: Designer/)).toBeDefined();
  });

  it('takes the record that the worker fetched, where none was chosen', async () => {
    const other = record({ opportunity: 'o2', posting: 'Designer' });
    const worker = fakeWorker(matched({ records: [record(), other] }, { held: held({ opportunity: 'o2' }) }));
    await showPerson();
    await user().keyboard('{Enter}');
    expect(pushed(worker)?.target).toBe('o2');
  });

  it('is not updated before it can be seen what changes', async () => {
    const view = matched({});
    view.page = person({ match: match() });
    const worker = fakeWorker(view);
    await showPerson();
    expect(screen.getByText('Getting what Lever has…')).toBeDefined();
    await user().keyboard('{Enter}');
    expect(worker.of('push.start')).toHaveLength(0);
    expect(status('Push')).toMatch(/^Not pushed: what Lever has is not here yet/);
  });

  it('just pushed has one link to Lever, and can be updated', async () => {
    const push: PushView = { ...idle, id: 'x', state: 'inLever', url, holding, canPushAnyway: true };
    const worker = fakeWorker(matched({ records: [record({ url })] }, { push }));
    await showDone();
    expect(screen.getAllByRole('link', { name: 'Open in Lever' })).toHaveLength(1);
    expect(noButton('Update in Lever')).toBe(true);
    const typing = user();
    await typing.click(button('Change something'));
    await typing.type(field('Name'), '{Enter}');
    expect(worker.of('push.start')).toHaveLength(0);
    await typing.click(button('Update in Lever'));
    expect(pushed(worker)).toMatchObject({ choices: { syncAs: 'existing' }, target: 'o1' });
  });
});

describe('somebody who may be several in Lever', () => {
  const two = [
    record({
      opportunity: 'o1',
      contact: 'c1',
      name: 'Maren Holt',
      headline: 'Engineer',
      reasons: ['name', 'company'],
    }),
    record({
      opportunity: 'o2',
      contact: 'c2',
      name: 'Maren E. Holt',
      posting: 'Designer',
      reasons: ['name', 'phone'],
    }),
  ];
  const group = () => screen.getByRole('group', { name: 'Who this may be in Lever' });

  it.each(['several', 'possible'] as const)(
    '%s: nobody is preselected, and Enter goes to the choice',
    async (verdict) => {
      const stops: MatchView['stops'] = [{ how: 'ask', say: { key: 'matchChooseFirst' } }];
      const worker = fakeWorker(matched({ verdict, records: two, stops }));
      await showPerson();
      expect(syncAs().value).toBe('lead');
      const cards = within(group()).getAllByRole('listitem');
      expect(cards[0]?.textContent).toContain('Engineer');
      expect(cards[1]?.textContent).toContain('same name, same phone number');
      for (const name of ['This is them: Maren Holt', 'This is them: Maren E. Holt', 'None of these'])
        expect(button(name).getAttribute('aria-pressed')).toBe('false');
      expect(noButton('Push anyway')).toBe(true);
      expect(document.activeElement).toBe(group());
      expect(description(button('Push to Lever'))).toBe('Choose first who this is in Lever.');
      const typing = user();
      await typing.type(field('Name'), '{Enter}');
      await waitFor(() => {
        expect(document.activeElement).toBe(group());
      });
      await typing.keyboard('{Enter}');
      expect(worker.of('push.start')).toHaveLength(0);
    },
  );

  it('the chosen one is updated', async () => {
    const worker = fakeWorker(matched({ verdict: 'several', records: two }));
    await showPerson();
    const typing = user();
    await typing.click(button('This is them: Maren E. Holt'));
    expect(button('This is them: Maren E. Holt').getAttribute('aria-pressed')).toBe('true');
    expect(worker.lastOf('draft.keep')?.draft).toEqual({
      fields: {},
      choices: { syncAs: 'existing' },
      target: 'o2',
    });
    worker.view = matched(
      { verdict: 'several', records: two },
      {
        draft: { fields: {}, choices: { syncAs: 'existing' }, target: 'o2' },
        held: held({ opportunity: 'o2' }),
      },
    );
    await worker.tell();
    await typing.click(button('Update in Lever'));
    expect(pushed(worker)).toMatchObject({ target: 'o2', choices: { syncAs: 'existing' } });
  });

  it('none of them makes a new contact', async () => {
    const worker = fakeWorker(matched({ verdict: 'possible', records: two }));
    await showPerson();
    const typing = user();
    await typing.click(button('None of these'));
    expect(button('None of these').getAttribute('aria-pressed')).toBe('true');
    expect(within(card()).getByText('A push makes a new contact.')).toBeDefined();
    await typing.click(button('Push to Lever'));
    expect(pushed(worker)).toEqual({ fields: {}, choices: {}, contact: null });
  });

  it('shows two lines of a long name, and all of it on request', async () => {
    const name = `Maren ${'Okafor-'.repeat(12)}Holt`;
    fakeWorker(matched({ verdict: 'several', records: [record({ name }), two[1]!] }));
    await showPerson();
    const shown = within(group()).getByText(name);
    expect(shown.title).toBe(name);
    expect(shown.dataset['clamped']).toBe('2');
    await user().click(within(group()).getByRole('button', { name: 'Show all' }));
    expect(shown.dataset['clamped']).toBeUndefined();
    expect(button(`This is them: ${name}`).textContent).toBe('This is them');
  });

  it('a hidden one cannot be chosen', async () => {
    fakeWorker(
      matched({
        verdict: 'several',
        records: [
          two[0]!,
          record({ opportunity: 'o3', contact: 'c3', hidden: true, owner: undefined as never }),
        ],
      }),
    );
    await showPerson();
    expect(within(group()).getByText(/Ask your Lever admin/)).toBeDefined();
    expect(
      within(group())
        .getAllByRole('button')
        .map((one) => one.getAttribute('aria-label') ?? one.textContent),
    ).toEqual(['This is them: Maren Holt', 'None of these']);
  });
});

describe('a choice for a record that is gone', () => {
  it('is none', async () => {
    const draft: Draft = { fields: {}, choices: { syncAs: 'existing' }, target: 'gone' };
    const worker = fakeWorker(matched({ verdict: 'none', records: [] }, { draft }));
    await showPerson();
    expect(syncAs().value).toBe('lead');
    await user().click(button('Push to Lever'));
    expect(pushed(worker)).toEqual({ fields: {}, choices: {} });
  });

  it('of a team that asks for updates only is told', async () => {
    const view = layered({ team: { syncAs: 'existing' }, locks: ['syncAs'] });
    view.page = person({ match: match({ verdict: 'none', records: [] }) });
    const worker = fakeWorker(view);
    showPanel();
    await screen.findByLabelText('Name');
    await user().click(button('Push to Lever'));
    expect(status('Push')).toMatch(/no record in Lever to update/);
    expect(worker.of('push.start')).toHaveLength(0);
  });
});

describe('the own profile that is in Lever', () => {
  it('is updated by Push anyway only', async () => {
    const worker = fakeWorker(
      panelView({ page: person({ reading: reading({ self: true }), match: match(), held: held() }) }),
    );
    await showPerson();
    expect(noButton('Update in Lever')).toBe(true);
    await user().click(button('Push anyway'));
    expect(worker.lastOf('push.start')).toMatchObject({ anyway: true, draft: { target: 'o1' } });
  });
});
