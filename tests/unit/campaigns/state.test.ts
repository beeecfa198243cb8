import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDue, isNews, onwards, stateOf, type Event, type Happening } from '@/lib/campaigns/state';
import { triggers } from '@/lib/settings/settings';

const kinds = ['replied', 'interested', 'notInterested'] as const;
/** What is left of a row of tellings, each heard only where it is news. */
const heard = (told: readonly Happening[]): Event[] =>
  told.reduce<Event[]>(
    (events, kind, n) => (isNews(events, kind) ? [...events, { id: String(n), kind, at: n }] : events),
    [{ id: 'added', kind: 'added', at: 0 }],
  );
const telling = fc.array(fc.constantFrom<Happening>('added', ...kinds), { maxLength: 12 });

describe('what a person has come to', () => {
  it('is never less than it was', () => {
    fc.assert(
      fc.property(telling, (told) => {
        const states = heard(told).map(({ kind }) => kind);
        expect(states.filter((one) => one === 'added')).toHaveLength(1);
        const first = states.findIndex((one) => one === 'interested' || one === 'notInterested');
        if (first >= 0) expect(states.slice(first)).not.toContain('replied');
      }),
    );
  });

  it('is the same however often one is told', () => {
    fc.assert(
      fc.property(telling, (told) => {
        const once = heard(told).map(({ kind }) => kind);
        const twice = heard(told.flatMap((kind) => [kind, kind])).map(({ kind }) => kind);
        expect(twice).toEqual(once);
      }),
    );
  });
});

describe('when a person is pushed', () => {
  it('is never once they are not interested', () => {
    fc.assert(
      fc.property(telling, fc.constantFrom(...triggers), (told, trigger) => {
        const events = heard(told);
        if (stateOf(events) === 'notInterested') expect(isDue(events, trigger, 'lead')).toBe(false);
        if (stateOf(events) === 'interested') expect(isDue(events, trigger, 'lead')).toBe(true);
        expect(isDue(events, trigger, 'notYet')).toBe(false);
      }),
    );
  });
});

describe('the stage', () => {
  const stages = ['one', 'two', 'three', 'four', 'five'].map((id) => ({ id }));
  const place = (id: string | undefined) => stages.findIndex((one) => one.id === id);
  const stage = fc.constantFrom(...stages.map(({ id }) => id), 'unknown');

  it('only ever moves on', () => {
    fc.assert(
      fc.property(fc.option(stage, { nil: undefined }), fc.option(stage, { nil: null }), (now, wanted) => {
        const next = onwards(stages, now, wanted);
        if (next === undefined) return;
        expect(next).toBe(wanted);
        expect(place(next)).toBeGreaterThan(place(now));
        expect(place(now)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
