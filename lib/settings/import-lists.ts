import { say, text, type Sentence } from '@/lib/platform/text';
import type { Catalog } from './catalog';
import { fieldKeyLabel, settingLabel } from './labels';
import { formFieldKey, personFields, pushFields, stageKeys, type FieldKey, type Layer } from './settings';

/**
 * Plain lists as somebody writes or pastes them, to move a team in minutes:
 *
 *     Displayed: Posting, Stage, Tags
 *     Mandatory fields:
 *       - Posting
 *     Stage map: Added = New lead, Replied = Responded
 *
 * Case does not matter; commas, semicolons and new lines with a dash separate. Fields bear their names on screen or
 * those of the profile forms' fields, stages their names in Lever.
 */

type ListKey = 'displayed' | 'mandatory' | 'protected';
type Section = ListKey | 'stages';

const HEADINGS: readonly [RegExp, Section][] = [
  [/^displayed(?: fields?)?\s*:(.*)$/i, 'displayed'],
  [/^mandatory(?: fields?)?\s*:(.*)$/i, 'mandatory'],
  [/^protected(?: fields?)?\s*:(.*)$/i, 'protected'],
  [/^stage ?(?:map|mapping)\s*:(.*)$/i, 'stages'],
];

/** What was found, and what could not be used; undefined where no list is in it at all. Pure but for the language. */
export function readLists(content: string, lists: Catalog): { layer: Layer; told: Sentence[] } | undefined {
  const told: Sentence[] = [];
  const sections = sectionsOf(content, told);
  if (sections.size === 0) return undefined;
  const layer: Layer = {};
  for (const [section, items] of sections) {
    if (section === 'stages') Object.assign(layer, stagesOf(items, lists, told));
    else {
      const fields = [...new Set(items.flatMap((item) => fieldOf(item, lists, told) ?? []))];
      // A list of which nothing is known says nothing; an empty one says that there are none.
      if (fields.length > 0 || items.length === 0) layer[section] = fields;
    }
  }
  return { layer, told };
}

/** The items of each section, in order. */
function sectionsOf(content: string, told: Sentence[]): Map<Section, string[]> {
  const sections = new Map<Section, string[]>();
  let open: string[] | undefined;
  for (const line of content.split(/\r?\n/).map((one) => one.trim())) {
    if (!line) continue;
    const heading = headingOf(line);
    if (heading) {
      open = sections.get(heading.section) ?? [];
      sections.set(heading.section, open);
      open.push(...itemsOf(heading.rest));
    } else if (open && /^[-–*•]/.test(line)) open.push(...itemsOf(line.replace(/^[-–*•]\s*/, '')));
    else told.push(say('importLineUnknown', line.slice(0, 100)));
  }
  return sections;
}

function headingOf(line: string): { section: Section; rest: string } | undefined {
  for (const [heading, section] of HEADINGS) {
    const found = heading.exec(line);
    if (found) return { section, rest: found[1] ?? '' };
  }
  return undefined;
}

const itemsOf = (listed: string): string[] =>
  listed
    .split(/[,;]/)
    .map((item) => item.trim())
    .filter(Boolean);

/** "Tags", "tag" and "TAG" are one name, and so are "E-mail" and "Email". */
const plain = (name: string): string =>
  name.trim().toLowerCase().replaceAll('-', '').replace(/\s+/g, ' ').replace(/s$/, '');

function fieldOf(name: string, lists: Catalog, told: Sentence[]): FieldKey | undefined {
  const wanted = plain(name);
  const own = [...pushFields, ...personFields].find(
    (key) => plain(key) === wanted || plain(text(fieldKeyLabel[key])) === wanted,
  );
  if (own) return own;
  // Fields of two forms may bear one name: then the form's name goes before it, as in "Interview / Notice period".
  const named = lists.forms.flatMap((form) =>
    form.fields
      .filter((field) => plain(field.text) === wanted || plain(`${form.text} / ${field.text}`) === wanted)
      .map((field) => formFieldKey(form.id, field.id)),
  );
  if (named.length === 1) return named[0];
  told.push(say(named.length ? 'importFieldTwice' : 'importFieldUnknown', name));
  return undefined;
}

function stagesOf(items: string[], lists: Catalog, told: Sentence[]): Layer {
  const layer: Layer = {};
  for (const item of items) {
    const [what = '', stage = ''] = item.split(/=|->|→/).map((part) => part.trim());
    const key = Object.values(stageKeys).find(
      (one) => plain(text(settingLabel[one])) === plain(what) || plain(one) === plain(`stage${what}`),
    );
    if (!key || !stage) {
      told.push(say('importLineUnknown', item));
      continue;
    }
    if (/^leave\b/i.test(stage)) {
      layer[key] = null;
      continue;
    }
    const named = lists.stages.filter((one) => plain(one.text) === plain(stage) || one.id === stage);
    if (named.length === 1 && named[0]) layer[key] = named[0].id;
    else told.push(say(named.length ? 'importStageTwice' : 'importStageUnknown', stage));
  }
  return layer;
}
