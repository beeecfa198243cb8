import type { Identity } from '@/lib/profile/reading';
import { beginFile, takePart } from '@/lib/push/files';
import { PART_BYTES, type Pdf } from '@/lib/push/pdf';

/** The bytes of a made-up PDF of this size. */
export function pdfBytes(size = 2_000): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size).fill(0x20);
  bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
  bytes[size - 1] = 0x0a;
  return bytes;
}

/** One part of it, as a panel sends it. */
export const part = (bytes: Uint8Array, n: number): string =>
  Buffer.from(bytes.subarray(n * PART_BYTES, (n + 1) * PART_BYTES)).toString('base64');

/** A PDF of a person's, taken in whole. */
export async function addedPdf(person: Identity, name = 'Profile.pdf', bytes = pdfBytes()): Promise<Pdf> {
  const begun = await beginFile(person, name, bytes.byteLength);
  if ('refused' in begun) throw new Error(begun.refused.key);
  for (let n = 0; ; n += 1) {
    const answer = await takePart(person, begun.id, n, part(bytes, n));
    if ('refused' in answer) throw new Error(answer.refused.key);
    if (answer.file) return answer.file;
  }
}
