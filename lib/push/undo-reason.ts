import { layersInForce } from '@/lib/settings/in-force';
import { pickers } from '@/lib/settings/pickers';
import { reasonForUndo } from '@/lib/settings/undo-reason';

/** The archive reason in force for what is taken back; undefined where there is none. */
export async function undoReason(): Promise<ReturnType<typeof reasonForUndo>> {
  const [{ team }, lists] = await Promise.all([layersInForce(), pickers('missing')]);
  return reasonForUndo(team, lists);
}
