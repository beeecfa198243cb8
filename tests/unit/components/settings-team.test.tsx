// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { SettingsPage } from '@/lib/messages/views';
import { say } from '@/lib/platform/text';
import { catalog, settingsPage } from './fake-worker';
import { button, description, noButton } from './screen';
import { documentOf, field, settings, showSection } from './settings-screen';

afterEach(() => {
  location.hash = '';
});

const show = (team: Partial<SettingsPage['team']> = {}, over: Partial<Omit<SettingsPage, 'team'>> = {}) =>
  showSection('#team', 'Team defaults', settingsPage({ ...over, team }));

const saved = () => screen.findByText('Saved');

describe('Team defaults', () => {
  it('shows what is built in, and makes a choice the team’s', async () => {
    const { worker, typing } = await show();
    expect(field('Stage').value).toBe('New lead');
    expect(description(field('Stage'))).toContain('Built in: New lead');
    await typing.click(field('Posting'));
    await typing.click(screen.getByRole('option', { name: 'Designer' }));
    await saved();
    expect(worker.lastOf('settings.keep')).toEqual({
      scope: 'team',
      base: documentOf(),
      document: documentOf({ settings: { posting: 'p4' } }),
    });
    expect(description(field('Posting'))).toContain('Without that, built in: None');
    await typing.selectOptions(field('Sync as'), 'Candidate');
    await typing.selectOptions(field('Push when'), 'When they reply');
    await typing.click(field('Profile summary'));
    await waitFor(() => {
      expect(worker.settings.team.document.settings).toEqual({
        posting: 'p4',
        syncAs: 'candidate',
        trigger: 'replied',
        summary: true,
      });
    });
  });

  it('offers the acting user, the posting’s owner and everybody as owner', async () => {
    const { worker, typing } = await show();
    expect(field('Owner').value).toBe('The acting user');
    await typing.click(field('Owner'));
    const names = within(screen.getByRole('listbox'))
      .getAllByRole('option')
      .map((one) => one.firstChild?.textContent);
    expect(names).toEqual(['The acting user', "The posting's owner", 'Ada Recruiter', 'Bo Manager']);
    await typing.click(screen.getByRole('option', { name: "The posting's owner" }));
    await saved();
    expect(worker.settings.team.document.settings.owner).toBe('posting owner');
  });

  it('takes a setting back and keeps the focus at it', async () => {
    const { worker, typing } = await show({ document: documentOf({ settings: { origin: 'agency' } }) });
    const reset = button('Reset Origin');
    expect(description(reset)).toContain('Origin goes back to: Sourced');
    await typing.click(reset);
    await saved();
    expect(worker.settings.team.document.settings).toEqual({});
    expect(document.activeElement).toBe(field('Origin'));
  });

  it('locks with the value that holds, and unlocks', async () => {
    const { worker, typing } = await show();
    const lock = button('Lock Posting');
    expect(lock.getAttribute('aria-pressed')).toBe('false');
    await typing.click(button('Lock Origin'));
    await saved();
    expect(worker.settings.team.document).toEqual(
      documentOf({ settings: { origin: 'sourced' }, locks: ['origin'] }),
    );
    expect(button('Lock Origin').getAttribute('aria-pressed')).toBe('true');
    expect(description(field('Origin'))).toContain('Locked: nobody can set another value');
    await typing.click(button('Lock Origin'));
    await waitFor(() => {
      expect(worker.settings.team.document.locks).toEqual([]);
    });
    // The admin's own rules are the team's alone anyway.
    expect(noButton('Lock Recruiters may make new tags')).toBe(true);
  });

  it('takes edits back one by one', async () => {
    const { worker, typing } = await show();
    expect(button('Undo').getAttribute('aria-disabled')).toBe('true');
    await typing.selectOptions(field('Origin'), 'Agency');
    await typing.click(field('Recruiters may make new tags'));
    await saved();
    expect(button('Undo').title).toBe('Takes back, for the team: Recruiters may make new tags');
    await typing.click(button('Undo'));
    expect(field('Recruiters may make new tags').checked).toBe(true);
    expect(field('Origin').value).toBe('agency');
    await typing.click(button('Undo'));
    await saved();
    expect(worker.settings.team.document).toEqual(documentOf());
    expect(document.activeElement).toBe(button('Undo'));
  });

  it('takes back its own edit and leaves what another admin changed meanwhile', async () => {
    const { worker, typing } = await show();
    await typing.selectOptions(field('Origin'), 'Agency');
    await saved();
    worker.settings.team.document = documentOf({ settings: { origin: 'agency', posting: 'p4' } });
    await worker.tell();
    await typing.click(button('Undo'));
    await saved();
    expect(worker.settings.team.document.settings).toEqual({ posting: 'p4' });
  });

  it('stores typing when it rests, as one edit, and keeps it when told of a change', async () => {
    const { worker, typing } = await show();
    const source = settings().getByRole<HTMLInputElement>('combobox', { name: 'Source' });
    await typing.clear(source);
    await typing.type(source, 'Meetup');
    worker.settings.team.document = documentOf({ settings: { posting: 'p4' } });
    await worker.tell();
    expect(source.value).toBe('Meetup');
    expect(field('Posting').value).toBe('Designer');
    await saved();
    const kept = worker.lastOf('settings.keep');
    expect(kept?.base.settings).toEqual({ posting: 'p4' });
    expect(kept?.document.settings).toEqual({ posting: 'p4', source: 'Meetup' });
    await typing.click(button('Undo'));
    expect(source.value).toBe('LinkedIn');
  });

  it('says when an edit is not stored, and tries again', async () => {
    const { worker, typing } = await show();
    worker.answers['settings.keep'] = () => Promise.reject(new Error('closed'));
    await typing.selectOptions(field('Origin'), 'Agency');
    expect(await screen.findByText(/could not be saved/)).toBeDefined();
    expect(field('Origin').value).toBe('agency');
    delete worker.answers['settings.keep'];
    await typing.click(button('Try again'));
    await saved();
    expect(worker.settings.team.document.settings).toEqual({ origin: 'agency' });
    expect(screen.queryByText(/could not be saved/)).toBeNull();
  });

  it('says why the worker refuses, until it is taken back', async () => {
    const { worker, typing } = await show();
    worker.answers['settings.keep'] = () => ({ refused: say('roleNoAdmin', 'Ada') });
    await typing.selectOptions(field('Origin'), 'Agency');
    expect(await screen.findByText(/Press Undo to take it back\. Only a Lever Admin/)).toBeDefined();
    await typing.click(button('Undo'));
    expect(screen.queryByText(/Only a Lever Admin/)).toBeNull();
    expect(field('Origin').value).toBe('sourced');
  });

  it('shows and does not change what cannot be edited here', async () => {
    const { worker, typing } = await show({
      source: 'policy',
      readOnly: say('roleNoAdmin', 'Ada'),
      document: documentOf({ settings: { tags: ['backend'] } }),
    });
    expect(screen.getByText(/come from your organisation's policy/)).toBeDefined();
    expect(screen.getByText(/Only a Lever Admin/)).toBeDefined();
    expect(field('Sync as').disabled).toBe(true);
    expect(field('Posting').readOnly).toBe(true);
    expect(field('Tags').readOnly).toBe(true);
    expect(field('Tags').value).toBe('backend');
    expect(field('Source').readOnly).toBe(true);
    expect(field('Profile summary').disabled).toBe(true);
    expect(noButton('Lock Posting')).toBe(true);
    expect(noButton('Reset Tags')).toBe(true);
    expect(noButton('Import')).toBe(true);
    await typing.type(field('Posting'), 'Des{Enter}');
    expect(worker.of('settings.keep')).toEqual([]);
  });

  it('lists what is to be mended, and what happens instead', async () => {
    await show(
      {},
      {
        findings: [
          { where: 'Posting', say: say('problemGone', 'Posting'), instead: say('postingForLead') },
          { where: 'Stage (preset EU)', say: say('pickerGone'), instead: say('hintEnvironment') },
        ],
      },
    );
    expect(screen.getByRole('heading', { name: '2 things to mend' })).toBeDefined();
    expect(screen.getByText('Stage (preset EU)').parentElement?.textContent).toContain('Sandbox is');
  });

  it('names custom roles by who has them', async () => {
    const [ada, bo] = catalog.users;
    const { worker, typing } = await show(
      {},
      { catalog: { ...catalog, users: [ada!, { ...bo!, role: 'r-77' }] } },
    );
    const role = field('Role r-77');
    expect(description(role)).toBe('The role of Bo Manager.');
    expect(
      within(role)
        .getAllByRole('option')
        .map((one) => one.textContent),
    ).toEqual(['Admin', 'Team Member', 'Interviewer']);
    await typing.selectOptions(role, 'Admin');
    await saved();
    expect(worker.settings.team.document.roles).toEqual({ 'r-77': 'admin' });
  });

  it('shows of a role that Lever names by an id alone its beginning and who has it', async () => {
    const [ada] = catalog.users;
    const id = 'c018cc47-01c2-4998-a6da-b426bed5500b';
    const sourcers = ['Zoë', 'Bo', 'Åsa', 'Cy', 'Di', 'Ed', 'Flo'].map((name) => ({
      ...{ id: name, name, email: `${name}@x.example` },
      role: id,
    }));
    const { worker, typing } = await show(
      { document: documentOf({ roles: { 'r-nobody': 'interviewer' } }) },
      { catalog: { ...catalog, users: [ada!, ...sourcers] } },
    );
    const labels = settings().getAllByLabelText(/role/i);
    // Who is there comes before a role that nobody active has.
    expect(labels.map((one) => one.getAttribute('name'))).toEqual([`role-${id}`, 'role-r-nobody']);
    const role = field('Custom role (c018cc47…)');
    expect(description(role)).toBe('7 people have this role, among them Åsa, Bo, Cy, Di, and Ed.');
    expect(description(field('Role r-nobody'))).toBe('Nobody active has this role.');
    await typing.selectOptions(role, 'Interviewer');
    await saved();
    expect(worker.settings.team.document.roles).toEqual({ 'r-nobody': 'interviewer', [id]: 'interviewer' });
  });

  it('shows what a recruiter sees and what a push would send', async () => {
    const { worker, typing } = await show();
    worker.answers['settings.preview'] = ({ team }) => ({
      layers: {
        ...{ team: team.settings, mine: {}, campaign: {}, campaigns: [], presets: [], locks: [] },
        source: 'file',
      },
      calls: [
        {
          say: say('planCreate'),
          facts: [{ label: 'Origin', values: ['Agency'] }],
          ...{ method: 'POST', path: '/opportunities', body: '{"origin":"x"}' },
        },
      ],
      problem: say('missingPosting'),
    });
    expect(await screen.findByText(/Robin Sample/)).toBeDefined();
    await typing.selectOptions(field('Origin'), 'Agency');
    expect(await screen.findByText('Make an opportunity')).toBeDefined();
    expect(screen.getByText('POST /opportunities')).toBeDefined();
    expect(screen.getByText(/It would stop first: Posting is missing/)).toBeDefined();
    await waitFor(() => {
      expect(worker.lastOf('settings.preview')?.team.settings).toEqual({ origin: 'agency' });
    });
  });
});

describe('the team settings address', () => {
  it('must be https, and the error goes when it is', async () => {
    const { worker, typing } = await show();
    const address = field('Team settings address');
    await typing.type(address, 'http://x.example');
    await typing.tab();
    expect(description(address)).toContain('must begin with https://');
    expect(address.getAttribute('aria-invalid')).toBe('true');
    expect(worker.of('settings.address')).toEqual([]);
    worker.answers['settings.address'] = ({ address: kept }) => {
      worker.settings.team.address = kept;
      return {};
    };
    await typing.clear(address);
    await typing.type(address, 'https://x.example/team.json ');
    expect(address.getAttribute('aria-invalid')).toBeNull();
    await typing.tab();
    await waitFor(() => {
      expect(worker.of('settings.address')).toEqual([{ address: 'https://x.example/team.json' }]);
    });
    expect(await screen.findByRole('button', { name: 'Check now' })).toBeDefined();
  });

  it('says at the field why it is refused', async () => {
    const { worker, typing } = await show();
    worker.answers['settings.address'] = () => ({ refused: say('settingsIsPage') });
    await typing.type(field('Team settings address'), 'https://x.example/{Enter}');
    await typing.tab();
    await waitFor(() => {
      expect(description(field('Team settings address'))).toContain('That is a web page');
    });
    await typing.clear(field('Team settings address'));
    expect(description(field('Team settings address'))).not.toContain('That is a web page');
  });

  it('takes keys and never shows them', async () => {
    const { worker, typing } = await show({ address: 'https://x.example/', hasPublishKey: true });
    await typing.type(field('Read key'), 'r1');
    await typing.tab();
    await waitFor(() => {
      expect(worker.lastOf('settings.address')).toEqual({ address: 'https://x.example/', readKey: 'r1' });
    });
    await waitFor(() => {
      expect(field('Read key').value).toBe('');
    });
    expect(field('Publish key').placeholder).toMatch(/^Saved/);
    await typing.click(button('Forget Publish key'));
    expect(worker.lastOf('settings.address')).toEqual({ address: 'https://x.example/', publishKey: '' });
  });

  it('takes a key that was typed first together with the address', async () => {
    const { worker, typing } = await show();
    await typing.type(field('Read key'), 'r1');
    await typing.type(field('Team settings address'), 'https://x.example/{Enter}');
    await typing.tab();
    expect(worker.of('settings.address')).toEqual([{ address: 'https://x.example/', readKey: 'r1' }]);
  });

  it('from policy cannot be changed', async () => {
    await show({ address: 'https://x.example/', addressFromPolicy: true });
    expect(field('Team settings address').readOnly).toBe(true);
    expect(description(field('Team settings address'))).toContain('Set by your organisation');
  });

  it('checks now and says what went wrong last', async () => {
    const { worker, typing } = await show({ address: 'https://x.example/', source: 'address' });
    worker.answers['settings.check'] = () => {
      worker.settings.team.problem = say('settingsIsPage');
      return {};
    };
    await typing.click(button('Check now'));
    expect(await screen.findByText(/That is a web page/)).toBeDefined();
  });

  it('asks Chrome for the site, and takes both answers', async () => {
    const { worker, typing } = await show({
      address: 'https://x.example/a',
      needsPermission: 'https://x.example',
    });
    const request = vi.fn<(asked: unknown) => Promise<boolean>>().mockResolvedValueOnce(false);
    Object.assign(fakeBrowser, { permissions: { request } });
    await typing.click(button('Allow Fulcrum to reach x.example'));
    expect(await screen.findByText(/Chrome does not let Fulcrum reach x\.example/)).toBeDefined();
    expect(worker.of('settings.check')).toEqual([]);
    request.mockResolvedValueOnce(true);
    await typing.click(button('Allow Fulcrum to reach x.example'));
    await waitFor(() => {
      expect(worker.of('settings.check')).toHaveLength(1);
    });
    expect(request).toHaveBeenCalledWith({ origins: ['https://x.example/*'] });
  });
});

describe('publishing', () => {
  const waiting = { address: 'https://x.example/', source: 'address', unpublished: true } as const;

  it('is offered only for changes that are not at the address', async () => {
    await show({ ...waiting, unpublished: false });
    expect(noButton('Publish')).toBe(true);
  });

  it('says what came of it', async () => {
    const { worker, typing } = await show(waiting);
    worker.answers['settings.publish'] = () => ({ published: false, say: say('settingsIsPage') });
    await typing.click(button('Publish'));
    expect(await screen.findByText(/That is a web page/)).toBeDefined();
    worker.answers['settings.publish'] = () => {
      worker.settings.team.unpublished = false;
      return { published: true };
    };
    await typing.click(button('Publish'));
    expect(await screen.findByText(/^Published:/)).toBeDefined();
    expect(noButton('Publish')).toBe(true);
    expect(document.activeElement?.textContent).toMatch(/^Published:/);
  });

  it('throws changes away only when asked twice', async () => {
    const { worker, typing } = await show(waiting);
    await typing.click(button('Discard changes'));
    expect(document.activeElement).toBe(button('Leave it as it is'));
    await typing.keyboard('{Escape}');
    expect(document.activeElement).toBe(button('Discard changes'));
    expect(worker.of('settings.discard')).toEqual([]);
    await typing.click(button('Discard changes'));
    await typing.click(button('Discard changes'));
    await waitFor(() => {
      expect(worker.of('settings.discard')).toHaveLength(1);
    });
  });
});

describe('import and export', () => {
  const listUnder = (title: string) =>
    [...screen.getByRole('heading', { name: title }).nextElementSibling!.children].map(
      (one) => one.textContent,
    );

  it('takes a file, tells what came of it, and can be taken back', async () => {
    const { worker, typing } = await show();
    worker.answers['settings.import'] = ({ content }) => {
      worker.settings.team.document = documentOf({ settings: { source: content } });
      return { taken: true, came: ['Source'], left: [], told: [say('settingsUnknownKeys', 'future')] };
    };
    await typing.upload(screen.getByLabelText('Settings file'), new File(['{"a":1}'], 'a.json'));
    expect(await screen.findByText('Imported. Everything in it was taken.')).toBeDefined();
    expect(listUnder('Came in')).toEqual(['Source']);
    expect(screen.queryByText('Left out')).toBeNull();
    expect(screen.getByText(/kept as it is: future/)).toBeDefined();
    expect(worker.lastOf('settings.import')).toEqual({ scope: 'team', content: '{"a":1}' });
    expect(field('Source').value).toBe('{"a":1}');
    await typing.click(button('Undo'));
    await saved();
    expect(worker.settings.team.document).toEqual(documentOf());
    // Undo took it back already.
    expect(noButton('Take the import back')).toBe(true);
  });

  it('says what came in, what did not and what to do, and takes back just that', async () => {
    const { worker, typing } = await show();
    worker.answers['settings.import'] = () => {
      worker.settings.team.document = documentOf({ settings: { displayed: ['posting'] } });
      return {
        ...{ taken: true, came: ['Displayed fields'], told: [] },
        left: [say('importFieldUnknown', 'Shoe size'), say('importLineUnknown', 'and so on')],
      };
    };
    await typing.type(field('Pasted settings'), 'Displayed: Posting, Shoe size');
    await typing.click(button('Import what is pasted'));
    expect(await screen.findByText('Imported in part: some of it was left out.')).toBeDefined();
    expect(listUnder('Came in')).toEqual(['Displayed fields']);
    expect(listUnder('Left out')).toEqual([
      'There is no field named “Shoe size”. Write it as it stands under Fields.',
      'Not understood: “and so on”. Write lists such as “Displayed: Posting, Stage”.',
    ]);
    expect(screen.getByText(/import it again, or set it by hand/)).toBeDefined();
    // What was edited since stays.
    await typing.selectOptions(field('Origin'), 'Agency');
    await typing.click(button('Take the import back'));
    await waitFor(() => {
      expect(worker.settings.team.document).toEqual(documentOf({ settings: { origin: 'agency' } }));
    });
    expect(document.activeElement?.textContent).toMatch(/^The import was taken back/);
    expect(noButton('Take the import back')).toBe(true);
  });

  it('is taken back by who may not edit the team’s settings with the file there was before', async () => {
    const before = documentOf({ settings: { source: 'Fair' } });
    const { worker, typing } = await show({
      ...{ source: 'file', document: before },
      readOnly: say('roleNoAdmin', 'Ada'),
    });
    worker.answers['settings.import'] = ({ content }) => {
      worker.settings.team.document = JSON.parse(content) as typeof before;
      return { taken: true, came: ['Source'], left: [], told: [] };
    };
    const file = JSON.stringify(documentOf({ settings: { source: 'Meetup' } }));
    await typing.upload(screen.getByLabelText('Settings file'), new File([file], 'a.json'));
    await typing.click(await screen.findByRole('button', { name: 'Take the import back' }));
    await waitFor(() => {
      expect(worker.settings.team.document).toEqual(before);
    });
    expect(worker.of('settings.keep')).toEqual([]);
  });

  it('takes what is pasted, and leaves it there when it will not do', async () => {
    const { worker, typing } = await show();
    worker.answers['settings.import'] = () => ({
      taken: false,
      came: [],
      left: [],
      told: [say('settingsNotOurs')],
    });
    await typing.type(field('Pasted settings'), 'Displayed: Posting');
    await typing.click(button('Import what is pasted'));
    expect(await screen.findByText(/^Nothing was imported\. The settings are as they were/)).toBeDefined();
    expect(screen.getByText(/not settings of Fulcrum's/)).toBeDefined();
    expect(field('Pasted settings').value).toBe('Displayed: Posting');
    expect(worker.lastOf('settings.import')).toEqual({ scope: 'team', content: 'Displayed: Posting' });
  });

  it('does not even read a file over 1 MB', async () => {
    const { worker, typing } = await show();
    await typing.upload(screen.getByLabelText('Settings file'), new File(['x'.repeat(1_100_000)], 'a.json'));
    expect(await screen.findByText(/larger than 1 MB/)).toBeDefined();
    expect(worker.of('settings.import')).toEqual([]);
  });

  it('exports the document that is shown', async () => {
    const { typing } = await show({ document: documentOf({ settings: { source: 'Meetup' } }) });
    const blobs: Blob[] = [];
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => `blob:${String(blobs.push(blob))}`,
      revokeObjectURL: () => undefined,
    });
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    await typing.click(button('Export'));
    expect(names).toEqual(['fulcrum-team-settings.json']);
    const content = await new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => {
        done(reader.result);
      };
      reader.readAsText(blobs[0]!);
    });
    expect(JSON.parse(String(content))).toEqual(documentOf({ settings: { source: 'Meetup' } }));
  });
});
