import { text } from '@/lib/platform/text';
import type { SettingKey, Settings } from '@/lib/settings/settings';
import { ChoiceField } from './ChoiceField';
import { NoContactReasonsRow, NoContactTagsRow } from './NoContactRows';
import { NumberRow } from './NumberRow';
import type { Place } from './places';
import { SettingFrame } from './SettingFrame';
import { useRow } from './use-row';
import { stopText } from './value-text';

const team: Place = { scope: 'team' };

/** The settings that say what is done before a push when the person in Lever is so. */
type StopKey = { [K in SettingKey]: Settings[K] extends Settings['onArchived'] ? K : never }[SettingKey];

/** What is looked at before a push. */
export function BeforePush() {
  return (
    <div className="card">
      <h3>{text('beforePush')}</h3>
      <p className="field-hint">{text('hintBeforePush')}</p>
      <StopRow name="onArchived" />
      <StopRow name="onSnoozed" />
      <StopRow name="onHired" />
      <StopRow name="onAnonymised" />
      <StopRow name="onRecent" />
      <NumberRow place={team} name="recentDays" />
      <NoContactTagsRow />
      <NoContactReasonsRow />
    </div>
  );
}

function StopRow({ name }: { name: StopKey }) {
  const row = useRow(team, name);
  const all = ['tell', 'ask', 'stop'] as const;
  // Who was erased at their own request must not be made anew in silence.
  const offered = name === 'onAnonymised' ? all.slice(1) : all;
  return (
    <SettingFrame row={row}>
      <ChoiceField
        label={row.label}
        name={name}
        value={row.value}
        options={offered.map((one) => ({ value: one, text: text(stopText[one]) }))}
        hint={row.from}
        readOnly={row.readOnly}
        onChange={(how) => {
          row.set(how);
        }}
      />
    </SettingFrame>
  );
}
