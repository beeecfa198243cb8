import { text } from '@/lib/platform/text';
import { emptyDocument } from '@/lib/settings/document';
import { Confirm } from '../parts/Confirm';
import type { Place } from './places';
import { PushRows } from './PushRows';
import { SettingsSection } from './SettingsSection';
import { TickRow } from './TickRow';
import { Transfer } from './Transfer';
import { useSettings } from './use-settings';
import { WhatRecruiterSees } from './WhatRecruiterSees';

const mine: Place = { scope: 'mine' };

/** What holds for this recruiter, instead of what the team set. */
export function MineSection() {
  return (
    <SettingsSection title={text('sectionMine')} intro={text('introMine')}>
      <WhatRecruiterSees title={text('sectionMine')} whose="mine">
        <div className="card">
          <PushRows place={mine} />
          <TickRow place={mine} name="idLink" hint={text('hintIdLink')} />
          <TickRow place={mine} name="keepUpToDate" hint={text('hintKeepUpToDate')} />
        </div>
        <div className="card">
          <Transfer scope="mine" />
          <ResetAll />
        </div>
      </WhatRecruiterSees>
    </SettingsSection>
  );
}

function ResetAll() {
  const any = useSettings(({ documents }) => Object.keys(documents?.mine.settings ?? {}).length > 0);
  const edit = useSettings((settings) => settings.edit);
  return (
    <Confirm
      name={text('buttonResetAll')}
      question={text('askResetAll')}
      off={!any}
      onConfirm={() => {
        edit('mine', (now) => ({ ...now, settings: emptyDocument.settings }));
      }}
    />
  );
}
