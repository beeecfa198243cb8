import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { tendFiles, wipeFiles } from '@/lib/campaigns/files';
import { addMember, removeMembers } from '@/lib/campaigns/people';
import { db } from '@/lib/platform/db';
import { emptyDraft } from '@/lib/push/draft';
import { draftOf, keepDraft } from '@/lib/push/drafts';
import { beginFile, fileOf, isKept, keptFiles, loadFile, takePart } from '@/lib/push/files';
import { enqueue, keepPush } from '@/lib/push/outbox';
import { MOST_BYTES, PART_BYTES, pdfName, sizeWords, type Pdf } from '@/lib/push/pdf';
import type { Plan } from '@/lib/push/plan';
import { readingOf } from '../people';
import { addedPdf, part, pdfBytes } from './a-pdf';

const reading = readingOf();
const mira = reading.identity;
const somebody = { slug: 'somebody-else', memberId: '2100000999' };
const MINUTE = 60_000;
const DAY = 86_400_000;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 4, 4) });
  for (const store of ['files', 'fileParts', 'drafts', 'pushes', 'people', 'profiles'] as const)
    await (await db()).clear(store);
});

const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);
const parts = async () => (await db()).count('fileParts');
const refusal = (answer: object) => ('refused' in answer ? answer.refused : undefined);

describe('a PDF', () => {
  it('of several parts is kept byte for byte, under a name that says what it is', async () => {
    const bytes = pdfBytes(2 * PART_BYTES + 5);
    bytes[PART_BYTES] = 0xff;
    const file = await addedPdf(mira, 'Mira Halloran', bytes);
    expect(file).toMatchObject({ name: 'Mira Halloran.pdf', size: bytes.byteLength });
    expect(await fileOf(mira, file.id)).toEqual(file);
    const loaded = await loadFile(file);
    expect([loaded.name, loaded.type]).toEqual(['Mira Halloran.pdf', 'application/pdf']);
    expect(Buffer.from(await loaded.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('whose part is sent twice, since its answer was lost, has it once', async () => {
    const bytes = pdfBytes(PART_BYTES + 5);
    const begun = await beginFile(mira, 'Profile.pdf', bytes.byteLength);
    const { id } = begun as { id: string };
    expect(await takePart(mira, id, 0, part(bytes, 0))).toEqual({});
    expect(await takePart(mira, id, 0, part(bytes, 0))).toEqual({});
    const { file } = (await takePart(mira, id, 1, part(bytes, 1))) as { file: Pdf };
    expect((await loadFile(file)).size).toBe(bytes.byteLength);
  });

  it.each([
    ['an empty file', 0, 'pdfEmpty'],
    ['what is larger than Lever takes', MOST_BYTES + 1, 'pdfTooLarge'],
    ['what has no size', Number.NaN, 'pdfEmpty'],
  ])('is not %s', async (_, size, key) => {
    expect(refusal(await beginFile(mira, 'Profile.pdf', size))).toMatchObject({ key });
    expect(await keptFiles()).toEqual([]);
  });

  it('is told by its first bytes and not by its name', async () => {
    const { id } = (await beginFile(mira, 'Profile.pdf', 20)) as { id: string };
    const answer = await takePart(mira, id, 0, btoa('PK\x03\x04 a Word document'.slice(0, 20)));
    expect(refusal(answer)).toMatchObject({ key: 'pdfNotOne' });
    expect(await keptFiles()).toEqual([]);
  });

  it.each([
    ['a part too many', 1, part(pdfBytes(20), 0)],
    ['a part that is too long', 0, part(pdfBytes(21), 0)],
    ['a part that is too short', 0, part(pdfBytes(19), 0)],
    ['what is no base64', 0, '%%%'],
    ['no place', -1, part(pdfBytes(20), 0)],
    ['half a place', 0.5, part(pdfBytes(20), 0)],
  ])('takes no message with %s', async (_, n, data) => {
    const { id } = (await beginFile(mira, 'Profile.pdf', 20)) as { id: string };
    expect(refusal(await takePart(mira, id, n, data))).toMatchObject({ key: 'pdfNotTaken' });
    expect(await isKept(id)).toBe(false);
  });

  it('is nobody else’s', async () => {
    const { id } = (await beginFile(mira, 'Profile.pdf', 2_000)) as { id: string };
    expect(refusal(await takePart(somebody, id, 0, part(pdfBytes(), 0)))).toMatchObject({
      key: 'pdfNotTaken',
    });
    const file = await addedPdf(mira);
    expect(await fileOf(somebody, file.id)).toBeUndefined();
  });

  it('that this computer has no room for is refused in words, and leaves nothing behind', async () => {
    const { id } = (await beginFile(mira, 'Profile.pdf', 2_000)) as { id: string };
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(refusal(await takePart(mira, id, 0, part(pdfBytes(), 0)))).toMatchObject({ key: 'pdfNotStored' });
    expect(refusal(await beginFile(mira, 'Profile.pdf', 2_000))).toMatchObject({ key: 'pdfNotStored' });
    put.mockRestore();
    expect(await keptFiles()).toEqual([]);
    expect(await parts()).toBe(0);
  });
});

describe('the name of a PDF', () => {
  it.each([
    ['Profile.pdf', 'Profile.pdf'],
    ['Profile.PDF', 'Profile.pdf'],
    ['Profile', 'Profile.pdf'],
    ['.pdf', 'Profile.pdf'],
    ['', 'Profile.pdf'],
    ['../../etc/x.pdf', '.. .. etc x.pdf'],
    ['two\r\nlines.pdf', 'two lines.pdf'],
    ['سيرة ذاتية.pdf', 'سيرة ذاتية.pdf'],
  ])('%j is %j', (given, name) => {
    expect(pdfName(given)).toBe(name);
  });

  it('is never longer than may be kept, and ends with a whole character', () => {
    const name = pdfName(`${'🎉'.repeat(500)}.pdf`);
    expect(name.length).toBeLessThanOrEqual(200);
    expect(name.isWellFormed()).toBe(true);
    expect(name.endsWith('🎉.pdf')).toBe(true);
  });
});

it.each([
  [3, '1 kB'],
  [83_900, '84 kB'],
  [1_240_000, '1.2 MB'],
  [30_000_000, '30 MB'],
])('%d bytes are %s', (bytes, said) => {
  expect(sizeWords(bytes)).toBe(said);
});

describe('what is kept', () => {
  const inDraft = (file: Pdf) => keepDraft(mira, 'account-1', { ...emptyDraft, file }, emptyDraft);
  const draft = async () => (await draftOf(mira, 'account-1')).file;
  const withFile = (file: Pdf): Plan => ({
    ...{ environment: 'production', performAs: 'user-1', opportunity: 'one' },
    calls: [{ kind: 'file', file }],
  });

  it('is forgotten once it is in no draft any more, but not while it is on its way into one', async () => {
    const file = await addedPdf(mira);
    await tendFiles();
    expect(await isKept(file.id)).toBe(true);
    await inDraft(file);
    pass(20 * MINUTE);
    await tendFiles();
    expect(await isKept(file.id)).toBe(true);
    await keepDraft(mira, 'account-1', emptyDraft, { ...emptyDraft, file });
    await tendFiles();
    expect(await isKept(file.id)).toBe(false);
    expect(await parts()).toBe(0);
  });

  it('of a draft that nobody pushed is forgotten after a month, and the draft names it no more', async () => {
    const file = await addedPdf(mira);
    await inDraft(file);
    pass(29 * DAY);
    await tendFiles();
    expect(await draft()).toEqual(file);
    pass(2 * DAY);
    await tendFiles();
    expect(await isKept(file.id)).toBe(false);
    expect(await draft()).toBeUndefined();
  });

  it('waits with somebody of a campaign as long as they do', async () => {
    const file = await addedPdf(mira);
    const member = await addMember(reading, 'account-1', 'backend', { ...emptyDraft, file }, {});
    pass(100 * DAY);
    await tendFiles();
    expect(await isKept(file.id)).toBe(true);
    await removeMembers([member.id]);
    await tendFiles();
    expect(await isKept(file.id)).toBe(false);
  });

  it.each(['queued', 'sending', 'findingOut', 'waiting', 'notPushed'] as const)(
    'of a push that is %s stays through Remove, a month and Wipe',
    async (state) => {
      const file = await addedPdf(mira);
      await inDraft(file);
      const push = await enqueue(mira, 'account-1', withFile(file));
      await keepPush({ ...push, state });
      pass(40 * DAY);
      await tendFiles();
      await wipeFiles();
      expect(await isKept(file.id)).toBe(true);
      expect(await draft()).toBeUndefined();
    },
  );

  it('of a push that is in Lever is forgotten', async () => {
    const file = await addedPdf(mira);
    const push = await enqueue(mira, 'account-1', withFile(file));
    await keepPush({ ...push, state: 'inLever' });
    pass(20 * MINUTE);
    await tendFiles();
    expect(await isKept(file.id)).toBe(false);
  });

  it('is forgotten at once by Wipe, in drafts and in campaigns', async () => {
    const file = await addedPdf(mira);
    await inDraft(file);
    await addMember(reading, 'account-1', 'backend', { ...emptyDraft, file }, {});
    await wipeFiles();
    expect(await keptFiles()).toEqual([]);
    expect(await parts()).toBe(0);
    expect(await draft()).toBeUndefined();
    expect(JSON.stringify(await (await db()).getAll('profiles'))).not.toContain(file.id);
  });

  it('of an edit is not taken out again by a panel that has not heard of it', async () => {
    const file = await addedPdf(mira);
    await inDraft(file);
    await keepDraft(mira, 'account-1', { ...emptyDraft, choices: { note: 'typed' } }, emptyDraft);
    expect(await draft()).toEqual(file);
  });
});
