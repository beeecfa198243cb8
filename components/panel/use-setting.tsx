import { useId } from 'react';
import { text } from '@/lib/platform/text';
import { aliveIn } from '@/lib/settings/catalog';
import { settingLabel } from '@/lib/settings/labels';
import { passedOverSentence } from '@/lib/settings/passed-over';
import { namesIn } from '@/lib/settings/value-words';
import { reset as without, type PersonKey } from '../edits';
import type { FieldFrame } from '../parts/Field';
import { Restore } from '../parts/Restore';
import { layerWords, words } from '../parts/words';
import { personOf, workOut } from '../on-screen';
import { usePanel, useProblem, useResolved } from '../use-panel';
import { valueWords } from './value-words';

/**
 * What stands round the field of a setting: where its value comes from, whether it is locked, demanded or out of date,
 * and the way back to what is set below this person.
 */
export function useSetting(key: PersonKey): FieldFrame {
  const view = usePanel((panel) => panel.view);
  const draft = usePanel((panel) => panel.draft);
  const reset = usePanel((panel) => panel.reset);
  const resolved = useResolved();
  const error = useProblem(key);
  const label = text(settingLabel[key]);
  if (!view || !resolved) return { label };
  const { settings, choices } = resolved;
  const locked = settings.locked.has(key);
  const lockedBy = text(view.settings.source === 'policy' ? 'lockedByPolicy' : 'lockedByTeam');
  const gone = !aliveIn(view.catalog)(key, choices[key]);
  const passedOver = settings.passedOver.filter(
    (one) => one.key === key || (key === 'stage' && one.key === 'stageAdded'),
  );
  const warnings = [
    ...(gone ? [text('pickerGone')] : []),
    // A deleted preset of this person's is told in a notice of its own.
    ...passedOver
      .filter((one) => one.layer !== 'person')
      .map((one) => words(passedOverSentence(one, settings.values, namesIn(view.catalog)))),
  ];
  // Sync as is preselected for who is in Lever; that is no change of the recruiter's.
  const changed = settings.from[key] === 'person' && draft.choices[key] !== undefined;
  const preselected = settings.from[key] === 'person' && !changed;
  const takeBack = () => {
    reset(key);
  };
  const mandatory = settings.values.mandatory.some((one) => one === key);
  return {
    label,
    error,
    warning: [...new Set(warnings)].join(' '),
    required: mandatory || (key === 'posting' && settings.preset.kind === 'candidate'),
    readOnly: locked,
    origin: locked
      ? { seen: lockedBy, says: lockedBy, locked }
      : preselected
        ? { seen: text('layerMatch'), says: text('layerMatch') }
        : layerWords(settings.from[key], settings.preset),
    ...(changed
      ? { onReset: takeBack, aside: <ResetButton field={key} label={label} onClick={takeBack} /> }
      : {}),
  };
}

function ResetButton(props: { field: PersonKey; label: string; onClick: () => void }) {
  const { field, label } = props;
  const id = useId();
  const view = usePanel((panel) => panel.view);
  const draft = usePanel((panel) => panel.draft);
  const person = personOf(view);
  if (!view || !person) return null;
  const back = workOut(without(draft, [field]), person, view).resolved;
  const value = valueWords(field, back.choices, view) || text('valueNone');
  const layer = back.settings.from[field];
  const from = layer === 'person' ? text('layerMatch') : layerWords(layer, back.settings.preset).says;
  return (
    <>
      <Restore
        name={text('buttonResetToTeam')}
        title={text('resetTitle')}
        describedBy={id}
        onClick={props.onClick}
      />
      <span className="visually-hidden" id={id}>
        <span>{text('resetGoesBack', label, value, from)}</span>. <span>{text('resetKey')}</span>
      </span>
    </>
  );
}
