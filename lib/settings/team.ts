import { say, type Sentence } from '@/lib/platform/text';
import { mayNotEditTeam } from '@/lib/connection/roles';
import { loadConnection } from '@/lib/connection/record';
import { emptyDocument, readValue, type Document } from './document';
import { readPolicy, settlePolicy } from './policy';
import type { TeamSource } from './shown';
import { loadTeam, type TeamRecord } from './team-record';

/** Which settings of the team are in force, and which stand here to be edited. */
export interface Team {
  source: TeamSource;
  /** In force: policy before the address before the file. */
  document: Document;
  /** What there is to tell of the settings in force. */
  told: Sentence[];
  /** Empty for none. */
  address: string;
  addressFromPolicy: boolean;
  readKeyFromPolicy: boolean;
  /** For this address; empty for none. */
  readKey: string;
  publishKey: string;
  /** Of this address; null when it never gave anything. */
  copy: TeamRecord['copy'];
  tried: TeamRecord['tried'];
  /** What an admin edits. */
  edited: Document;
  /** What the address had when the editing began; null without an address. */
  began: { base: Document; etag: string | null } | null;
  /** `edited` stands here and is not at the address. */
  unpublished: boolean;
}

export async function team(): Promise<Team> {
  await settlePolicy();
  return teamOf(await loadTeam());
}

/** Pure. */
export function teamOf(record: TeamRecord): Team {
  const policy = readPolicy(record.policy);
  const address = policy.address ?? record.address;
  const here = <T extends { address: string }>(one: T | null): T | null =>
    one !== null && address !== '' && one.address === address ? one : null;
  const [copy, tried, working] = [here(record.copy), here(record.tried), here(record.working)];
  const theirs = address !== '' && record.keysFor === siteOf(address);
  const common = {
    address,
    addressFromPolicy: policy.address !== undefined,
    readKeyFromPolicy: policy.readKey !== undefined,
    // The organisation's key is for the organisation's address, never for one that was typed here.
    readKey: policy.address === undefined ? (theirs ? record.readKey : '') : (policy.readKey ?? ''),
    publishKey: theirs ? record.publishKey : '',
    ...{ copy, tried },
  };
  if (policy.says) {
    const { told } = policy;
    const document = policy.document ?? record.policyDocument ?? emptyDocument;
    const settled = { edited: document, began: null, unpublished: false };
    return { ...common, source: 'policy', document, told, ...settled };
  }
  const { file } = record;
  const fileTold = file ? readValue(file) : undefined;
  const inForce: Pick<Team, 'source' | 'document' | 'told'> = copy
    ? { source: 'address', document: copy.document, told: copy.told }
    : file
      ? { source: 'file', document: file, told: fileTold?.ok ? fileTold.told : [] }
      : { source: 'none', document: emptyDocument, told: [] };
  return {
    ...common,
    ...inForce,
    told: [...policy.told, ...inForce.told],
    edited: working?.document ?? inForce.document,
    began: address
      ? {
          base: working?.base ?? copy?.document ?? emptyDocument,
          etag: working ? working.etag : (copy?.etag ?? null),
        }
      : null,
    // Settings from a file are what a new address, where nothing is yet, begins with.
    unpublished:
      working !== null || (copy === null && file !== null && tried?.problem?.key === 'addressNotFound'),
  };
}

export const siteOf = (address: string): string => new URL(address).origin;

/** Why the team's settings cannot be edited here; undefined when they can. */
export async function mayNotEdit(now: Team): Promise<Sentence | undefined> {
  if (now.source === 'policy') return say('teamFromPolicy');
  return mayNotEditTeam((await loadConnection()).actingAs, now.document.roles);
}

/** The record with this document in the place of the one that was edited. Pure. */
export function withEdited(record: TeamRecord, edited: Document): TeamRecord {
  const { address, began, copy } = teamOf(record);
  if (!began) return { ...record, file: edited };
  // The account's name alone, which the first edit put there, is no change.
  const unsigned = began.base.account === undefined ? { ...edited, account: undefined } : edited;
  const back = copy !== null && sameDocument(unsigned, began.base);
  return { ...record, working: back ? null : { address, document: edited, ...began } };
}

/** Whether two documents say the same: a server may give one back with its keys in another order. */
export const sameDocument = (one: Document, other: Document): boolean =>
  JSON.stringify(one, sortKeys) === JSON.stringify(other, sortKeys);

function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
