import { beforeEach, describe, expect, test } from 'vitest';
import { createLever, seed, type Lever } from '../../lever/index.ts';
import { clientOf, shapeOf, type Json } from './client.ts';

/** What each answer looks like: which keys are there, and what stands in them. */

let lever: Lever;
let api: ReturnType<typeof clientOf>;
beforeEach(() => {
  lever = createLever({ rate: false });
  api = clientOf(lever);
});

const opportunity = {
  id: 'string',
  name: 'string',
  contact: 'string',
  headline: 'string',
  stage: 'string',
  confidentiality: 'string',
  location: 'string',
  phones: [{ type: 'string', value: 'string' }],
  emails: ['string'],
  links: ['string'],
  archived: 'null',
  tags: ['string'],
  sources: ['string'],
  stageChanges: [{ toStageId: 'string', toStageIndex: 'number', updatedAt: 'number', userId: 'string' }],
  origin: 'string',
  sourcedBy: 'string',
  owner: 'string',
  followers: ['string'],
  applications: ['string'],
  createdAt: 'number',
  updatedAt: 'number',
  lastInteractionAt: 'number',
  lastAdvancedAt: 'number',
  snoozedUntil: 'null',
  urls: { list: 'string', show: 'string' },
  isAnonymized: 'boolean',
  dataProtection: 'null',
  opportunityLocation: 'string',
};
const { marisol, marisolArchived, imported, anonymised, namesake } = seed.opportunities;
const shapeAt = async (path: string) => shapeOf((await api.get(path)).json.data);

describe('an opportunity', () => {
  test('as it is asked for', async () => {
    expect(await shapeAt(`/opportunities/${marisol.id}`)).toEqual(opportunity);
    const list = await api.get('/opportunities', { contact_id: marisol.contact, archived: 'false' });
    expect(shapeOf(list.json)).toEqual({ data: [opportunity], hasNext: 'boolean' });
  });

  test('archived: reason and time in one object, and no fields of their own', async () => {
    const shape = await shapeAt(`/opportunities/${marisolArchived.id}`);
    expect(shape).toEqual({ ...opportunity, archived: { reason: 'string', archivedAt: 'number' } });
  });

  test('from long ago: what is not known is null, or not there', async () => {
    const shape = await shapeAt(`/opportunities/${imported.id}`);
    expect(shape).not.toHaveProperty('opportunityLocation');
    expect(shape).toEqual({
      ...opportunity,
      opportunityLocation: undefined,
      phones: [],
      emails: [],
      links: [],
      tags: [],
      stageChanges: [{ toStageId: 'string', toStageIndex: 'number', updatedAt: 'number' }],
      sourcedBy: 'null',
      owner: 'null',
      followers: [],
      applications: [],
      updatedAt: 'null',
    });
  });

  test('anonymised: texts are empty, never null', async () => {
    const { json } = await api.get(`/opportunities/${anonymised.id}`);
    expect(json.data).toMatchObject({ name: '', headline: '', location: '', isAnonymized: true });
    expect(shapeOf((await api.get(`/opportunities/${namesake.id}`)).json.data.dataProtection)).toEqual({
      store: { allowed: 'boolean', expiresAt: 'null' },
    });
  });

  test('when made: deduped beside data', async () => {
    const made = await api.create({ name: 'X' });
    expect(shapeOf(made.json)).toMatchObject({ deduped: 'boolean', data: { id: 'string' } });
    expect(Object.keys(made.json as object).toSorted()).toEqual(['data', 'deduped']);
  });
});

test('a contact, read and changed', async () => {
  const path = `/contacts/${seed.contacts.marisol.id}`;
  const contact = {
    id: 'string',
    name: 'string',
    headline: 'string',
    location: { name: 'string' },
    emails: ['string'],
    phones: [{ type: 'string', value: 'string' }],
  };
  expect(await shapeAt(path)).toEqual({
    ...contact,
    isAnonymized: 'boolean',
    dataProtection: { interviewIntelligence: { allowed: 'boolean', expiresAt: 'null' } },
  });
  expect(shapeOf((await api.put(path, { name: 'Y' })).json)).toEqual({ data: contact });
});

test('a posting, online and not', async () => {
  const posting = {
    id: 'string',
    text: 'string',
    state: 'string',
    distributionChannels: ['string'],
    user: 'string',
    owner: 'string',
    hiringManager: 'string',
    categories: {
      commitment: 'string',
      department: 'string',
      level: 'null',
      location: 'string',
      team: 'string',
      allLocations: ['string'],
    },
    tags: [],
    content: {
      description: 'string',
      descriptionHtml: 'string',
      lists: [],
      closing: 'string',
      closingHtml: 'string',
    },
    country: 'string',
    followers: ['string'],
    reqCode: 'null',
    requisitionCodes: [],
    urls: { list: 'string', show: 'string', apply: 'string' },
    confidentiality: 'string',
    createdAt: 'number',
    updatedAt: 'number',
    workplaceType: 'string',
    transcribeInterviews: 'boolean',
    screening: { enabled: 'boolean' },
  };
  expect(await shapeAt(`/postings/${seed.postings.backend.id}`)).toEqual(posting);
  expect(await shapeAt(`/postings/${seed.postings.draft.id}`)).toEqual({
    ...posting,
    distributionChannels: 'null',
    hiringManager: 'null',
    urls: 'null',
  });
});

test('a user', async () => {
  expect(await shapeAt(`/users/${seed.users.admin.id}`)).toEqual({
    id: 'string',
    name: 'string',
    username: 'string',
    email: 'string',
    accessRole: 'string',
    photo: 'null',
    createdAt: 'number',
    deactivatedAt: 'null',
    externalDirectoryId: 'null',
    linkedContactIds: 'null',
    jobTitle: 'null',
    managerId: 'null',
  });
});

test('a note', async () => {
  const note = {
    id: 'string',
    text: 'string',
    fields: [
      {
        createdAt: 'number',
        score: 'null',
        stage: 'string',
        text: 'string',
        type: 'string',
        user: 'string',
        value: 'string',
      },
    ],
    user: 'string',
    secret: 'boolean',
    completedAt: 'number',
    deletedAt: 'null',
    createdAt: 'number',
  };
  const path = `/opportunities/${marisol.id}/notes`;
  expect(await shapeAt(`${path}/${seed.notes.byApi.id}`)).toEqual(note);
  const made = await api.post(path, { value: 'x' }, { perform_as: seed.users.admin.id });
  expect(shapeOf(made.json)).toEqual({ data: { ...note, noteId: 'string' } });
});

test('an application', async () => {
  expect(
    await shapeAt(`/opportunities/${marisol.id}/applications/${String(marisol.applications[0])}`),
  ).toEqual({
    id: 'string',
    type: 'string',
    candidateId: 'string',
    opportunityId: 'string',
    posting: 'string',
    postingHiringManager: 'string',
    postingOwner: 'string',
    name: 'null',
    company: 'null',
    phone: 'null',
    email: 'null',
    links: [],
    comments: 'null',
    user: 'string',
    customQuestions: [],
    createdAt: 'number',
    archived: 'null',
    requisitionForHire: 'null',
    ipAddress: 'null',
    referer: 'null',
    userAgent: 'null',
    acceptLanguage: 'null',
    timezone: 'null',
  });
});

test.each<[string, Json]>([
  ['/stages', { id: 'string', text: 'string' }],
  ['/tags', { text: 'string', count: 'number' }],
  ['/sources', { text: 'string', count: 'number' }],
  ['/archive_reasons', { id: 'string', text: 'string', status: 'string', type: 'string' }],
])('%s', async (path, item) => {
  expect(shapeOf((await api.get(path)).json)).toEqual({ data: [item], hasNext: 'boolean' });
});
