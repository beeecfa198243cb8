import { useState } from 'react';
import { text } from '@/lib/platform/text';
import { Notice } from '../parts/Notice';
import { words } from '../parts/words';
import type { Scope } from './places';
import { RadioGroup } from './RadioGroup';
import { useLoaded } from './use-settings';

/** Which of the two documents a section shows: the team's for who may edit it, else the recruiter's own. */
export function useWhose() {
  const { readOnly } = useLoaded().page.team;
  const [chosen, setChosen] = useState<Scope>();
  return { whose: chosen ?? (readOnly ? 'mine' : 'team'), setWhose: setChosen };
}

export function WhoseSettings(props: { whose: Scope; onChange: (whose: Scope) => void }) {
  const { readOnly } = useLoaded().page.team;
  return (
    <>
      <RadioGroup
        label={text('labelWhose')}
        value={props.whose}
        options={[
          { value: 'team', text: text('groupTeam') },
          { value: 'mine', text: text('groupMine') },
        ]}
        readOnly={false}
        onChange={props.onChange}
      />
      {props.whose === 'team' && readOnly ? <Notice>{words(readOnly)}</Notice> : null}
    </>
  );
}
