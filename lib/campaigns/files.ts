import { announce } from '@/lib/platform/announce';
import { dropFromDrafts, filesInDrafts } from '@/lib/push/drafts';
import { keptFiles, removeFiles, type KeptFile } from '@/lib/push/files';
import { filesInPushes } from '@/lib/push/outbox';
import { dropFromProfiles, isInCampaign } from './people';

/**
 * Forgets PDFs that nobody needs any more: they are large, and say much of a person. One is needed by a draft, for a
 * while, by somebody of a campaign, and by a push until it is in Lever.
 */

/** What was begun and not finished, or is in no draft yet, is waited for this long, ms. */
const ON_ITS_WAY = 600_000;
/** A PDF that was added and not pushed is kept this long, ms. */
const KEPT = 30 * 86_400_000;

const age = ({ at }: KeptFile): number => Math.abs(Date.now() - at);

/** Safe to call at any moment and as often as one likes. What cannot be done now is done the next time. */
export const tendFiles = (): Promise<void> => tend(ON_ITS_WAY, KEPT).catch(() => undefined);

/** Forgets every PDF that no push has to send, whoever was to get it. */
export async function wipeFiles(): Promise<void> {
  const all = new Set((await keptFiles()).map(({ id }) => id));
  await dropFromProfiles(all);
  await tend(0, 0);
}

/** While a push is being accepted the file that it is to name stays. */
const tend = (onItsWay: number, kept: number): Promise<void> =>
  navigator.locks.request('fulcrum:accept', async () => {
    const files = await keptFiles();
    if (!files.length) return;
    const [inDrafts, inPushes] = await Promise.all([filesInDrafts(), filesInPushes()]);
    const isNeeded = async (one: KeptFile): Promise<boolean> =>
      age(one) < onItsWay || (await isInCampaign(one.person, one.id));
    const old = new Set<string>();
    for (const one of files) {
      const inDraft = inDrafts.has(one.id) && age(one) < kept;
      if (!inDraft && !(await isNeeded(one))) old.add(one.id);
    }
    if (!old.size) return;
    await dropFromDrafts(old);
    await removeFiles([...old].filter((id) => !inPushes.has(id)));
    announce();
  });
