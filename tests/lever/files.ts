import type { Opportunity, StoredFile } from './account.ts';
import { badRequest, notFound } from './errors.ts';
import { HOSTS } from './hosts.ts';
import { one, page } from './lists.ts';
import { findOpportunity } from './opportunity-shape.ts';
import { range, requiredPerformAs } from './read.ts';
import { accountOf, nowOf, scope, type App, type Ctx } from './world.ts';

/** Documented for files at creation. */
const READABLE = ['.docx', '.doc', '.js', '.jpg', '.png', '.pdf', '.txt'];

/**
 * Time and size as texts in the answer to the upload, as in the documentation's examples, and as numbers afterwards, as
 * its attribute list says: a client has to take both. So with the status, which starts as `processing`.
 */
function show(c: Ctx, file: StoredFile, fresh = false) {
  const size = file.bytes.byteLength;
  const readable = READABLE.includes(file.ext) ? 'processed' : 'unsupported';
  return {
    id: file.id,
    downloadUrl: `https://${HOSTS[c.env.env].api}/v1/opportunities/${file.opportunity}/files/${file.id}/download`,
    ext: file.ext,
    name: file.name,
    uploadedAt: fresh ? String(file.uploadedAt) : file.uploadedAt,
    status: fresh ? 'processing' : readable,
    size: fresh ? String(size) : size,
  };
}

export function fileRoutes(app: App): void {
  // Documented: a list of its own, read only, and no call adds to it but the create. The shape of one is documented too.
  app.get('/opportunities/:id/resumes', scope('resumes:read:admin'), (c) => {
    const opportunity = findOpportunity(c, c.req.param('id'));
    const rows = [...accountOf(c).files.values()].filter(
      (file) => file.opportunity === opportunity.id && file.kind === 'resume',
    );
    return page(
      c,
      `resumes of ${opportunity.id}`,
      rows,
      { key: (file) => [file.uploadedAt, file.id], directions: [-1, 1] },
      (file) => {
        const { id, ...shown } = show(c, file);
        return { id, createdAt: file.uploadedAt, parsedData: null, file: shown };
      },
    );
  });

  app.get('/opportunities/:id/files', scope('files:read:admin'), (c) => {
    const opportunity = findOpportunity(c, c.req.param('id'));
    const uploaded = range(c, 'uploaded_at');
    const rows = [...accountOf(c).files.values()].filter(
      (file) =>
        file.opportunity === opportunity.id && file.kind === 'file' && (uploaded?.(file.uploadedAt) ?? true),
    );
    return page(
      c,
      `files of ${opportunity.id}`,
      rows,
      { key: (file) => [file.uploadedAt, file.id], directions: [-1, 1] },
      (file) => show(c, file),
    );
  });

  app.get('/opportunities/:id/files/:file', scope('files:read:admin'), (c) => one(c, show(c, find(c))));

  app.get('/opportunities/:id/files/:file/download', scope('files:read:admin'), (c) => {
    const file = find(c);
    return new Response(file.bytes, {
      headers: { 'content-type': file.type === '' ? 'application/octet-stream' : file.type },
    });
  });

  app.post('/opportunities/:id/files', scope('files:write:admin'), async (c) => {
    const user = requiredPerformAs(c);
    const opportunity = findOpportunity(c, c.req.param('id'));
    if (!/^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '')) {
      throw badRequest('Content-Type must be multipart/form-data');
    }
    const form = await c.req.formData().catch(() => Promise.reject(badRequest('Invalid form data')));
    const file = form.get('file');
    if (form.getAll('file').length > 1) throw badRequest('Only one file may be given');
    if (!(file instanceof File)) throw badRequest('Missing required parameter: file');
    // 201 and not 200 is inferred from the other creations.
    return one(c, show(c, await storeFile(c, opportunity, file, 'file', user), true), 201);
  });

  app.delete('/opportunities/:id/files/:file', scope('files:write:admin'), (c) => {
    requiredPerformAs(c);
    accountOf(c).files.delete(find(c).id);
    return c.body(null, 204);
  });
}

export async function storeFile(
  c: Ctx,
  opportunity: Opportunity,
  file: File,
  kind: StoredFile['kind'],
  user: string,
): Promise<StoredFile> {
  checkFile(c, file);
  const dot = file.name.lastIndexOf('.');
  const stored: StoredFile = {
    id: accountOf(c).ids.uuid(),
    opportunity: opportunity.id,
    name: file.name,
    ext: dot < 0 ? '' : file.name.slice(dot).toLowerCase(),
    type: file.type,
    bytes: new Uint8Array(await file.arrayBuffer()),
    uploadedAt: nowOf(c),
    uploadedBy: user,
    kind,
  };
  accountOf(c).files.set(stored.id, stored);
  return stored;
}

/** The limit is documented, the answer is not; nor what becomes of an empty one. */
export function checkFile(c: Ctx, file: File): void {
  if (file.size > c.env.world.settings.largestFile) throw badRequest('File is too large');
  if (file.size === 0) throw badRequest('File is empty');
}

function find(c: Ctx): StoredFile {
  const opportunity = findOpportunity(c, c.req.param('id') ?? '');
  const id = c.req.param('file') ?? '';
  const file = accountOf(c).files.get(id);
  if (file?.opportunity !== opportunity.id || file.kind !== 'file') throw notFound('files', id);
  return file;
}
