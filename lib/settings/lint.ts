import { say, text, type Sentence } from '@/lib/platform/text';
import { aliveIn, formFieldOf, type Catalog } from './catalog';
import { knownLayer, type Document } from './document';
import { fieldKeyLabel, leverFieldLabel, profileFieldLabel, settingLabel } from './labels';
import { noLayers, resolveSettings, type Layers, type ResolvedSettings } from './resolve';
import {
  builtIn,
  builtInPresets,
  formFieldKey,
  isFormField,
  mapKey,
  profileFields,
  settingKeys,
  teamOnly,
  type FieldKey,
  type FormFieldKey,
  type Layer,
  type Preset,
  type ProfileField,
  type SettingKey,
} from './settings';
import type { Finding } from './shown';
import { targetOf } from './targets';
import { isNaming, namesIn, quoted, targetWords, valueWords, type Names } from './value-words';

/** Settings held against the real account: what they name that is not so, and what happens as long as it is not mended. */

/** One layer of the settings: the team's, the recruiter's, a preset's or a campaign's. */
interface Part {
  /** What follows a setting's name, to tell the layers apart. */
  suffix: string;
  whose: 'team' | 'mine';
  /** What the person becomes, where the layer says so. */
  kind?: Preset['kind'];
  /** Between the team's defaults and this layer stand each recruiter's own, which only that recruiter's page knows. */
  overOwn: boolean;
  /** What this layer sets and may set. */
  sets: Layer;
  /** What a push comes to with this layer as the highest. */
  resolved: ResolvedSettings;
}

/**
 * @param lists only lists that are known can tell
 * @param names texts of ids that the lists do not have, such as a closed posting's
 */
export function lint(team: Document, mine: Document, lists: Catalog, names: Names): Finding[] {
  const parts = partsOf(team, mine, lists);
  const presets = [...team.presets, ...mine.presets].map(({ id, name }) => [id, name]);
  const known: Names = { ...(Object.fromEntries(presets) as Names), ...namesIn(lists), ...names };
  const told = new Set<string>();
  /** What holds in a lower layer too is told there alone. */
  const once = ({ id, finding }: { id: string; finding: Finding }): Finding[] => {
    if (told.has(id)) return [];
    told.add(id);
    return [finding];
  };
  return [
    ...lockFindings(team),
    ...unfillableFindings(parts),
    ...fieldListFindings(team, lists, known),
    ...syncAsFindings(team, mine, lists, known),
    ...noContactFindings(team, lists, known),
    ...parts.flatMap((part) => [
      ...deadFindings(part, lists, known),
      ...newWordFindings(part, lists),
      ...unreadyFormFindings(part, lists).flatMap(once),
      ...collisionFindings(part, lists, known).flatMap(once),
    ]),
  ];
}

const at = (label: string, { suffix }: Pick<Part, 'suffix'>): string => label + suffix;

function partsOf(team: Document, mine: Document, lists: Catalog): Part[] {
  const alive = aliveIn(lists);
  // The layers as they would be if everybody could choose any preset.
  const locks: SettingKey[] = team.locks.filter((key) => key !== 'syncAs');
  const locked = new Set(locks);
  const layersOf = (own: Layer, campaign: Layer): Layers => ({
    team: knownLayer(team.settings),
    mine: own,
    campaign,
    campaigns: [],
    presets: [
      ...team.presets.map((one) => ({ ...one, settings: knownLayer(one.settings), whose: 'team' as const })),
      ...mine.presets.map((one) => ({ ...one, settings: knownLayer(one.settings), whose: 'mine' as const })),
    ],
    locks,
  });
  const mayBe = (set: Layer): Layer =>
    Object.fromEntries(
      Object.entries(set).filter(
        ([key]) => !locked.has(key as SettingKey) && !teamOnly.has(key as SettingKey),
      ),
    );
  const upTo = (own: Layer, preset: string, campaign: Layer = {}) =>
    resolveSettings(layersOf(own, campaign), { syncAs: preset }, alive);
  const mineSets = knownLayer(mine.settings);
  const presetPart = (one: Document['presets'][number], whose: Part['whose']): Part => ({
    suffix: ` ${text('wherePreset', one.name)}`,
    whose,
    kind: one.kind,
    overOwn: whose === 'team',
    sets: mayBe(knownLayer(one.settings)),
    resolved: upTo(whose === 'team' ? {} : mineSets, one.id),
  });
  const campaignPart = (one: Document['campaigns'][number], whose: Part['whose']): Part => {
    const sets = mayBe(knownLayer(one.settings));
    const syncAs = team.locks.includes('syncAs') ? undefined : sets.syncAs;
    const resolved = upTo(whose === 'team' ? {} : mineSets, syncAs ?? 'lead', sets);
    return {
      suffix: ` ${text('whereCampaign', one.name)}`,
      whose,
      kind: resolved.preset.kind,
      overOwn: whose === 'team',
      ...{ sets, resolved },
    };
  };
  return [
    {
      suffix: '',
      whose: 'team',
      overOwn: false,
      sets: knownLayer(team.settings),
      resolved: upTo({}, team.settings.syncAs ?? 'lead'),
    },
    ...team.presets.map((one) => presetPart(one, 'team')),
    ...team.campaigns.map((one) => campaignPart(one, 'team')),
    {
      suffix: ` ${text('whereMine')}`,
      whose: 'mine',
      overOwn: false,
      sets: mayBe(mineSets),
      resolved: upTo(mineSets, 'lead'),
    },
    ...mine.presets.map((one) => presetPart(one, 'mine')),
    ...ownCampaigns(team, mine).map((one) => campaignPart(one, 'mine')),
  ];
}

/** A campaign that the recruiter shared counts as the team's. */
const ownCampaigns = (team: Document, mine: Document): Document['campaigns'] =>
  mine.campaigns.filter(({ id }) => !team.campaigns.some((one) => one.id === id));

/** What a value of this part comes to as long as it is passed over. */
function insteadOf(part: Part, words: string, key: SettingKey): Sentence {
  const { resolved, kind } = part;
  const asks = kind === 'candidate' || resolved.values.mandatory.includes('posting');
  if (key === 'posting' && resolved.values.posting === null && asks) return say('insteadAsks');
  return part.overOwn ? say('insteadOrOwn', words) : say('instead', words);
}

/** Values that name what Lever no longer has. */
function deadFindings(part: Part, lists: Catalog, names: Names): Finding[] {
  const alive = aliveIn(lists);
  return settingKeys.flatMap((key): Finding[] => {
    if (key === 'syncAs' || part.sets[key] === undefined) return [];
    const where = at(text(settingLabel[key]), part);
    if (isNaming(key)) {
      const value = part.sets[key] ?? null;
      if (value === null || alive(key, value)) return [];
      const named = quoted(value, names);
      const words = valueWords(key, part.resolved.values, names);
      return [{ where, say: say(goneText(key), named), instead: insteadOf(part, words, key) }];
    }
    const field = profileFields.find((one) => mapKey[one] === key);
    return field ? mappingFindings(part, field, where, lists, names) : [];
  });
}

const goneText = (key: SettingKey) =>
  key === 'posting'
    ? 'lintPosting'
    : key === 'owner'
      ? 'lintOwner'
      : key === 'undoReason'
        ? 'lintReason'
        : 'lintStage';

function mappingFindings(
  part: Part,
  from: ProfileField,
  where: string,
  lists: Catalog,
  names: Names,
): Finding[] {
  const key = mapKey[from];
  const { values } = part.resolved;
  const target = part.sets[key]?.target;
  if (target?.to === 'tag' && part.whose === 'mine' && tagsAreBound(part, lists))
    return [{ where, say: say('lintOwnTag'), instead: say('insteadListedTags') }];
  if (target?.to !== 'form' || !lists.known.includes('forms')) return [];
  const formKey = formFieldKey(target.template, target.field);
  const named = formFieldOf(lists, formKey);
  if (named?.field.type) return [];
  if (named)
    return [
      { where, say: say('lintFieldKind', quoted(formKey, names)), instead: say('insteadNothingIntoIt') },
    ];
  const words = targetWords({ ...values[key], target: targetOf(values, from) }, names);
  return [{ where, say: say('lintField', quoted(formKey, names)), instead: insteadOf(part, words, key) }];
}

const tagsAreBound = ({ resolved }: Part, { known }: Catalog): boolean =>
  !resolved.values.newTags && known.includes('tags');

/** Tags and sources that Lever does not have, where recruiters may not make new ones. */
function newWordFindings(part: Part, lists: Catalog): Finding[] {
  const { values } = part.resolved;
  const finding = (key: 'tags' | 'source', unlisted: string[]): Finding[] =>
    unlisted.length
      ? [
          {
            where: at(text(settingLabel[key]), part),
            say: say('lintNotListed', unlisted.join(', ')),
            // The team's own word is not bound by what it forbids recruiters.
            instead: say(part.whose === 'team' ? 'insteadMade' : 'insteadStops'),
          },
        ]
      : [];
  const tags = tagsAreBound(part, lists) ? (part.sets.tags ?? []) : [];
  const bound = !values.newSources && lists.known.includes('sources');
  const source = bound ? (part.sets.source?.trim() ?? '') : '';
  return [
    ...finding(
      'tags',
      tags.filter((tag) => !lists.tags.includes(tag)),
    ),
    ...finding('source', source && !lists.sources.includes(source) ? [source] : []),
  ];
}

interface Told {
  id: string;
  finding: Finding;
}

/** Forms that something goes into, and that Lever would refuse for a required field that nothing fills. */
function unreadyFormFindings(part: Part, lists: Catalog): Told[] {
  if (!lists.known.includes('forms')) return [];
  const { values } = part.resolved;
  const fed = new Set<string>(values.displayed);
  for (const from of profileFields) {
    const { target } = values[mapKey[from]];
    if (target.to === 'form') fed.add(formFieldKey(target.template, target.field));
  }
  return lists.forms.flatMap((form) => {
    const key = (id: string) => formFieldKey(form.id, id);
    if (!form.fields.some(({ id }) => fed.has(key(id)))) return [];
    const unfed = form.fields.find((field) => field.required && (!field.type || !fed.has(key(field.id))));
    if (!unfed) return [];
    const finding = {
      where: at(form.text, part),
      say: say('lintRequired', unfed.text),
      instead: say('insteadFormStays'),
    };
    return [{ id: key(unfed.id), finding }];
  });
}

/** Profile fields that go to the same place where Lever has room for one. */
function collisionFindings(part: Part, lists: Catalog, names: Names): Told[] {
  const places = new Map<string, { called: string; from: ProfileField[] }>();
  for (const from of profileFields) {
    const target = targetOf(part.resolved.values, from);
    const place = placeOf(target, lists, names);
    if (!place) continue;
    const there = places.get(place.id) ?? { called: place.called, from: [] };
    places.set(place.id, { ...there, from: [...there.from, from] });
  }
  return [...places].flatMap(([id, { called, from }]) => {
    if (from.length < 2) return [];
    const labels = from.map((one) => text(profileFieldLabel[one]));
    const finding = {
      where: at(labels.at(-1) ?? '', part),
      say: say('lintSamePlace', called, labels.join(', ')),
      instead: say('insteadFirst'),
    };
    return [{ id: `${id}: ${from.join(' ')}`, finding }];
  });
}

function placeOf(
  target: ReturnType<typeof targetOf>,
  lists: Catalog,
  names: Names,
): { id: string; called: string } | undefined {
  if (
    target.to === 'lever' &&
    (target.field === 'name' || target.field === 'headline' || target.field === 'location')
  )
    return { id: target.field, called: text(leverFieldLabel[target.field]) };
  if (target.to !== 'form') return undefined;
  const key = formFieldKey(target.template, target.field);
  const named = formFieldOf(lists, key);
  return named && named.field.type !== 'multiple-select'
    ? { id: key, called: quoted(key, names) }
    : undefined;
}

/** A preset that is chosen by default, or by a campaign, and is not there. */
function syncAsFindings(team: Document, mine: Document, lists: Catalog, names: Names): Finding[] {
  const has = (id: string, whose: Part['whose']) =>
    [...builtInPresets, ...team.presets, ...(whose === 'mine' ? mine.presets : [])].some(
      (one) => one.id === id,
    );
  const findings = (set: Layer, suffix: string, whose: Part['whose'], layers: Partial<Layers>): Finding[] => {
    const id = set.syncAs;
    if (id === undefined || (suffix !== '' && team.locks.includes('syncAs')) || has(id, whose)) return [];
    const presets = [
      ...team.presets.map((one) => ({ ...one, whose: 'team' as const })),
      ...(whose === 'mine' ? mine.presets.map((one) => ({ ...one, whose: 'mine' as const })) : []),
    ];
    const { values } = resolveSettings(
      { ...noLayers, team: knownLayer(team.settings), presets, locks: team.locks, ...layers },
      {},
      aliveIn(lists),
    );
    const words = valueWords('syncAs', values, names);
    return [
      {
        where: at(text('labelSyncAs'), { suffix }),
        say: say('lintPreset', quoted(id, names)),
        instead: say('instead', words),
      },
    ];
  };
  const own = knownLayer(mine.settings);
  const inCampaigns = (campaigns: Document['campaigns'], whose: Part['whose']): Finding[] =>
    campaigns.flatMap((one) => {
      const campaign = knownLayer(one.settings);
      return findings(campaign, ` ${text('whereCampaign', one.name)}`, whose, {
        mine: whose === 'mine' ? own : {},
        campaign,
      });
    });
  return [
    ...findings(knownLayer(team.settings), '', 'team', {}),
    ...inCampaigns(team.campaigns, 'team'),
    ...findings(own, ` ${text('whereMine')}`, 'mine', { mine: own }),
    ...inCampaigns(ownCampaigns(team, mine), 'mine'),
  ];
}

/** Archive reasons that say do not contact, and that Lever no longer offers: nobody new is archived with them. */
function noContactFindings({ settings }: Document, lists: Catalog, names: Names): Finding[] {
  if (!lists.known.includes('archiveReasons')) return [];
  const offered = (id: string) =>
    [...lists.archiveReasons, ...(lists.reasons ?? []).filter(({ hired }) => hired)].some(
      (one) => one.id === id,
    );
  return (settings.noContactReasons ?? [])
    .filter((id) => !offered(id))
    .map((id) => ({
      where: text('labelNoContactReasons'),
      say: say('lintNoContactReason', quoted(id, names)),
      instead: say('insteadStillBars'),
    }));
}

/** What is demanded and cannot be filled in: then nobody is asked for it. */
function unfillableFindings([team]: readonly Part[]): Finding[] {
  if (!team) return [];
  const { values, locked, preset } = team.resolved;
  const empty: Partial<Record<FieldKey, boolean>> = {
    posting: locked.has('posting') && values.posting === null,
    tags: locked.has('tags') && !values.tags.length,
    source: locked.has('source') && !values.source.trim(),
    summary: locked.has('summary') && !values.summary,
    note: !values.ownNote,
  };
  const findings = values.mandatory
    .filter((key) => empty[key])
    .map((key) => ({
      where: isFormField(key) ? key : text(fieldKeyLabel[key]),
      say: say('lintNeverFilled'),
      instead: say('insteadNotDemanded'),
    }));
  if (preset.kind !== 'candidate' || !empty.posting) return findings;
  const bare = { say: say('lintCandidateNoPosting'), instead: say('insteadNoPosting') };
  return [...findings, { where: text('labelPosting'), ...bare }];
}

/** Locks that lock nothing. */
const lockFindings = (team: Document): Finding[] =>
  team.locks
    .filter((key) => team.settings[key] === undefined)
    .map((key) => ({
      where: text(settingLabel[key]),
      say: say('lintLockEmpty'),
      instead: say('insteadBuiltIn'),
    }));

/** Fields of forms that are gone, in the team's lists of fields, and mandatory ones that are not displayed. */
function fieldListFindings({ settings }: Document, lists: Catalog, names: Names): Finding[] {
  const label = (key: FieldKey) => (isFormField(key) ? quoted(key, names) : text(fieldKeyLabel[key]));
  const gone = (key: FieldKey): key is FormFieldKey =>
    isFormField(key) && lists.known.includes('forms') && !formFieldOf(lists, key);
  const findings = (['displayed', 'mandatory', 'protected'] as const).flatMap((list) =>
    (settings[list] ?? []).flatMap((key): Finding[] => {
      const where = text(settingLabel[list]);
      if (gone(key)) return [{ where, say: say('lintField', label(key)), instead: say('insteadLeftOut') }];
      const kind = isFormField(key) && formFieldOf(lists, key)?.field.type === undefined;
      return kind && list !== 'protected' && lists.known.includes('forms')
        ? [{ where, say: say('lintFieldKind', label(key)), instead: say('insteadNothingIntoIt') }]
        : [];
    }),
  );
  const displayed = settings.displayed ?? builtIn.displayed;
  const hidden = (settings.mandatory ?? []).filter((key) => !displayed.includes(key) && !gone(key));
  return [
    ...findings,
    ...hidden.map((key) => ({
      where: text('labelMandatory'),
      say: say('lintHidden', label(key)),
      instead: say('insteadDisplayed'),
    })),
  ];
}
