import { layersInForce } from '@/lib/settings/in-force';
import { pickers } from '@/lib/settings/pickers';

/** The archive reason the team chose for what is taken back; undefined where it chose none that Lever still has. */
export async function undoReason(): Promise<string | undefined> {
  const [{ team }, { known, archiveReasons }] = await Promise.all([layersInForce(), pickers('missing')]);
  const reason = team.undoReason ?? undefined;
  const gone = known.includes('archiveReasons') && !archiveReasons.some(({ id }) => id === reason);
  return gone ? undefined : reason;
}
