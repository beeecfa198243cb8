/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return -- answers are read key by key here */
import { beforeEach, describe, expect, test } from 'vitest';
import { createLever, seed, type Lever } from '../../lever/index.ts';
import { clientOf, ids, type Json } from './client.ts';

const { users, stages, archiveReasons, contacts, opportunities } = seed;
const path = `/opportunities/${opportunities.marisol.id}`;
const as = { perform_as: users.admin.id };
let lever: Lever;
let api: ReturnType<typeof clientOf>;
beforeEach(() => {
  lever = createLever({ rate: false });
  api = clientOf(lever);
});
const fresh = async () => (await api.get(path)).json.data;
const blank = { name: '', headline: '', location: '', phones: [], emails: [], links: [] };

describe('opportunities', () => {
  test('move to a stage; the answer is blank where the contact stands', async () => {
    const { status, json } = await api.put(`${path}/stage`, { stage: 'offer' }, as);
    expect(status).toBe(200);
    expect(json.data).toMatchObject({ id: opportunities.marisol.id, stage: 'offer', ...blank });
    expect(json.data).not.toHaveProperty('opportunityLocation');
    const now = await fresh();
    expect(now).toMatchObject({ name: contacts.marisol.name, opportunityLocation: 'Lisbon' });
    expect(now.stageChanges).toHaveLength(2);
    expect(now.stageChanges[1]).toMatchObject({
      toStageId: 'offer',
      toStageIndex: 10,
      userId: users.admin.id,
    });
    expect(now.lastAdvancedAt).toBe(now.stageChanges[1].updatedAt);
    expect((await api.put(`${path}/stage`, { stage: 'nowhere' }, as)).status).toBe(400);
    expect((await api.put(`${path}/stage`, {}, as)).status).toBe(400);
    expect((await api.put('/opportunities/none/stage', { stage: 'offer' }, as)).status).toBe(404);
  });

  test('are archived with their application, and brought back', async () => {
    const reason = archiveReasons.timing.id;
    const { status, json } = await api.put(`${path}/archived`, { reason, cleanInterviews: false }, as);
    expect(status).toBe(200);
    expect(json.data).toMatchObject({ archived: { reason, archivedAt: expect.any(Number) }, ...blank });
    const applications = await api.get(`${path}/applications`);
    expect(applications.json.data[0].archived.reason).toBe(reason);
    expect((await api.put(`${path}/archived`, { reason: null }, as)).json.data.archived).toBeNull();
    expect((await api.put(`${path}/archived`, { reason: 'none' }, as)).status).toBe(400);
    expect((await api.put(`${path}/archived`, {}, as)).status).toBe(400);
  });

  test.each(['tags', 'sources'] as const)('get and lose %s: 200, blank', async (field) => {
    const name = field === 'tags' ? 'Tags' : 'Sources';
    const before = (await fresh())[field] as string[];
    const added = await api.post(`${path}/add${name}`, { [field]: ['New one', before[0]] }, as);
    expect(added.status).toBe(200);
    expect(added.json.data).toMatchObject({ [field]: [...before, 'New one'], ...blank });
    const removed = await api.post(`${path}/remove${name}`, { [field]: ['New one', 'never there'] });
    expect(removed.status).toBe(200);
    expect(removed.json.data[field]).toEqual(before);
    for (const body of [{}, { [field]: 'text' }, { [field]: [''] }, { [field]: [1] }]) {
      expect((await api.post(`${path}/add${name}`, body)).status).toBe(400);
    }
  });

  test('get and lose links, which are the contact’s: 200, filled', async () => {
    const added = await api.post(`${path}/addLinks`, { links: ['example.com/me'] }, as);
    expect(added.status).toBe(200);
    expect(added.json.data).toMatchObject({
      name: contacts.marisol.name,
      links: [...contacts.marisol.links, 'http://example.com/me'],
    });
    const other = await api.get(`/opportunities/${opportunities.marisolArchived.id}`);
    expect(other.json.data.links).toContain('http://example.com/me');
    const removed = await api.post(`${path}/removeLinks`, { links: ['http://example.com/me'] }, as);
    expect(removed.json.data.links).toEqual(contacts.marisol.links);
  });

  test('an unknown acting user is refused, none is not', async () => {
    expect((await api.post(`${path}/addTags`, { tags: ['x'] }, { perform_as: 'nobody' })).status).toBe(400);
    expect((await api.post(`${path}/addTags`, { tags: ['x'] })).status).toBe(200);
    expect((await fresh()).tags).toContain('x');
  });
});

describe('contacts', () => {
  const contact = `/contacts/${contacts.marisol.id}`;
  test('change in part, for all their opportunities', async () => {
    const { status, json } = await api.put(contact, { headline: 'New headline', location: 'Gasteiz' });
    expect(status).toBe(200);
    expect(json.data).toEqual({
      id: contacts.marisol.id,
      name: contacts.marisol.name,
      headline: 'New headline',
      location: { name: 'Gasteiz' },
      emails: contacts.marisol.emails,
      phones: contacts.marisol.phones,
    });
    for (const one of [opportunities.marisol, opportunities.marisolArchived]) {
      const { data } = (await api.get(`/opportunities/${one.id}`)).json;
      expect(data).toMatchObject({ headline: 'New headline', location: 'Gasteiz' });
    }
  });

  test('lists are replaced, or merged when set so', async () => {
    const phones = [{ value: '555 0001', type: 'work' }];
    expect((await api.put(contact, { phones })).json.data.phones).toEqual(phones);
    lever.settings.contactLists = 'merge';
    const { json } = await api.put(contact, { emails: ['more@example.com'] });
    expect(json.data.emails).toEqual([...contacts.marisol.emails, 'more@example.com']);
  });

  test('take a plain text for the place, and addresses that are some', async () => {
    expect((await api.put(contact, { location: { name: 'X' } })).status).toBe(400);
    expect((await api.put(contact, { emails: ['nothing'] })).status).toBe(400);
    expect((await api.get('/contacts/none')).status).toBe(404);
    expect((await api.get('/contacts')).status).toBe(404);
  });
});

describe('notes', () => {
  const notes = `${path}/notes`;
  test('are made whole, read, listed and deleted', async () => {
    const made = await api.post(notes, { value: 'Good talk' }, as);
    expect(made.status).toBe(201);
    const { noteId, ...note } = made.json.data;
    expect(noteId).toBe(note.id);
    expect(note).toEqual({
      id: noteId,
      text: 'Note',
      fields: [
        {
          createdAt: note.createdAt,
          score: null,
          stage: stages.recruiterScreen.id,
          text: 'Comment',
          type: 'note',
          user: users.admin.id,
          value: 'Good talk',
        },
      ],
      user: users.admin.id,
      secret: false,
      completedAt: note.createdAt,
      deletedAt: null,
      createdAt: note.createdAt,
    });
    const one = await api.get(`${notes}/${String(noteId)}`);
    expect(one.json.data).toEqual(note);
    expect(ids(await api.get(notes))).toEqual(
      [noteId, seed.notes.byHand.id, seed.notes.byApi.id].toSorted((a, b) =>
        a === noteId ? -1 : b === noteId ? 1 : a < b ? -1 : 1,
      ),
    );
    const gone = await api.del(`${notes}/${String(noteId)}`);
    expect([gone.status, gone.text]).toEqual([204, '']);
    expect((await api.get(`${notes}/${String(noteId)}`)).status).toBe(404);
    expect((await api.del(`${notes}/${String(noteId)}`)).status).toBe(404);
  });

  test('made by hand are left alone', async () => {
    expect((await api.del(`${notes}/${seed.notes.byHand.id}`)).status).toBe(403);
    expect((await api.put(`${notes}/${seed.notes.byHand.id}`, { values: [{ value: 'x' }] })).status).toBe(
      403,
    );
    const put = await api.put(`${notes}/${seed.notes.byApi.id}`, { values: [{ value: 'x', createdAt: 5 }] });
    expect(put.json).toEqual({ data: { noteId: seed.notes.byApi.id } });
    const one = await api.get(`${notes}/${seed.notes.byApi.id}`);
    expect(one.json.data.fields).toMatchObject([{ value: 'x', createdAt: 5 }]);
  });

  test('say something, with a score of 1 to 4, in the past', async () => {
    for (const body of [
      {},
      { value: ' ' },
      { value: 5 },
      { value: 'x', score: 5 },
      { value: 'x', secret: 1 },
    ]) {
      expect((await api.post(notes, body, as)).status).toBe(400);
    }
    const future = { value: 'x', createdAt: lever.clock.now() + 60_000 };
    expect((await api.post(notes, future, as)).status).toBe(400);
    const anonymous = await api.post(notes, { value: 'x', score: 4, secret: true, createdAt: 1_000 });
    expect(anonymous.json.data).toMatchObject({ user: null, secret: true, createdAt: 1_000 });
    expect((await api.post('/opportunities/none/notes', { value: 'x' }, as)).status).toBe(404);
  });

  test('can be answered in a thread', async () => {
    const query = { ...as, note_id: seed.notes.byHand.id };
    const { json } = await api.post(notes, { value: 'Indeed' }, query);
    expect(json.data.id).toBe(seed.notes.byHand.id);
    expect(json.data.fields).toHaveLength(2);
    expect((await api.post(notes, { value: 'x' }, { ...as, note_id: 'none' })).status).toBe(404);
  });
});

describe('files', () => {
  const files = `${path}/files`;
  const form = (field = 'file', bytes: BlobPart = 'content', name = 'cv.PDF') => {
    const data = new FormData();
    data.set(field, new File([bytes], name, { type: 'application/pdf' }));
    return data;
  };
  test('are put up, listed, fetched and deleted', async () => {
    const made = await api.post(files, form(), as);
    expect(made.status).toBe(201);
    expect(made.json.data).toMatchObject({ name: 'cv.PDF', ext: '.pdf', status: 'processing', size: '7' });
    const id = String(made.json.data.id);
    const one = await api.get(`${files}/${id}`);
    expect(one.json.data).toMatchObject({ id, status: 'processed', size: 7, uploadedAt: expect.any(Number) });
    expect(ids(await api.get(files))).toEqual([id]);
    expect((await api.get(files, { uploaded_at_start: 'never' })).status).toBe(400);
    expect((await api.get(`${files}/${id}/download`)).text).toBe('content');
    expect((await api.del(`${files}/${id}`)).status).toBe(400);
    expect((await api.del(`${files}/${id}`, as)).status).toBe(204);
    expect((await api.get(`${files}/${id}`)).status).toBe(404);
  });

  test('need an acting user, the field’s name, a form, and no more than 30 MB', async () => {
    expect((await api.post(files, form())).json.message).toBe('Missing required parameter: perform_as');
    expect((await api.post(files, form('files'), as)).status).toBe(400);
    expect((await api.post(files, { file: 'x' }, as)).status).toBe(400);
    expect(lever.settings.largestFile).toBe(30 * 1024 * 1024);
    lever.settings.largestFile = 10;
    expect((await api.post(files, form('file', 'eleven byte'), as)).status).toBe(400);
    const odd = await api.post(files, form('file', 'x', 'movie.mov'), as);
    expect((await api.get(`${files}/${String(odd.json.data.id)}`)).json.data.status).toBe('unsupported');
  });
});

describe('forms', () => {
  const template = seed.formTemplates.sourcing;
  const values = ['Strong', 70_000, Date.UTC(2027, 3), 'Senior', ['English', 'עברית'], 'yes'];
  const fields = (change: Record<number, unknown> = {}) =>
    template.fields.map((field, i) => ({ ...field, value: i in change ? change[i] : values[i] }));
  const send = (sent: unknown) =>
    api.post(`${path}/forms`, { baseTemplateId: template.id, fields: sent }, as);

  test('templates are listed', async () => {
    const { json } = await api.get('/form_templates');
    expect(json.data).toMatchObject([{ id: template.id, text: 'Sourcing notes', group: { name: 'Talent' } }]);
    expect(json.data[0].createdAt).toBeTypeOf('string');
    const few = await api.get(`/form_templates/${template.id}`, { include: ['text', 'group'] });
    expect(Object.keys(few.json.data)).toEqual(['text', 'group']);
  });

  test('are made with every field of the template there', async () => {
    const made = await send(fields({ 1: null }));
    expect(made.status).toBe(201);
    expect(made.json.data).toMatchObject({ baseTemplateId: template.id, user: users.admin.id });
    expect(made.json.data.fields.map((field: Json) => field.value)).toEqual([
      values[0],
      null,
      ...values.slice(2),
    ]);
    expect(ids(await api.get(`${path}/forms`))).toEqual([made.json.data.id]);
    const byText = fields().map(({ type, text, value }) => ({ type, text, value }));
    expect((await send(byText)).status).toBe(201);
  });

  test.each<[string, () => unknown]>([
    ['a field left out', () => fields().slice(1)],
    ['a field without a value', () => fields({ 2: undefined })],
    ['a required field with null', () => fields({ 0: null })],
    ['a field that is not of it', () => [...fields(), { type: 'text', text: 'Other', value: 'x' }]],
    ['a number as text', () => fields({ 1: '70000' })],
    ['an option that is not', () => fields({ 3: 'senior' })],
    ['one text for many', () => fields({ 4: 'English' })],
    ['true for yes', () => fields({ 5: true })],
    ['no fields', () => undefined],
  ])('%s: refused, and nothing made', async (_, sent) => {
    expect((await send(sent())).status).toBe(400);
    expect(lever.state.production.forms.size).toBe(0);
  });

  test('of no template: refused', async () => {
    expect((await api.post(`${path}/forms`, { fields: [] }, as)).status).toBe(400);
    expect((await api.post(`${path}/forms`, { baseTemplateId: 'none', fields: [] }, as)).status).toBe(400);
  });
});
