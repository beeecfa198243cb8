import type { CampaignCounts } from '@/lib/messages/views';
import { language, text } from '@/lib/platform/text';

const shown = [
  ['people', 'countPeople'],
  ['replied', 'happenedReplied'],
  ['interested', 'happenedInterested'],
  ['pushed', 'stateInLever'],
  ['waiting', 'stateWaiting'],
] as const;

/** How many people there are, and what has come of them; null for none. */
export function Counts({ of }: { of: CampaignCounts | null }) {
  const number = new Intl.NumberFormat(language());
  return (
    <dl className="counts">
      {shown.map(([key, label]) => (
        <div key={key} data-none={!of?.[key] || undefined}>
          <dt>{text(label)}</dt>
          <dd>{number.format(of?.[key] ?? 0)}</dd>
        </div>
      ))}
    </dl>
  );
}
