import type { CampaignCounts } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { digits } from '../parts/words';

const shown = [
  ['people', 'countPeople'],
  ['replied', 'happenedReplied'],
  ['interested', 'happenedInterested'],
  ['notInterested', 'happenedNotInterested'],
  ['pushed', 'stateInLever'],
  ['waiting', 'stateWaiting'],
] as const;

/** How many people there are, and what has come of them; null for none. */
export function Counts({ of }: { of: Omit<CampaignCounts, 'campaign'> | null }) {
  return (
    <dl className="counts">
      {shown.map(([key, label]) => (
        <div key={key} data-none={!of?.[key] || undefined}>
          <dt>{text(label)}</dt>
          <dd>{digits(of?.[key] ?? 0)}</dd>
        </div>
      ))}
    </dl>
  );
}
