import type { CampaignCounts } from '@/lib/messages/views';
import { campaignOf, type Documents } from './places';

/** People whose campaign was deleted. Pure. */

/** Stands for them in the address: no campaign's id is empty. */
export const WITHOUT = '';

/** The campaigns that people are in and that are gone, and how many people those are. */
export function withoutCampaign(
  { team, mine }: Documents,
  counts: ReadonlyMap<string, CampaignCounts> | undefined,
): { ids: string[]; counts: Omit<CampaignCounts, 'campaign'> } {
  const gone = [...(counts ?? [])].flatMap(([id, one]) =>
    campaignOf(team, id) || campaignOf(mine, id) ? [] : [one],
  );
  const sum = (of: Exclude<keyof CampaignCounts, 'campaign'>) =>
    gone.reduce((total, one) => total + one[of], 0);
  return {
    ids: gone.map(({ campaign }) => campaign).sort(),
    counts: {
      people: sum('people'),
      replied: sum('replied'),
      interested: sum('interested'),
      notInterested: sum('notInterested'),
      pushed: sum('pushed'),
      waiting: sum('waiting'),
    },
  };
}
