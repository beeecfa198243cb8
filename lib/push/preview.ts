import { settingsInForce } from '@/lib/connection/connection';
import { loadConnection } from '@/lib/connection/record';
import { text, type Sentence } from '@/lib/platform/text';
import { sampleReading } from '@/lib/profile/sample';
import type { Document } from '@/lib/settings/document';
import { layersOf } from '@/lib/settings/in-force';
import { pickers } from '@/lib/settings/pickers';
import { presetName } from '@/lib/settings/preset-name';
import type { LayersView } from '@/lib/settings/shown';
import { check, emptyDraft, resolve } from './draft';
import { makePlan } from './plan';
import { plannedCalls } from './plan-words';
import { sayProblem } from './problems';
import type { PlannedCall } from './shown';
import { noteContext } from './templates';

/**
 * What a recruiter would see and a push would send for the sample person, with these documents in force.
 * @returns `problem`: why the push would stop; the calls are told all the same
 */
export async function previewFor(
  team: Document,
  mine: Document,
): Promise<{ layers: LayersView; calls: PlannedCall[]; problem?: Sentence }> {
  const [{ account, actingAs }, { environment }, lists] = await Promise.all([
    loadConnection(),
    settingsInForce(),
    pickers('never'),
  ]);
  const layers: LayersView = { ...layersOf(team, mine), source: 'file' };
  const resolved = resolve(sampleReading, emptyDraft, layers, lists);
  const nobody = text('previewNobody');
  const acting = actingAs ?? { id: nobody, name: nobody };
  const plan = makePlan(sampleReading, resolved, {
    environment: account?.environment ?? environment,
    actingAs: acting.id,
    lists,
    notes: noteContext(resolved, lists, acting.name, new Date()),
  });
  const [problem] = check(resolved, lists);
  return {
    layers,
    calls: plannedCalls(plan, { lists, acting, syncAs: presetName(resolved.settings.preset) }),
    ...(problem ? { problem: sayProblem(problem, resolved.settings.preset.kind) } : {}),
  };
}
