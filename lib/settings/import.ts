import { say, text, type Sentence, type TextKey } from '@/lib/platform/text';
import { differences, emptyDocument, LARGEST, readText, readValue, type Document } from './document';
import { readLists } from './import-lists';
import { accountId, changeEdited, changeOwn } from './keep';
import { settingLabel } from './labels';
import { pickers } from './pickers';
import { settingKeys, teamOnly, type SettingKey } from './settings';
import { mayNotEdit, team } from './team';

export interface Imported {
  taken: boolean;
  /** What came in, by the names the screens use. */
  came: string[];
  /** What was left out, and why. */
  left: Sentence[];
  /** What else there is to know, such as why nothing was taken. */
  told: Sentence[];
}

/** The sentences that tell of a part that was left out. */
const leftOut: ReadonlySet<TextKey> = new Set<TextKey>([
  'importLineUnknown',
  'importFieldUnknown',
  'importFieldTwice',
  'importStageUnknown',
  'importStageTwice',
  'importTeamOnly',
  'settingsBadPart',
  'settingsBadValue',
]);

const sorted = (sentences: readonly Sentence[]): Pick<Imported, 'left' | 'told'> => ({
  left: sentences.filter(({ key }) => leftOut.has(key)),
  told: sentences.filter(({ key }) => !leftOut.has(key)),
});

const not = (...sentences: Sentence[]): Imported => ({ taken: false, came: [], ...sorted(sentences) });

function took(document: Document, sentences: readonly Sentence[]): Imported {
  const names = [
    ...differences(emptyDocument, document),
    ...(document.locks.length ? [text('importLocks')] : []),
  ];
  const nothing = names.length ? [] : [say('importTookEmpty')];
  return { taken: true, came: [...new Set(names)], ...sorted([...nothing, ...sentences]) };
}

/** Takes settings from a file's text or from pasted lists. */
export async function importSettings(scope: 'team' | 'mine', content: string): Promise<Imported> {
  return /^\s*[{[<"]/.test(content) ? importDocument(scope, content) : importLists(scope, content);
}

async function importDocument(scope: 'team' | 'mine', content: string): Promise<Imported> {
  const read = readText(content);
  if (!read.ok) return not(read.why);
  const { document } = read;
  const account = await accountId();
  const foreign = account !== undefined && document.account !== undefined && document.account !== account;
  const told = [...read.told, ...(foreign ? [say('importOtherAccount')] : [])];
  if (scope === 'mine') return takeMine(document, told);

  const now = await team();
  if (now.source === 'policy') return not(say('teamFromPolicy'));
  // A file is how a recruiter gets the team's settings. Where they come from an address, only an admin changes them.
  const barred = now.address ? await mayNotEdit(now) : undefined;
  if (barred) return not(barred);
  const before = { any: false };
  const refused = await changeEdited((there) => {
    before.any = differences(emptyDocument, there).length > 0;
    return document;
  });
  if (refused) return not(refused);
  return took(document, [...told, ...(before.any ? [say('importReplaced')] : [])]);
}

async function importLists(scope: 'team' | 'mine', content: string): Promise<Imported> {
  if (content.length > LARGEST) return not(say('settingsTooLarge'));
  const found = readLists(content, await pickers('missing'));
  if (!found) return not(say('importNothing'));
  const { layer, told } = found;
  const document: Document = { ...emptyDocument, settings: layer };
  if (scope === 'mine') return takeMine(document, told);

  const barred = await mayNotEdit(await team());
  if (barred) return not(barred);
  if (Object.keys(layer).length === 0) return not(...told);
  const shown: Sentence[] = [];
  const refused = await changeEdited((there) => {
    // What is made mandatory is displayed, as everywhere.
    const read = readValue({ ...there, settings: { ...there.settings, ...layer } });
    if (!read.ok) return there;
    shown.push(...read.told.filter(({ key }) => key === 'settingsMandatoryShown'));
    return read.document;
  });
  return refused ? not(refused) : took(document, [...told, ...shown]);
}

/** Laid over what the recruiter has; the admin's rules are nobody's own. */
async function takeMine(document: Document, told: Sentence[]): Promise<Imported> {
  const left = settingKeys.filter((key) => teamOnly.has(key) && document.settings[key] !== undefined);
  const own: Document = {
    ...document,
    settings: Object.fromEntries(
      Object.entries(document.settings).filter(([key]) => !teamOnly.has(key as SettingKey)),
    ),
    locks: [],
    roles: {},
  };
  const names = left.map((key) => text(settingLabel[key]));
  if (document.locks.length) names.push(text('importLocks'));
  if (Object.keys(document.roles).length) names.push(text('labelCustomRoles'));
  const all = [...told, ...(names.length ? [say('importTeamOnly', names.join(', '))] : [])];
  if (differences(own, emptyDocument).length === 0) return not(...all, say('importNothingOwn'));
  const refused = await changeOwn((there) => ({
    ...there,
    settings: { ...there.settings, ...own.settings },
    presets: [
      ...there.presets.map((one) => own.presets.find(({ id }) => id === one.id) ?? one),
      ...own.presets.filter(({ id }) => !there.presets.some((one) => one.id === id)),
    ],
    campaigns: [
      ...there.campaigns.map((one) => own.campaigns.find(({ id }) => id === one.id) ?? one),
      ...own.campaigns.filter(({ id }) => !there.campaigns.some((one) => one.id === id)),
    ],
  }));
  return refused ? not(refused) : took(own, all);
}
