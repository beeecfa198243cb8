import { useId, useRef, useState } from 'react';
import { text } from '@/lib/platform/text';
import {
  builtInTemplate,
  cutNote,
  fill,
  sampleValues,
  unknownVariables,
  variables,
  variableText,
  type Variable,
} from '@/lib/push/templates';
import { LONGEST_TEMPLATE, noteKinds, type NoteKind } from '@/lib/settings/settings';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';
import { focusAfter } from '../parts/focus-after';
import { count, cutWords } from '../parts/words';
import type { Place } from './places';
import { SettingFrame } from './SettingFrame';
import { useRow } from './use-row';

/** The text of one kind of note, with what it comes to for the sample person. */
export function TemplateField({ place, kind }: { place: Place; kind: NoteKind }) {
  const id = useId();
  const row = useRow(place, noteKinds[kind].template);
  // Emptied, the text stays empty while it is typed on; left empty, the note has the built-in text again. What is typed
  // shows only as long as the setting is what it was then: a reset or another admin's edit shows.
  const [typed, setTyped] = useState<{ text: string; over: string | null }>();
  const area = useRef<HTMLTextAreaElement>(null);
  const builtIn = builtInTemplate(kind);
  const value = typed?.over === row.value ? typed.text : (row.value ?? builtIn);
  const unknown = unknownVariables(value);
  const tooLong = value.length > LONGEST_TEMPLATE;
  const sample = cutNote(fill(value, sampleValues()));

  const type = (template: string): void => {
    const meant = template.trim() === '' || template === builtIn ? null : template;
    // What is too long stays on the screen, to be shortened there, and is not kept.
    const next = template.length > LONGEST_TEMPLATE ? row.value : meant;
    setTyped({ text: template, over: next });
    if (next !== row.value) row.set(next, true);
  };
  const insert = (variable: Variable): void => {
    const { selectionStart, selectionEnd } = area.current ?? {
      selectionStart: value.length,
      selectionEnd: value.length,
    };
    const written = `{${variable}}`;
    focusAfter(
      () => {
        type(value.slice(0, selectionStart) + written + value.slice(selectionEnd));
      },
      () => area.current,
    );
    area.current?.setSelectionRange(selectionStart + written.length, selectionStart + written.length);
  };
  return (
    <SettingFrame row={row}>
      <Field
        label={row.label}
        hint={[text(row.value === null ? 'templateBuiltIn' : 'templateOwn'), row.from].join(' ')}
        error={wrongWith(value.length, unknown)}
      >
        {(control) => (
          <textarea
            {...control}
            ref={area}
            name={noteKinds[kind].template}
            dir="auto"
            rows={6}
            readOnly={row.readOnly}
            value={value}
            onChange={(event) => {
              type(event.currentTarget.value);
            }}
            onBlur={() => {
              if (!tooLong) setTyped(undefined);
            }}
          />
        )}
      </Field>
      {row.readOnly ? null : (
        <div className="variables" role="group" aria-label={text('variablesOf', row.label)}>
          {variables[kind].map((variable) => (
            <Button
              key={variable}
              kind="quiet"
              aria-label={text('insertVariable', `{${variable}}`)}
              title={text(variableText[variable])}
              // The place in the text is kept, and with it what is typed.
              onMouseDown={(event) => {
                event.preventDefault();
              }}
              onClick={() => {
                insert(variable);
              }}
            >
              <bdi dir="ltr">{`{${variable}}`}</bdi>
            </Button>
          ))}
        </div>
      )}
      <div className="sample-note">
        <span className="field-label" id={id}>
          {text('templateSample')}
        </span>
        <p role="group" aria-labelledby={id} className="sample-text" dir="auto">
          {sample.text || text('templateSampleEmpty')}
        </p>
        {sample.left ? <p className="field-warning">{cutWords(sample.left)}</p> : null}
      </div>
    </SettingFrame>
  );
}

function wrongWith(length: number, unknown: readonly string[]): string | undefined {
  if (length > LONGEST_TEMPLATE) return text('templateTooLong', count(length), count(LONGEST_TEMPLATE));
  return unknown.length ? text('unknownVariables', unknown.map((name) => `{${name}}`).join(', ')) : undefined;
}
