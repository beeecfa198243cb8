import type { ReadResult } from '@/lib/profile/reading';
import { readAddress } from './address';
import { emberOld } from './ember-old';
import { github } from './github';
import { linesOn } from './lines';
import { publicPage } from './public-page';
import { readProfile } from './read';
import { recruiter } from './recruiter';
import { sales } from './sales';
import { readThread } from './thread';

/**
 * Reads every other page that shows a person: conversations, LinkedIn's products for selling and recruiting, GitHub, and
 * LinkedIn's profiles as nobody signed in, or nobody any more, has them; at last the lines of a layout that is not known.
 */
export function readOtherPage(doc: Document, url: URL): ReadResult {
  const address = readAddress(url);
  if (address.kind === 'thread') return readThread(doc, url, address);
  return readProfile(doc, url, {
    layouts: { in: [emberOld, publicPage], sales: [sales], recruiter: [recruiter], github: [github] },
    lines: linesOn,
  });
}
