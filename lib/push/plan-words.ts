import type { ContactChange, NewOpportunity } from '@/lib/lever/schemas';
import { language, text } from '@/lib/platform/text';
import type { Catalog } from '@/lib/settings/catalog';
import { namesIn, type Names } from '@/lib/settings/value-words';
import type { Call, FormCall, NoteCall } from './calls';
import { originName } from './compare';
import { describe, fileWords, type Plan } from './plan';
import type { Pdf } from './pdf';
import type { PlannedCall } from './shown';

/** What a call puts into Lever, in plain words: for who looks a push over before it goes. */

/** What the words of a plan need to know beside it. */
export interface PlanWords {
  lists: Catalog;
  /** The acting user, who may be on none of the lists. */
  acting: { id: string; name: string };
  /** What is chosen under Sync as, by its name. */
  syncAs: string;
}

type Fact = PlannedCall['facts'][number];

/** The calls of a plan as a screen shows them: in words, and as they go out. */
export const plannedCalls = (plan: Plan, about: PlanWords): PlannedCall[] =>
  plan.calls.map((call) => ({ ...describe(plan, call), facts: factsOf(call, about) }));

function factsOf(call: Call, about: PlanWords): Fact[] {
  const { lists, acting } = about;
  const names: Names = { ...namesIn(lists), [acting.id]: acting.name };
  switch (call.kind) {
    case 'create':
      return [...ofNew(call.body, about.syncAs, names), ...ofPdf(call.file)];
    case 'contact':
      return ofContact(call.body);
    case 'addLinks':
      return facts([text('labelLinks'), call.links]);
    case 'addTags':
      return facts([text('labelTags'), call.tags]);
    case 'addSources':
      return facts([text('labelSource'), call.sources]);
    case 'stage':
      return facts([text('labelStage'), named(call.stage, names)]);
    case 'note':
      return ofNote(call);
    case 'form':
      return ofForm(call, lists, names);
    case 'file':
      return ofPdf(call.file);
    default:
      return []; // what takes back is told by Undo, in words of its own
  }
}

/** What has a value, in this order. */
function facts(...given: [label: string, value: string | readonly string[] | undefined][]): Fact[] {
  return given
    .map(([label, value]) => ({ label, values: typeof value === 'string' ? [value] : [...(value ?? [])] }))
    .filter(({ values }) => values.some(Boolean));
}

/** What Lever calls an id, and the built-in stage, which Lever takes whether or not its list could be had. */
function named(id: string, names: Names): string {
  if (Object.hasOwn(names, id)) return names[id] ?? '';
  return id === 'lead-new' ? text('stageLeadNew') : text('pickerUnknown', id);
}

const ofNew = (body: NewOpportunity, syncAs: string, names: Names): Fact[] =>
  facts(
    [text('labelSyncAs'), syncAs],
    ...contactFacts(body),
    [text('labelLinks'), body.links],
    [text('labelPosting'), body.postings?.map((id) => named(id, names))],
    [text('labelStage'), named(body.stage, names)],
    [text('labelOwner'), named(body.owner, names)],
    [text('labelTags'), body.tags],
    [text('labelSource'), body.sources],
    [text('labelOrigin'), originName(body.origin)],
  );

const ofPdf = (file: Pdf | undefined): Fact[] => facts([text('labelPdf'), file && fileWords(file)]);

const ofContact = (body: ContactChange): Fact[] => facts(...contactFacts(body));

const contactFacts = (
  body: Pick<NewOpportunity | ContactChange, 'name' | 'headline' | 'location' | 'emails' | 'phones'>,
): Parameters<typeof facts> => [
  [text('labelName'), body.name],
  [text('labelHeadline'), body.headline],
  [text('labelLocation'), body.location],
  [text('labelEmail'), body.emails],
  [text('labelPhone'), body.phones?.map(({ value }) => value)],
];

function ofNote({ about, value, secret }: NoteCall): Fact[] {
  const label = text(about === 'note' ? 'labelNote' : 'labelSummary');
  return facts([secret ? text('labelSecret', label) : label, value]);
}

/** The fields of a form that something goes into. */
function ofForm({ template, fields, secret }: FormCall, { forms }: Catalog, names: Names): Fact[] {
  const label = text('labelForm');
  const known = forms.find(({ id }) => id === template);
  return facts(
    [secret ? text('labelSecret', label) : label, named(template, names)],
    ...fields.map(({ id, text: title, value }): [string, string | readonly string[]] => [
      title,
      valueWords(value, known?.fields.find((field) => field.id === id)?.type),
    ]),
  );
}

function valueWords(value: FormCall['fields'][number]['value'], type: string | undefined) {
  if (value === null || typeof value === 'string') {
    if (type === 'yes-no' && value) return text(value === 'yes' ? 'choiceYes' : 'choiceNo');
    return value ?? '';
  }
  if (typeof value !== 'number') return value;
  // A date is midnight UTC, wherever the recruiter sits.
  return type === 'date'
    ? new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeZone: 'UTC' }).format(value)
    : new Intl.NumberFormat(language()).format(value);
}
