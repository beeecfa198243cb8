import { useState } from 'react';
import { send } from '@/lib/messages/send';
import type { MemberRow } from '@/lib/messages/views';
import { say, text } from '@/lib/platform/text';
import { Confirm } from '../parts/Confirm';
import { SelectField } from '../parts/SelectField';
import { words } from '../parts/words';
import { campaignsIn } from './campaigns';
import { isDueIn } from './MarkPeople';
import { useLoaded } from './use-settings';

/** Moves people whose campaign is gone to another one. */
export function MovePeople(props: {
  rows: readonly MemberRow[];
  look: () => Promise<void>;
  tell: (said: string) => void;
}) {
  const { rows, look, tell } = props;
  const { documents } = useLoaded();
  const [chosen, setChosen] = useState('');
  const open = campaignsIn(documents).filter(({ campaign }) => !campaign.archived);
  const into = open.find(({ campaign }) => campaign.id === chosen) ?? open[0];
  if (!into) return <p className="field-hint">{text('moveNowhere')}</p>;

  const due = rows.filter((row) => row.pushedAt === undefined && isDueIn(documents, into, row.state)).length;

  const move = async (): Promise<void> => {
    const { moved, refused } = await send('campaign.move', {
      members: rows.map(({ id }) => id),
      campaign: into.campaign.id,
    }).catch(() => ({ moved: 0, refused: say('campaignTableNoAnswer') }));
    const left = rows.length - moved;
    tell(
      refused
        ? words(refused)
        : [text('peopleMoved', String(moved)), left ? text('peopleNotMoved', String(left)) : '']
            .filter(Boolean)
            .join(' '),
    );
    await look();
  };
  return (
    <div className="move-people">
      <SelectField
        label={text('labelMoveTo')}
        name="moveTo"
        value={into.campaign.id}
        options={open.map(({ campaign }) => ({ value: campaign.id, text: campaign.name }))}
        onChange={setChosen}
      />
      <Confirm
        name={text('buttonMove')}
        question={[
          text('askMove', String(rows.length), into.campaign.name),
          due ? text('askMovePushes', String(due)) : '',
        ]
          .filter(Boolean)
          .join(' ')}
        onConfirm={() => void move()}
      />
    </div>
  );
}
