import * as z from 'zod/mini';
import { isTokenUrl } from '@/lib/connection/token-url';
import { browser } from '@/lib/platform/browser';
import { say, spoken, type Sentence } from '@/lib/platform/text';
import { readText, readValue, type Document } from './document';
import { changeTeam, loadTeam, type TeamRecord } from './team-record';

/** What the organisation's policy says of the team's settings. */
export interface TeamPolicy {
  document?: Document;
  /** It says something of the settings, readable or not: then nobody here may. */
  says: boolean;
  address?: string;
  readKey?: string;
  /** What was left out of it, and what there is to tell of the rest. */
  told: Sentence[];
}

/**
 * `teamSettings` is a document as an object. Chrome leaves all of it out, without a word, where one value in it is null
 * or of another type than its schema says (measured); `teamSettingsText`, the text of an exported file, comes as it is.
 */
export const teamPolicyKeys = [
  'teamSettings',
  'teamSettingsText',
  'teamSettingsAddress',
  'teamSettingsReadKey',
] as const;

/** Reads what policy says, a value of the wrong type left out, alone, and told. Pure. */
export function readPolicy(given: TeamRecord['policy']): TeamPolicy {
  const policy: TeamPolicy = { told: [], says: false };
  const {
    teamSettings,
    teamSettingsText,
    teamSettingsAddress: address,
    teamSettingsReadKey: readKey,
  } = given;
  for (const whole of [teamSettings, teamSettingsText]) {
    if (whole === undefined || policy.document) continue;
    policy.says = true;
    const read = typeof whole === 'string' ? readText(whole) : readValue(whole);
    if (read.ok) policy.document = read.document;
    policy.told.push(...(read.ok ? read.told : [say('policyUnusable', spoken(read.why))]));
  }
  if (address !== undefined) {
    if (typeof address === 'string' && isTeamAddress(address)) policy.address = plainAddress(address);
    else policy.told.push(say('policyBadValue', 'teamSettingsAddress'));
  }
  if (readKey !== undefined) {
    if (typeof readKey === 'string') policy.readKey = readKey;
    else policy.told.push(say('policyBadValue', 'teamSettingsReadKey'));
  }
  return policy;
}

const NOT_ASKED = /(^|\.)(linkedin\.com|licdn\.com|lever\.co)$/;

/** True for an address settings may be fetched from: https, no user or password in it, neither LinkedIn's nor Lever's. */
export const isTeamAddress = (value: string): boolean =>
  isTokenUrl(value) && !NOT_ASKED.test(new URL(value).hostname.replace(/\.+$/, ''));

/** As a request names it. */
export function plainAddress(value: string): string {
  const url = new URL(value);
  url.hash = '';
  return url.href;
}

/**
 * Chrome reads policy late: `storage.managed` is empty for the first seconds after its start, and an event says when
 * that changes. So emptiness counts as "no policy" only after such an event, or when Chrome had a minute and still
 * answers nothing; until then the last known policy holds, locks included. `storage.session` knows when Chrome started,
 * since it is as old as the browser's run.
 */
const PATIENCE = 60_000;
const SESSION = 'teamPolicy';
const session = z.object({ since: z.number(), heard: z.boolean() });

async function sinceStart(): Promise<z.infer<typeof session>> {
  const parsed = z.safeParse(session, (await browser.storage.session.get(SESSION))[SESSION]);
  if (parsed.success) return parsed.data;
  const now = { since: Date.now(), heard: false };
  await browser.storage.session.set({ [SESSION]: now });
  return now;
}

/** To be called at every start of the worker: the first one in a run of the browser counts. */
export async function notePolicyAwaited(): Promise<void> {
  await sinceStart();
}

/** Chrome said that the policy changed, so what it answers from now on is the policy. */
export async function notePolicyHeard(): Promise<void> {
  await browser.storage.session.set({ [SESSION]: { ...(await sinceStart()), heard: true } });
  await settlePolicy();
}

/** Brings the last known policy up to date, as far as Chrome's answer can be believed. */
export async function settlePolicy(): Promise<void> {
  const managed: Record<string, unknown> = await browser.storage.managed.get(null).catch(() => ({}));
  const known = (await loadTeam()).policy;
  const now = Object.fromEntries(
    teamPolicyKeys.filter((key) => managed[key] !== undefined).map((key) => [key, managed[key]]),
  );
  if (JSON.stringify(now) === JSON.stringify(known)) return;
  if (Object.keys(managed).length === 0) {
    const { since, heard } = await sinceStart();
    if (!heard && Math.abs(Date.now() - since) < PATIENCE) return;
  }
  const { document, says } = readPolicy(now);
  await changeTeam((record) => ({
    ...record,
    policy: now,
    policyDocument: document ?? (says ? record.policyDocument : null),
  }));
}
