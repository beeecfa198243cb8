import { language, text, type TextKey } from '@/lib/platform/text';
import { linkOf } from '@/lib/profile/link';
import type { Reading } from '@/lib/profile/reading';
import { sampleReading } from '@/lib/profile/sample';
import type { Catalog } from '@/lib/settings/catalog';
import { noteKinds, type NoteKind } from '@/lib/settings/settings';
import { fieldsOf, type Fields, type Resolved } from './draft';
import type { SummaryWords } from './summary';
import { summaryWords } from './summary-words';
import { jobNow, profileValues } from './values';

/** The texts of notes: templates with variables such as `{name}`, and what stands for them. */

/** What each variable stands for. */
export const variableText = {
  name: 'labelName',
  headline: 'labelHeadline',
  location: 'labelLocation',
  title: 'labelTitle',
  company: 'labelCompany',
  job: 'variableJob',
  about: 'labelAbout',
  experience: 'labelExperience',
  education: 'labelEducation',
  websites: 'labelWebsites',
  link: 'labelProfileLink',
  date: 'variableDate',
  recruiter: 'variableRecruiter',
  posting: 'labelPosting',
  stage: 'labelStage',
  note: 'labelNote',
  campaign: 'variableCampaign',
  reply: 'labelReply',
  history: 'labelHistory',
} as const satisfies Record<string, TextKey>;
export type Variable = keyof typeof variableText;
export type Values = Partial<Record<Variable, string>>;

const ofPerson = [
  ...(['name', 'headline', 'location', 'title', 'company', 'job'] as const),
  ...(['about', 'experience', 'education', 'websites', 'link'] as const),
] as const;
const ofPush = ['date', 'recruiter', 'posting', 'stage'] as const;

/** The variables that have something to stand for in each kind of note. */
export const variables: Record<NoteKind, readonly Variable[]> = {
  summary: [...ofPerson, ...ofPush],
  note: ['note', ...ofPerson, ...ofPush],
  reply: ['reply', 'campaign', ...ofPerson, ...ofPush],
  history: ['history', 'campaign', ...ofPerson, ...ofPush],
};

const IN_BRACES = /\{([^{}\n]{1,50})\}/g;
const named = (inBraces: string): string => inBraces.trim().toLowerCase();
const isVariable = (name: string): name is Variable => Object.hasOwn(variableText, name);
const variablesIn = (line: string): string[] => [...line.matchAll(IN_BRACES)].map(([, name = '']) => name);

/** What stands in braces and is no variable, once each, as it is written. */
export const unknownVariables = (template: string): string[] => [
  ...new Set(variablesIn(template).filter((name) => !isVariable(named(name)))),
];

/**
 * The template with its variables filled in. A line all of whose variables are empty goes, and with it a heading (a
 * line without variables that ends in a colon) that has nothing left under it. What is no variable stays as it is.
 */
export function fill(template: string, values: Values): string {
  const valueOf = (name: string): string | undefined => {
    const variable = named(name);
    return isVariable(variable) ? (values[variable] ?? '').trim() : undefined;
  };
  const kept: string[] = [];
  // From the last line up, since a heading depends on what is left below it.
  let below: 'nothing' | 'gone' | 'something' = 'nothing';
  let cut = false;
  for (const line of template.replace(/\r\n?/g, '\n').split('\n').reverse()) {
    const inLine = variablesIn(line);
    if (!line.trim()) {
      below = 'nothing';
      // What went leaves one empty line behind, not two.
      if (cut && (kept[0] === undefined || !kept[0].trim())) continue;
    } else if (inLine.length) {
      if (inLine.every((name) => valueOf(name) === '')) {
        if (below === 'nothing') below = 'gone';
        cut = true;
        continue;
      }
      below = 'something';
    } else if (line.trimEnd().endsWith(':')) {
      if (below === 'gone') continue;
      below = 'nothing';
    } else below = 'something';
    kept.unshift(line);
  }
  return kept
    .map((line) => line.replace(IN_BRACES, (written, name: string) => valueOf(name) ?? written))
    .join('\n')
    .trim();
}

/** The summary's built-in template: what Lever has no field for, jobs, schools, about, websites. */
export const summaryTemplate = (words: SummaryWords): string =>
  [
    `${words.now}: {job}`,
    `${words.experience}:\n{experience}`,
    `${words.education}:\n{education}`,
    `${words.websites}: {websites}`,
    `${words.about}:\n{about}`,
    '{link}',
  ].join('\n\n');

/** The text a kind of note has where nobody set another. */
export function builtInTemplate(kind: NoteKind): string {
  switch (kind) {
    case 'summary':
      return summaryTemplate(summaryWords());
    case 'note':
      return '{note}';
    case 'reply':
      return `${text('templateReply')}\n\n{reply}`;
    case 'history':
      return `${text('templateHistory')}\n\n{history}`;
  }
}

/** What the variables about the person stand for. */
export function personValues(reading: Reading, fields: Fields): Values {
  const { short, full } = profileValues(reading, fields);
  const listed = (lines: string[]): string => lines.map((line) => `- ${line}`).join('\n');
  const { name, headline, location, title, company } = fields;
  return {
    ...{ name, headline, location, title, company },
    job: jobNow(fields),
    about: short.about.join('\n'),
    experience: listed(full.experience),
    education: listed(full.education),
    websites: full.websites.join(' '),
    link: linkOf(reading),
  };
}

/** What happened in a campaign and is to be told, as plain texts; empty where there is nothing. */
export interface Story {
  campaign: string;
  reply: string;
  /** On which day they wrote it. */
  replied?: string;
  history: string;
}

/** What the variables about the push stand for, as plain texts; empty where there is none. */
export interface NoteContext extends Partial<Story> {
  recruiter: string;
  postingName: string;
  stageName: string;
  date: string;
}

/** @param recruiter the acting user's name */
export function noteContext(
  { choices }: Pick<Resolved, 'choices'>,
  lists: Pick<Catalog, 'postings' | 'stages'>,
  recruiter: string,
  now: Date,
  story?: Story,
): NoteContext {
  const textOf = (list: readonly { id: string; text: string }[], id: string | null) =>
    list.find((one) => one.id === id)?.text;
  return {
    recruiter,
    postingName: textOf(lists.postings, choices.posting) ?? '',
    stageName:
      textOf(lists.stages, choices.stage) ?? (choices.stage === 'lead-new' ? text('stageLeadNew') : ''),
    date: dateText(now),
    ...story,
  };
}

export const dateText = (now: Date): string =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'medium' }).format(now);

/** The longest note that is sent, in characters. Lever's documentation gives no limit; nobody reads one this long. */
export const LONGEST_NOTE = 20_000;

/** A note's text as it goes to Lever, and how many characters at its end do not. No letter is cut in two. */
export function cutNote(whole: string): { text: string; left: number } {
  const end = whole.charCodeAt(LONGEST_NOTE - 1);
  const splits = end >= 0xd800 && end <= 0xdbff && whole.length > LONGEST_NOTE;
  const sent = whole.slice(0, splits ? LONGEST_NOTE - 1 : LONGEST_NOTE);
  return { text: sent, left: whole.length - sent.length };
}

/** What of a push's notes goes to Lever. */
export interface NoteTexts {
  summary: string;
  note: string;
  /** What happened in a campaign. */
  reply: string;
  history: string;
  /** How many characters at the end of each are too many to be sent. */
  left: { summary: number; note: number };
}

/**
 * The texts of the notes that go with a push: exactly what is sent, if it is. The summary as the recruiter edited it for
 * this person stands over any template; a recruiter's note is never left out, whatever the template has.
 * @returns empty where there is nothing to send
 */
export function noteTexts(
  reading: Reading,
  { fields, choices, settings }: Resolved,
  context: NoteContext,
): NoteTexts {
  const {
    recruiter,
    postingName: posting,
    stageName: stage,
    date,
    campaign = '',
    reply = '',
    history = '',
    replied = date,
  } = context;
  const note = choices.note.trim();
  const values = {
    ...personValues(reading, fields),
    ...{ recruiter, posting, stage, date, note, campaign, reply, history },
  };
  const templateOf = (kind: NoteKind) => settings.values[noteKinds[kind].template] ?? builtInTemplate(kind);
  const around = templateOf('note');
  const whole = variablesIn(around).some((name) => named(name) === 'note') ? around : `${around}\n\n{note}`;
  const told = (kind: 'reply' | 'history', on: string) =>
    cutNote(values[kind] && settings.values[kind] ? fill(templateOf(kind), { ...values, date: on }) : '')
      .text;
  const summaryCut = cutNote((choices.summaryText ?? fill(templateOf('summary'), values)).trim());
  const noteCut = cutNote(note ? fill(whole, values) : '');
  return {
    reply: told('reply', replied),
    history: told('history', date),
    summary: summaryCut.text,
    note: noteCut.text,
    left: { summary: summaryCut.left, note: noteCut.left },
  };
}

/** What the variables stand for with the sample person, to show an editor what a template comes to. */
export const sampleValues = (now: Date = new Date()): Record<Variable, string> => ({
  ...blank,
  ...personValues(sampleReading, fieldsOf(sampleReading)),
  date: dateText(now),
  recruiter: text('sampleRecruiter'),
  posting: text('samplePosting'),
  stage: text('stageLeadNew'),
  note: text('sampleNote'),
  campaign: text('sampleCampaign'),
  reply: text('sampleReply'),
  history: text('sampleHistory'),
});

const blank = Object.fromEntries(Object.keys(variableText).map((name) => [name, ''])) as Record<
  Variable,
  string
>;
