import { happenedText } from '@/lib/campaigns/state';
import { send } from '@/lib/messages/send';
import type { MemberRow } from '@/lib/messages/views';
import { text, type Sentence } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { Confirm } from '../parts/Confirm';
import { useKeptFocus } from '../parts/use-kept-focus';
import { standsWords, words } from '../parts/words';
import type { Listed } from './campaigns';
import { MarkPeople } from './MarkPeople';
import { MovePeople } from './MovePeople';
import { mayGoOn } from './people-table';

/** What can be done with one person of a campaign. */
export function PersonActions(props: {
  row: MemberRow;
  /** Id of the person's name. */
  about: string;
  listed: Listed | undefined;
  look: () => Promise<void>;
  tell: (said: string) => void;
}) {
  const { row, about, listed, look, tell } = props;
  const rows = [row];
  // What was pressed goes when it is done; what else can be done with the person stays.
  const keptFocus = useKeptFocus(`${row.state} ${row.canTakeBack} ${Boolean(row.stands)}`, (part) =>
    part.querySelector('button'),
  );
  const act = async (work: Promise<{ refused?: Sentence | undefined }>): Promise<void> => {
    tell(
      await work.then(
        ({ refused }) => (refused ? words(refused) : ''),
        () => text('campaignTableNoAnswer'),
      ),
    );
    await look();
  };
  return (
    <div className="person-actions" {...keptFocus}>
      {row.stands ? (
        <div className="row">
          <p className="field-warning" dir="auto">
            {standsWords(row.stands)}
          </p>
          {listed && mayGoOn(row) ? (
            <Button
              aria-describedby={about}
              onClick={() => void act(send('campaign.goOn', { tab: undefined, members: [row.id] }))}
            >
              {text('buttonGoOn')}
            </Button>
          ) : listed ? (
            <p className="field-hint">{text('hintGoOnInPanel')}</p>
          ) : null}
        </div>
      ) : null}
      <MarkPeople rows={rows} about={about} listed={listed} look={look} tell={tell} />
      <MovePeople rows={rows} listed={listed} look={look} tell={tell} />
      <div className="row">
        {row.canTakeBack ? (
          <Confirm
            name={text('buttonTakeBack')}
            describedBy={about}
            question={text('askTakeBack', text(happenedText[row.state]))}
            onConfirm={() => void act(send('campaign.unmark', { tab: undefined, member: row.id }))}
          />
        ) : null}
        <Confirm
          name={text('buttonLeave')}
          describedBy={about}
          question={text('askLeave')}
          onConfirm={() => void act(send('campaign.leave', { members: [row.id] }))}
        />
      </div>
    </div>
  );
}
