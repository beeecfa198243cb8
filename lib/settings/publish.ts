import { announce } from '@/lib/platform/announce';
import { say, text, type Sentence } from '@/lib/platform/text';
import { ask, fetchDocument, withAddress, withFetched } from './address';
import { differences, mergeDocuments, readValue, writeDocument, type Document } from './document';
import { mayNotEdit, sameDocument, team, teamOf, type Team } from './team';
import { settleShared } from './shared-campaigns';
import { changeTeam } from './team-record';

/** What became of the admin's changes; `say` tells why they are not published. */
export type Published = { published: boolean; say?: Sentence };

const not = (why: Sentence): Published => ({ published: false, say: why });

/**
 * Sends the admin's changes to the address, on condition that it still has what they were made from. Where another
 * admin was faster, their changes and these are put together here, told, and left for another press of Publish. One
 * caller at a time.
 */
export async function publish(): Promise<Published> {
  const outcome = await withAddress(async () => {
    const now = await team();
    const barred = await mayNotEdit(now);
    if (barred) return not(barred);
    if (!now.began) return not(say('publishNoAddress'));
    if (!now.unpublished) return not(say('publishNothing'));
    return send(now, now.began);
  });
  if (outcome.published) await settleShared();
  announce();
  return outcome;
}

/** @param gone the address has nothing any more: what stands here is put there anew */
async function send(now: Team, began: NonNullable<Team['began']>, gone = false): Promise<Published> {
  let condition: Record<string, string> = began.etag === null ? {} : { 'if-match': began.etag };
  if (gone) condition = { 'if-none-match': '*' };
  else if (began.etag === null) {
    // An address whose ETag cannot be read has to be looked at first: its condition alone protects nobody's changes.
    const there = await fetchDocument(now, null);
    if ('document' in there) {
      if (!sameDocument(there.document, began.base)) return putTogether(now, began.base, there);
      if (there.etag !== null) condition = { 'if-match': there.etag };
    } else if ('problem' in there) {
      if (there.problem.key !== 'addressNotFound') return notReached(now, there);
      condition = { 'if-none-match': '*' };
    }
  }
  const sent = now.edited;
  const answer = await ask(
    now,
    'PUT',
    { 'content-type': 'application/json', ...condition },
    writeDocument(sent),
  );
  if ('problem' in answer) return notReached(now, answer);
  const { status, etag } = answer;
  if (status >= 200 && status < 300) {
    await keepPublished(now, sent, etag);
    return { published: true };
  }
  if (status === 412) {
    const there = await fetchDocument(now, null);
    if ('problem' in there && there.problem.key === 'addressNotFound' && !gone) return send(now, began, true);
    if (!('document' in there)) return 'problem' in there ? notReached(now, there) : not(say('publishAgain'));
    // It refuses though nobody changed anything: then no press of Publish will ever do.
    if (there.etag === began.etag && sameDocument(there.document, began.base))
      return not(say('publishNotTaken'));
    return putTogether(now, began.base, there);
  }
  return not(inWords(status));
}

function inWords(status: number): Sentence {
  switch (status) {
    case 401:
    case 403:
      return say('publishRefused');
    case 404:
    case 410:
      return say('publishNotFound');
    case 405:
    case 501:
      return say('publishNotTaken');
    case 413:
      return say('publishTooLarge');
    case 428:
      return say('publishNoEtag');
    default:
      return status >= 500 ? say('addressDown', String(status)) : say('addressOdd', String(status));
  }
}

/** Keeps what is there as the copy in force, and what comes of both sides as the changes still to be published. */
async function putTogether(
  now: Team,
  base: Document,
  there: { document: Document; etag: string | null; told: Sentence[] },
): Promise<Published> {
  const outcome = { left: false };
  await changeTeam((record) => {
    const { address, edited } = teamOf(record);
    if (address !== now.address) return undefined;
    const merged = mergeDocuments(there.document, base, edited);
    outcome.left = !sameDocument(merged, there.document);
    return {
      ...withFetched(record, now, there, Date.now()),
      working: outcome.left ? { address, document: merged, base: there.document, etag: there.etag } : null,
    };
  });
  // The other admin made the very same changes, or ours had arrived although the answer got lost.
  if (!outcome.left) return { published: true };
  const theirs = differences(base, there.document);
  return not(say('publishMerged', theirs.join(', ') || text('publishOtherPart')));
}

/** What was sent is what the address has now. What was edited meanwhile stays to be published. */
async function keepPublished(now: Team, sent: Document, etag: string | null): Promise<void> {
  await changeTeam((record) => {
    const { address, edited } = teamOf(record);
    if (address !== now.address) return undefined;
    const read = readValue(sent);
    const there = { document: sent, etag, told: read.ok ? read.told : [] };
    const more = !sameDocument(edited, sent);
    return {
      ...withFetched(record, now, there, Date.now()),
      working: more ? { address, document: edited, base: sent, etag } : null,
    };
  });
}

/** The same is told beside the address: there the page offers what can be done about it. */
async function notReached(
  now: Team,
  answer: { problem: Sentence; needsPermission?: string },
): Promise<Published> {
  await changeTeam((record) => withFetched(record, now, answer, Date.now()));
  return not(answer.problem);
}

/** Throws away what was edited and not published. */
export async function discard(): Promise<void> {
  await changeTeam((record) => ({ ...record, working: null }));
  announce();
}
