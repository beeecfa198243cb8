import { useState } from 'react';
import { send } from '@/lib/messages/send';
import type { MemberRow } from '@/lib/messages/views';
import { say, text } from '@/lib/platform/text';
import { Confirm } from '../parts/Confirm';
import { SelectField } from '../parts/SelectField';
import { words } from '../parts/words';
import { campaignsIn, type Listed } from './campaigns';
import { isDueIn } from './MarkPeople';
import { useLoaded } from './use-settings';

/** Moves people of a campaign, or of one that is gone, to another. */
export function MovePeople(props: {
  rows: readonly MemberRow[];
  /** The campaign they are in; undefined where it is gone. */
  listed: Listed | undefined;
  look: () => Promise<void>;
  tell: (said: string) => void;
}) {
  const { rows, listed, look, tell } = props;
  const { documents } = useLoaded();
  const [chosen, setChosen] = useState('');
  const open = campaignsIn(documents).filter(
    ({ campaign }) => !campaign.archived && campaign.id !== listed?.campaign.id,
  );
  const into = open.find(({ campaign }) => campaign.id === chosen) ?? open[0];
  if (!into) return listed ? null : <p className="field-hint">{text('moveNowhere')}</p>;

  const due = rows.filter(
    ({ pushedAt, noContact, state }) =>
      pushedAt === undefined && !noContact && isDueIn(documents, into, state),
  ).length;

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
