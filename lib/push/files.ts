import * as z from 'zod/mini';
import { db } from '@/lib/platform/db';
import { say, type Sentence } from '@/lib/platform/text';
import { samePerson } from '@/lib/profile/identity';
import { identity, type Identity } from '@/lib/profile/reading';
import { isPdf, PART_BYTES, pdf, pdfName, wrongSize, type Pdf } from './pdf';

/**
 * PDFs on their way to Lever, in the worker's own storage. A file never changes once it is whole: a draft names it, an
 * accepted push names it too, and it is forgotten when nobody needs it any more.
 */

const file = z.extend(pdf, {
  person: identity,
  /** When it was begun. */
  at: z.number(),
  /** How many of its parts are there. */
  parts: z.number(),
  whole: z.boolean(),
});
export type KeptFile = z.infer<typeof file>;

const understand = (stored: unknown): KeptFile | undefined => {
  const parsed = z.safeParse(file, stored);
  return parsed.success ? parsed.data : undefined;
};

const partsOf = (id: string) => IDBKeyRange.bound([id], [id, []]);

/** Every file, whole or not. */
export async function keptFiles(): Promise<KeptFile[]> {
  const stored = await (await db()).getAll('files');
  return stored.flatMap((one) => understand(one) ?? []);
}

export async function removeFiles(ids: readonly string[]): Promise<void> {
  const tx = (await db()).transaction(['files', 'fileParts'], 'readwrite');
  for (const id of ids) {
    void tx.objectStore('files').delete(id);
    void tx.objectStore('fileParts').delete(partsOf(id));
  }
  await tx.done;
}

/** Begins to take in a person's file; one of theirs that was begun and never finished is forgotten. */
export async function beginFile(
  person: Identity,
  name: string,
  size: number,
): Promise<{ id: string } | { refused: Sentence }> {
  const refused = wrongSize(size);
  if (refused) return { refused };
  try {
    const begun = (await keptFiles()).filter((one) => !one.whole && samePerson(one.person, person));
    await removeFiles(begun.map(({ id }) => id));
    const id = crypto.randomUUID();
    const one: KeptFile = { id, name: pdfName(name), size, person, at: Date.now(), parts: 0, whole: false };
    await (await db()).put('files', one);
    return { id };
  } catch {
    return { refused: say('pdfNotStored') };
  }
}

/**
 * Takes the next part of a file. The same part sent again is taken once: its answer may have been lost.
 * @param data in base64
 * @returns the file once it is whole
 */
export async function takePart(
  person: Identity,
  id: string,
  n: number,
  data: string,
): Promise<{ file?: Pdf } | { refused: Sentence }> {
  const bytes = decode(data);
  if (!bytes) return { refused: say('pdfNotTaken') };
  try {
    const tx = (await db()).transaction(['files', 'fileParts'], 'readwrite');
    const one = understand(await tx.objectStore('files').get(id));
    const next = one && samePerson(one.person, person) ? withPart(one, n, bytes) : undefined;
    if (next && 'parts' in next) {
      await tx.objectStore('fileParts').put({ file: id, n, bytes: bytes.buffer });
      await tx.objectStore('files').put(next);
    }
    await tx.done;
    if (!next) return { refused: say('pdfNotTaken') };
    if ('refused' in next) {
      await removeFiles([id]);
      return next;
    }
    return next.whole ? { file: asPdf(next) } : {};
  } catch {
    await removeFiles([id]).catch(() => undefined);
    return { refused: say('pdfNotStored') };
  }
}

const asPdf = ({ id, name, size }: KeptFile): Pdf => ({ id, name, size });

/** The file with one part more; as it is where it has that part already. */
function withPart(
  one: KeptFile,
  n: number,
  bytes: Uint8Array<ArrayBuffer>,
): KeptFile | { refused: Sentence } | undefined {
  const fits = bytes.byteLength === Math.min(PART_BYTES, one.size - n * PART_BYTES);
  if (!fits || !Number.isInteger(n) || n < 0 || n > one.parts) return undefined;
  if (n === 0 && !isPdf(bytes)) return { refused: say('pdfNotOne') };
  const parts = Math.max(one.parts, n + 1);
  return { ...one, parts, whole: parts * PART_BYTES >= one.size };
}

function decode(data: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** A person's file as it is kept; undefined where it is not theirs, or there no longer. */
export async function fileOf(person: Identity, id: string): Promise<Pdf | undefined> {
  const one = understand(await (await db()).get('files', id));
  return one?.whole && samePerson(one.person, person) ? asPdf(one) : undefined;
}

export const isKept = async (id: string): Promise<boolean> =>
  understand(await (await db()).get('files', id))?.whole === true;

/** A file to be sent. Throws where it is not there. */
export async function loadFile({ id, name, size }: Pdf): Promise<File> {
  const parts = await (await db()).getAll('fileParts', partsOf(id));
  const whole = new File(
    parts.map(({ bytes }) => bytes),
    name,
    { type: 'application/pdf' },
  );
  if (whole.size !== size) throw new Error('a file with a part missing');
  return whole;
}
