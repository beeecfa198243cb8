import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draft as draftSchema, emptyDraft } from '@/lib/push/draft';
import { makePlan } from '@/lib/push/plan';
import {
  builtInTemplate,
  cutNote,
  fill,
  noteContext,
  noteTexts,
  sampleValues,
  unknownVariables,
  variables,
  variableText,
} from '@/lib/push/templates';
import type { Layer } from '@/lib/settings/settings';
import { readingOf } from '../people';
import { noLists, resolved } from '../settings-of';

describe('filling in a template', () => {
  it.each([
    ['a variable', 'Hello {name}!', 'Hello Mira!'],
    ['in other letters', 'Hello { Name }!', 'Hello Mira!'],
    ['what is no variable as it stands', '{nickname} {name}', '{nickname} Mira'],
    ['without a line that has nothing in it', 'a\nAt {company}\nb', 'a\nb'],
    ['with a line that has something in it', 'At {company}, {name}', 'At , Mira'],
    ['without a heading that has nothing under it', 'A:\n{company}\n\nB:\n{name}', 'B:\nMira'],
    ['without a heading between others', 'A:\n{name}\nB:\n{company}\nC:\n{name}', 'A:\nMira\nC:\nMira'],
    ['with a heading over something left', 'A:\n{company}\n{name}', 'A:\nMira'],
    ['with a heading of its own', 'To do:\n\n{company}', 'To do:'],
    ['without the gap that goes with a part', 'a\n\n{company}\n\nb', 'a\n\nb'],
    ['with gaps that were meant', 'a\n\n\nb', 'a\n\n\nb'],
    ['with nothing', '{company}', ''],
  ])('gives %s', (_, template, text) => {
    expect(fill(template, { name: 'Mira' })).toBe(text);
  });

  it('takes a value for what it is', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(fill('>{name}<', { name: `x${value}x`, company: 'no' })).toBe(`>x${value}x<`);
      }),
    );
    expect(fill('{name}', { name: '{company} $1 $&', company: 'no' })).toBe('{company} $1 $&');
  });

  it('names what is no variable', () => {
    expect(unknownVariables('{name} {nmae} { Name } {nmae} {first name}')).toEqual(['nmae', 'first name']);
  });

  it('has a sample for every variable, and a name for it', () => {
    const values = sampleValues(new Date(0));
    for (const name of Object.values(variables).flat()) {
      expect(values[name], name).not.toBe('');
      expect(variableText[name]).toBeTruthy();
    }
    for (const kind of ['summary', 'note', 'reply', 'history'] as const)
      expect(unknownVariables(builtInTemplate(kind))).toEqual([]);
  });
});

describe('the notes of a push', () => {
  const reading = readingOf();
  const draft = { fields: {}, choices: { note: 'Met in Porto.', summary: true } };
  const lists = {
    postings: [{ id: 'p', text: 'Backend', detail: '', confidential: false, owner: null }],
    stages: [{ id: 's', text: 'Phone' }],
  };
  const planned = (team: Layer, edits = draft) => {
    const shown = resolved(reading, edits, { team }, lists);
    const notes = noteContext(shown, lists, 'Kim', new Date(2026, 4, 1));
    const plan = makePlan(reading, shown, {
      ...{ environment: 'production', actingAs: 'u', notes },
      lists: { ...noLists, ...lists },
    });
    return plan.calls.flatMap((call) => (call.kind === 'note' ? [call] : []));
  };

  it('are the recruiter’s words and the built-in summary where nobody set a template', () => {
    const [note, summary] = planned({});
    expect(note).toEqual({ kind: 'note', about: 'note', value: 'Met in Porto.', secret: false });
    expect(summary?.value).toBe(
      [
        'Now: Platform lead · Quillworks',
        'Experience:\n- Platform lead · Quillworks · 2021 - Present\n- Engineer · Brightmoor · 2016 - 2021',
        'Education:\n- Larkfield College · BSc, Mathematics',
        'About:\nI keep things running.',
        'https://www.linkedin.com/in/mira-halloran/',
      ].join('\n\n'),
    );
  });

  it('come from the templates, and are as secret as set', () => {
    const team = {
      ...{ posting: 'p', stage: 's', summarySecret: true, ownNoteSecret: true },
      summaryTemplate: '{name} ({headline}), for {posting}, {stage}',
      ownNoteTemplate: '{recruiter} on {date}:\n{note}',
    };
    expect(planned(team)).toEqual([
      { kind: 'note', about: 'note', value: 'Kim on May 1, 2026:\nMet in Porto.', secret: true },
      {
        ...{ kind: 'note', about: 'summary', secret: true },
        value: 'Mira Halloran (Platform lead at Quillworks), for Backend, Phone',
      },
    ]);
  });

  it('keep the summary as the recruiter edited it', () => {
    const edited = { fields: {}, choices: { ...draft.choices, summaryText: 'My words {name}' } };
    expect(planned({ summaryTemplate: '{name}' }, edited)[1]?.value).toBe('My words {name}');
  });

  it('never lose the recruiter’s words to a template without them', () => {
    expect(planned({ ownNoteTemplate: 'About {name}' })[0]?.value).toBe(
      'About Mira Halloran\n\nMet in Porto.',
    );
  });

  it('stay away when switched off or empty', () => {
    expect(planned({ ownNote: false }).map(({ about }) => about)).toEqual(['summary']);
    expect(planned({ ownNoteTemplate: 'About {name}' }, emptyDraft as typeof draft)).toEqual([]);
  });

  it('can be read on the screen before they go', () => {
    const shown = resolved(reading, draft, { team: { summaryTemplate: 'S {name}' } });
    const context = { recruiter: '', postingName: '', stageName: '', date: '' };
    expect(noteTexts(reading, shown, context)).toMatchObject({
      summary: 'S Mira Halloran',
      note: 'Met in Porto.',
    });
  });
});

describe('a note that is too long', () => {
  const long = 'x'.repeat(20_005);

  it('is sent as far as it fits, and what is left out is counted', () => {
    const reading = readingOf();
    const draft = { ...emptyDraft, choices: { note: long, summary: true, summaryText: 'short' } };
    const now = resolved(reading, draft);
    const context = noteContext(now, noLists, 'Ada', new Date(0));
    expect(noteTexts(reading, now, context)).toMatchObject({
      note: 'x'.repeat(20_000),
      summary: 'short',
      left: { note: 5, summary: 0 },
    });
    // The draft has all of it, to be shortened or put elsewhere.
    expect(now.choices.note).toBe(long);
    expect(draftSchema.safeParse(draft).success).toBe(true);
    const plan = makePlan(reading, now, {
      environment: 'production',
      actingAs: 'u',
      lists: noLists,
      notes: context,
    });
    expect(plan.calls.flatMap((call) => (call.kind === 'note' ? [call.value.length] : []))).toEqual([
      20_000, 5,
    ]);
  });

  it('is never cut through a letter', () => {
    const end = `${'x'.repeat(19_999)}😀`;
    expect(cutNote(end)).toEqual({ text: 'x'.repeat(19_999), left: 2 });
    expect(cutNote(`${'x'.repeat(19_998)}😀`)).toEqual({ text: `${'x'.repeat(19_998)}😀`, left: 0 });
  });
});
