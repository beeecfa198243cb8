import type { Identity } from '@/lib/profile/reading';
import type { Thread } from '@/lib/profile/thread';
import type { Draft } from '@/lib/push/draft';
import { draftOf, draftOver } from '@/lib/push/drafts';
import { onScreen } from '@/lib/push/on-screen';
import { loadProfile, membersOf } from './people';
import { toldBy, type Told } from './state';

/** What is on the screen of somebody of a campaign. */

/**
 * The draft of the person; where none is kept any more, the one that is kept with a campaign they are in, with a PDF that
 * was added since.
 */
export async function draftInForce(person: Identity, account: string): Promise<Draft> {
  const [kept, theirs] = await Promise.all([draftOf(person, account), draftInCampaign(person, account)]);
  return draftOver(kept, theirs);
}

/** The draft that is kept with a campaign the person is in. */
export async function draftInCampaign(person: Identity, account: string): Promise<Draft | undefined> {
  const [member] = await membersOf(person, account).catch(() => []);
  return member && (await loadProfile(member.id))?.draft;
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
