import { text } from '@/lib/platform/text';
import { profileFields, type SettingKey } from '@/lib/settings/settings';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { words } from '../parts/words';
import { FieldsTable } from './FieldsTable';
import { MappingRow } from './MappingRow';
import { resetAt } from './places';
import { Publish } from './Publish';
import { SettingsSection } from './SettingsSection';
import { useLoaded, useSettings } from './use-settings';
import { WhatRecruiterSees } from './WhatRecruiterSees';

/** What recruiters see and must fill in, and where what was read goes. */
export function FieldsSection() {
  return (
    <SettingsSection title={text('sectionFields')} intro={text('introFields')}>
      <Publish />
      <WhatRecruiterSees title={text('sectionFields')} whose="team">
        <Fields />
      </WhatRecruiterSees>
    </SettingsSection>
  );
}

const rulesOfFields = ['displayed', 'mandatory', 'protected'] as const satisfies SettingKey[];

function Fields() {
  const { page, documents } = useLoaded();
  const edit = useSettings((settings) => settings.edit);
  const { readOnly } = page.team;
  const set = rulesOfFields.some((key) => documents.team.settings[key] !== undefined);
  return (
    <>
      {readOnly ? <Notice>{words(readOnly)}</Notice> : null}
      <p className="field-hint">{text('hintFieldRules')}</p>
      <FieldsTable group="person" />
      <FieldsTable group="push" />
      {readOnly ? null : (
        <div className="row">
          <Button
            off={!set}
            onClick={() => {
              edit('team', (now) =>
                rulesOfFields.reduce((left, key) => resetAt(left, { scope: 'team' }, key), now),
              );
            }}
          >
            {text('resetNamed', text('sectionFields'))}
          </Button>
          <span className="field-hint">{text('hintResetFields')}</span>
        </div>
      )}
      <div className="card">
        <h3>{text('titleMapping')}</h3>
        <p className="field-hint">{text('hintMapping')}</p>
        {profileFields.map((field) => (
          <MappingRow key={field} place={{ scope: 'team' }} field={field} />
        ))}
      </div>
    </>
  );
}
