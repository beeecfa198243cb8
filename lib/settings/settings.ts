import * as z from 'zod/mini';

/** Everything that decides a push, and what each of them may be. Pure; ids are Lever's, and a stage's may be a slug. */

/** Lever's origins, as its API takes them. */
export const origins = ['agency', 'applied', 'internal', 'referred', 'sourced', 'university'] as const;

/** When a person of a campaign is pushed. */
export const triggers = ['added', 'replied', 'interested'] as const;
export type Trigger = (typeof triggers)[number];

/** What is read of a person and may go somewhere in Lever, in the order in which it is told. */
export const profileFields = [
  'name',
  'headline',
  'location',
  'email',
  'phone',
  'title',
  'company',
  'about',
  'experience',
  'education',
  'websites',
] as const;
export type ProfileField = (typeof profileFields)[number];

/** Fields of Lever's own that a profile field may go into. The last three hold several values. */
export const leverFields = ['name', 'headline', 'location', 'emails', 'phones', 'links'] as const;
export type LeverField = (typeof leverFields)[number];

const id = z.string().check(z.minLength(1), z.maxLength(100));
const word = z.string().check(z.minLength(1), z.maxLength(200));
const stageOrLeave = z.nullable(id);
const stopHow = z.enum(['tell', 'ask', 'stop']);
/** The longest text of a note that can be set, in characters. */
export const LONGEST_TEMPLATE = 20_000;
const template = z.nullable(z.string().check(z.maxLength(LONGEST_TEMPLATE)));

/** Where one profile field goes, and what happens where Lever has something there already. */
export const mapping = z.object({
  target: z.discriminatedUnion('to', [
    z.object({ to: z.literal('nothing') }),
    z.object({ to: z.literal('lever'), field: z.enum(leverFields) }),
    z.object({ to: z.literal('tag'), prefix: z.string().check(z.maxLength(50)) }),
    z.object({ to: z.literal('form'), template: id, field: id }),
  ]),
  /** Of fields with several values, `always` adds what is not there yet. A new opportunity has nothing to be kept. */
  rule: z.enum(['always', 'ifBlank', 'never']),
});
export type Mapping = z.infer<typeof mapping>;
export const rules = ['always', 'ifBlank', 'never'] as const;

/** The panel's fields about the push, and those about the person, that an admin may show, demand and protect. */
export const pushFields = [
  'posting',
  'stage',
  'owner',
  'tags',
  'source',
  'origin',
  'note',
  'summary',
] as const;
export const personFields = ['headline', 'location', 'email', 'phone'] as const;
type PushField = (typeof pushFields)[number];
type PersonField = (typeof personFields)[number];
/** A field of a Lever profile form. */
export type FormFieldKey = `form:${string}/${string}`;
export type FieldKey = PushField | PersonField | FormFieldKey;

export const formFieldKey = (templateId: string, fieldId: string): FormFieldKey =>
  `form:${templateId}/${fieldId}`;
const FORM_FIELD = /^form:([^/]{1,100})\/([^/]{1,100})$/;
export const isFormField = (key: string): key is FormFieldKey => FORM_FIELD.test(key);
export function partsOf(key: FormFieldKey): { template: string; field: string } {
  const [, template = '', field = ''] = FORM_FIELD.exec(key) ?? [];
  return { template, field };
}

const fieldKey = z.custom<FieldKey>(
  (key) =>
    typeof key === 'string' &&
    ((pushFields as readonly string[]).includes(key) ||
      (personFields as readonly string[]).includes(key) ||
      isFormField(key)),
);
const fieldKeys = z.array(fieldKey).check(z.maxLength(1_000));

/** Stands for a user's id under `owner`. */
export const POSTING_OWNER = 'posting owner';

export const settings = z.object({
  /** Id of the preset that says what the person becomes in Lever. */
  syncAs: id,
  trigger: z.enum(triggers),
  posting: z.nullable(id),
  /** Where a new opportunity starts. */
  stage: id,
  /** A Lever user, `POSTING_OWNER`, or null for the acting user. */
  owner: z.nullable(id),
  tags: z.array(word).check(z.maxLength(50)),
  source: z.string().check(z.maxLength(200)),
  origin: z.enum(origins),

  // Stage mapping: the stage for what a person of a campaign has come to; null leaves it as it is.
  stageAdded: stageOrLeave,
  stageReplied: stageOrLeave,
  stageInterested: stageOrLeave,
  stageNotInterested: stageOrLeave,

  // Kinds of notes: whether it goes to Lever, its text with variables (null: the built-in one), whether it is secret.
  summary: z.boolean(),
  summaryTemplate: template,
  summarySecret: z.boolean(),
  ownNote: z.boolean(),
  ownNoteTemplate: template,
  ownNoteSecret: z.boolean(),
  reply: z.boolean(),
  replyTemplate: template,
  replySecret: z.boolean(),
  history: z.boolean(),
  historyTemplate: template,
  historySecret: z.boolean(),
  /** What happened before a push goes to Lever as notes only for who is there already, and not with a later push. */
  notesOnlySynced: z.boolean(),
  /** A reply seen in a conversation is offered to be acted on, or acted on by itself. */
  replySeen: z.enum(['offer', 'act']),
  /** What a later reading has new of somebody in Lever is pointed out. */
  keepUpToDate: z.boolean(),

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
  /** Whether LinkedIn's permanent address (the id form) goes along as a second link. */
  idLink: z.boolean(),

  /** The fields the panel shows, in this order; the others cannot be changed there. */
  displayed: fieldKeys,
  /** Shown and to be filled before a push. */
  mandatory: fieldKeys,
  /** Never overwritten on a record that Lever has. */
  protected: fieldKeys,
  /** Whether recruiters may make tags and sources that Lever does not have yet. */
  newTags: z.boolean(),
  newSources: z.boolean(),
  /** The non-hired archive reason an undone push is archived with. */
  undoReason: z.nullable(id),

  // What is done before a push when the person in Lever is so: told only, asked first, or not to be passed.
  onArchived: stopHow,
  onSnoozed: stopHow,
  onHired: stopHow,
  /** Never less than asked: who was erased at their own request must not be made anew in silence. */
  onAnonymised: z.enum(['ask', 'stop']),
  /** A colleague touched the record within the last `recentDays` days. */
  onRecent: stopHow,
  recentDays: z.int().check(z.minimum(0), z.maximum(3_650)),
  /** Tags and archive reasons that say a person is not to be contacted. */
  noContactTags: z.array(word).check(z.maxLength(50)),
  noContactReasons: z.array(id).check(z.maxLength(50)),
  /** Layouts of pages that are not read, since LinkedIn changed them and they are read wrong. */
  readersOff: z.array(word).check(z.maxLength(50)),
  /** Whether the link index of all opportunities is kept on recruiters' machines. */
  index: z.boolean(),
  /** How long receipts of pushes are kept, in days. */
  historyDays: z.int().check(z.minimum(1), z.maximum(3_650)),
});
export type Settings = z.infer<typeof settings>;
export type SettingKey = keyof Settings;
export const settingKeys = Object.keys(settings.shape) as SettingKey[];
export const settingKey = z.custom<SettingKey>(
  (key) => typeof key === 'string' && Object.hasOwn(settings.shape, key),
);

/** What one layer says: only what it sets. */
export const layer = z.partial(settings);
export type Layer = z.infer<typeof layer>;

/** The admin's rules: set by the team alone, since a rule that a recruiter could lift would be none. */
export const teamOnly: ReadonlySet<SettingKey> = new Set([
  'displayed',
  'mandatory',
  'protected',
  'newTags',
  'newSources',
  'undoReason',
  'onArchived',
  'onSnoozed',
  'onHired',
  'onAnonymised',
  'onRecent',
  'recentDays',
  'noContactTags',
  'noContactReasons',
  'readersOff',
  'index',
  'historyDays',
]);

/** What a recruiter can set for one person. */
export const personKeys = [
  'syncAs',
  'trigger',
  'posting',
  'stage',
  'owner',
  'tags',
  'source',
  'origin',
  'summary',
] as const satisfies SettingKey[];

/** The setting that says where a profile field goes. */
export const mapKey = {
  name: 'mapName',
  headline: 'mapHeadline',
  location: 'mapLocation',
  email: 'mapEmail',
  phone: 'mapPhone',
  title: 'mapTitle',
  company: 'mapCompany',
  about: 'mapAbout',
  experience: 'mapExperience',
  education: 'mapEducation',
  websites: 'mapWebsites',
} as const satisfies Record<ProfileField, SettingKey>;

/** The kinds of notes: the settings that say whether, as what text and how open each goes to Lever. */
export const noteKinds = {
  summary: { send: 'summary', template: 'summaryTemplate', secret: 'summarySecret' },
  note: { send: 'ownNote', template: 'ownNoteTemplate', secret: 'ownNoteSecret' },
  reply: { send: 'reply', template: 'replyTemplate', secret: 'replySecret' },
  history: { send: 'history', template: 'historyTemplate', secret: 'historySecret' },
} as const;
export type NoteKind = keyof typeof noteKinds;

/** What a person has come to, and the setting with its stage. */
export const stageKeys = {
  added: 'stageAdded',
  replied: 'stageReplied',
  interested: 'stageInterested',
  notInterested: 'stageNotInterested',
} as const;

const nowhere: Mapping = { target: { to: 'nothing' }, rule: 'ifBlank' };
const into = (field: LeverField, rule: Mapping['rule']): Mapping => ({
  target: { to: 'lever', field },
  rule,
});

/** The lowest layer: with it alone, one click pushes. */
export const builtIn: Settings = {
  syncAs: 'lead',
  trigger: 'added',
  posting: null,
  stage: 'lead-new',
  owner: null,
  tags: [],
  source: 'LinkedIn',
  origin: 'sourced',
  stageAdded: null,
  stageReplied: null,
  stageInterested: null,
  stageNotInterested: null,
  summary: false,
  summaryTemplate: null,
  summarySecret: false,
  ownNote: true,
  ownNoteTemplate: null,
  ownNoteSecret: false,
  reply: false,
  replyTemplate: null,
  replySecret: false,
  history: false,
  historyTemplate: null,
  historySecret: false,
  notesOnlySynced: false,
  replySeen: 'offer',
  keepUpToDate: false,
  mapName: into('name', 'ifBlank'),
  mapHeadline: into('headline', 'ifBlank'),
  mapLocation: into('location', 'ifBlank'),
  mapEmail: into('emails', 'always'),
  mapPhone: into('phones', 'always'),
  mapTitle: nowhere,
  mapCompany: nowhere,
  mapAbout: nowhere,
  mapExperience: nowhere,
  mapEducation: nowhere,
  mapWebsites: nowhere,
  idLink: false,
  displayed: [...pushFields, ...personFields],
  mandatory: [],
  protected: [],
  newTags: true,
  newSources: true,
  undoReason: null,
  onArchived: 'tell',
  onSnoozed: 'tell',
  onHired: 'ask',
  onAnonymised: 'ask',
  onRecent: 'tell',
  recentDays: 7,
  noContactTags: [],
  noContactReasons: [],
  readersOff: [],
  index: true,
  historyDays: 365,
};

/** A named layer a recruiter picks under Sync as. */
export const preset = z.object({
  id,
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  /**
   * What the person becomes: a candidate needs a posting, `existing` is an update of the record that is chosen, `notYet`
   * stays in the campaign whatever its trigger says.
   */
  kind: z.enum(['lead', 'candidate', 'existing', 'notYet']),
  settings: layer,
});
export type Preset = z.infer<typeof preset>;
/** How many presets a team or a recruiter may have. */
export const MOST_PRESETS = 100;

/** The presets that are always there. Their names are the screen's to give. */
export const builtInPresets: readonly Preset[] = [
  { id: 'lead', name: 'Lead', kind: 'lead', settings: {} },
  { id: 'candidate', name: 'Candidate', kind: 'candidate', settings: {} },
  { id: 'existing', name: 'Existing record', kind: 'existing', settings: {} },
  { id: 'notYet', name: 'Not yet', kind: 'notYet', settings: {} },
];

/** A named list of people being worked, as far as it decides pushes: it is a layer of its own. */
export const campaign = z.object({
  id,
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  colour: z.enum(['blue', 'green', 'yellow', 'orange', 'red', 'purple', 'grey']),
  settings: layer,
  /** Nobody is added any more; who is in it stays. */
  archived: z.boolean(),
});
export type Campaign = z.infer<typeof campaign>;
export const campaignColours = campaign.shape.colour.def.entries;
/** How many campaigns a team or a recruiter may have. */
export const MOST_CAMPAIGNS = 200;
