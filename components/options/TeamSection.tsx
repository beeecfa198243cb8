import { text } from '@/lib/platform/text';
import { BeforePush } from './BeforePush';
import { CustomRoles } from './CustomRoles';
import { Findings } from './Findings';
import { IndexState } from './IndexState';
import { NumberRow } from './NumberRow';
import { UndoReasonRow } from './PickRow';
import type { Place } from './places';
import { Publish } from './Publish';
import { PushRows } from './PushRows';
import { ReadersOffRow } from './ReadersOffRow';
import { SettingsSection } from './SettingsSection';
import { TeamSource } from './TeamSource';
import { TickRow } from './TickRow';
import { Transfer } from './Transfer';
import { WhatRecruiterSees } from './WhatRecruiterSees';

const team: Place = { scope: 'team' };

/** What holds for everybody, as long as they set nothing else. */
export function TeamSection() {
  return (
    <SettingsSection title={text('sectionTeam')} intro={text('introTeam')}>
      <WhatRecruiterSees title={text('sectionTeam')} whose="team">
        <Findings />
        <Publish />
        <TeamSource />
        <div className="card">
          <Transfer scope="team" />
        </div>
        <div className="card">
          <PushRows place={team} />
        </div>
        <BeforePush />
        <ReadersOffRow />
        <div className="card" data-place="undo">
          <h3>{text('buttonUndo')}</h3>
          <UndoReasonRow />
        </div>
        <div className="card">
          <TickRow place={team} name="newTags" />
          <TickRow place={team} name="newSources" />
          <TickRow place={team} name="idLink" hint={text('hintIdLink')} />
          <TickRow place={team} name="keepUpToDate" hint={text('hintKeepUpToDate')} />
        </div>
        <div className="card">
          <h3>{text('titleKept')}</h3>
          <TickRow place={team} name="index" hint={text('hintIndex')} />
          <IndexState />
          <NumberRow place={team} name="historyDays" hint={text('hintHistoryDays')} />
        </div>
        <CustomRoles />
      </WhatRecruiterSees>
    </SettingsSection>
  );
}
