import { useId } from 'react';
import { text, type TextKey } from '@/lib/platform/text';
import type { HeldView } from '@/lib/messages/views';
import { cannotChange, differences, type DifferenceRow } from '@/lib/push/compare';
import type { DecidedField, Decision } from '@/lib/push/draft';
import type { FieldKey } from '@/lib/settings/settings';
import { heldOf } from '../on-screen';
import { Clamped } from '../parts/Clamped';
import { words } from '../parts/words';
import { personOf, useOnScreen, usePanel, useResolved } from '../use-panel';

/** Field by field, what Lever has and what an update would put there. */
export function UpdateFields() {
  const person = usePanel((panel) => personOf(panel.view));
  const lookedLong = usePanel((panel) => panel.lookedLong);
  const now = useOnScreen();
  const id = useId();
  if (!person || now?.way !== 'update') return null;
  const held = heldOf(person, now);
  return (
    <section className="update" aria-labelledby={id}>
      <h2 id={id}>{text('updateTitle')}</h2>
      {held ? (
        <Changes held={held} />
      ) : (
        <p className="field-hint" aria-live="polite">
          {text(lookedLong ? 'updateNoAnswer' : 'updateLoading')}
        </p>
      )}
    </section>
  );
}

export const label: Record<DecidedField, TextKey> = {
  name: 'labelName',
  headline: 'labelHeadline',
  location: 'labelLocation',
  emails: 'labelEmail',
  phones: 'labelPhone',
  links: 'labelLinks',
  tags: 'labelTags',
  sources: 'labelSource',
  stage: 'labelStage',
};

const fields = Object.keys(label) as DecidedField[];

function Changes({ held }: { held: HeldView }) {
  const view = usePanel((panel) => panel.view);
  const draft = usePanel((panel) => panel.draft);
  const person = personOf(view);
  const now = useOnScreen();
  if (!view || !person || !now) return null;
  const rows = differences(person.reading, now.resolved, held, draft.decisions, view.catalog);
  const alike = fields.filter((field) => !rows.some((row) => row.field === field));
  const fixed = cannotChange(now.resolved, held, view.catalog);
  return (
    <>
      {rows.map((row) => (
        <Difference key={row.field} row={row} />
      ))}
      {alike.length ? (
        <p className="field-hint">
          {text('updateAlike', alike.map((field) => text(label[field])).join(', '))}
        </p>
      ) : null}
      {fixed.length ? (
        <div className="update-fixed">
          <h3>{text('updateCannot')}</h3>
          <ul>
            {fixed.map((sentence, index) => (
              <li key={index} dir="auto">
                {words(sentence)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

/** What a team protects a field under. */
const protectedAs: Partial<Record<DecidedField, FieldKey>> = {
  headline: 'headline',
  location: 'location',
  emails: 'email',
  phones: 'phone',
  tags: 'tags',
  sources: 'source',
  stage: 'stage',
};

const choiceText: Record<Decision, TextKey> = {
  keep: 'decideKeep',
  replace: 'decideReplace',
  add: 'decideAdd',
};

/** One field: its name is the group's, and everything else said of it its description. */
function Difference({ row }: { row: DifferenceRow }) {
  const id = useId();
  const edit = usePanel((panel) => panel.edit);
  const guarded = useResolved()?.settings.values.protected;
  const { field, there, here, choices, chosen, locked } = row;
  const isProtected = guarded?.some((key) => key === protectedAs[field]);
  return (
    <fieldset className="difference" aria-describedby={locked ? `${id}-values ${id}-locked` : `${id}-values`}>
      <legend>{text(label[field])}</legend>
      <dl className="difference-values" id={`${id}-values`}>
        <Values name={text('updateThere')} values={there} out={chosen === 'replace'} />
        <Values name={text('updateHere')} values={here} out={chosen === 'keep'} />
      </dl>
      <div className="radio-row">
        {choices.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={`${id}-choice`}
              value={one}
              checked={one === chosen}
              disabled={locked}
              onChange={() => {
                edit({ decisions: { [field]: one } });
              }}
            />
            {text(choiceText[one])}
          </label>
        ))}
      </div>
      {locked ? (
        <p className="field-hint" id={`${id}-locked`}>
          {text(isProtected ? 'updateLocked' : 'lockedByTeam')}
        </p>
      ) : null}
    </fieldset>
  );
}

/** @param out what Lever will not hold afterwards */
function Values({ name, values, out }: { name: string; values: readonly string[]; out: boolean }) {
  return (
    <div data-out={out || undefined}>
      <dt>{name}</dt>
      <dd>
        {values.length
          ? values.map((value) => (
              <span className="value-line" key={value}>
                <Clamped value={value} />
              </span>
            ))
          : text('valueNone')}
      </dd>
    </div>
  );
}
