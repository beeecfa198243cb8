// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { LayersView, MarkPreview, MemberView, PanelView } from '@/lib/messages/views';
import { fakeWorker, held, idle, match, notConnected, panelView, person, reading } from './fake-worker';
import messages from '@/public/_locales/en/messages.json';
import { isPassable } from '@/components/in-lever';
import { say, type Sentence, type TextKey } from '@/lib/platform/text';
import { layered } from './layered';
import { button, description, field, noButton, showPanel, showPerson, status, user } from './screen';

const MAY_3 = Date.UTC(2026, 4, 3, 12);
const MAY_4 = Date.UTC(2026, 4, 4, 12);

const campaign = (over: Partial<LayersView['campaigns'][number]> = {}): LayersView['campaigns'][number] => ({
  id: 'backend',
  name: 'Backend EU',
  colour: 'blue',
  settings: {},
  archived: false,
  whose: 'mine',
  ...over,
});

const member = (over: Partial<MemberView> = {}): MemberView => ({
  id: 'm1',
  campaign: 'backend',
  state: 'added',
  events: [{ id: 'e1', kind: 'added', at: MAY_3 }],
  trigger: 'replied',
  syncAs: 'lead',
  notes: [],
  changed: [],
  canTakeBack: false,
  ...over,
});
const replied = (over: Partial<MemberView> = {}): MemberView =>
  member({
    state: 'replied',
    events: [
      { id: 'e1', kind: 'added', at: MAY_3 },
      { id: 'e2', kind: 'replied', at: MAY_4 },
    ],
    ...over,
  });

/** A person on the screen, with campaigns to choose from. */
function view(
  campaigns: LayersView['campaigns'] = [campaign()],
  over: Parameters<typeof person>[0] = {},
): PanelView {
  const shown = layered({ campaigns });
  return { ...shown, page: person(over) };
}
const within_ = (members: MemberView[], over: Parameters<typeof person>[0] = {}) =>
  view([campaign()], { campaigns: { members }, ...over });

const options = (name: string) => [...field(name).querySelectorAll('option')].map((one) => one.textContent);
const card = (name = 'Backend EU') => screen.getByRole('group', { name });
const preview = (over: Partial<MarkPreview> = {}): MarkPreview => ({
  does: [],
  notes: [],
  changed: [],
  ...over,
});

describe('the campaign of a person', () => {
  it('is one quiet line for who has none, with the way to make one', async () => {
    const worker = fakeWorker(view([]));
    await showPerson();
    expect(screen.queryByLabelText('Campaign')).toBeNull();
    expect(noButton('Add to campaign')).toBe(true);
    await user().click(button('Make a campaign'));
    expect(worker.lastOf('options.open')).toEqual({ at: 'campaigns' });
  });

  it('is chosen from those that are not archived, and is an edit like any other', async () => {
    const worker = fakeWorker(
      view([
        campaign(),
        campaign({ id: 'old', name: 'Old one', archived: true }),
        campaign({ id: 'team', name: 'The team’s', whose: 'team' }),
      ]),
    );
    await showPerson();
    expect(options('Campaign')).toEqual(['None', 'Backend EU', 'The team’s']);
    expect(screen.queryByLabelText('Push when')).toBeNull();
    const typing = user();
    await typing.selectOptions(field('Campaign'), 'Backend EU');
    await waitFor(() => expect(worker.lastOf('draft.keep')?.draft.campaign).toBe('backend'));
    await typing.selectOptions(field('Campaign'), 'None');
    await waitFor(() => expect(worker.lastOf('draft.keep')?.draft.campaign).toBeNull());
    expect(screen.queryByLabelText('Push when')).toBeNull();
  });

  it('sets what the person is pushed with, and says so at the fields', async () => {
    fakeWorker(view([campaign({ settings: { source: 'Event', syncAs: 'candidate' } })]));
    await showPerson();
    const typing = user();
    await typing.click(button('Advanced settings'));
    expect(field('Source').value).toBe('LinkedIn');
    await typing.selectOptions(field('Campaign'), 'Backend EU');
    expect(field('Source').value).toBe('Event');
    expect(description(field('Source'))).toContain('campaign');
    expect(field('Sync as').value).toBe('candidate');
  });

  it('that was archived or deleted meanwhile is still shown, and why nobody is added', async () => {
    const worker = fakeWorker(
      view([campaign({ archived: true })], { draft: { fields: {}, choices: {}, campaign: 'backend' } }),
    );
    await showPerson();
    expect(options('Campaign')).toEqual(['None', 'Backend EU (archived)']);
    expect(description(field('Campaign'))).toContain('This campaign is archived.');
    expect(noButton('Add to campaign')).toBe(true);
    worker.view.settings.campaigns = [];
    await worker.tell();
    await waitFor(() => expect(options('Campaign')).toEqual(['None', 'A campaign that was deleted']));
    expect(description(field('Campaign'))).toContain('This campaign was deleted');
    expect(screen.queryByLabelText('Push when')).toBeNull();
  });

  it('is not asked of the own profile', async () => {
    fakeWorker(view([campaign()], { reading: reading({ self: true }) }));
    await showPerson();
    expect(screen.queryByLabelText('Campaign')).toBeNull();
    expect(noButton('Do not contact')).toBe(true);
  });
});

describe('Push when', () => {
  it('says where it comes from, is set for this person, and goes back', async () => {
    const worker = fakeWorker(view([campaign({ settings: { trigger: 'replied' } })]));
    await showPerson();
    const typing = user();
    await typing.selectOptions(field('Campaign'), 'Backend EU');
    expect(options('Push when')).toEqual([
      'When added',
      'When they reply',
      'When they reply and are interested',
    ]);
    expect(field('Push when').value).toBe('replied');
    expect(description(field('Push when'))).toContain('campaign');
    await typing.selectOptions(field('Push when'), 'When they reply and are interested');
    expect(worker.lastOf('draft.keep')?.draft.choices).toEqual({ trigger: 'interested' });
    expect(description(field('Push when'))).toContain('only this person');
    await typing.click(button('Reset to team'));
    expect(field('Push when').value).toBe('replied');
    await waitFor(() => expect(document.activeElement).toBe(field('Push when')));
  });

  it('that the team locked cannot be changed', async () => {
    const locked = view();
    locked.settings = { ...locked.settings, team: { trigger: 'interested' }, locks: ['trigger'] };
    const worker = fakeWorker(locked);
    await showPerson();
    const typing = user();
    await typing.selectOptions(field('Campaign'), 'Backend EU');
    await typing.selectOptions(field('Push when'), 'When added');
    expect(field('Push when').value).toBe('interested');
    expect(description(field('Push when'))).toContain('Locked by your team');
    for (const { draft } of worker.of('draft.keep')) expect(draft.choices).toEqual({});
  });
});

describe('Add to campaign', () => {
  const chosen = (settings: LayersView['campaigns'][number]['settings'], over = {}) =>
    view([campaign({ settings })], { draft: { fields: {}, choices: {}, campaign: 'backend' }, ...over });

  it('sends what a push sends, and is one where they are pushed when added', async () => {
    const worker = fakeWorker(chosen({}));
    worker.answers['campaign.add'] = () => {
      if (worker.view.page.state !== 'person') throw new Error('nobody');
      worker.view.page.push = { ...idle, id: 'p1', state: 'queued' };
      worker.view.page.campaigns = { members: [member({ trigger: 'added' })] };
      return {};
    };
    await showPerson();
    expect(description(button('Add to campaign'))).toBe('They are pushed at once.');
    await user().click(button('Add to campaign'));
    await waitFor(() => expect(status('Push')).toBe('Queued'));
    expect(worker.lastOf('campaign.add')).toMatchObject({
      tab: 7,
      person: { slug: 'maren-holt' },
      campaign: 'backend',
      draft: { campaign: 'backend' },
      shown: 'reading-1',
      push: '',
      anyway: false,
    });
    expect(worker.lastOf('campaign.add')?.seen).toContain('Maren Holt');
    expect(noButton('Add to campaign')).toBe(true);
    expect(document.activeElement).toBe(field('Campaign'));
  });

  it('holds for what a push demands', async () => {
    const worker = fakeWorker(chosen({ syncAs: 'candidate' }));
    await showPerson();
    await user().click(button('Add to campaign'));
    expect(status('Push')).toBe('Not pushed: Posting is missing: a candidate needs one.');
    await waitFor(() => expect(document.activeElement).toBe(field('Posting')));
    expect(worker.of('campaign.add')).toHaveLength(0);
  });

  it('only adds with a later trigger, and says what they wait for', async () => {
    const worker = fakeWorker(chosen({ trigger: 'replied', syncAs: 'candidate' }));
    worker.answers['campaign.add'] = () => {
      if (worker.view.page.state === 'person')
        worker.view.page.campaigns = { members: [member({ syncAs: 'candidate' })] };
      return {};
    };
    await showPerson();
    expect(status('Push')).toBe('');
    expect(description(button('Add to campaign'))).toBe('Nothing goes to Lever yet.');
    await user().click(button('Add to campaign'));
    await waitFor(() =>
      expect(status('Push')).toBe(
        'Not pushed: added to “Backend EU”. Not yet: they are pushed when they reply.',
      ),
    );
    expect(worker.of('push.start')).toHaveLength(0);
    expect(card().textContent).toContain('Not yet: they are pushed when they reply');
    expect(button('Push to Lever').getAttribute('aria-disabled')).toBeNull();
  });

  it('only adds who is set to Not yet, and no push goes out for them', async () => {
    const worker = fakeWorker(chosen({ syncAs: 'notYet' }));
    await showPerson();
    expect(description(button('Add to campaign'))).toBe('Nothing goes to Lever yet.');
    expect(button('Push to Lever').getAttribute('aria-disabled')).toBe('true');
    expect(description(button('Push to Lever'))).toContain('Sync as is Not yet');
    const typing = user();
    await typing.click(button('Add to campaign'));
    expect(worker.of('campaign.add')).toHaveLength(1);
    await typing.click(button('Push to Lever'));
    expect(status('Push')).toContain('Sync as is Not yet');
    expect(document.activeElement).toBe(field('Sync as'));
    expect(worker.of('push.start')).toHaveLength(0);
  });

  it('asks once more where the team asks before a push, and stops where it stops', async () => {
    const asked = {
      verdict: 'none',
      records: [],
      stops: [{ how: 'ask', say: { key: 'stopHired' } }],
    } as const;
    const worker = fakeWorker(
      chosen({}, { match: match({ ...asked, stops: [...asked.stops], records: [] }) }),
    );
    await showPerson();
    const typing = user();
    await typing.click(button('Add to campaign'));
    const group = screen.getByRole('group', { name: 'This person was hired through Lever.' });
    expect(worker.of('campaign.add')).toHaveLength(0);
    await typing.click(within(group).getByRole('button', { name: 'Add to campaign' }));
    expect(worker.of('campaign.add')).toMatchObject([{ anyway: true }]);
    if (worker.view.page.state === 'person')
      worker.view.page.match.stops = [{ how: 'stop', say: { key: 'stopHired' } }];
    await worker.tell();
    await waitFor(() => expect(button('Add to campaign').getAttribute('aria-disabled')).toBe('true'));
    expect(description(button('Add to campaign'))).toBe('This person was hired through Lever.');
  });

  it('says why not, and loses nothing that was typed', async () => {
    const worker = fakeWorker(chosen({ trigger: 'replied' }));
    worker.answers['campaign.add'] = () => ({ refused: { key: 'campaignGone' } });
    await showPerson();
    const typing = user();
    await typing.type(field('Email'), 'maren@x.example');
    await typing.click(button('Add to campaign'));
    await waitFor(() => expect(status('Push')).toContain('This campaign was deleted'));
    expect(field('Email').value).toBe('maren@x.example');
    expect(field('Campaign').value).toBe('backend');
    worker.answers['campaign.add'] = () => Promise.reject(new Error('closed'));
    await typing.click(button('Add to campaign'));
    await waitFor(() => expect(status('Push')).toContain('they are not in the campaign'));
  });

  it('shows the note that goes along with the push', async () => {
    fakeWorker(chosen({ history: true }));
    await showPerson();
    const note = screen.getByText('What happened, which goes along as a note').closest('details')!;
    expect(note.textContent).toContain('Added');
  });
});

describe('who is in a campaign', () => {
  it('is shown with all that happened, what they wait for, and their notes', async () => {
    fakeWorker(
      within_([
        replied({
          trigger: 'interested',
          notes: [{ kind: 'history', text: '3 May: Added' }],
          changed: [{ label: 'Stage', was: 'New lead', now: 'Reached out' }],
        }),
      ]),
    );
    await showPerson();
    expect(within(card()).getAllByRole('listitem')[0]?.textContent).toMatch(/^Added, .*2026/);
    expect(within(card()).getAllByRole('listitem')[1]?.textContent).toMatch(/^Replied, .*2026/);
    expect(card().textContent).toContain('Not yet: they are pushed when they are interested');
    expect(within(card()).getByText('3 May: Added')).toBeDefined();
    expect(card().textContent).toContain('Stage: was New lead, is now Reached out');
  });

  it('tells when it happened in the words of the conversation, and since when they are in Lever', async () => {
    const events = [
      { id: 'e1', kind: 'added' as const, at: MAY_3 },
      { id: 'e2', kind: 'replied' as const, at: MAY_4, written: MAY_3, when: 'Yesterday 10:15 AM' },
    ];
    fakeWorker(within_([replied({ events, pushedAt: MAY_4 })]));
    await showPerson();
    expect(within(card()).getByText('Replied, May 3, 2026')).toBeDefined();
    expect(within(card()).getByText(/^In Lever since .*2026$/)).toBeDefined();
    expect(status('Push')).toBe('');
  });

  it('is asked only for what is news', async () => {
    const worker = fakeWorker(within_([member()]));
    await showPerson();
    const names = () =>
      within(card())
        .getAllByRole('button')
        .map(({ textContent }) => textContent);
    expect(names()).toEqual(['Mark as replied', 'Mark as interested', 'Not interested']);
    if (worker.view.page.state === 'person') worker.view.page.campaigns = { members: [replied()] };
    await worker.tell();
    await waitFor(() => expect(names()).toEqual(['Mark as interested', 'Not interested']));
  });

  it('is marked at once where nothing is sent', async () => {
    const worker = fakeWorker(within_([member({ trigger: 'interested' })]));
    worker.answers['campaign.previewMark'] = () => preview();
    worker.answers['campaign.mark'] = () => {
      if (worker.view.page.state === 'person')
        worker.view.page.campaigns = { members: [replied({ trigger: 'interested' })] };
      return { news: 1 };
    };
    await showPerson();
    await user().click(button('Mark as replied'));
    await waitFor(() => expect(noButton('Mark as replied')).toBe(true));
    expect(worker.lastOf('campaign.previewMark')).toMatchObject({ member: 'm1', kind: 'replied' });
    expect(worker.of('campaign.mark')).toMatchObject([
      { tab: 7, members: ['m1'], kind: 'replied', fromThread: false },
    ]);
    // What was pressed has gone; the campaign it was of has the focus.
    expect(document.activeElement?.textContent).toBe('Backend EU');
  });

  it('is marked on a second word where something is sent, once it was shown', async () => {
    const worker = fakeWorker(within_([member()]));
    worker.answers['campaign.previewMark'] = () =>
      preview({
        does: [{ key: 'planCreate' }, { key: 'planHistory' }],
        there: [{ key: 'markStage', args: ['Responded'] }],
        notes: [{ kind: 'history', text: '4 May: Replied' }],
        changed: [{ label: 'Stage', was: 'New lead', now: 'Reached out' }],
      });
    worker.answers['campaign.mark'] = () => ({ news: 1 });
    await showPerson();
    const typing = user();
    await typing.click(button('Mark as replied'));
    const group = await screen.findByRole('group', { name: '“Mark as replied” does this in Lever:' });
    expect(group.textContent).toContain('Make an opportunity');
    expect(group.textContent).toContain('Move them on to Responded');
    expect(within(group).getByText('4 May: Replied')).toBeDefined();
    expect(group.textContent).toContain('Stage: was New lead, is now Reached out');
    expect(worker.of('campaign.mark')).toHaveLength(0);
    // Enter pressed twice does nothing.
    expect(document.activeElement).toBe(button('Leave it as it is'));
    await typing.keyboard('{Escape}');
    expect(document.activeElement).toBe(button('Mark as replied'));
    expect(worker.of('campaign.mark')).toHaveLength(0);
    await typing.click(button('Mark as replied'));
    await screen.findByRole('group', { name: /does this in Lever/ });
    await typing.click(button('Mark as replied'));
    await waitFor(() => expect(worker.of('campaign.mark')).toHaveLength(1));
  });

  it('says what goes only where they turn out to be in Lever', async () => {
    const worker = fakeWorker(within_([member({ trigger: 'interested' })]));
    worker.answers['campaign.previewMark'] = () => preview({ there: [{ key: 'planReply' }] });
    await showPerson();
    await user().click(button('Mark as replied'));
    expect(
      await screen.findByRole('group', {
        name: '“Mark as replied” does this if they are in Lever already:',
      }),
    ).toBeDefined();
    expect(worker.of('campaign.mark')).toHaveLength(0);
  });

  it('is not marked where nobody answers what that would send', async () => {
    const worker = fakeWorker(within_([member()]));
    worker.answers['campaign.previewMark'] = () => Promise.reject(new Error('closed'));
    await showPerson();
    const typing = user();
    await typing.click(button('Mark as replied'));
    expect(await screen.findByText('Fulcrum did not answer. Try again.')).toBeDefined();
    worker.answers['campaign.previewMark'] = () => preview();
    worker.answers['campaign.mark'] = () => Promise.reject(new Error('closed'));
    await typing.click(button('Mark as replied'));
    expect(await screen.findByText('Fulcrum did not answer. Try again.')).toBeDefined();
    expect(button('Mark as replied')).toBeDefined();
  });

  it('has the last of it taken back at once where Lever was not told', async () => {
    const worker = fakeWorker(within_([replied({ canTakeBack: true })]));
    worker.answers['campaign.unmark'] = () => ({ refused: { key: 'campaignEventUnderWay' } });
    await showPerson();
    expect(description(button('Take back'))).toMatch(/Takes back: Replied, /);
    await user().click(button('Take back'));
    expect(worker.of('campaign.unmark')).toMatchObject([{ member: 'm1' }]);
    expect(await screen.findByText(/This is on its way to Lever/)).toBeDefined();
  });

  it('has what Lever was told taken back once that was shown', async () => {
    const sent = replied({ canTakeBack: true, pushedAt: MAY_4 });
    const worker = fakeWorker(
      within_([{ ...sent, events: sent.events.map((one) => ({ ...one, sent: `push of ${one.id}` })) }]),
    );
    worker.answers['undo.ask'] = () => ({ does: [{ key: 'planDeleteNote' }], cannot: [] });
    await showPerson();
    const typing = user();
    await typing.click(button('Take back'));
    const group = await screen.findByRole('group', { name: 'Taking it back does this in Lever:' });
    expect(group.textContent).toContain('Delete the note');
    expect(worker.lastOf('undo.ask')).toMatchObject({ push: 'push of e2' });
    expect(worker.of('campaign.unmark')).toHaveLength(0);
    await typing.click(within(group).getByRole('button', { name: 'Take back' }));
    expect(worker.of('campaign.unmark')).toHaveLength(1);
  });

  it('says how it stands with what is taken back', async () => {
    const gone = replied();
    const back = { push: 'p' };
    const withBack = (say?: Sentence) => ({
      ...gone,
      events: gone.events.map((one) =>
        one.id === 'e2' ? { ...one, back: say ? { ...back, say } : back } : one,
      ),
    });
    fakeWorker(
      view([campaign(), campaign({ id: 'second', name: 'Second' })], {
        campaigns: {
          members: [withBack(), { ...withBack(say('errorRefused', 'No.')), id: 'm2', campaign: 'second' }],
        },
      }),
    );
    await showPerson();
    expect(card().textContent).toContain('Being taken back');
    expect(card('Second').textContent).toMatch(/Not taken back: .*No\./);
  });

  it('goes on in the same sentence behind its state', async () => {
    fakeWorker(within_([replied({ stands: { key: 'pushSelf' } })]));
    await showPerson();
    expect(status('Push')).toBe('Waiting for you: this is your own profile.');
  });

  it('that waits for the recruiter says why, and goes on at their word', async () => {
    const worker = fakeWorker(within_([replied({ stands: { key: 'campaignArchived' } })]));
    await showPerson();
    expect(status('Push')).toBe(
      'Waiting for you: They are archived in Lever. Nothing is changed there unless you say so; then only notes are added, and they stay as they are.',
    );
    expect(description(button('Go on'))).toContain('They are archived in Lever');
    expect(card().textContent).not.toContain('Goes to Lever next');
    await user().click(button('Go on'));
    expect(worker.of('campaign.goOn')).toMatchObject([{ members: ['m1'] }]);
  });

  it.each([
    ...(['campaignCancelled', 'campaignNoStages', 'campaignSeveral', 'campaignImported'] as const),
    ...(['errorRefused', 'errorForbidden', 'stopHired', 'pushTwice'] as const),
  ])('goes on at their word from %s', async (key) => {
    const worker = fakeWorker(within_([replied({ stands: { key } })]));
    await showPerson();
    await user().click(button('Go on'));
    expect(worker.of('campaign.goOn')).toMatchObject([{ members: ['m1'] }]);
  });

  it('that nothing pushes by itself says so, and goes on at their word', async () => {
    const worker = fakeWorker(within_([replied({ comes: 'atWord' })]));
    await showPerson();
    expect(card().textContent).not.toContain('Goes to Lever next');
    expect(description(button('Go on'))).toMatch(/nothing is sent by itself/);
    await user().click(button('Go on'));
    expect(worker.of('campaign.goOn')).toMatchObject([{ members: ['m1'] }]);
  });

  it('whose push was taken back is not said to be pushed soon', async () => {
    fakeWorker(within_([replied({ comes: 'nothing' })]));
    await showPerson();
    expect(card().textContent).toContain('nothing more is sent by itself');
    expect(noButton('Go on')).toBe(true);
  });

  it('has Go on wherever the words name it', () => {
    const named = Object.entries(messages).flatMap(([key, { message }]) =>
      key.startsWith('campaign') && /\bgo on\b/i.test(message) ? [key as TextKey] : [],
    );
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((key) => !isPassable({ key }, false))).toEqual([]);
  });

  it('is told of at their word although they are not to be contacted, and pushed only with a reason', async () => {
    const stands = say('noContactBy', 'Lena');
    fakeWorker(
      view([campaign(), campaign({ id: 'second', name: 'Second' })], {
        campaigns: {
          members: [replied({ stands, pushedAt: MAY_4 }), replied({ id: 'm2', campaign: 'second', stands })],
        },
      }),
    );
    await showPerson();
    const goOn = { name: 'Go on' };
    expect(within(card()).queryByRole('button', goOn)).not.toBeNull();
    expect(within(card('Second')).queryByRole('button', goOn)).toBeNull();
  });

  it.each(['campaignGone', 'campaignPushWaits', 'stopAlready', 'pushIncomplete'] as const)(
    'offers no word where a word does not help: %s',
    async (key) => {
      fakeWorker(within_([replied({ stands: { key } })]));
      await showPerson();
      expect(card().textContent).not.toBe('');
      expect(noButton('Go on')).toBe(true);
    },
  );

  it('is marked in one campaign and not in another', async () => {
    const worker = fakeWorker({
      ...view([campaign(), campaign({ id: 'second', name: 'Second' })], {
        campaigns: { members: [member(), member({ id: 'm2', campaign: 'second' })] },
      }),
    });
    worker.answers['campaign.previewMark'] = () => preview();
    worker.answers['campaign.mark'] = () => ({ news: 1 });
    await showPerson();
    const mark = within(card('Second')).getByRole('button', { name: 'Not interested' });
    expect(description(mark)).toBe('Second');
    await user().click(mark);
    await waitFor(() =>
      expect(worker.of('campaign.mark')).toMatchObject([{ members: ['m2'], kind: 'notInterested' }]),
    );
  });

  it('of a deleted campaign is still told', async () => {
    fakeWorker(view([], { campaigns: { members: [member({ stands: { key: 'campaignGone' } })] } }));
    await showPerson();
    expect(card('A campaign that was deleted').textContent).toContain('This campaign was deleted');
  });
});

describe('Do not contact', () => {
  const barred = {
    members: [],
    noContact: { say: { key: 'noContactBy' as const, args: ['Ada'] }, byHand: true },
  };
  const WHY = 'Why push them all the same?';

  it('marks the person, says who said so, and can be taken away again', async () => {
    const worker = fakeWorker(view());
    worker.answers['person.noContact'] = ({ on }) => {
      if (worker.view.page.state === 'person') worker.view.page.campaigns = on ? barred : { members: [] };
      return {};
    };
    await showPerson();
    const typing = user();
    await typing.click(button('Do not contact'));
    const told = await screen.findByRole('group', { name: 'Do not contact' });
    expect(told.textContent).toContain('Ada marked them as not to be contacted.');
    await waitFor(() => expect(document.activeElement).toBe(told));
    expect(noButton('Do not contact')).toBe(true);
    expect(worker.lastOf('person.noContact')).toMatchObject({ on: true, person: { slug: 'maren-holt' } });
    await typing.click(button('May be contacted again'));
    await waitFor(() => expect(document.activeElement).toBe(button('Do not contact')));
    expect(worker.lastOf('person.noContact')).toMatchObject({ on: false });
  });

  it('asks a push for the reason, which goes along', async () => {
    const worker = fakeWorker(view([campaign()], { campaigns: barred }));
    await showPerson();
    const typing = user();
    await typing.click(button('Push to Lever'));
    expect(status('Push')).toMatch(/^Not pushed: they are not to be contacted/);
    await waitFor(() => expect(document.activeElement).toBe(field(WHY)));
    expect(field(WHY).getAttribute('aria-invalid')).toBe('true');
    await typing.type(field(WHY), '   ');
    await typing.click(button('Push to Lever'));
    expect(worker.of('push.start')).toHaveLength(0);
    await typing.type(field(WHY), 'They asked for it.');
    await typing.click(button('Push to Lever'));
    expect(worker.of('push.start')).toMatchObject([{ why: 'They asked for it.', anyway: false }]);
  });

  it('are added by Enter where the campaign that is chosen pushes later, and not pushed', async () => {
    const worker = fakeWorker(
      view([campaign({ settings: { trigger: 'replied' } })], {
        draft: { fields: {}, choices: {}, campaign: 'backend' },
      }),
    );
    await showPerson();
    const typing = user();
    await typing.type(field('Name'), '{Enter}');
    await typing.type(field('Name'), '{Control>}{Enter}{/Control}');
    await waitFor(() => expect(worker.of('campaign.add').length).toBeGreaterThan(0));
    expect(worker.of('push.start')).toHaveLength(0);
    await typing.click(button('Push to Lever'));
    expect(worker.of('push.start')).toHaveLength(1);
  });

  it('asks the same before they are added, also where nothing is pushed', async () => {
    const worker = fakeWorker(
      view([campaign({ settings: { trigger: 'replied' } })], {
        campaigns: barred,
        draft: { fields: {}, choices: {}, campaign: 'backend' },
      }),
    );
    await showPerson();
    const typing = user();
    await typing.click(button('Add to campaign'));
    expect(worker.of('campaign.add')).toHaveLength(0);
    await typing.type(field(WHY), 'They asked for it.');
    await typing.click(button('Add to campaign'));
    expect(worker.of('campaign.add')).toMatchObject([{ why: 'They asked for it.' }]);
  });

  it('that Lever says is no button’s to take away, and no Push anyway passes it', async () => {
    const say = { key: 'noContactBy' as const, args: ['A tag'] };
    fakeWorker(
      view([campaign()], {
        match: match({ verdict: 'none', records: [], stops: [{ how: 'ask', say, asksWhy: true }] }),
      }),
    );
    await showPerson();
    expect(noButton('May be contacted again')).toBe(true);
    expect(noButton('Do not contact')).toBe(true);
    expect(noButton('Push anyway')).toBe(true);
    expect(screen.getAllByText(/A tag marked them/)).toHaveLength(1);
    // Asked once it is of use: not of who never meant to push them.
    expect(screen.queryByLabelText(WHY)).toBeNull();
    await user().click(button('Push to Lever'));
    expect(document.activeElement).toBe(field(WHY));
  });

  it('goes with no push of somebody else', async () => {
    const worker = fakeWorker(view());
    await showPerson();
    await user().click(button('Push to Lever'));
    expect(worker.lastOf('push.start')).not.toHaveProperty('why');
  });

  it('is not offered where there is no account to keep it for', async () => {
    fakeWorker({ ...view(), connection: notConnected });
    await showPerson();
    expect(noButton('Do not contact')).toBe(true);
  });
});

type ThreadPage = Extract<PanelView['page'], { state: 'thread' }>;

describe('a conversation', () => {
  const talk = (over: Partial<ThreadPage> = {}, thread: Partial<ThreadPage['thread']> = {}): PanelView => ({
    ...layered({ campaigns: [campaign({ settings: { trigger: 'replied' } })] }),
    page: {
      state: 'thread',
      thread: {
        contact: { urnId: 'ACoAAB1234567890abc' },
        name: 'Maren H.',
        href: '/in/ACoAAB1234567890abc',
        inbound: 1,
        lastInbound: true,
        when: 'May 3',
        written: MAY_3 + 1,
        ...thread,
      },
      name: 'Maren Holt',
      campaigns: { members: [member()] },
      keepsReply: false,
      ...over,
    },
  });
  const show = async (shown: PanelView) => {
    const worker = fakeWorker(shown);
    showPanel();
    await screen.findByRole('heading', { level: 2 });
    return worker;
  };

  it('says who it is with and whether they have answered, and never goes anywhere by itself', async () => {
    await show(talk());
    const link = screen.getByRole('link', { name: 'Maren Holt' });
    expect(link.getAttribute('href')).toBe('https://www.linkedin.com/in/ACoAAB1234567890abc/');
    expect(link.getAttribute('target')).toBe('_blank');
    expect(screen.getByText('Named here: Maren H.')).toBeDefined();
    expect(screen.getByText('They replied on May 3.')).toBeDefined();
    expect(noButton('Push to Lever')).toBe(true);
  });

  it('leads to the profile of who is in no campaign', async () => {
    await show(talk({ campaigns: { members: [] } }));
    const link = screen.getByRole('link', { name: 'Open their profile' });
    expect(link.getAttribute('href')).toMatch(/^https:\/\/www\.linkedin\.com\/in\//);
  });

  it('says before somebody is marked that it is asked first, and not what it would send', async () => {
    const worker = await show(talk());
    const asks = { key: 'stopArchived' as const, args: ['1 May', 'Timing'] };
    worker.answers['campaign.previewMark'] = () => preview({ asks, does: [{ key: 'planCreate' }] });
    await user().click(button('Mark as replied'));
    const asked = await screen.findByRole('group', { name: /sends nothing to Lever before you say so/ });
    expect(asked.textContent).toContain('Archived in Lever on 1 May: Timing.');
    expect(asked.textContent).not.toContain('opportunity');
  });

  it('does not take none seen for none', async () => {
    await show(talk({}, { inbound: 0, lastInbound: false }));
    expect(screen.getByText(/^No message of theirs is on the screen/)).toBeDefined();
    expect(screen.queryByText(/push now/)).toBeNull();
    // It may be known from elsewhere.
    expect(button('Mark as replied')).toBeDefined();
  });

  it('offers the push that the reply is waited for with, and shows first what it sends', async () => {
    const worker = await show(talk());
    worker.answers['campaign.previewMark'] = () => preview({ does: [{ key: 'planCreate' }] });
    worker.answers['campaign.mark'] = () => {
      if (worker.view.page.state === 'thread')
        worker.view.page.campaigns = {
          members: [
            replied({
              events: [
                { id: 'e1', kind: 'added', at: MAY_3 },
                { id: 'e2', kind: 'replied', at: MAY_4, when: 'May 3', written: MAY_3 + 1 },
              ],
              pushedAt: MAY_4,
            }),
          ],
        };
      return { news: 1 };
    };
    expect(screen.getByText('They replied on May 3: push now as Lead?')).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(button('Mark as replied')));
    const typing = user();
    await typing.keyboard('{Enter}');
    await screen.findByRole('group', { name: /does this in Lever/ });
    expect(worker.lastOf('campaign.previewMark')).toMatchObject({ fromThread: true });
    expect(worker.of('campaign.mark')).toHaveLength(0);
    await typing.click(button('Mark as replied'));
    await waitFor(() =>
      expect(worker.of('campaign.mark')).toMatchObject([
        { tab: 7, members: ['m1'], kind: 'replied', fromThread: true },
      ]),
    );
    await waitFor(() => expect(screen.queryByText(/push now/)).toBeNull());
    expect(card().textContent).toContain('Replied, May 3, 2026');
    expect(card().textContent).toContain('In Lever since');
    // The reply on the screen was told: being interested is told without it.
    worker.answers['campaign.previewMark'] = () => preview();
    await typing.click(button('Mark as interested'));
    await waitFor(() => expect(worker.lastOf('campaign.mark')).toMatchObject({ fromThread: false }));
  });

  it('says the date of a reply that is older than the adding, and does not press for it', async () => {
    const worker = await show(
      talk({ keepsReply: true }, { when: 'Friday 10:12 AM', written: MAY_3 - 20 * 86_400_000, text: 'Yes.' }),
    );
    const offer = screen.getByText(/: push now as Lead\?/);
    expect(offer.textContent).toBe(
      'They replied on Apr 13, 2026: push now as Lead? They wrote it before you added them.',
    );
    expect(button('Mark as replied').hasAttribute('data-first')).toBe(false);
    worker.answers['campaign.previewMark'] = () => preview();
    await user().click(button('Mark as replied'));
    await waitFor(() => expect(worker.lastOf('campaign.mark')).toMatchObject({ fromThread: true }));
  });

  const TODAY = 'Today 2:00 PM';
  const YESTERDAY = 'Yesterday 2:00 PM';
  it.each([
    ['of another day', true, { when: TODAY, written: MAY_3 + 1 }, {}],
    [
      'that are the same and a later message’s',
      false,
      { when: YESTERDAY, written: MAY_3 + 1 },
      { written: MAY_4 },
    ],
    ['of before replies had a time', true, { when: TODAY }, {}],
    ['of before, and a later message', false, { when: YESTERDAY }, { written: MAY_4 + 1 }],
    ['where the page tells no time', true, { when: YESTERDAY }, { written: undefined }],
    ['where the page tells no time, and other words', false, { when: TODAY }, { written: undefined }],
    ['of nothing, as it was marked by hand', false, {}, {}],
  ])('knows a reply again, or not, under words %s', async (_, known, event, thread) => {
    const events: MemberView['events'] = [
      { id: 'e1', kind: 'added', at: MAY_3 },
      { id: 'e2', kind: 'replied', at: MAY_4, ...event },
    ];
    const there = { keepsReply: true, campaigns: { members: [replied({ events })] } };
    await show(talk(there, { text: 'Yes.', when: YESTERDAY, ...thread }));
    expect(screen.queryByText('Their reply, which goes along as a note') === null).toBe(known);
  });

  it('offers no push where none follows', async () => {
    await show(talk({ campaigns: { members: [member({ trigger: 'interested' })] } }));
    expect(screen.getByText('They replied on May 3: mark it?')).toBeDefined();
  });

  it('does it in every campaign of theirs, and shows each', async () => {
    const shown = talk({
      campaigns: { members: [member(), member({ id: 'm2', campaign: 'second', syncAs: 'candidate' })] },
    });
    shown.settings.campaigns = [campaign(), campaign({ id: 'second', name: 'Second' })];
    const worker = await show(shown);
    worker.answers['campaign.previewMark'] = ({ member: id }) =>
      preview({ does: [{ key: id === 'm1' ? 'planCreate' : 'planReply' }] });
    worker.answers['campaign.mark'] = () => ({ news: 2 });
    expect(screen.getByText('They replied on May 3: push now as Lead, Candidate?')).toBeDefined();
    const typing = user();
    await typing.click(button('Mark as replied'));
    const group = await screen.findByRole('group', { name: /does this in Lever/ });
    expect(within(group).getByRole('heading', { name: 'Second' })).toBeDefined();
    expect(group.textContent).toContain('Make an opportunity');
    expect(group.textContent).toContain('Add their reply as a note');
    await typing.click(within(group).getByRole('button', { name: 'Mark as replied' }));
    await waitFor(() => expect(worker.of('campaign.mark')).toMatchObject([{ members: ['m1', 'm2'] }]));
  });

  it('shows the words that go along as a note, only where they do', async () => {
    const worker = await show(talk({ keepsReply: true }, { text: 'Yes, tell me more.' }));
    expect(screen.getByText('Yes, tell me more.')).toBeDefined();
    if (worker.view.page.state === 'thread') worker.view.page.keepsReply = false;
    await worker.tell();
    await waitFor(() => expect(screen.queryByText('Yes, tell me more.')).toBeNull());
  });

  it('says what was done by itself where the settings say so', async () => {
    const events: MemberView['events'] = [
      { id: 'e1', kind: 'added', at: MAY_3 },
      { id: 'e2', kind: 'replied', at: MAY_4, when: 'May 3' },
    ];
    const shown = talk({ campaigns: { members: [replied({ events, pushedAt: MAY_4 })] } });
    shown.settings.team = { replySeen: 'act' };
    const worker = await show(shown);
    expect(screen.getByText(/^Marked as replied\./)).toBeDefined();
    expect(noButton('Mark as replied')).toBe(true);
    worker.view.settings.team = {};
    await worker.tell();
    await waitFor(() => expect(screen.queryByText(/^Marked as replied\./)).toBeNull());
  });

  it('with nobody of a campaign says so, and how they can be added', async () => {
    await show(talk({ name: '', campaigns: { members: [] } }));
    expect(screen.getByRole('heading', { name: 'Maren H.' })).toBeDefined();
    expect(
      screen.getByText('They are in none of your campaigns. Open their profile to add them.'),
    ).toBeDefined();
    expect(noButton('Mark as replied')).toBe(true);
  });

  it('with nobody who has an address names them without a link', async () => {
    const shown = talk({ name: '', campaigns: { members: [] } });
    if (shown.page.state === 'thread') {
      shown.page.thread.contact = { memberId: '1234' };
      delete shown.page.thread.name;
    }
    await show(shown);
    expect(screen.getByRole('heading', { name: 'Somebody without a name on the page' })).toBeDefined();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('is where they can be marked as not to be contacted', async () => {
    const worker = await show(talk());
    await user().click(button('Do not contact'));
    expect(worker.lastOf('person.noContact')).toMatchObject({
      on: true,
      person: { urnId: 'ACoAAB1234567890abc' },
    });
    if (worker.view.page.state === 'thread')
      worker.view.page.campaigns.noContact = { say: { key: 'noContactBy', args: ['Ada'] }, byHand: true };
    await worker.tell();
    expect(await screen.findByText('Ada marked them as not to be contacted.')).toBeDefined();
    expect(screen.queryByLabelText('Why push them all the same?')).toBeNull();
  });

  it('is read again on request', async () => {
    const worker = await show(talk());
    await user().click(button('Read page again'));
    expect(worker.lastOf('panel.view')).toMatchObject({ read: true });
  });
});

describe('keeping Lever up to date', () => {
  const shown = (
    keepUpToDate: boolean,
    over: Parameters<typeof person>[0] = {},
    more: LayersView['team'] = {},
  ) => ({
    ...layered({ team: { keepUpToDate, ...more } }),
    page: person({ match: match(), held: held(), ...over }),
  });

  it('says what is new, leads there, and sends nothing', async () => {
    const worker = fakeWorker(shown(true));
    await showPerson();
    expect(screen.getByText(/^New since Lever was told: Headline/)).toBeDefined();
    await user().click(button('Look at it'));
    const group = screen.getByRole('group', { name: 'Headline' });
    expect(group.contains(document.activeElement)).toBe(true);
    expect(worker.of('push.start')).toHaveLength(0);
  });

  it.each<[string, ReturnType<typeof panelView>]>([
    ['the team does not want it', shown(false)],
    [
      'nothing is new',
      shown(true, {
        held: held({ headline: 'Staff engineer', links: ['https://www.linkedin.com/in/maren-holt/'] }),
      }),
    ],
    [
      'what is new is protected',
      shown(
        true,
        { held: held({ links: ['https://www.linkedin.com/in/maren-holt/'] }) },
        { protected: ['headline'] },
      ),
    ],
    ['it is not sure who it is', shown(true, { match: match({ verdict: 'possible' }) })],
    [
      'the recruiter decided to keep what is there',
      shown(true, { draft: { fields: {}, choices: {}, decisions: { headline: 'keep', links: 'keep' } } }),
    ],
  ])('is silent where %s', async (_, silent) => {
    fakeWorker(silent);
    await showPerson();
    expect(screen.queryByText(/^New since Lever was told/)).toBeNull();
  });
});
