import { text } from '@/lib/platform/text';
import { resolve, type FormValue } from '@/lib/push/draft';
import { formFieldOf } from '@/lib/settings/catalog';
import { formFieldKey, type FormFieldKey } from '@/lib/settings/settings';
import { restored } from '../edits';
import { PickSeveral } from '../pickers/PickSeveral';
import { Field, type Control, type FieldFrame } from '../parts/Field';
import { Restore } from '../parts/Restore';
import { SelectField } from '../parts/SelectField';
import { personOf, usePanel, useProblem, useResolved } from '../use-panel';

/** A field of one of Lever's profile forms, by its own name. */
export function FormField({ field: key }: { field: FormFieldKey }) {
  const view = usePanel((panel) => panel.view);
  const edit = usePanel((panel) => panel.edit);
  const resolved = useResolved();
  const error = useProblem(key);
  const restore = useRestore(key);
  const named = view && formFieldOf(view.catalog, key);
  if (!named || !resolved) return null;
  const { form, field } = named;
  const { forms, settings } = resolved;
  const formGoes = form.fields.some(({ id }) => forms[formFieldKey(form.id, id)]?.length);
  const label = field.text;
  const frame: FieldFrame = {
    label,
    error,
    hint: field.description ? text('goesNamed', form.text, field.description) : form.text,
    required: settings.values.mandatory.includes(key) || (field.required && formGoes),
    aside: restore ? <Restore name={text('fieldRestore', label)} onClick={restore} /> : null,
  };
  const value = forms[key] ?? '';
  const line = typeof value === 'string' ? value : value.join(', ');
  const change = (next: FormValue): void => {
    edit({ forms: { [key]: next } });
  };
  const typed = {
    name: key,
    dir: 'auto',
    maxLength: 20_000,
    value: line,
    onChange: (event: { currentTarget: { value: string } }) => {
      change(event.currentTarget.value);
    },
  };
  const input = (control: Control, more: { type?: string; inputMode?: 'decimal'; readOnly?: boolean }) => (
    <input type="text" autoComplete="off" {...control} {...typed} {...more} />
  );
  switch (field.type) {
    case 'text':
      return <Field {...frame}>{(control) => input(control, {})}</Field>;
    case 'textarea':
      return (
        <Field {...frame} className="wide">
          {(control) => <textarea rows={3} {...control} {...typed} />}
        </Field>
      );
    case 'currency':
      return <Field {...frame}>{(control) => input(control, { inputMode: 'decimal' })}</Field>;
    case 'date':
      return <Field {...frame}>{(control) => input(control, { type: 'date' })}</Field>;
    case 'dropdown':
    case 'multiple-choice':
    case 'yes-no': {
      const listed =
        field.type === 'yes-no'
          ? [
              { value: 'yes', text: text('choiceYes') },
              { value: 'no', text: text('choiceNo') },
            ]
          : field.options.map((option) => ({ value: option, text: option }));
      // What was filled in before the form was changed is still shown, to be seen and put right.
      const other = line && !listed.some((one) => one.value === line) ? [{ value: line, text: line }] : [];
      return (
        <SelectField
          {...frame}
          name={key}
          value={line}
          options={[{ value: '', text: '' }, ...listed, ...other]}
          warning={other.length ? text('pickerGone') : undefined}
          onChange={change}
        />
      );
    }
    case 'multiple-select':
      return (
        <PickSeveral
          {...frame}
          className="wide"
          name={key}
          value={typeof value === 'string' ? [value].filter(Boolean) : value}
          words={field.options}
          recent={[]}
          max={100}
          maxLength={500}
          empty={text('pickerNone')}
          onlyListed
          says={{ add: 'pickerAddOption', remove: 'optionRemove' }}
          onChange={change}
        />
      );
    case undefined:
      return (
        <Field {...frame} readOnly warning={text('formFieldUnknown')}>
          {(control) => input(control, { readOnly: true })}
        </Field>
      );
  }
}

/** Takes the field back to what was read for it; undefined where it stands at that, or nothing was read. */
function useRestore(key: FormFieldKey): (() => void) | undefined {
  const view = usePanel((panel) => panel.view);
  const draft = usePanel((panel) => panel.draft);
  const restore = usePanel((panel) => panel.restore);
  const person = personOf(view);
  if (!view || !person || draft.forms?.[key] === undefined) return undefined;
  const read = resolve(person.reading, restored(draft, key), view.settings, view.catalog).forms[key];
  if (!read?.length) return undefined;
  return () => {
    restore(key);
  };
}
