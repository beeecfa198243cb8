import { unless } from '@/lib/lever/failure';
import { pushesAbout, type Push } from './outbox';
import { adds, madeBy, type On } from './steps';

/**
 * Chromium may send a note, a form or a file twice as it may a create, and one that was given up for lost and sent again may
 * still arrive.
 */

/**
 * Of notes with the same text made since, and of files of the same name and size, the one known stays. Nothing can take
 * a form away.
 * @returns `forms`: which calls, by their place, made a form that Lever has twice; `later`: something of another push on
 *   the record is out, so that nobody can tell yet whose what is there is
 */
export async function withoutDoubles(
  on: On,
  { id, plan, steps }: Push,
): Promise<{ forms: number[]; later: boolean }> {
  const made = plan.calls.flatMap((call, n) => {
    const step = steps[n];
    return step?.state === 'done' && adds(call) ? [{ n, call, step }] : [];
  });
  if (!made.length) return { forms: [], later: false };
  const others = await pushesAbout(on.opportunity, id);
  const theirs = others.flatMap((one) => one.steps);
  // The same words by another push on the same record are no double of this one's; while one is out, nobody can tell.
  const out = theirs.some(({ state }) => state === 'sent');
  const known = new Set([...steps, ...theirs].flatMap((step) => step.made ?? []));
  const twice: number[] = [];
  for (const { n, call, step } of made)
    if (call.kind === 'form') {
      const filled = await madeBy(on, call, step);
      if (filled.length > 1 + others.filter((one) => fillsIn(one, call.template)).length) twice.push(n);
    } else if (!out && step.made !== undefined)
      for (const double of await madeBy(on, call, step))
        if (!known.has(double)) await removed(on, call.kind, double);
  return { forms: twice, later: out && made.some(({ call }) => call.kind !== 'form') };
}

/** One that Lever does not let go is left to people: nothing else may wait for it. */
async function removed(
  { lever, opportunity, performAs }: On,
  kind: 'note' | 'file',
  id: string,
): Promise<void> {
  const asked =
    kind === 'note' ? lever.deleteNote(opportunity, id) : lever.deleteFile(opportunity, id, performAs);
  await unless(asked, 'forbidden', 'notFound', 'refused');
}

/** It filled in a form of this template, or may have. */
const fillsIn = ({ plan, steps }: Push, template: string): boolean =>
  plan.calls.some(
    (call, n) => call.kind === 'form' && call.template === template && steps[n]?.state !== 'todo',
  );

/** Something that adds was sent more than once: what was given up for lost may still arrive. */
export const sentAgain = ({ plan, steps }: Push): boolean =>
  plan.calls.some((call, n) => adds(call) && (steps[n]?.sends ?? 0) > 1);
