// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cannotChange, differences, type DifferenceRow } from '@/lib/push/compare';
import { layered } from './layered';
import { fakeWorker, held, match, panelView, person } from './fake-worker';
import { button, description, showPerson, user } from './screen';

vi.mock('@/lib/push/compare', () => ({ differences: vi.fn(), cannotChange: vi.fn() }));

const row = (over: Partial<DifferenceRow>): DifferenceRow => ({
  field: 'headline',
  there: ['Engineer at Fjordbank'],
  here: ['Staff engineer'],
  choices: ['keep', 'replace'],
  chosen: 'replace',
  locked: false,
  ...over,
});

/** What differs, with the recruiter's decisions laid over it, as the real comparison does. */
function differ(rows: DifferenceRow[]): void {
  vi.mocked(differences).mockImplementation((_reading, _resolved, _held, decisions) =>
    rows.map((one) => ({ ...one, chosen: decisions?.[one.field] ?? one.chosen })),
  );
}

beforeEach(() => {
  differ([]);
  vi.mocked(cannotChange).mockReturnValue([]);
});

const view = () => panelView({ page: person({ match: match(), held: held() }) });
const group = (name: string) => screen.getByRole('group', { name });
const radios = (name: string) =>
  within(group(name))
    .getAllByRole<HTMLInputElement>('radio')
    .map((one) => [one.labels?.[0]?.textContent, one.checked]);

describe('an update, field by field,', () => {
  it('shows what Lever has and what would go, with the choices there are', async () => {
    differ([
      row({}),
      row({
        field: 'emails',
        there: ['a@x.example'],
        here: ['b@x.example'],
        choices: ['keep', 'replace', 'add'],
        chosen: 'add',
      }),
    ]);
    fakeWorker(view());
    await showPerson();
    expect(group('Headline').textContent).toContain('Engineer at Fjordbank');
    expect(description(group('Headline'))).toContain('Staff engineer');
    expect(radios('Headline')).toEqual([
      ['Keep', false],
      ['Replace', true],
    ]);
    expect(radios('Email')).toEqual([
      ['Keep', false],
      ['Replace', false],
      ['Add', true],
    ]);
    expect(screen.getByText('No change: Name, Location, Phone, Links, Tags, Source, Stage')).toBeDefined();
  });

  it('goes by what the recruiter decides, by keyboard too', async () => {
    differ([
      row({}),
      row({ field: 'tags', here: ['payments'], there: [], choices: ['keep', 'add'], chosen: 'add' }),
    ]);
    const worker = fakeWorker(view());
    await showPerson();
    const typing = user();
    await typing.click(within(group('Headline')).getByRole('radio', { name: 'Replace' }));
    await typing.keyboard('{ArrowUp}');
    expect(worker.lastOf('draft.keep')?.draft.decisions).toEqual({ headline: 'keep' });
    expect(radios('Headline')[0]).toEqual(['Keep', true]);
    await typing.tab();
    expect(document.activeElement).toBe(within(group('Tags')).getByRole('radio', { name: 'Add' }));
    await typing.click(button('Update in Lever'));
    expect(worker.lastOf('push.start')?.draft).toEqual({
      fields: {},
      choices: { syncAs: 'existing' },
      target: 'o1',
      decisions: { headline: 'keep' },
    });
    // All of it kept, there is nothing left to send.
    await typing.click(within(group('Tags')).getByRole('radio', { name: 'Keep' }));
    expect(worker.lastOf('draft.keep')?.draft.decisions).toEqual({ headline: 'keep', tags: 'keep' });
    expect(description(button('Update in Lever'))).toMatch(/what Lever has is kept/);
    await typing.click(button('Update in Lever'));
    expect(worker.of('push.start')).toHaveLength(1);
  });

  it('leaves what is protected, and says so', async () => {
    differ([row({ choices: ['keep'], chosen: 'keep', locked: true })]);
    const team = layered({ team: { protected: ['headline'] } });
    team.page = view().page;
    fakeWorker(team);
    await showPerson();
    expect(within(group('Headline')).getByRole<HTMLInputElement>('radio', { name: 'Keep' }).disabled).toBe(
      true,
    );
    expect(description(group('Headline'))).toContain('Protected by your team');
    expect(description(button('Update in Lever'))).toMatch(/your team keeps what Lever has/);
  });

  it('says of a rule that is locked that it is', async () => {
    differ([row({ choices: ['replace'], locked: true })]);
    fakeWorker(view());
    await showPerson();
    expect(description(group('Headline'))).toContain('Locked by your team');
  });

  it('lists what Lever does not let be changed', async () => {
    vi.mocked(cannotChange).mockReturnValue([{ key: 'labelOnHired' }]);
    fakeWorker(view());
    await showPerson();
    expect(
      screen.getByText('What Lever does not let Fulcrum change on a record that is there'),
    ).toBeDefined();
    expect(screen.getByText('Hired in Lever')).toBeDefined();
  });

  it('shows the whole of a long value on request', async () => {
    const long = 'Keeps payments running. '.repeat(20);
    differ([row({ here: [long] })]);
    fakeWorker(view());
    await showPerson();
    const more = within(group('Headline')).getByRole('button', { name: 'Show all' });
    await user().click(more);
    expect(button('Show less').getAttribute('aria-expanded')).toBe('true');
  });

  it('says of an update which fields it changes', async () => {
    differ([row({ field: 'location', chosen: 'replace' }), row({ field: 'headline', chosen: 'keep' })]);
    fakeWorker(view());
    await showPerson();
    expect(document.querySelector('.goes-as')?.textContent).toBe('Changes: Location');
  });

  it('tells what goes along and is no field of a record, and nothing that an update leaves alone', async () => {
    const note = { fields: {}, choices: { note: 'Wants to hear more' } };
    fakeWorker(panelView({ page: person({ match: match(), held: held(), draft: note }) }));
    await showPerson();
    expect(document.querySelector('.goes-as')?.textContent).toBe(
      'Also goes along, not shown above: Note: Wants to hear more',
    );
  });

  it('is not shown of a new opportunity', async () => {
    differ([row({})]);
    fakeWorker(view());
    await showPerson();
    await user().click(button('New opportunity'));
    expect(screen.queryByRole('group', { name: 'Headline' })).toBeNull();
  });
});
