// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { POSTING_OWNER, type Layer } from '@/lib/settings/settings';
import { fakeWorker, idle, person } from './fake-worker';
import { box, fieldNames, layered, offered, showLayered } from './layered';
import { button, description, field, noButton, showPerson, user } from './screen';

const named = { id: 'x1', name: 'Backend EU', kind: 'lead' as const, whose: 'team' as const };

describe('where a value comes from', () => {
  it('is said at each setting', async () => {
    await showLayered(
      layered(
        {
          team: { posting: 'p1', syncAs: 'x1', summary: true },
          mine: { origin: 'agency' },
          campaign: { tags: ['q3'] },
          presets: [{ ...named, settings: { source: 'Referral' } }],
        },
        { draft: { fields: {}, choices: { stage: 's2' } } },
      ),
    );
    const says = {
      Posting: 'team',
      Origin: 'mine',
      Tags: 'campaign',
      Source: 'preset Backend EU',
      Stage: 'only this person',
      Owner: 'built in',
      'Sync as': 'team',
      'Profile summary': 'team',
    };
    for (const [name, from] of Object.entries(says)) expect(description(field(name))).toContain(from);
    // Seen too, but for what needs no word.
    for (const word of ['mine', 'campaign', 'Backend EU', 'only this person'])
      expect(screen.getAllByText(word, { selector: '.origin' })).toHaveLength(1);
    expect(screen.queryByText('built in', { selector: '.origin' })).toBeNull();
  });
});

describe('a locked setting', () => {
  const locks: Layer = {
    syncAs: 'lead',
    posting: 'p4',
    stage: 's2',
    owner: 'u2',
    tags: ['fixed'],
    source: 'LinkedIn',
    origin: 'agency',
    summary: false,
  };
  const view = () => layered({ team: locks, locks: Object.keys(locks) as (keyof Layer)[] });

  it('says so and keeps the focus', async () => {
    await showLayered(view());
    for (const name of Object.keys({
      'Sync as': 1,
      Posting: 1,
      Stage: 1,
      Owner: 1,
      Tags: 1,
      Source: 1,
      Origin: 1,
    })) {
      expect(description(field(name))).toContain('Locked by your team');
      field(name).focus();
      expect(document.activeElement).toBe(field(name));
    }
    expect(description(field('Profile summary'))).toContain('Locked by your team');
  });

  it('cannot be changed by mouse or keyboard', async () => {
    const { worker, typing, panel } = await showLayered(view());
    for (const name of ['Posting', 'Stage', 'Owner', 'Tags', 'Source']) {
      expect(field(name).readOnly).toBe(true);
      await typing.click(box(name));
      await typing.keyboard('{ArrowDown}{Enter}a,{Backspace}');
      await typing.keyboard('{Alt>}{Backspace}{/Alt}');
      expect(screen.queryByRole('listbox')).toBeNull();
    }
    await typing.selectOptions(field('Origin'), 'University');
    await typing.selectOptions(field('Sync as'), 'Candidate');
    await typing.click(field('Profile summary'));
    expect(noButton('Clear Posting')).toBe(true);
    expect(noButton('Remove tag fixed')).toBe(true);
    panel.store.getState().edit({ choices: { stage: 'lead-new', tags: [] } });
    expect(field('Origin').value).toBe('agency');
    expect(field('Sync as').value).toBe('lead');
    expect(field('Profile summary').checked).toBe(false);
    expect(box('Stage').value).toBe('Reached out');
    for (const { draft } of worker.of('draft.keep')) expect(draft.choices).toEqual({});
  });

  it('shows the team’s value whatever was set for the person before', async () => {
    const locked = layered(
      { team: { stage: 's2' }, locks: ['stage'] },
      { draft: { fields: {}, choices: { stage: 'lead-new' } } },
    );
    await showLayered(locked);
    expect(box('Stage').value).toBe('Reached out');
    expect(noButton('Reset to team')).toBe(true);
  });
});

describe('taking back what was set for this person', () => {
  it('goes by a button that says what comes back, and leaves nothing in the draft', async () => {
    const { worker, typing, kept } = await showLayered(layered({ team: { posting: 'p4', stage: 's2' } }));
    expect(noButton('Reset to team')).toBe(true);
    await typing.clear(box('Posting'));
    await typing.type(box('Posting'), 'chief{Enter}');
    const back = button('Reset to team');
    expect(description(back)).toContain('Posting goes back to Designer (team)');
    await typing.click(back);
    expect(box('Posting').value).toBe('Designer');
    expect(document.activeElement).toBe(box('Posting'));
    expect(noButton('Reset to team')).toBe(true);
    expect(kept()).toEqual({ fields: {}, choices: {} });
    // So what the team changes later shows.
    worker.view.settings.team.posting = 'p1';
    await worker.tell();
    await waitFor(() => {
      expect(box('Posting').value).toBe('Backend Engineer');
    });
  });

  it('goes by Alt+Backspace in the field, whatever was half typed there', async () => {
    const { typing, kept } = await showLayered(
      layered(
        { mine: { source: 'Referral' } },
        {
          draft: {
            fields: {},
            choices: {
              ...{ posting: 'p1', stage: 's2', owner: 'u2', tags: ['a'], source: 'x', origin: 'agency' },
              ...{ summary: true, syncAs: 'candidate' },
            },
          },
        },
      ),
    );
    const names = ['Posting', 'Stage', 'Owner', 'Tags', 'Source', 'Origin', 'Profile summary', 'Sync as'];
    for (const name of names) {
      field(name).focus();
      if (name === 'Posting') await typing.keyboard('zz');
      await typing.keyboard('{Alt>}{Backspace}{/Alt}');
      expect(document.activeElement).toBe(field(name));
    }
    expect(kept()).toEqual({ fields: {}, choices: {} });
    expect(box('Posting').value).toBe('');
    expect(box('Source').value).toBe('Referral');
  });

  it('says none where nothing is set below', async () => {
    await showLayered(layered({}, { draft: { fields: {}, choices: { posting: 'p1' } } }));
    expect(description(button('Reset to team'))).toContain('Posting goes back to none (built in)');
  });

  it('goes for all at once, and leaves what was typed', async () => {
    const { typing, kept } = await showLayered(
      layered({
        team: { stage: 's2' },
      }),
    );
    expect(noButton('Reset all')).toBe(true);
    await typing.type(field('Name'), '!');
    await typing.type(field('Note'), 'Call');
    expect(noButton('Reset all')).toBe(true);
    await typing.type(box('Tags'), 'x,');
    await typing.selectOptions(field('Sync as'), 'Candidate');
    await typing.click(button('Reset all'));
    expect(kept()).toEqual({ fields: { name: 'Maren Holt!' }, choices: { note: 'Call' } });
    expect(document.activeElement).toBe(button('Advanced settings'));
    expect(noButton('Reset all')).toBe(true);
  });
});

describe('Owner', () => {
  const owned = () => {
    const view = layered({});
    view.catalog.postings = view.catalog.postings.map((one) =>
      one.id === 'p4' ? { ...one, owner: 'u2' } : one,
    );
    return view;
  };

  it('begins with the acting user and the posting’s owner', async () => {
    const view = owned();
    view.catalog.recent.owner = ['u2'];
    const { typing } = await showLayered(view);
    await typing.click(box('Owner'));
    expect(offered()).toEqual([
      'Acting user (Ada Recruiter)',
      "The posting's owner",
      'Bo Manager',
      'Ada Recruiter',
    ]);
  });

  it('the posting’s owner is told by name once it is known', async () => {
    const { typing, kept } = await showLayered(owned());
    await typing.click(box('Owner'));
    await typing.click(screen.getByRole('option', { name: "The posting's owner" }));
    expect(kept()?.choices.owner).toBe(POSTING_OWNER);
    expect(description(box('Owner'))).toContain('No posting with a known owner');
    await typing.type(box('Posting'), 'des{Enter}');
    expect(description(box('Owner'))).toContain('Now: Bo Manager');
    await typing.click(box('Owner'));
    await typing.click(screen.getByRole('option', { name: /^Acting user/ }));
    expect(kept()?.choices.owner).toBeNull();
  });
});

describe('a value that Lever no longer has', () => {
  it('is told at the field, and the layer below decides', async () => {
    await showLayered(layered({ team: { stage: 's2' }, mine: { stage: 'gone' } }));
    expect(box('Stage').value).toBe('Reached out');
    expect(description(box('Stage'))).toContain('Your default names a stage that Lever no longer has');
  });

  it('is told all the same where its field is hidden', async () => {
    fakeWorker(layered({ team: { displayed: ['stage'], posting: 'closed' } }));
    await showPerson();
    expect(
      screen.getByText(/names a posting that is closed in Lever, so this goes with no posting/),
    ).toBeDefined();
  });
});

describe('a new version of the settings', () => {
  it('shows at once and leaves the focus and what is typed', async () => {
    const { worker, typing } = await showLayered(layered({}));
    await typing.type(field('Note'), 'Half a sent');
    const note = field('Note');
    note.setSelectionRange(4, 4);
    worker.view.settings = layered({
      team: { displayed: ['note', 'origin', 'tags', 'email'], mandatory: ['tags'] },
    }).settings;
    await worker.tell();
    await waitFor(() => {
      expect(fieldNames()).toEqual([
        'Name',
        'Email',
        'Title',
        'Company',
        'Note',
        'Origin',
        'Tags',
        'Sync as',
      ]);
    });
    expect(document.activeElement).toBe(note);
    expect(note.value).toBe('Half a sent');
    expect(note.selectionStart).toBe(4);
    expect(field('Tags').getAttribute('aria-required')).toBe('true');
  });

  it('leaves what is half typed into a list', async () => {
    const { worker, typing } = await showLayered(layered({}));
    await typing.type(box('Posting'), 'back');
    worker.view.settings = layered({ team: { displayed: ['tags', 'posting'], posting: 'p4' } }).settings;
    await worker.tell();
    await waitFor(() => {
      expect(fieldNames()).not.toContain('Stage');
    });
    expect(document.activeElement).toBe(box('Posting'));
    expect(box('Posting').value).toBe('back');
  });

  it('that hides the field one is in sends the focus to Advanced settings', async () => {
    const { worker } = await showLayered(layered({}));
    box('Stage').focus();
    worker.view.settings = layered({ team: { displayed: ['posting'] } }).settings;
    await worker.tell();
    await waitFor(() => {
      expect(document.activeElement).toBe(button('Advanced settings'));
    });
  });
});

describe('somebody who may not push', () => {
  it('is told why, and can do everything else', async () => {
    const view = layered({ mayNotPush: { key: 'roleInterviewer', args: ['Ada Recruiter'] } });
    const worker = fakeWorker(view);
    await showPerson();
    const typing = user();
    const says = 'Ada Recruiter is an Interviewer in Lever';
    expect(screen.getAllByText(new RegExp(says), { selector: 'p' })).toHaveLength(1);
    expect(button('Push to Lever').getAttribute('aria-disabled')).toBe('true');
    expect(description(button('Push to Lever'))).toContain(says);
    await typing.click(button('Push to Lever'));
    await typing.type(field('Name'), '{Enter}');
    await typing.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.getByRole('status', { name: 'Push' }).textContent).toContain(`Not pushed: ${says}`);
    expect(worker.of('push.start')).toHaveLength(0);
    await typing.type(field('Name'), '!');
    expect(worker.lastOf('draft.keep')?.draft.fields).toEqual({ name: 'Maren Holt!' });
  });

  it('finds every way of pushing barred, and not the way out', async () => {
    const view = layered({ mayNotPush: { key: 'roleInterviewer', args: ['Ada Recruiter'] } });
    const push = {
      ...idle,
      state: 'waiting' as const,
      canTryAgain: true,
      canPushAnyway: true,
      canCancel: true,
    };
    view.page = person({ push });
    const worker = fakeWorker(view);
    await showPerson();
    for (const name of ['Try again', 'Push anyway']) {
      expect(description(button(name))).toContain('is an Interviewer');
      await user().click(button(name));
    }
    expect(worker.asked.filter(({ name }) => name.startsWith('push.'))).toHaveLength(0);
    await user().click(button('Cancel push'));
    expect(worker.of('push.cancel')).toHaveLength(1);
  });
});
