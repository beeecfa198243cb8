import { describe, expect, it } from 'vitest';
import { emptyDraft } from '@/lib/push/draft';
import { describe as tell, makePlan } from '@/lib/push/plan';
import { summaryOf } from '@/lib/push/summary';
import { readingOf } from '../people';
import { noLists, resolved } from '../settings-of';

const context = {
  environment: 'production' as const,
  actingAs: 'user-1',
  lists: noLists,
  notes: { recruiter: 'Kim', postingName: '', stageName: 'New lead', date: '1 May 2026' },
};
const words = {
  now: 'Now',
  experience: 'Experience',
  education: 'Education',
  about: 'About',
  websites: 'Websites',
};

describe('the plan of a push', () => {
  it('is one create with the built-in settings, and no empty field in it', () => {
    const plan = makePlan(readingOf(), resolved(readingOf(), emptyDraft), context);
    expect(plan.calls).toEqual([
      {
        kind: 'create',
        body: {
          name: 'Mira Halloran',
          headline: 'Platform lead at Quillworks',
          location: 'Porto, Portugal',
          links: ['https://www.linkedin.com/in/mira-halloran/'],
          sources: ['LinkedIn'],
          origin: 'sourced',
          stage: 'lead-new',
          owner: 'user-1',
        },
      },
    ]);
  });

  it('carries everything chosen, the notes after the create', () => {
    const choices = {
      syncAs: 'candidate' as const,
      posting: 'posting-1',
      stage: 'stage-2',
      owner: 'user-2',
      tags: ['rust', 'remote'],
      source: 'GitHub',
      origin: 'referred' as const,
      note: ' Met at a meetup. ',
      summary: true,
      summaryText: 'the summary',
    };
    const fields = { email: 'a@x.example, b@x.example', phone: '+351 555 010 01' };
    const plan = makePlan(readingOf(), resolved(readingOf(), { fields, choices }), context);
    expect(plan.calls[0]).toMatchObject({
      body: {
        postings: ['posting-1'],
        stage: 'stage-2',
        owner: 'user-2',
        tags: ['rust', 'remote'],
        sources: ['GitHub'],
        origin: 'referred',
        emails: ['a@x.example', 'b@x.example'],
        phones: [{ value: '+351 555 010 01' }],
      },
    });
    expect(plan.calls.slice(1)).toEqual([
      { kind: 'note', about: 'note', value: 'Met at a meetup.', secret: false },
      { kind: 'note', about: 'summary', value: 'the summary', secret: false },
    ]);
  });

  it('is told as the calls that go out', () => {
    const plan = makePlan(readingOf(), resolved(readingOf(), emptyDraft), context);
    const told = tell(plan, plan.calls[0]!);
    expect(told).toMatchObject({
      method: 'POST',
      path: 'https://api.lever.co/v1/opportunities?perform_as=user-1',
    });
    expect(JSON.parse(told.body)).toMatchObject({ name: 'Mira Halloran' });
  });
});

describe('the profile summary', () => {
  it('holds what Lever has no field for, and leaves out what was not read', () => {
    const summary = summaryOf(readingOf(), { title: 'Platform lead', company: 'Quillworks' }, words);
    expect(summary).toContain('Now: Platform lead · Quillworks');
    expect(summary).toContain('- Engineer · Brightmoor · 2016 - 2021');
    expect(summary).toContain('- Larkfield College · BSc, Mathematics');
    expect(summary).toContain('About:\nI keep things running.');
    expect(summary).not.toContain('Websites');
  });
});
