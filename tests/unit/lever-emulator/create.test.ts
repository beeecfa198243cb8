/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return -- answers are read key by key here */
import { beforeEach, describe, expect, test } from 'vitest';
import { createLever, seed, type Lever } from '../../lever/index.ts';
import { clientOf } from './client.ts';

const { users, postings, contacts, stages, archiveReasons } = seed;
let lever: Lever;
let api: ReturnType<typeof clientOf>;
beforeEach(() => {
  lever = createLever({ rate: false });
  lever.clock.freeze();
  api = clientOf(lever);
});
const size = () => lever.state.production.opportunities.size;

test('everything that can be said is kept, and read back', async () => {
  const now = lever.clock.now();
  const made = await api.create({
    name: 'Wren Castellanos',
    headline: 'Tidewater, Northmoor',
    stage: stages.hmReview.id,
    location: 'Porto',
    phones: [{ value: '555 0123', type: 'work' }, { value: '555 0124' }],
    emails: ['Wren.C@example.com'],
    links: ['https://www.linkedin.com/in/wren-demo', 'wren.example.com/cv'],
    tags: ['Shortlist', 'Shortlist'],
    sources: ['LinkedIn'],
    origin: 'sourced',
    owner: users.admin.id,
    followers: [users.interviewer.id],
    postings: [postings.backend.id],
  });
  expect(made.status).toBe(201);
  expect(made.json.deduped).toBe(false);
  const { data } = made.json;
  expect(data).toEqual({
    id: expect.any(String),
    name: 'Wren Castellanos',
    contact: expect.any(String),
    headline: 'Tidewater, Northmoor',
    stage: stages.hmReview.id,
    confidentiality: 'non-confidential',
    location: 'Porto',
    phones: [
      { type: 'work', value: '555 0123' },
      { type: 'other', value: '555 0124' },
    ],
    emails: ['Wren.C@example.com'],
    links: ['https://www.linkedin.com/in/wren-demo', 'http://wren.example.com/cv'],
    archived: null,
    tags: ['Shortlist', 'Senior Backend Engineer', 'Product Engineering', 'Payments', 'Lisbon', 'Full-time'],
    sources: ['LinkedIn'],
    stageChanges: [
      { toStageId: stages.hmReview.id, toStageIndex: 5, updatedAt: now, userId: users.superAdmin.id },
    ],
    origin: 'sourced',
    sourcedBy: users.superAdmin.id,
    owner: users.admin.id,
    followers: [users.teamMember.id, users.interviewer.id, users.superAdmin.id],
    applications: [expect.any(String)],
    createdAt: now,
    updatedAt: expect.any(Number),
    lastInteractionAt: expect.any(Number),
    lastAdvancedAt: now,
    snoozedUntil: null,
    urls: {
      list: 'https://hire.lever.co/candidates',
      show: `https://hire.lever.co/candidates/${String(data.id)}`,
    },
    isAnonymized: false,
    dataProtection: null,
  });
  expect(data.updatedAt).toBeGreaterThan(now);
  const again = await api.get(`/opportunities/${data.id as string}`);
  expect(again.json.data).toEqual({ ...data, opportunityLocation: 'Lisbon' });
  const application = await api.get(
    `/opportunities/${data.id as string}/applications/${data.applications[0] as string}`,
  );
  expect(application.json.data).toMatchObject({
    type: 'user',
    user: users.superAdmin.id,
    posting: postings.backend.id,
    postingOwner: users.teamMember.id,
    candidateId: data.id,
    name: null,
    email: null,
  });
});

test('nothing need be said', async () => {
  const { status, json } = await api.create({});
  expect(status).toBe(201);
  expect(json.data).toMatchObject({
    name: '',
    headline: '',
    location: '',
    stage: 'lead-new',
    origin: 'sourced',
    owner: users.superAdmin.id,
    applications: [],
    tags: [],
    sources: [],
  });
  const again = await api.get(`/opportunities/${String(json.data.id)}`);
  expect(again.json.data).not.toHaveProperty('opportunityLocation');
});

describe('the acting user', () => {
  test('is needed, and must be known', async () => {
    const missing = await api.post('/opportunities', { name: 'X' });
    expect(missing).toMatchObject({
      status: 400,
      json: { code: 'BadRequestError', message: 'Missing required parameter: perform_as' },
    });
    const inBody = await api.post('/opportunities', { name: 'X', perform_as: users.admin.id });
    expect(inBody.status).toBe(400);
    expect((await api.create({}, { perform_as: 'nobody' })).status).toBe(400);
    expect((await api.create({}, { perform_as: seed.sandbox.users.admin.id })).status).toBe(400);
  });

  test('may be a deactivated one or an interviewer; an interviewer does not follow', async () => {
    const left = await api.create({}, { perform_as: users.deactivated.id });
    expect(left.json.data.owner).toBe(users.deactivated.id);
    const { json } = await api.create(
      { postings: [postings.backend.id] },
      { perform_as: users.interviewer.id },
    );
    expect(json.data).toMatchObject({
      owner: users.interviewer.id,
      sourcedBy: users.interviewer.id,
      followers: [users.teamMember.id],
    });
  });

  test('gives way to the posting’s owner when asked to', async () => {
    const query = { perform_as_posting_owner: 'true' };
    const { json } = await api.create({ postings: [postings.internal.id] }, query);
    expect(json.data.owner).toBe(postings.internal.owner);
    const set = await api.create({ postings: [postings.internal.id], owner: users.admin.id }, query);
    expect(set.json.data.owner).toBe(users.admin.id);
    expect((await api.create({}, query)).status).toBe(400);
  });

  test('is who sourced, for that origin only', async () => {
    for (const origin of ['agency', 'applied', 'internal', 'referred', 'university']) {
      expect((await api.create({ origin })).json.data).toMatchObject({ origin, sourcedBy: null });
    }
  });
});

describe('what is refused makes nothing', () => {
  test.each<[string, Record<string, unknown>]>([
    ['two postings', { postings: [postings.backend.id, postings.internal.id] }],
    ['a posting that is not', { postings: ['6a1f0000-0000-4000-a000-000000000000'] }],
    ['a posting of the sandbox', { postings: [seed.sandbox.postings.backend.id] }],
    ['a posting that is a text', { postings: postings.backend.id }],
    ['a stage that is not', { stage: 'lead-unknown' }],
    ['a stage by its name', { stage: 'New lead' }],
    ['an owner that is not', { owner: 'nobody' }],
    ['an owner by e-mail', { owner: users.admin.email }],
    ['a follower that is not', { followers: ['nobody'] }],
    ['an origin that is not', { origin: 'linkedin' }],
    ['an e-mail that is none', { emails: ['not an address'] }],
    ['an e-mail that is a text', { emails: 'a@example.com' }],
    ['a phone without a value', { phones: [{ type: 'home' }] }],
    ['a phone that is a text', { phones: ['555'] }],
    ['a name that is null', { name: null }],
    ['a link that is an object', { links: [{ url: 'x' }] }],
    ['a time to come', { createdAt: Date.UTC(2999, 0) }],
    ['a time as text', { createdAt: '2020-01-01' }],
    ['a contact that is not', { contact: 'nobody' }],
    ['an archive reason that is not', { archived: { reason: 'nothing' } }],
    [
      'archived before it was made',
      { createdAt: 2_000, archived: { reason: archiveReasons.timing.id, archivedAt: 1_000 } },
    ],
  ])('%s', async (_, body) => {
    const before = [size(), lever.state.production.contacts.size];
    const answer = await api.create({ name: 'X', ...body });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ code: expect.any(String), message: expect.any(String) });
    expect([size(), lever.state.production.contacts.size]).toEqual(before);
  });
});

describe('whose it is', () => {
  test('an address Lever knows leads to its contact, whose data win', async () => {
    const { json } = await api.create({
      name: 'M. Etxeberria',
      headline: 'Something else',
      location: 'Paris',
      emails: ['MARISOL@quayside.example', 'third@example.com'],
      phones: [{ value: '555 0999' }],
      links: ['https://www.linkedin.com/in/other-demo'],
      tags: ['New'],
    });
    expect(json.deduped).toBe(true);
    expect(json.data).toMatchObject({
      contact: contacts.marisol.id,
      name: contacts.marisol.name,
      headline: contacts.marisol.headline,
      location: contacts.marisol.location,
      emails: contacts.marisol.emails,
      phones: contacts.marisol.phones,
      links: contacts.marisol.links,
      tags: ['New'],
    });
  });

  test('twice the same makes two opportunities of one contact', async () => {
    const body = { name: 'Twice', emails: ['twice@example.com'] };
    const first = await api.create(body);
    const second = await api.create(body);
    expect(second.json.data.id).not.toBe(first.json.data.id);
    expect(second.json.data.contact).toBe(first.json.data.contact);
    expect([first.json.deduped, second.json.deduped]).toEqual([false, true]);
  });

  test('name and link do not tell: a new contact every time', async () => {
    const body = { name: contacts.oleander.name, links: contacts.oleander.links };
    const first = await api.create(body);
    const second = await api.create(body);
    const all = [contacts.oleander.id, first.json.data.contact, second.json.data.contact] as string[];
    expect(new Set(all).size).toBe(3);
    expect(second.json.deduped).toBe(false);
  });

  test('a contact that is named is taken, and gets what is new', async () => {
    const { json } = await api.create({
      contact: contacts.oleander.id,
      name: 'Other Name',
      emails: ['OLEANDER.B@example.org', 'new@example.com'],
      phones: [{ value: '555 0777', type: 'mobile' }],
      links: ['linkedin.com/in/oleander-new-demo'],
      tags: ['Again'],
    });
    expect(json.data).toMatchObject({
      contact: contacts.oleander.id,
      name: contacts.oleander.name,
      emails: ['oleander.b@example.org', 'new@example.com'],
      phones: [{ type: 'mobile', value: '555 0777' }],
      links: [...contacts.oleander.links, 'http://linkedin.com/in/oleander-new-demo'],
      tags: ['Again'],
    });
  });
});

describe('postings', () => {
  test.each(Object.entries(postings))('%s is taken, whatever its state', async (_, posting) => {
    const { status, json } = await api.create({ postings: [posting.id] });
    expect(status).toBe(201);
    expect(json.data.tags).toContain(posting.text);
    expect(json.data.confidentiality).toBe(posting.confidentiality);
  });

  test('with several places leave the place open', async () => {
    const { json } = await api.create({ postings: [postings.manyPlaces.id] });
    const get = async (id: string) => (await api.get(`/opportunities/${id}`)).json.data;
    expect((await get(json.data.id)).opportunityLocation).toBe('unspecified');
    const chosen = await api.create({ postings: [postings.manyPlaces.id], opportunityLocation: 'Malmö' });
    expect((await get(chosen.json.data.id)).opportunityLocation).toBe('Malmö');
    const none = await api.create({ opportunityLocation: 'Malmö' });
    expect(await get(none.json.data.id)).not.toHaveProperty('opportunityLocation');
  });
});

test('times past and the archive can be given', async () => {
  const reason = archiveReasons.timing.id;
  const old = await api.create({ createdAt: 1_000, archived: { reason, archivedAt: 2_000 } });
  expect(old.json.data).toMatchObject({ createdAt: 1_000, archived: { reason, archivedAt: 2_000 } });
  const now = await api.create({ archived: { reason } });
  expect(now.json.data.archived.archivedAt).toBe(lever.clock.now());
  const ignored = await api.create({ archived: { archivedAt: 2_000 } });
  expect(ignored.json.data.archived).toBeNull();
});

test('a form says the same as JSON, and brings files', async () => {
  const form = new FormData();
  form.set('name', 'Form Person');
  form.append('emails[]', 'form@example.com');
  form.append('links[]', 'https://www.linkedin.com/in/form-demo');
  form.append('tags[]', 'One');
  form.append('tags[]', 'Two');
  form.append('phones[]', JSON.stringify({ value: '555 0001', type: 'home' }));
  form.set('phones[0][value]', '555 0002');
  form.set('phones[0][type]', 'mobile');
  form.set('postings[]', postings.backend.id);
  form.set('createdAt', '5000');
  form.set('archived[reason]', archiveReasons.timing.id);
  form.set('archived[archivedAt]', '6000');
  form.set('resumeFile', new File(['cv'], 'cv.pdf'));
  form.append('files[]', new File(['letter'], 'letter.txt'));
  const { status, json } = await api.create(form);
  expect(status).toBe(201);
  expect(json.data).toMatchObject({
    name: 'Form Person',
    emails: ['form@example.com'],
    links: ['https://www.linkedin.com/in/form-demo'],
    phones: [
      { value: '555 0001', type: 'home' },
      { value: '555 0002', type: 'mobile' },
    ],
    createdAt: 5_000,
    archived: { reason: archiveReasons.timing.id, archivedAt: 6_000 },
  });
  expect(json.data.tags.slice(0, 2)).toEqual(['One', 'Two']);
  const files = await api.get(`/opportunities/${String(json.data.id)}/files`);
  expect(files.json.data).toMatchObject([{ name: 'letter.txt' }]);
  const resumes = await api.get(`/opportunities/${String(json.data.id)}/resumes`);
  expect(resumes.json.data).toMatchObject([{ file: { name: 'cv.pdf', ext: '.pdf', size: 2 } }]);
});

test.each([
  ['a résumé that is too large', [new File(['cv cv cv'], 'cv.pdf')]],
  ['an empty one', [new File([], 'cv.pdf')]],
  ['two of them', [new File(['cv'], 'a.pdf'), new File(['cv'], 'b.pdf')]],
])('a form with %s makes nothing', async (_, resumes) => {
  lever.settings.largestFile = 5;
  const before = lever.state.production.opportunities.size;
  const form = new FormData();
  for (const resume of resumes) form.append('resumeFile', resume);
  expect((await api.create(form)).status).toBe(400);
  expect(lever.state.production.opportunities.size).toBe(before);
});

test('the same seed makes the same ids', async () => {
  const other = clientOf(createLever());
  const [a, b] = [await api.create({}), await other.create({})];
  expect(a.json.data.id).toBe(b.json.data.id);
  const third = clientOf(createLever({ seed: 'other' }));
  expect((await third.create({})).json.data.id).not.toBe(a.json.data.id);
});
