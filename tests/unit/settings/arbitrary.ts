import fc from 'fast-check';
import type { Layers } from '@/lib/settings/resolve';
import {
  formFieldKey,
  leverFields,
  origins,
  personFields,
  pushFields,
  rules,
  settingKeys,
  triggers,
  type FieldKey,
  type Layer,
  type Mapping,
  type Preset,
  type SettingKey,
  type Settings,
} from '@/lib/settings/settings';

/** Any settings, layers and documents that could be there. */

const id = fc.constantFrom('one', 'two', 'three', 'lead-new', '__proto__', 'constructor');
const word = fc.constantFrom('rust', 'Remote', 'remote', 'שלום', 'a b');
const template = fc.option(fc.constantFrom('', '{name}', 'plain'), { nil: null });

const fieldKey: fc.Arbitrary<FieldKey> = fc.constantFrom(
  ...pushFields,
  ...personFields,
  formFieldKey('form-1', 'field-1'),
  formFieldKey('form-1', 'field-2'),
);
const fieldKeys = fc.uniqueArray(fieldKey, { maxLength: 14 });

const mapping: fc.Arbitrary<Mapping> = fc.record({
  target: fc.oneof(
    fc.constant({ to: 'nothing' as const }),
    fc.record({ to: fc.constant('lever' as const), field: fc.constantFrom(...leverFields) }),
    fc.record({ to: fc.constant('tag' as const), prefix: fc.constantFrom('', 'Company: ') }),
    fc.record({ to: fc.constant('form' as const), template: id, field: id }),
  ),
  rule: fc.constantFrom(...rules),
});

const values: { [K in SettingKey]: fc.Arbitrary<Settings[K]> } = {
  syncAs: fc.constantFrom('lead', 'candidate', 'p1', 'p2', 'gone', '__proto__'),
  trigger: fc.constantFrom(...triggers),
  posting: fc.option(id, { nil: null }),
  stage: id,
  owner: fc.option(id, { nil: null }),
  tags: fc.uniqueArray(word, { maxLength: 3 }),
  source: fc.constantFrom('', 'LinkedIn', 'GitHub'),
  origin: fc.constantFrom(...origins),
  stageAdded: fc.option(id, { nil: null }),
  stageReplied: fc.option(id, { nil: null }),
  stageInterested: fc.option(id, { nil: null }),
  stageNotInterested: fc.option(id, { nil: null }),
  summary: fc.boolean(),
  summaryTemplate: template,
  summarySecret: fc.boolean(),
  ownNote: fc.boolean(),
  ownNoteTemplate: template,
  ownNoteSecret: fc.boolean(),
  reply: fc.boolean(),
  replyTemplate: template,
  replySecret: fc.boolean(),
  history: fc.boolean(),
  historyTemplate: template,
  historySecret: fc.boolean(),
  notesOnlySynced: fc.boolean(),
  replySeen: fc.constantFrom('offer', 'act'),
  keepUpToDate: fc.boolean(),
  mapName: mapping,
  mapHeadline: mapping,
  mapLocation: mapping,
  mapEmail: mapping,
  mapPhone: mapping,
  mapTitle: mapping,
  mapCompany: mapping,
  mapAbout: mapping,
  mapExperience: mapping,
  mapEducation: mapping,
  mapWebsites: mapping,
  idLink: fc.boolean(),
  displayed: fieldKeys,
  mandatory: fieldKeys,
  protected: fieldKeys,
  newTags: fc.boolean(),
  newSources: fc.boolean(),
  undoReason: fc.option(id, { nil: null }),
  onArchived: fc.constantFrom('tell', 'ask', 'stop'),
  onSnoozed: fc.constantFrom('tell', 'ask', 'stop'),
  onHired: fc.constantFrom('tell', 'ask', 'stop'),
  onAnonymised: fc.constantFrom('ask', 'stop'),
  onRecent: fc.constantFrom('tell', 'ask', 'stop'),
  recentDays: fc.nat(400),
  noContactTags: fc.uniqueArray(word, { maxLength: 3 }),
  noContactReasons: fc.uniqueArray(id, { maxLength: 2 }),
  readersOff: fc.uniqueArray(word, { maxLength: 2 }),
  index: fc.boolean(),
  historyDays: fc.integer({ min: 1, max: 400 }),
};

export const layer = fc.record(values, { requiredKeys: [] }) as fc.Arbitrary<Layer>;
export const locks = fc.uniqueArray(fc.constantFrom(...settingKeys), { maxLength: 8 });

export const preset = (ids: readonly string[]): fc.Arbitrary<Preset> =>
  fc.record({
    id: fc.constantFrom(...ids),
    name: fc.constantFrom('Backend EU', 'Sales'),
    kind: fc.constantFrom('lead' as const, 'candidate' as const),
    settings: layer,
  });

export const layers: fc.Arbitrary<Layers> = fc.record({
  team: layer,
  mine: layer,
  campaign: layer,
  campaigns: fc.constant([]),
  locks,
  presets: fc
    .tuple(preset(['p1']), preset(['p2']), fc.boolean(), fc.boolean())
    .map(([one, two, first, second]) => [
      ...(first ? [{ ...one, whose: 'team' as const }] : []),
      ...(second ? [{ ...two, whose: 'mine' as const }] : []),
    ]),
});
