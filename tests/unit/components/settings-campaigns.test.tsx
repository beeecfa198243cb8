// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CampaignCounts, MemberRow } from '@/lib/messages/views';
import { say } from '@/lib/platform/text';
import type { Campaign } from '@/lib/settings/settings';
import {
  connected,
  connectionPage,
  fakeWorker,
  notConnected,
  panelView,
  settingsPage,
  users,
} from './fake-worker';
import { button, description, noButton, user } from './screen';
import { documentOf, field, openSection, settings, showSection } from './settings-screen';

// What jsdom leaves out: it lays nothing out, so nothing has a height, and a list of which part is in sight has none.
const heightOf = (element: Element): number =>
  element.classList.contains('people-scroll') ? 460 : element.classList.contains('people-row') ? 46 : 0;
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function (this: HTMLElement) {
    return heightOf(this);
  });
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockImplementation(function (this: Element) {
    return heightOf(this);
  });
});
afterEach(() => {
  location.hash = '';
});

const campaign = (id: string, name: string, over: Partial<Campaign> = {}): Campaign => ({
  ...{ id, name, colour: 'blue', archived: false, settings: {} },
  ...over,
});
const counts = (id: string, over: Partial<CampaignCounts> = {}): CampaignCounts => ({
  campaign: id,
  people: 0,
  replied: 0,
  interested: 0,
  notInterested: 0,
  pushed: 0,
  waiting: 0,
  ...over,
});
const row = (id: string, name: string, over: Partial<MemberRow> = {}): MemberRow => ({
  id,
  name,
  headline: 'Engineer',
  link: `https://www.linkedin.com/in/${id}/`,
  state: 'added',
  addedAt: Date.UTC(2026, 4, 1, 12),
  at: Date.UTC(2026, 4, 1, 12),
  push: 'idle',
  noContact: false,
  canTakeBack: false,
  ...over,
});

interface There {
  team?: Campaign[];
  mine?: Campaign[];
  readOnly?: boolean;
  counts?: CampaignCounts[];
  rows?: MemberRow[];
  address?: string;
}

/** Opens the section, or what stands after it in the address. */
async function show(there: There = {}, open = '') {
  const page = settingsPage({
    team: {
      document: documentOf({ campaigns: there.team ?? [] }),
      address: there.address ?? '',
      ...(there.readOnly ? { readOnly: say('roleNoAdmin', 'Ada') } : {}),
    },
    mine: documentOf({ campaigns: there.mine ?? [] }),
  });
  const worker = fakeWorker(panelView(), connectionPage({ connection: connected, users }));
  worker.settings = page;
  worker.answers['campaign.counts'] = () => ({ counts: there.counts ?? [] });
  worker.answers['campaign.people'] = () => ({ rows: structuredClone(there.rows ?? []) });
  openSection(`#campaigns${open}`, 'Campaigns');
  await screen.findByRole('button', { name: 'Undo' });
  await waitFor(() => {
    expect([...worker.of('campaign.counts'), ...worker.of('campaign.people')]).not.toEqual([]);
  });
  return { worker, there, typing: user() };
}
const backend = campaign('c1', 'Backend EU');
/** Opens the campaign Backend EU with these people. */
const showPeople = (rows: MemberRow[], there: There = {}) => show({ mine: [backend], rows, ...there }, '/c1');

const names = () =>
  within(screen.getByRole('list', { name: 'Campaigns' }))
    .getAllByRole('link')
    .map((link) => link.textContent);
const saved = () => screen.findByText('Saved');
const table = () => screen.findByRole('table', { name: 'People: Backend EU' });
const bodyRows = () => screen.getAllByRole('row').slice(1);
const shownNames = () =>
  bodyRows().map((one) => one.querySelector('[data-control="name"]')?.textContent ?? '');
/** The row of a person. */
const rowOf = (name: string) => {
  const found = bodyRows().find((one) => one.querySelector('.cell-name')?.textContent.includes(name));
  if (!found) throw new Error(`no row of ${name}`);
  return within(found);
};

describe('the list of campaigns', () => {
  it('tells of each its colour by name, whose it is, and what has come of its people', async () => {
    await show({
      team: [campaign('t1', 'Sales', { colour: 'red', archived: true })],
      mine: [backend],
      counts: [counts('c1', { people: 5_000, replied: 12, interested: 3, pushed: 4, waiting: 2 })],
    });
    // Archived ones last.
    expect(names()).toEqual(['Backend EU', 'Sales']);
    const [first, last] = within(screen.getByRole('list', { name: 'Campaigns' })).getAllByRole('listitem');
    await waitFor(() => {
      expect(first?.textContent).toMatch(
        /Blue.*Mine.*People5,000.*Replied12.*Interested3.*In Lever4.*Waiting for you2/,
      );
    });
    expect(last?.textContent).toMatch(/Red.*Team.*Archived.*People0/);
  });

  it('says that there are none, and stores a new one', async () => {
    const { worker, typing } = await show();
    expect(screen.getByText(/There are no campaigns yet/)).toBeDefined();
    await typing.type(field('Name of a new campaign'), ' Backend EU ');
    await typing.selectOptions(field('Colour'), 'Purple');
    await typing.click(button('New campaign'));
    await saved();
    expect(worker.settings.mine.campaigns).toMatchObject([
      { name: 'Backend EU', colour: 'purple', settings: {}, archived: false },
    ]);
    expect(button('Edit Backend EU').getAttribute('aria-expanded')).toBe('true');
    // The next one gets a colour that none has.
    expect(settings().getAllByLabelText<HTMLSelectElement>('Colour').at(-1)?.value).toBe('blue');
  });

  it('says what is wrong with a name', async () => {
    const { worker, typing } = await show({ team: [campaign('t1', 'Sales')], mine: [backend] });
    const name = field('Name of a new campaign');
    for (const [typed, says] of [
      ['', 'Give the campaign a name.'],
      ['backend eu', 'There is a campaign named backend eu already.'],
      ['SALES', 'There is a campaign named SALES already.'],
      ['x'.repeat(101), '101'],
    ] as const) {
      fireEvent.change(name, { target: { value: typed } });
      await typing.click(button('New campaign'));
      expect(description(name)).toContain(says);
      expect(document.activeElement).toBe(name);
    }
    expect(worker.of('settings.keep')).toEqual([]);
  });

  it('says when nobody answers how many people there are, and asks again', async () => {
    const { worker, typing } = await show({ mine: [backend] });
    worker.answers['campaign.counts'] = () => Promise.reject(new Error('closed'));
    await worker.tell();
    expect(await screen.findByText(/how many people each campaign has is not shown/)).toBeDefined();
    worker.answers['campaign.counts'] = () => ({ counts: [counts('c1', { people: 7 })] });
    await typing.click(button('Try again'));
    await waitFor(() => {
      expect(screen.queryByText(/is not shown/)).toBeNull();
    });
    expect(screen.getByText('7')).toBeDefined();
  });

  it('renames and colours as edits that can be taken back', async () => {
    const { worker, typing } = await show({ mine: [backend, campaign('c2', 'Design')] });
    await typing.click(button('Edit Backend EU'));
    const name = field('Name of the campaign');
    await typing.clear(name);
    expect(description(name)).toContain('Give the campaign a name.');
    await typing.type(name, 'Design');
    expect(description(name)).toContain('already');
    await typing.type(name, ' EU');
    await typing.tab();
    await saved();
    expect(worker.settings.mine.campaigns[0]?.name).toBe('Design EU');
    await typing.selectOptions(settings().getAllByLabelText('Colour')[0]!, 'Green');
    await waitFor(() => {
      expect(worker.settings.mine.campaigns[0]?.colour).toBe('green');
    });
    await typing.click(button('Undo'));
    await typing.click(button('Undo'));
    await waitFor(() => {
      expect(worker.settings.mine.campaigns[0]).toEqual(backend);
    });
  });

  it('sets for a campaign what else the defaults say, as far as the team lets it', async () => {
    const { worker, typing } = await show({ mine: [backend] });
    worker.settings.team.document = documentOf({
      settings: { tags: ['team'], origin: 'agency' },
      locks: ['origin'],
    });
    worker.settings.mine = documentOf({ campaigns: [backend], settings: { source: 'Meetup' } });
    await worker.tell();
    await typing.click(button('Edit Backend EU'));
    await waitFor(() => {
      expect(description(field('Source'))).toContain('Meetup');
    });
    expect(description(field('Origin'))).toContain('Locked by your team');
    expect(field('Origin').disabled).toBe(true);
    await typing.selectOptions(field('Push when'), 'When they reply');
    await typing.click(button('Stage mapping'));
    await typing.click(button('Notes'));
    await typing.click(field('Only add notes to people who are in Lever'));
    await typing.selectOptions(field('When a reply is seen in a conversation'), 'Mark it at once');
    await typing.click(button('Where what was read goes'));
    await typing.selectOptions(field('Title goes to'), 'Tag');
    await typing.click(field('Keep Lever up to date'));
    await waitFor(() => {
      expect(worker.settings.mine.campaigns[0]?.settings).toMatchObject({
        trigger: 'replied',
        notesOnlySynced: true,
        replySeen: 'act',
        mapTitle: { target: { to: 'tag', prefix: '' } },
        keepUpToDate: true,
      });
    });
    expect(worker.settings.mine.settings).toEqual({ source: 'Meetup' });
    await typing.click(button('Reset Push when'));
    await waitFor(() => {
      expect(worker.settings.mine.campaigns[0]?.settings).not.toHaveProperty('trigger');
    });
    await typing.click(button('Done with Backend EU'));
    expect(document.activeElement).toBe(button('Edit Backend EU'));
  });

  it('duplicates, archives and brings back', async () => {
    const set = campaign('c1', 'Backend EU', { settings: { trigger: 'replied' }, colour: 'red' });
    const { worker, typing } = await show({ mine: [set] });
    await typing.click(button('Duplicate Backend EU'));
    await typing.click(button('Duplicate Backend EU'));
    await waitFor(() => {
      expect(worker.settings.mine.campaigns).toMatchObject([
        { id: 'c1' },
        { name: 'Backend EU (copy)', settings: { trigger: 'replied' }, colour: 'red' },
        { name: 'Backend EU (copy 2)', settings: { trigger: 'replied' } },
      ]);
    });
    await typing.click(button('Archive Backend EU'));
    expect(await screen.findByText(/Who is in it stays and goes on/)).toBeDefined();
    expect(names().at(-1)).toBe('Backend EU');
    await typing.click(button('Bring back Backend EU'));
    await waitFor(() => {
      expect(worker.settings.mine.campaigns[0]?.archived).toBe(false);
    });
  });

  it('names the copy of a campaign with a long name within what a name may have', async () => {
    const { worker, typing } = await show({ mine: [campaign('c1', 'x'.repeat(100))] });
    await typing.click(button(`Duplicate ${'x'.repeat(100)}`));
    await waitFor(() => {
      expect(worker.settings.mine.campaigns).toHaveLength(2);
    });
    const { name } = worker.settings.mine.campaigns[1]!;
    expect(name).toMatch(/^x+ \(copy\)$/);
    expect(name.length).toBeLessThanOrEqual(100);
  });

  it('deletes one that nobody is in at once, and Undo brings it back', async () => {
    const { worker, typing } = await show({ mine: [backend, campaign('c2', 'Design')] });
    await typing.click(button('Delete Backend EU'));
    expect(names()).toEqual(['Design']);
    expect(document.activeElement?.textContent).toBe('Design');
    expect(screen.getByText(/Backend EU is deleted/)).toBeDefined();
    await typing.click(button('Undo'));
    await waitFor(() => {
      expect(worker.settings.mine.campaigns.map(({ id }) => id)).toEqual(['c1', 'c2']);
    });
  });

  it('asks first where people are in it, and says what becomes of them', async () => {
    const there = [counts('c1', { people: 9, pushed: 2 })];
    const { worker, typing } = await show({ mine: [backend], counts: there });
    await screen.findByText('9');
    await typing.click(button('Delete Backend EU'));
    const asked = screen.getByText(/People in it: 9\. Not in Lever yet: 7\./);
    expect(asked.textContent).toMatch(/stay on this machine in a list “Without a campaign”/);
    expect(asked.textContent).not.toMatch(/colleagues/);
    expect(names()).toEqual(['Backend EU']);
    await typing.click(button('Delete Backend EU'));
    expect(screen.queryByRole('list', { name: 'Campaigns' })).toBeNull();
    await saved();
    expect(worker.settings.mine.campaigns).toEqual([]);
    // They are there still.
    const link = await screen.findByRole('link', { name: 'Without a campaign' });
    expect(link.getAttribute('href')).toBe('#campaigns/');
  });

  it('says of the team’s that colleagues lose it too, once it is published', async () => {
    const address = 'https://settings.acme.example/team.json';
    const { typing } = await show({
      team: [campaign('t1', 'Sales')],
      counts: [counts('t1', { people: 1 })],
      address,
    });
    await screen.findByText('1');
    await typing.click(button('Delete Sales'));
    expect(screen.getByText(/Your colleagues lose it too\. This holds once you publish it\./)).toBeDefined();
  });
});

describe('campaigns and the team', () => {
  it('are shared and taken back by who may edit the team’s settings, by the worker', async () => {
    const { worker, typing } = await show({ mine: [backend] });
    worker.answers['campaign.share'] = () => {
      worker.settings.team.document = documentOf({ campaigns: [backend] });
      worker.settings.mine = documentOf();
      return {};
    };
    await typing.click(button('Share with the team: Backend EU'));
    expect(
      await screen.findByText(/The team has Backend EU now\. Its people stay on this machine/),
    ).toBeDefined();
    expect(worker.lastOf('campaign.share')).toEqual({ campaign: 'c1', with: 'team' });
    worker.answers['campaign.share'] = () => ({ refused: say('roleNoAdmin', 'Ada') });
    await typing.click(await screen.findByRole('button', { name: 'Take back from the team: Backend EU' }));
    expect(worker.lastOf('campaign.share')).toEqual({ campaign: 'c1', with: 'mine' });
    await waitFor(() => {
      expect(screen.queryByText(/The team has/)).toBeNull();
    });
    expect(screen.getByText(/Ada/)).toBeDefined();
  });

  it('can be looked at and duplicated, and not changed, by who may not', async () => {
    const { worker, typing } = await show({
      team: [campaign('t1', 'Sales', { settings: { origin: 'agency' } })],
      mine: [backend],
      readOnly: true,
    });
    for (const name of ['Delete Sales', 'Archive Sales', 'Take back from the team: Sales', 'Edit Sales'])
      expect(noButton(name), name).toBe(true);
    expect(noButton('Share with the team: Backend EU')).toBe(true);
    await typing.click(button('Show Sales'));
    expect(screen.getByText(/only admins change it/)).toBeDefined();
    expect(field('Name of the campaign').readOnly).toBe(true);
    expect(field('Origin').value).toBe('agency');
    expect(field('Origin').disabled).toBe(true);
    await typing.click(button('Duplicate Sales'));
    await waitFor(() => {
      expect(worker.settings.mine.campaigns).toMatchObject([
        { id: 'c1' },
        { name: 'Sales (copy)', settings: { origin: 'agency' } },
      ]);
    });
    expect(worker.settings.team.document.campaigns).toHaveLength(1);
  });
});

describe('the people of a campaign', () => {
  const three = [
    row('a', 'Ada Lovelace', {
      state: 'replied',
      at: Date.UTC(2026, 4, 3, 12),
      canTakeBack: true,
    }),
    row('b', 'Bo Ek', {
      headline: 'Designer',
      addedAt: Date.UTC(2026, 4, 2),
      push: 'inLever',
      pushedAt: 1,
      url: 'https://hire.lever.co/candidates/1',
    }),
    row('c', 'דנה לוי', {
      addedAt: Date.UTC(2026, 3, 1),
      state: 'interested',
      stands: say('campaignArchived'),
      noContact: true,
    }),
  ];

  it('stand in a table with what has come of them', async () => {
    await showPeople(three);
    expect((await table()).getAttribute('aria-rowcount')).toBe('4');
    expect(screen.getAllByRole('row').map((one) => one.getAttribute('aria-rowindex'))).toEqual([
      ...['1', '2', '3', '4'],
    ]);
    // Those added last first.
    expect(shownNames()).toEqual(['Bo Ek', 'Ada Lovelace', 'דנה לוי']);
    const ada = rowOf('Ada Lovelace');
    expect(ada.getByText('Replied')).toBeDefined();
    expect(ada.getByText(/^May 3, 2026/)).toBeDefined();
    expect(ada.getByText('Not yet')).toBeDefined();
    const link = ada.getByRole('link', { name: 'Ada Lovelace' });
    expect(link.getAttribute('href')).toBe('https://www.linkedin.com/in/a/');
    expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noreferrer']);
    const bo = rowOf('Bo Ek');
    expect(bo.getByText('In Lever')).toBeDefined();
    expect(bo.getByRole('link', { name: 'Open in Lever' }).getAttribute('href')).toBe(
      'https://hire.lever.co/candidates/1',
    );
    const dana = rowOf('דנה לוי');
    expect(dana.getByText('Waiting for you')).toBeDefined();
    expect(dana.getByText(/They are archived in Lever/)).toBeDefined();
    expect(dana.getByText('Do not contact')).toBeDefined();
    expect(screen.getByText('Shown: 3 of 3')).toBeDefined();
  });

  it('come with the address alone, the name of the campaign in focus when it is opened', async () => {
    const { typing, worker } = await show({ mine: [backend], rows: three });
    const link = await screen.findByRole('link', { name: 'Backend EU' });
    await typing.hover(link);
    // Asked for before it is opened.
    const [begin, rest] = worker.of('campaign.people');
    expect(rest).toMatchObject({ campaigns: ['c1'] });
    expect(begin).toEqual({ ...rest, first: 40 });
    await typing.click(link);
    await table();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Backend EU', level: 3 }));
    await typing.click(screen.getByRole('link', { name: 'All campaigns' }));
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Backend EU' }));
    });
  });

  it('are found as they were left by who goes to the list and back, with what happened meanwhile', async () => {
    const { typing, there } = await show({ mine: [backend, campaign('c2', 'Design')], rows: three });
    const open = async (name: string) => {
      await typing.click(await screen.findByRole('link', { name }));
      await screen.findByRole('table', { name: `People: ${name}` });
    };
    await open('Backend EU');
    await typing.type(screen.getByLabelText('Search'), 'bo');
    await typing.click(rowOf('Bo Ek').getByRole('button', { name: 'Actions' }));
    await typing.click(screen.getByRole('link', { name: 'All campaigns' }));
    expect(screen.queryByRole('table')).toBeNull();
    there.rows = [...three, row('b2', 'Bo Two')];
    await open('Backend EU');
    await waitFor(() => {
      expect(shownNames()).toEqual(['Bo Ek', 'Bo Two']);
    });
    expect(rowOf('Bo Ek').getByRole('button', { name: 'Actions' }).getAttribute('aria-expanded')).toBe(
      'true',
    );
    await typing.click(screen.getByRole('link', { name: 'All campaigns' }));
    // Of another campaign nothing is left of it.
    await open('Design');
    expect(shownNames()).toContain('Ada Lovelace');
    await typing.click(screen.getByRole('link', { name: 'All campaigns' }));
    expect(names()).toEqual(['Backend EU', 'Design']);
  });

  it('are found by words, state and how they stand in Lever', async () => {
    const { typing } = await showPeople(three);
    await table();
    await typing.type(screen.getByLabelText('Search'), 'DESIGN bo');
    expect(shownNames()).toEqual(['Bo Ek']);
    expect(screen.getByText('Shown: 1 of 3')).toBeDefined();
    await typing.type(screen.getByLabelText('Search'), ' nobody');
    expect(screen.getByText('Nobody matches what you search and filter for.')).toBeDefined();
    await typing.click(button('Show everybody'));
    await typing.selectOptions(screen.getByLabelText('State'), 'Replied');
    expect(shownNames()).toEqual(['Ada Lovelace']);
    await typing.selectOptions(screen.getByLabelText('State'), 'All');
    for (const [standing, name] of [
      ['Not yet', 'Ada Lovelace'],
      ['In Lever', 'Bo Ek'],
      ['Waiting for you', 'דנה לוי'],
    ] as const) {
      await typing.selectOptions(screen.getByLabelText('Lever'), standing);
      expect(shownNames()).toEqual([name]);
    }
  });

  it('are sorted by each column, both ways', async () => {
    const { typing } = await showPeople(three);
    await table();
    const sort = async (name: string) => {
      await typing.click(within(screen.getByRole('table')).getByRole('button', { name }));
      return [screen.getByRole('columnheader', { name }).getAttribute('aria-sort'), shownNames()[0]];
    };
    expect(screen.getByRole('columnheader', { name: 'Added' }).getAttribute('aria-sort')).toBe('descending');
    expect(await sort('Name')).toEqual(['ascending', 'Ada Lovelace']);
    expect(await sort('Name')).toEqual(['descending', 'דנה לוי']);
    expect(await sort('State')).toEqual(['ascending', 'Bo Ek']);
    expect(await sort('State')).toEqual(['descending', 'דנה לוי']);
    expect(await sort('Last event')).toEqual(['descending', 'Ada Lovelace']);
    expect(await sort('Lever')).toEqual(['ascending', 'דנה לוי']);
    expect(await sort('Lever')).toEqual(['descending', 'Bo Ek']);
    expect(await sort('Added')).toEqual(['descending', 'Bo Ek']);
    expect(await sort('Added')).toEqual(['ascending', 'דנה לוי']);
  });

  it('are in the page only where they are in sight, of 5,000', async () => {
    const many = Array.from({ length: 5_000 }, (_, n) => row(`p${n}`, `Person ${n}`, { addedAt: n }));
    await showPeople(many);
    expect((await table()).getAttribute('aria-rowcount')).toBe('5001');
    expect(bodyRows().length).toBeLessThan(40);
    expect(shownNames()[0]).toBe('Person 4999');
    const scroller = document.querySelector('.people-scroll')!;
    // The row that has the focus stays, however far away one is.
    const kept = rowOf('Person 4998').getByRole('checkbox');
    act(() => {
      kept.focus();
    });
    scroller.scrollTop = 46 * 3_000;
    fireEvent.scroll(scroller);
    await screen.findByRole('link', { name: 'Person 1998' });
    expect(document.activeElement).toBe(kept);
    const indexes = bodyRows().map((one) => Number(one.getAttribute('aria-rowindex')));
    expect(indexes).toEqual(indexes.toSorted((a, b) => a - b));
    expect(bodyRows().length).toBeLessThan(40);
  });

  it('are gone through by the arrow keys', async () => {
    const { typing } = await showPeople(three);
    await table();
    const box = (name: string) => rowOf(name).getByRole('checkbox');
    act(() => {
      box('Bo Ek').focus();
    });
    await typing.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(box('Ada Lovelace'));
    await typing.keyboard('{End}');
    expect(document.activeElement).toBe(box('דנה לוי'));
    await typing.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(box('דנה לוי'));
    await typing.keyboard('{Home} ');
    expect(document.activeElement).toBe(box('Bo Ek'));
    expect(screen.getByText('Selected: 1')).toBeDefined();
  });

  it('say that there are none, that they cannot be had, and ask again', async () => {
    const { worker, typing } = await showPeople([]);
    expect(await screen.findByText(/Nobody is in this campaign yet/)).toBeDefined();
    worker.answers['campaign.people'] = () => Promise.reject(new Error('closed'));
    await worker.tell();
    expect(await screen.findByText(/What is shown may be older/)).toBeDefined();
    worker.answers['campaign.people'] = () => ({ rows: three });
    await typing.click(button('Try again'));
    expect(await table()).toBeDefined();
    expect(screen.queryByText(/may be older/)).toBeNull();
  });

  it('are loaded, or cannot be had from the start', async () => {
    const worker = fakeWorker(panelView(), connectionPage({ connection: notConnected }));
    worker.settings = settingsPage({ mine: documentOf({ campaigns: [backend] }) });
    const asked: PromiseWithResolvers<{ rows: MemberRow[] }>[] = [];
    worker.answers['campaign.people'] = () => {
      const next = Promise.withResolvers<{ rows: MemberRow[] }>();
      asked.push(next);
      return next.promise;
    };
    openSection('#campaigns/c1', 'Campaigns');
    expect(await screen.findByText('Loading…')).toBeDefined();
    await act(async () => {
      asked.at(-1)?.reject(new Error('closed'));
      await Promise.resolve();
    });
    expect(await screen.findByText(/cannot be shown/)).toBeDefined();
    await user().click(button('Try again'));
    await act(async () => {
      asked.at(-1)?.resolve({ rows: [] });
      await Promise.resolve();
    });
    expect(await screen.findByText(/Connect to Lever to see the people/)).toBeDefined();
  });

  it('begin to show before all are there, and nothing is done with them until then', async () => {
    const worker = fakeWorker(panelView(), connectionPage());
    worker.settings = settingsPage({ mine: documentOf({ campaigns: [backend] }) });
    const whole = Promise.withResolvers<{ rows: MemberRow[] }>();
    worker.answers['campaign.people'] = ({ first }) =>
      first === undefined ? whole.promise : { rows: three.slice(0, 2) };
    openSection('#campaigns/c1', 'Campaigns');
    const list = (await screen.findByRole('table')).parentElement!;
    expect(within(list).getAllByRole('row')).toHaveLength(3);
    const still = [list, screen.getByLabelText('Search').closest('.people-filters')];
    expect(still.map((one) => one?.hasAttribute('inert'))).toEqual([true, true]);
    expect(screen.getByText('Loading…')).toBeDefined();
    await act(async () => {
      whole.resolve({ rows: three });
      await Promise.resolve();
    });
    expect(screen.getByText('Shown: 3 of 3')).toBeDefined();
    expect(still.map((one) => one?.hasAttribute('inert'))).toEqual([false, false]);
    expect(within(list).getAllByRole('row')).toHaveLength(4);
  });

  it('of a campaign that is not here are told where they are', async () => {
    await show({ mine: [backend] }, '/nowhere');
    expect(screen.getByText(/This campaign is not here any more/)).toBeDefined();
  });

  it('are kept up with what happens, and asked for not more often than once a second', async () => {
    const { worker, there } = await showPeople(three);
    await table();
    const before = worker.of('campaign.people').length;
    there.rows = [...three, row('d', 'Dov New', { addedAt: Date.UTC(2026, 5, 1) })];
    for (let n = 0; n < 20; n += 1) await worker.tell();
    expect(await screen.findByRole('link', { name: 'Dov New' })).toBeDefined();
    // At once, and the nineteen others once more when a second is over.
    expect(worker.of('campaign.people').length - before).toBe(1);
    await waitFor(
      () => {
        expect(worker.of('campaign.people').length - before).toBe(2);
      },
      { timeout: 3_000 },
    );
  });
});

describe('what is done with one person', () => {
  const ada = row('a', 'Ada Lovelace', { state: 'replied', canTakeBack: true });

  async function open(one: MemberRow, there: There = {}) {
    const shown = await showPeople([one, row('z', 'Zoë')], there);
    await table();
    await shown.typing.click(rowOf(one.name).getByRole('button', { name: 'Actions' }));
    return shown;
  }

  it('is told before it is sent', async () => {
    const { worker, there, typing } = await open(ada);
    // Replied already: that is no news.
    expect(noButton('Mark as replied')).toBe(true);
    worker.answers['campaign.previewMark'] = () => ({
      does: [say('planCreate')],
      notes: [{ kind: 'history', text: 'Interested on 3 May' }],
      changed: [{ label: 'Tags', was: 'then', now: 'now' }],
    });
    worker.answers['campaign.mark'] = () => {
      there.rows = [{ ...ada, state: 'interested' }, row('z', 'Zoë')];
      return { news: 1 };
    };
    await typing.click(button('Mark as interested'));
    expect(worker.lastOf('campaign.previewMark')).toMatchObject({ member: 'a', kind: 'interested' });
    expect(screen.getByText('Interested on 3 May')).toBeDefined();
    expect(screen.getByText('Tags: then, now now')).toBeDefined();
    expect(worker.of('campaign.mark')).toEqual([]);
    // The harmless answer has the focus.
    expect(document.activeElement?.textContent).toBe('Leave it as it is');
    await typing.keyboard('{Escape}');
    expect(worker.of('campaign.mark')).toEqual([]);
    await typing.click(button('Mark as interested'));
    await typing.click(button('Mark as interested'));
    expect(worker.lastOf('campaign.mark')).toMatchObject({
      members: ['a'],
      kind: 'interested',
      fromThread: false,
    });
    expect(await screen.findByText('Marked: 1.')).toBeDefined();
    await waitFor(() => {
      expect(rowOf('Ada Lovelace').getByText('Interested')).toBeDefined();
    });
    // What was pressed is gone; the focus is not.
    expect(document.activeElement?.textContent).toBe('Not interested');
  });

  it('is not sent when nobody can tell what that would be', async () => {
    const { worker, typing } = await open(ada);
    worker.answers['campaign.previewMark'] = () => Promise.reject(new Error('closed'));
    await typing.click(button('Not interested'));
    expect(screen.getByText(/what this sends is not known/)).toBeDefined();
    expect(noButton('Not interested')).toBe(true);
  });

  it('is taken back after asking, and says why not', async () => {
    const { worker, typing } = await open(ada);
    worker.answers['campaign.unmark'] = () => ({ refused: say('campaignEventUnderWay') });
    await typing.click(button('Take back'));
    expect(screen.getByText(/“Replied” is taken back/)).toBeDefined();
    expect(worker.of('campaign.unmark')).toEqual([]);
    await typing.click(button('Take back'));
    expect(worker.lastOf('campaign.unmark')).toMatchObject({ member: 'a' });
    expect(await screen.findByText(/This is on its way to Lever/)).toBeDefined();
  });

  it('goes on where it waits, with the reason beside it', async () => {
    const { worker, typing } = await open({ ...ada, stands: say('campaignArchived') });
    expect(screen.getAllByText(/They are archived in Lever/).length).toBeGreaterThan(1);
    await typing.click(button('Go on'));
    expect(worker.lastOf('campaign.goOn')).toMatchObject({ members: ['a'] });
  });

  it('takes them out after asking, and goes on with who comes in their place', async () => {
    const { worker, there, typing } = await open(ada);
    worker.answers['campaign.leave'] = () => {
      there.rows = [row('z', 'Zoë')];
      return {};
    };
    await typing.click(button('Take out of the campaign'));
    expect(worker.of('campaign.leave')).toEqual([]);
    await typing.click(button('Take out of the campaign'));
    expect(worker.lastOf('campaign.leave')).toEqual({ members: ['a'] });
    await waitFor(() => {
      expect(shownNames()).toEqual(['Zoë']);
    });
    expect(document.activeElement).toBe(rowOf('Zoë').getByRole('button', { name: 'Actions' }));
  });
});

describe('what is being taken back', () => {
  it('says so in the table, and why where Lever did not', async () => {
    await showPeople([
      row('a', 'Ada', { state: 'replied', back: {} }),
      row('b', 'Bo', { state: 'replied', back: { say: say('errorRefused') } }),
    ]);
    await table();
    expect(rowOf('Ada').getByText('Being taken back')).toBeDefined();
    expect(rowOf('Bo').getByText(/^Not taken back: /)).toBeDefined();
  });
});

describe('what is done with several', () => {
  const several = [
    row('a', 'Ada'),
    row('b', 'Bo', { pushedAt: 1, push: 'inLever' }),
    row('c', 'Cy', { state: 'interested' }),
  ];

  it('is told in numbers, and done with those it is news of', async () => {
    const { worker, typing } = await showPeople(several, {
      mine: [campaign('c1', 'Backend EU', { settings: { trigger: 'replied' } })],
    });
    await table();
    await typing.click(screen.getByLabelText('Select everybody shown'));
    expect(screen.getByText('Selected: 3')).toBeDefined();
    await typing.click(button('Mark as replied'));
    for (const said of [
      'To be marked: 2.',
      'Staying as they are, being there already or further on: 1.',
      'In Lever: 1. Their stage and notes follow the settings of this campaign.',
      'Not in Lever yet: 1. They are pushed as soon as you mark them, unless one of them turns out to be in Lever, or something else is set for them.',
    ])
      expect(screen.getByText(said)).toBeDefined();
    worker.answers['campaign.mark'] = () => ({ news: 2 });
    await typing.click(button('Mark as replied'));
    expect(worker.lastOf('campaign.mark')).toMatchObject({ members: ['a', 'b'], kind: 'replied' });
    expect(await screen.findByText('Marked: 2.')).toBeDefined();
  });

  it('promises no push by a no of those who wait for something', async () => {
    const rows = [
      row('a', 'Ada', { stands: say('campaignIncomplete', 'Posting is missing.') }),
      row('b', 'Bo', { stands: say('campaignIncomplete', 'Posting is missing.') }),
    ];
    const { typing } = await showPeople(rows, {
      mine: [campaign('c1', 'Backend EU', { settings: { trigger: 'replied' } })],
    });
    await table();
    await typing.click(screen.getByLabelText('Select everybody shown'));
    await typing.click(button('Not interested'));
    expect(screen.queryByText(/pushed only once that is mended/)).toBeNull();
  });

  it('promises no push by a reply where the campaign waits for more', async () => {
    const rows = [
      row('a', 'Ada', { stands: say('errorSignedOut') }),
      row('b', 'Bo', { stands: say('errorSignedOut') }),
    ];
    const { typing } = await showPeople(rows, {
      mine: [campaign('c1', 'Backend EU', { settings: { trigger: 'interested' } })],
    });
    await table();
    await typing.click(screen.getByLabelText('Select everybody shown'));
    await typing.click(button('Mark as replied'));
    expect(screen.queryByText(/pushed only once that is mended/)).toBeNull();
  });

  it('promises no push of who waits for something that a mark does not do away with', async () => {
    const rows = [
      row('a', 'Ada', { stands: say('campaignIncomplete', 'Posting is missing.') }),
      row('b', 'Bo', { stands: say('campaignImported') }),
    ];
    const { typing } = await showPeople(rows, {
      mine: [campaign('c1', 'Backend EU', { settings: { trigger: 'replied' } })],
    });
    await table();
    await typing.click(screen.getByLabelText('Select everybody shown'));
    await typing.click(button('Mark as replied'));
    expect(screen.getByText(/^Not in Lever yet: 1\. They are pushed/)).toBeDefined();
    expect(screen.getByText(/^Waiting for something else: 1\./)).toBeDefined();
  });

  it('says that nothing is sent yet where the campaign waits for more', async () => {
    const { typing } = await showPeople(several, {
      mine: [campaign('c1', 'Backend EU', { settings: { trigger: 'interested' } })],
    });
    await table();
    await typing.click(screen.getByLabelText('Select Ada'));
    await typing.click(screen.getByLabelText('Select Bo'));
    await typing.click(button('Mark as replied'));
    expect(screen.getByText(/Not in Lever yet: 1\. Nothing is sent yet/)).toBeDefined();
  });

  it('goes on with those of them who wait for no more than a word, after asking', async () => {
    const waits = { stands: say('campaignArchived') };
    const rows = [row('a', 'Ada', waits), row('b', 'Bo'), row('c', 'Cy', waits)];
    const chooses = row('d', 'Di', { stands: say('stopSeveral') });
    const { worker, there, typing } = await showPeople([...rows, chooses]);
    await table();
    await typing.click(rowOf('Di').getByRole('button', { name: 'Actions' }));
    expect(screen.getByText(/To go on, open their profile/)).toBeDefined();
    await typing.click(rowOf('Di').getByRole('button', { name: 'Actions' }));
    worker.answers['campaign.goOn'] = () => {
      there.rows = [row('a', 'Ada'), row('b', 'Bo'), row('c', 'Cy'), chooses];
      return {};
    };
    await typing.click(screen.getByLabelText('Select Bo'));
    expect(noButton('Go on')).toBe(true);
    await typing.click(screen.getByLabelText('Select everybody shown'));
    await typing.click(button('Go on'));
    expect(screen.getByText(/^People who wait: 2\./)).toBeDefined();
    expect(worker.of('campaign.goOn')).toEqual([]);
    await typing.click(button('Go on'));
    expect(worker.lastOf('campaign.goOn')).toMatchObject({ members: ['a', 'c'] });
    expect(await screen.findByText('Going on with: 2.')).toBeDefined();
    await waitFor(() => {
      expect(noButton('Go on')).toBe(true);
    });
    // What was pressed is gone; the focus is not.
    expect(document.activeElement?.textContent).toBe('Mark as replied');
  });

  it('is done with nobody who is not shown', async () => {
    const { worker, typing } = await showPeople(several);
    await table();
    await typing.click(screen.getByLabelText('Select everybody shown'));
    await typing.selectOptions(screen.getByLabelText('State'), 'Interested');
    expect(screen.getByText('Selected: 1')).toBeDefined();
    await typing.click(button('Take out of the campaign'));
    await typing.click(button('Take out of the campaign'));
    expect(worker.lastOf('campaign.leave')).toEqual({ members: ['c'] });
    expect(await screen.findByText('Taken out: 1.')).toBeDefined();
    await typing.click(button('Select nobody'));
    await typing.selectOptions(screen.getByLabelText('State'), 'All');
    expect(screen.queryByText(/^Selected/)).toBeNull();
  });

  it('moves them to another campaign, where there is one', async () => {
    const design = campaign('c2', 'Design', { settings: { trigger: 'replied' } });
    const barred = row('d', 'Di', { state: 'replied', noContact: true });
    const { worker, typing } = await showPeople([...several, barred], { mine: [backend, design] });
    await table();
    await typing.click(screen.getByLabelText('Select everybody shown'));
    const into = screen.getByLabelText<HTMLSelectElement>('Move to');
    expect([...into.options].map((one) => one.text)).toEqual(['Design']);
    await typing.click(button('Move'));
    expect(
      screen.getByText(/^People to move to Design: 4\. .* That pushes them to Lever at once, .*: 1\.$/),
    ).toBeDefined();
    worker.answers['campaign.move'] = () => ({ moved: 4 });
    await typing.click(button('Move'));
    expect(worker.lastOf('campaign.move')).toEqual({ members: ['a', 'b', 'c', 'd'], campaign: 'c2' });
    expect(await screen.findByText('Moved: 4.')).toBeDefined();
  });

  it('takes back the last thing of those of whom it can be, and says of the others why not', async () => {
    const { worker, typing } = await showPeople([
      row('a', 'Ada', { state: 'replied', canTakeBack: true }),
      row('b', 'Bo', { state: 'replied' }),
      row('c', 'Cy', { state: 'interested', canTakeBack: true }),
    ]);
    worker.answers['campaign.unmark'] = ({ member }) =>
      member === 'c' ? { refused: say('campaignEventUnderWay') } : {};
    await table();
    await typing.click(screen.getByLabelText('Select everybody shown'));
    await typing.click(button('Take back'));
    expect(screen.getByText(/^People of whom something can be taken back: 2\. The last thing/)).toBeDefined();
    expect(worker.of('campaign.unmark')).toEqual([]);
    await typing.click(button('Take back'));
    expect(
      await screen.findByText(
        /^Taken back: 1\. In Lever it follows in a moment\. Not taken back: 1\. This is on its way to Lever/,
      ),
    ).toBeDefined();
    expect(worker.of('campaign.unmark')).toMatchObject([{ member: 'a' }, { member: 'c' }]);
  });

  it('offers to move nobody where there is no other campaign', async () => {
    const { typing } = await showPeople(several);
    await table();
    await typing.click(screen.getByLabelText('Select everybody shown'));
    expect(noButton('Move')).toBe(true);
  });

  it('says when nobody answers', async () => {
    const { worker, typing } = await showPeople(several);
    worker.answers['campaign.mark'] = () => Promise.reject(new Error('closed'));
    await table();
    await typing.click(screen.getByLabelText('Select everybody shown'));
    await typing.click(button('Not interested'));
    await typing.click(button('Not interested'));
    expect(await screen.findByText(/Look at the table for what was done/)).toBeDefined();
  });
});

describe('people whose campaign is gone', () => {
  const rows = [row('a', 'Ada', { stands: say('campaignGone') }), row('b', 'Bo')];
  const open = (mine: Campaign[], of = rows) =>
    show(
      { mine, rows: of, counts: [counts('x', { people: 1 }), counts('y', { people: 1 }), counts('c1')] },
      '/',
    );

  it('are told before they are moved how many of them that pushes', async () => {
    const { typing } = await open(
      [
        campaign('c1', 'Backend EU', { settings: { trigger: 'replied' } }),
        campaign('c2', 'Design', { settings: { trigger: 'interested' } }),
        campaign('c3', 'Sales'),
        campaign('c4', 'Later', { settings: { syncAs: 'notYet' } }),
      ],
      [
        row('a', 'Ada', { state: 'replied' }),
        row('b', 'Bo'),
        row('c', 'Cy', { state: 'replied', pushedAt: 1 }),
        row('d', 'Di', { state: 'notInterested' }),
      ],
    );
    await screen.findByRole('table', { name: 'People: Without a campaign' });
    await typing.click(screen.getByLabelText('Select everybody shown'));
    const asked = async (campaign: string): Promise<string> => {
      await typing.selectOptions(screen.getByLabelText('Move to'), campaign);
      await typing.click(button('Move'));
      const said = screen.getByText(/^People to move to/).textContent;
      await typing.click(button('Leave it as it is'));
      return said;
    };
    expect(await asked('Backend EU')).toMatch(/ That pushes them to Lever at once, .*: 1\.$/);
    expect(await asked('Design')).not.toContain('That pushes');
    expect(await asked('Sales')).toMatch(/ That pushes them to Lever at once, .*: 2\.$/);
    expect(await asked('Later')).not.toContain('That pushes');
  });

  it('are shown together, and moved to a campaign that is there', async () => {
    const { worker, there, typing } = await open([
      campaign('c1', 'Backend EU', { settings: { trigger: 'replied' } }),
      campaign('c2', 'Design'),
      campaign('c3', 'Old', { archived: true }),
    ]);
    await screen.findByRole('table', { name: 'People: Without a campaign' });
    expect(worker.lastOf('campaign.people')).toMatchObject({ campaigns: ['x', 'y'] });
    await typing.click(screen.getByLabelText('Select everybody shown'));
    const target = screen.getByLabelText<HTMLSelectElement>('Move to');
    expect([...target.options].map((one) => one.text)).toEqual(['Backend EU', 'Design']);
    await typing.click(button('Move'));
    expect(
      screen.getByText(/^People to move to Backend EU: 2\. Its settings hold.* from then on\.$/),
    ).toBeDefined();
    await typing.click(button('Leave it as it is'));
    await typing.selectOptions(target, 'Design');
    await typing.click(button('Move'));
    expect(screen.getByText(/That pushes them to Lever at once, .*: 2\.$/)).toBeDefined();
    worker.answers['campaign.move'] = () => {
      there.rows = [];
      return { moved: 1 };
    };
    await typing.click(button('Move'));
    expect(worker.lastOf('campaign.move')).toEqual({ members: ['a', 'b'], campaign: 'c2' });
    expect(
      await screen.findByText('Moved: 1. Left as they are, since they are in that campaign already: 1.'),
    ).toBeDefined();
  });

  it('have nothing sent of them, and say so', async () => {
    const { typing } = await open([backend]);
    await screen.findByRole('table');
    await typing.click(screen.getByLabelText('Select everybody shown'));
    await typing.click(button('Mark as replied'));
    expect(screen.getByText('Nothing is sent: they are without a campaign.')).toBeDefined();
  });

  it('say so where there is no campaign to move them to', async () => {
    const { typing } = await open([]);
    await screen.findByRole('table');
    await typing.click(rowOf('Ada').getByRole('button', { name: 'Actions' }));
    expect(screen.getByText(/There is no campaign to move them to/)).toBeDefined();
    // Going on is nothing without a campaign.
    expect(noButton('Go on')).toBe(true);
  });
});

describe('files', () => {
  /** What is given to the browser to keep, by name. */
  function files() {
    const blobs: Blob[] = [];
    const kept: Record<string, () => Promise<string>> = {};
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => `blob:${String(blobs.push(blob))}`,
      revokeObjectURL: () => undefined,
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      const blob = blobs.at(-1)!;
      kept[this.download] = () => blob.text();
    });
    return kept;
  }

  it('hold every campaign, or one', async () => {
    const kept = files();
    const { worker, typing } = await show({ mine: [backend], rows: [row('a', 'Ada')] });
    worker.answers['campaign.export'] = ({ campaign: only }) => ({ content: `all of ${only ?? 'them'}` });
    await typing.click(button('Export'));
    await waitFor(() => {
      expect(Object.keys(kept)).toEqual(['fulcrum-campaigns.json']);
    });
    expect(await kept['fulcrum-campaigns.json']?.()).toBe('all of them');
    await typing.click(screen.getByRole('link', { name: 'Backend EU' }));
    await table();
    await typing.click(button('Export'));
    await waitFor(async () => {
      expect(await kept['fulcrum-campaign.json']?.()).toBe('all of c1');
    });
    worker.answers['campaign.export'] = () => Promise.reject(new Error('too large'));
    await typing.click(button('Export'));
    expect(await screen.findByText(/The file could not be made/)).toBeDefined();
  });

  it('hold the table as it is shown', async () => {
    const kept = files();
    const { typing } = await showPeople([
      row('a', 'Ada, "the first"', {
        state: 'replied',
        at: Date.UTC(2026, 4, 3),
        stands: say('campaignArchived'),
      }),
      row('b', '=SUM(A1)', { pushedAt: 1, url: 'https://hire.lever.co/candidates/1', noContact: true }),
      row('c', 'Hidden', { state: 'interested' }),
    ]);
    await table();
    await typing.type(screen.getByLabelText('Search'), 'a');
    await typing.selectOptions(screen.getByLabelText('State'), 'Replied');
    await typing.selectOptions(screen.getByLabelText('File type'), 'Table as shown (CSV)');
    await typing.click(button('Export'));
    const lines = (await kept['fulcrum-people.csv']!()).split('\r\n');
    expect(lines[0]).toContain('Name,Headline,Address,State,Last event,Lever,Reason,Open in Lever,Added');
    expect(lines[1]).toContain(
      '"Ada, ""the first""",Engineer,https://www.linkedin.com/in/a/,Replied,2026-05-03T00:00:00.000Z,',
    );
    expect(lines[1]).toContain('Waiting for you,"They are archived in Lever.');
    expect(lines[2]).toBe('');
    await typing.selectOptions(screen.getByLabelText('State'), 'Added');
    await typing.click(button('Export'));
    const [, formula] = (await kept['fulcrum-people.csv']!()).split('\r\n');
    // A spreadsheet must not take a name for a formula.
    expect(formula).toMatch(/^'=SUM\(A1\),.*,In Lever,,https:\/\/hire\.lever\.co\/candidates\/1,.*,Yes$/);
  });

  it('bring campaigns and people, and say what came and what did not', async () => {
    const { worker, typing } = await show();
    worker.answers['campaign.import'] = ({ content }) => {
      worker.settings.mine = documentOf({ campaigns: [campaign('n', content)] });
      return { taken: true, told: [say('campaignsTaken', '1', '2'), say('campaignsLeftOut', '3')] };
    };
    await typing.upload(screen.getByLabelText('Campaigns file'), new File(['Brought'], 'a.json'));
    expect(await screen.findByText('Campaigns added: 1. People added: 2.')).toBeDefined();
    expect(screen.getByText(/could not be read: 3 people/)).toBeDefined();
    expect(await screen.findByRole('link', { name: 'Brought' })).toBeDefined();
    worker.answers['campaign.import'] = () => Promise.reject(new Error('too large'));
    await typing.upload(screen.getByLabelText('Campaigns file'), new File(['x'], 'b.json'));
    expect(await screen.findByText('Nothing was imported.')).toBeDefined();
    expect(screen.getByText(/could not be read to its end/)).toBeDefined();
  });
});

describe('settings of what happens in campaigns', () => {
  it('stand under Notes, for the team or for oneself', async () => {
    const { worker, typing } = await showSection('#notes', 'Notes');
    await typing.click(field('Only add notes to people who are in Lever'));
    await typing.selectOptions(field('When a reply is seen in a conversation'), 'Mark it at once');
    await saved();
    expect(worker.settings.team.document.settings).toEqual({ notesOnlySynced: true, replySeen: 'act' });
    expect(description(button('Reset When a reply is seen in a conversation'))).toContain('Offer to mark it');
  });

  it('say what means do not contact, archive reasons by name', async () => {
    const page = settingsPage({ team: { document: documentOf({ settings: { noContactReasons: ['r9'] } }) } });
    page.catalog = {
      ...page.catalog,
      archiveReasons: [
        { id: 'r1', text: 'Asked not to be contacted' },
        { id: 'r2', text: 'Not a fit' },
      ],
      reasons: [{ id: 'r9', text: 'Blocked, once', hired: false }],
    };
    const { worker, typing } = await showSection('#team', 'Team defaults', page);
    // One that Lever no longer offers keeps its name.
    expect(button('Remove reason Blocked, once')).toBeDefined();
    await typing.click(field('Archive reasons that mean do not contact'));
    await typing.click(screen.getByRole('option', { name: 'Asked not to be contacted' }));
    await typing.type(field('Archive reasons that mean do not contact'), 'nonsense{Enter}');
    expect(screen.getByText(/“nonsense” is not in the list/)).toBeDefined();
    await waitFor(() => {
      expect(worker.settings.team.document.settings).toEqual({ noContactReasons: ['r9', 'r1'] });
    });
    await typing.click(button('Remove reason Blocked, once'));
    await typing.type(field('Tags that mean do not contact'), 'Blocked{Enter}');
    await waitFor(() => {
      expect(worker.settings.team.document.settings).toEqual({
        noContactReasons: ['r1'],
        noContactTags: ['Blocked'],
      });
    });
  });

  it('are the team’s alone where they are rules', async () => {
    await showSection(
      '#team',
      'Team defaults',
      settingsPage({ team: { readOnly: say('roleNoAdmin', 'Ada'), document: documentOf() } }),
    );
    expect(field('Tags that mean do not contact').readOnly).toBe(true);
    expect(field('Archive reasons that mean do not contact').readOnly).toBe(true);
  });

  it('tell of a profile that changed', async () => {
    const { worker, typing } = await showSection('#mine', 'My defaults');
    await typing.click(field('Keep Lever up to date'));
    await saved();
    expect(worker.settings.mine.settings).toEqual({ keepUpToDate: true });
  });
});
