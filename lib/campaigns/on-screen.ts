import type { Identity } from '@/lib/profile/reading';
import type { Thread } from '@/lib/profile/thread';
import type { Draft } from '@/lib/push/draft';
import { draftOf } from '@/lib/push/drafts';
import { onScreen } from '@/lib/push/on-screen';
import { loadProfile, membersOf } from './people';
import { toldBy, type Told } from './state';

/** What is on the screen of somebody of a campaign. */

/**
 * The draft of the person; where none is kept any more, the one that is kept with a campaign they are in, with a PDF that
 * was added since.
 */
export async function draftInForce(person: Identity, account: string): Promise<Draft> {
  const kept = await draftOf(person, account);
  const [member] =
    Object.keys(kept.fields).length || Object.keys(kept.choices).length || kept.campaign !== undefined
      ? []
      : await membersOf(person, account).catch(() => []);
  const theirs = member && (await loadProfile(member.id))?.draft;
  return theirs ? { ...theirs, ...(kept.file ? { file: kept.file } : {}) } : kept;
}

/** The message thread over this tab. */
export async function threadOver(tabId: number): Promise<Thread | undefined> {
  const result = (await onScreen(tabId))?.result;
  return result && !result.ok && 'thread' in result ? result.thread : undefined;
}

/** What it says of their last message. */
export async function threadShown(tabId: number): Promise<Told> {
  const thread = await threadOver(tabId);
  return thread ? toldBy(thread) : {};
}
