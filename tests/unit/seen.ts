import { loadConnection } from '@/lib/connection/record';
import { differences } from '@/lib/push/compare';
import { resolve, type Draft } from '@/lib/push/draft';
import { seenOf } from '@/lib/push/seen';
import { noteContext } from '@/lib/push/templates';
import { heldView } from '@/lib/push/update';
import { updateTarget } from '@/lib/push/who';
import type { Reading } from '@/lib/profile/reading';
import { layersInForce } from '@/lib/settings/in-force';
import { pickersReady } from '@/lib/settings/pickers';

/** What a panel over this person says stands on its screen. */
export async function seenNow(reading: Reading, draft: Draft): Promise<string> {
  const [layers, lists, { actingAs }] = await Promise.all([
    layersInForce(),
    pickersReady(),
    loadConnection(),
  ]);
  const resolved = resolve(reading, draft, layers, lists);
  const notes = noteContext(resolved, lists, actingAs?.name ?? '', new Date());
  const onto = resolved.settings.preset.kind === 'existing' && (await updateTarget(reading, draft));
  const update =
    onto && 'held' in onto
      ? {
          target: onto.held.opportunity.id,
          rows: differences(reading, resolved, heldView(onto.held, lists), draft.decisions, lists),
        }
      : undefined;
  return seenOf(reading, resolved, lists, actingAs?.id ?? '', notes, update);
}
