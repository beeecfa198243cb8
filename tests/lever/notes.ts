import type { Note, NoteField } from './account.ts';
import { badRequest, forbidden, notFound } from './errors.ts';
import { one, page } from './lists.ts';
import { findOpportunity } from './opportunity-shape.ts';
import { boolean, jsonBody, pastTime, performAs, string, type Body } from './read.ts';
import { accountOf, nowOf, scope, type App, type Ctx } from './world.ts';

const show = (note: Note) => ({
  id: note.id,
  text: 'Note',
  fields: note.fields.map((field) => ({
    createdAt: field.createdAt,
    score: field.score,
    stage: field.stage,
    text: 'Comment',
    type: 'note',
    user: field.user,
    value: field.value,
  })),
  user: note.user,
  secret: note.secret,
  completedAt: note.createdAt,
  deletedAt: note.deletedAt,
  createdAt: note.createdAt,
});

export function noteRoutes(app: App): void {
  app.get('/opportunities/:id/notes', scope('notes:read:admin'), (c) => {
    const opportunity = findOpportunity(c, c.req.param('id'));
    const rows = [...accountOf(c).notes.values()].filter(
      (note) => note.opportunity === opportunity.id && note.deletedAt === null,
    );
    // The order is inferred.
    return page(
      c,
      `notes of ${opportunity.id}`,
      rows,
      { key: (note) => [note.createdAt, note.id], directions: [-1, 1] },
      show,
    );
  });

  app.get('/opportunities/:id/notes/:note', scope('notes:read:admin'), (c) => one(c, show(find(c))));

  app.post('/opportunities/:id/notes', scope('notes:write:admin'), async (c) => {
    const opportunity = findOpportunity(c, c.req.param('id'));
    // Documented: without perform_as the note is nobody's.
    const user = performAs(c, 'optional') ?? null;
    const account = accountOf(c);
    const body = await jsonBody(c);
    const field = readField(c, body, user, opportunity.stage);
    const secret = boolean(body, 'secret') ?? false;
    boolean(body, 'notifyFollowers');

    const threadId = c.req.query('note_id');
    const thread = threadId === undefined ? undefined : account.notes.get(threadId);
    if (threadId !== undefined && thread?.opportunity !== opportunity.id) {
      throw notFound('notes', threadId);
    }
    const note: Note = thread ?? {
      id: account.ids.uuid(),
      opportunity: opportunity.id,
      fields: [],
      user,
      secret,
      createdAt: field.createdAt,
      deletedAt: null,
      byApi: true,
    };
    note.fields.push(field);
    account.notes.set(note.id, note);
    opportunity.lastInteractionAt = nowOf(c);
    opportunity.updatedAt = nowOf(c);
    // The whole note with its id twice (recorded), where the documentation has noteId alone.
    return one(c, { ...show(note), noteId: note.id }, 201);
  });

  // Documented: all of the note's values are replaced.
  app.put('/opportunities/:id/notes/:note', scope('notes:write:admin'), async (c) => {
    const note = find(c);
    onlyByApi(note);
    const { values } = await jsonBody(c);
    if (!Array.isArray(values) || values.length === 0) {
      throw badRequest('Missing required parameter: values');
    }
    const stage = note.fields[0]?.stage ?? 'lead-new';
    note.fields = values.map((value: unknown) => readField(c, value as Body, note.user, stage));
    return one(c, { noteId: note.id });
  });

  app.delete('/opportunities/:id/notes/:note', scope('notes:write:admin'), (c) => {
    const note = find(c);
    onlyByApi(note);
    note.deletedAt = nowOf(c);
    return c.body(null, 204);
  });
}

function readField(c: Ctx, body: Body, user: string | null, stage: string): NoteField {
  const value = string(body, 'value');
  if (value === undefined || value.trim() === '') throw badRequest('Missing required parameter: value');
  const score = body['score'] ?? null;
  if (score !== null && score !== 1 && score !== 2 && score !== 3 && score !== 4) {
    throw badRequest('score must be between 1 and 4');
  }
  const now = nowOf(c);
  return { createdAt: pastTime(body, 'createdAt', now) ?? now, score, stage, user, value };
}

function find(c: Ctx): Note {
  const opportunity = findOpportunity(c, c.req.param('id') ?? '');
  const id = c.req.param('note') ?? '';
  const note = accountOf(c).notes.get(id);
  if (note?.opportunity !== opportunity.id || note.deletedAt !== null) throw notFound('notes', id);
  return note;
}

/** Documented, but for the status. */
function onlyByApi(note: Note): void {
  if (!note.byApi) throw forbidden('Only notes created via API can be changed');
}
