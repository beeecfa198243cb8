import { useId } from 'react';
import { send } from '@/lib/messages/send';
import type { MemberRow } from '@/lib/messages/views';
import { say, text, type Sentence } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { Confirm } from '../parts/Confirm';
import { useKeptFocus } from '../parts/use-kept-focus';
import { words } from '../parts/words';
import type { Listed } from './campaigns';
import { MarkPeople } from './MarkPeople';
import { MovePeople } from './MovePeople';
import { mayGoOn } from './people-table';

/** What can be done with those that are selected. */
export function SelectedPeople(props: {
  chosen: readonly MemberRow[];
  listed: Listed | undefined;
  look: () => Promise<void>;
  tell: (said: string) => void;
  onClear: () => void;
}) {
  const { chosen, listed, look, tell } = props;
  const id = useId();
  const leave = async (): Promise<void> => {
    const members = chosen.map((one) => one.id);
    tell(
      await send('campaign.leave', { members }).then(
        () => text('peopleLeft', String(members.length)),
        () => text('campaignTableNoAnswer'),
      ),
    );
    await look();
  };
  const any = chosen.length > 0;
  const waiting = listed ? chosen.filter(mayGoOn).map((one) => one.id) : [];
  const takeable = chosen.filter(({ canTakeBack }) => canTakeBack);
  const offers = [any, waiting.length > 0, takeable.length > 0];
  const keptFocus = useKeptFocus(offers.join(' '), (part) => part.querySelector('button'));
  const goOn = async (): Promise<void> => {
    tell(
      await send('campaign.goOn', { tab: undefined, members: waiting }).then(
        () => text('peopleGoOn', String(waiting.length)),
        () => text('campaignTableNoAnswer'),
      ),
    );
    await look();
  };
  const takeBack = async (): Promise<void> => {
    const refused: Sentence[] = [];
    // One after the other: what each brought to Lever is taken back there first.
    for (const { id: member } of takeable) {
      const answer = await send('campaign.unmark', { tab: undefined, member }).catch(() => ({
        refused: say('campaignTableNoAnswer'),
      }));
      if (answer.refused) refused.push(answer.refused);
    }
    const [why] = refused;
    const taken = text('peopleTakenBack', String(takeable.length - refused.length));
    tell(why ? `${taken} ${text('peopleNotTakenBack', String(refused.length))} ${words(why)}` : taken);
    await look();
  };
  return (
    <div
      className="selected-people"
      {...keptFocus}
      {...(any ? { role: 'group', 'aria-labelledby': id } : {})}
      data-any={any || undefined}
    >
      <p className="said" id={id} aria-live="polite">
        {any ? text('peopleSelected', String(chosen.length)) : ''}
      </p>
      {any ? (
        <>
          <MarkPeople rows={chosen} about={id} listed={listed} look={look} tell={tell} />
          <MovePeople rows={chosen} listed={listed} look={look} tell={tell} />
          <div className="row">
            {waiting.length ? (
              <Confirm
                name={text('buttonGoOn')}
                describedBy={id}
                question={text('askGoOnSeveral', String(waiting.length))}
                onConfirm={() => void goOn()}
              />
            ) : null}
            {takeable.length ? (
              <Confirm
                name={text('buttonTakeBack')}
                describedBy={id}
                question={text('askTakeBackSeveral', String(takeable.length))}
                onConfirm={() => void takeBack()}
              />
            ) : null}
            <Confirm
              name={text('buttonLeave')}
              describedBy={id}
              question={text('askLeaveSeveral', String(chosen.length))}
              onConfirm={() => void leave()}
            />
            <Button kind="quiet" onClick={props.onClear}>
              {text('buttonClearSelection')}
            </Button>
          </div>
        </>
      ) : null}
    </div>
  );
}
