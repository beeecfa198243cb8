import { loadConnection } from '@/lib/connection/record';
import { mayNotPush } from '@/lib/connection/roles';
import { knownLayer, type Document } from './document';
import { loadMine } from './mine';
import { noLayers, resolveSettings } from './resolve';
import { builtInPresets, type Campaign, type Preset, type Settings } from './settings';
import type { LayersView } from './shown';
import { mayNotEdit, team } from './team';

/** The layers below one person, as they are in force now. */
export async function layersInForce(): Promise<LayersView> {
  const [now, mine, { actingAs }] = await Promise.all([team(), loadMine(), loadConnection()]);
  const barred = actingAs ? mayNotPush(actingAs, now.document.roles) : undefined;
  return {
    ...layersOf(now.document, mine),
    source: now.source,
    ...(barred ? { mayNotPush: barred } : {}),
    editsTeam: (await mayNotEdit(now)) === undefined,
  };
}

/** The layers that two documents make. Pure. */
export function layersOf(
  team: Document,
  mine: Document,
): Omit<LayersView, 'source' | 'mayNotPush' | 'editsTeam'> {
  // A preset of one's own that bears the id of a team's or built-in one must not take its place.
  const taken = new Set([...builtInPresets, ...team.presets].map(({ id }) => id));
  return {
    team: knownLayer(team.settings),
    mine: knownLayer(mine.settings),
    campaign: {},
    campaigns: [
      ...team.campaigns.map((one) => ({ ...knownCampaign(one), whose: 'team' as const })),
      ...mine.campaigns
        .filter(({ id }) => !team.campaigns.some((theirs) => theirs.id === id))
        .map((one) => ({ ...knownCampaign(one), whose: 'mine' as const })),
    ],
    presets: [
      ...team.presets.map((one) => ({ ...known(one), whose: 'team' as const })),
      ...mine.presets
        .filter(({ id }) => !taken.has(id))
        .map((one) => ({ ...known(one), whose: 'mine' as const })),
    ],
    locks: team.locks,
  };
}

const known = ({ id, name, kind, settings }: Document['presets'][number]): Preset => ({
  ...{ id, name, kind },
  settings: knownLayer(settings),
});

const knownCampaign = ({
  id,
  name,
  colour,
  archived,
  settings,
}: Document['campaigns'][number]): Campaign => ({
  ...{ id, name, colour, archived },
  settings: knownLayer(settings),
});

/** The settings that are the team's alone, as they are in force now. */
export async function teamValues(): Promise<Settings> {
  const { document } = await team();
  return resolveSettings({ ...noLayers, team: knownLayer(document.settings) }, {}).values;
}
