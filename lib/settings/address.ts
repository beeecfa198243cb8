import { openDoor } from '@/lib/lever/door';
import { announce } from '@/lib/platform/announce';
import { browser } from '@/lib/platform/browser';
import { say, type Sentence } from '@/lib/platform/text';
import { LARGEST, readText, type Document } from './document';
import { isTeamAddress, plainAddress } from './policy';
import { siteOf, team, teamOf, type Team } from './team';
import { changeTeam, type TeamRecord } from './team-record';

/** The team settings address: where it is, what it answers, and when it is asked. */

export const TEAM_ALARM = 'team settings';
/** How long one answer is good for, in ms: by itself Fulcrum never asks more often. */
const HOUR = 60 * 60_000;
/** How long an answer is waited for, in ms. */
const PATIENCE = 20_000;

/** Why there is no answer to use. */
export interface NoAnswer {
  problem: Sentence;
  /** The address's site, where Chrome's permission for it may help. */
  needsPermission?: string;
}

/** An answer's status, ETag and, up to the size a document may have, text. */
export interface Answer {
  status: number;
  etag: string | null;
  /** Undefined when it is too large. */
  content: string | undefined;
}

const offline = (): boolean => !navigator.onLine;

/** Sends one request to the address in force. Never throws. */
export async function ask(
  { address, readKey, publishKey }: Pick<Team, 'address' | 'readKey' | 'publishKey'>,
  method: 'GET' | 'PUT',
  headers: Record<string, string>,
  body?: string,
): Promise<Answer | NoAnswer> {
  if (offline()) return { problem: say('addressOffline') };
  const key = method === 'PUT' ? publishKey || readKey : readKey;
  const request = new Request(address, {
    method,
    headers: {
      accept: 'application/json',
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...headers,
    },
    signal: AbortSignal.timeout(PATIENCE),
    ...(body === undefined ? {} : { body }),
  });
  const given: { response?: Response } = {};
  try {
    const response = await openDoor(
      () => undefined,
      () => address,
    )(request);
    given.response = response;
    const { status } = response;
    const led = status >= 300 && status < 400 && status !== 304;
    if (response.type === 'opaqueredirect' || led) return { problem: say('addressRedirects') };
    return { status, etag: response.headers.get('etag'), content: await textOf(response) };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return { problem: say('addressNoAnswer') };
    if (offline()) return { problem: say('addressOffline') };
    // It answered, so Chrome's permission is not what is missing: the answer broke off.
    if (given.response) return { problem: say('addressUnreachable') };
    const site = siteOf(address);
    // A server without the headers of CORS looks the same as one that is not there. With the permission it need not have them.
    if (await browser.permissions.contains({ origins: [`${site}/*`] }))
      return { problem: say('addressUnreachable') };
    return { problem: say('addressNeedsPermission', site), needsPermission: site };
  }
}

/** The text of an answer, undefined as soon as it is larger than any document. */
async function textOf(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > LARGEST) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** What the address has, or why that cannot be told; `same` where it has what the ETag named. */
export type Fetched =
  { document: Document; etag: string | null; told: Sentence[] } | { same: true } | NoAnswer;

/** @param etag of the copy there is, null to be sent the document whatever there is */
export async function fetchDocument(now: Team, etag: string | null): Promise<Fetched> {
  const asked = etag === null ? {} : { 'if-none-match': etag };
  let answer = await ask(now, 'GET', asked);
  // By CORS a server has to allow the header; one that does not still answers the plain question.
  if (etag !== null && 'needsPermission' in answer) answer = await ask(now, 'GET', {});
  if ('problem' in answer) return answer;
  const { status, content } = answer;
  if (status === 304 && etag !== null) return { same: true };
  if (status === 401 || status === 403)
    return { problem: say(now.readKey ? 'addressRefused' : 'addressWantsKey') };
  if (status === 404 || status === 410) return { problem: say('addressNotFound') };
  if (status >= 500) return { problem: say('addressDown', String(status)) };
  if (status !== 200) return { problem: say('addressOdd', String(status)) };
  if (content === undefined) return { problem: say('addressTooLarge') };
  const read = readText(content);
  if (read.ok) return { document: read.document, etag: answer.etag, told: read.told };
  switch (read.why.key) {
    case 'settingsTooLarge':
      return { problem: say('addressTooLarge') };
    case 'settingsBroken':
      return { problem: say('addressBroken') };
    case 'settingsNotOurs':
      return { problem: say('addressNotOurs') };
    default:
      return { problem: read.why };
  }
}

/** The record with what the address answered. The last good copy outlives every answer that cannot be used. Pure. */
export function withFetched(record: TeamRecord, asked: Team, answer: Fetched, at: number): TeamRecord {
  const { address } = asked;
  // What was answered for an address that was changed meanwhile is of no use.
  if (teamOf(record).address !== address) return record;
  if ('problem' in answer) return { ...record, tried: { address, at, ...answer } };
  const tried = { address, at };
  if (!('same' in answer)) return { ...record, tried, copy: { address, at, ...answer } };
  return { ...record, tried, copy: record.copy && { ...record.copy, at } };
}

/** One caller at a time asks or tells the address something: a late answer must not undo what came after it. */
export const withAddress = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('fulcrum:team-address', work);

/**
 * Asks the address for the team's settings, and answers when they are there or could not be had. One caller at a time.
 * @param when `due`: only if it was not asked within the hour
 * @returns whether others came than were here
 */
export const checkTeam = (when: 'now' | 'due'): Promise<boolean> =>
  withAddress(async () => {
    const now = await team();
    const { address, tried, copy } = now;
    if (!address || now.source === 'policy') {
      await browser.alarms.clear(TEAM_ALARM);
      return false;
    }
    // Without a network nobody was asked.
    const since = tried && tried.problem?.key !== 'addressOffline' ? Date.now() - tried.at : HOUR;
    if (when === 'due' && since >= 0 && since < HOUR) return false;
    const at = Date.now();
    // Before it is asked: a worker that dies meanwhile must not ask again and again.
    await changeTeam((record) => ({ ...record, tried: { ...tried, address, at } }));
    await wakeWhenDue(at);
    const answer = await fetchDocument(now, copy?.etag ?? null);
    await changeTeam((record) => withFetched(record, now, answer, Date.now()));
    announce();
    return !('problem' in answer || 'same' in answer);
  });

const wakeWhenDue = (askedAt: number): Promise<void> =>
  browser.alarms.create(TEAM_ALARM, { when: askedAt + HOUR });

/** To be called at every start of the worker: Chrome may have forgotten the alarm. */
export async function keepTeamAlarm(): Promise<void> {
  const { address, tried } = await team();
  if (address && !(await browser.alarms.get(TEAM_ALARM)))
    await wakeWhenDue(Math.max(tried?.at ?? 0, Date.now() - HOUR));
}

/**
 * Sets where the team's settings are fetched, and fetches them.
 * @param keys those left out stay as long as the site is the same, empty ones are forgotten
 * @returns why not
 */
export async function setAddress(
  wanted: string,
  keys: { readKey?: string | undefined; publishKey?: string | undefined },
): Promise<Sentence | undefined> {
  const entered = wanted.trim();
  if (entered && !isTeamAddress(entered)) return say('addressNotAllowed');
  const address = entered && plainAddress(entered);
  const before = await team();
  if (before.addressFromPolicy && address !== before.address) return say('addressFromPolicy');
  if (before.readKeyFromPolicy && keys.readKey !== undefined) return say('addressFromPolicy');
  await changeTeam((record) => {
    const { addressFromPolicy, address: was } = teamOf(record);
    const site = address && siteOf(address);
    const kept = site && site === record.keysFor ? record : { readKey: '', publishKey: '' };
    const moved = address !== was;
    return {
      ...record,
      ...(addressFromPolicy ? {} : { address }),
      // What was edited and not published stays: it bears its address, and is there again when that comes back.
      ...(moved ? { copy: null, tried: null } : {}),
      keysFor: site,
      readKey: site ? (keys.readKey ?? kept.readKey) : '',
      publishKey: site ? (keys.publishKey ?? kept.publishKey) : '',
    };
  });
  announce();
  await checkTeam('now');
  return undefined;
}
