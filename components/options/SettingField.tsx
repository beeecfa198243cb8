import { text } from '@/lib/platform/text';
import { Field } from '../parts/Field';
import { words } from '../parts/words';
import { useOptions, useProblems } from './use-options';

/** A line of text, stored when the focus leaves it. */
export function SettingField(props: {
  label: string;
  name: 'clientId' | 'tokenUrl' | 'actingAs';
  hint: string;
  type?: 'text' | 'url' | 'email';
  required?: boolean;
}) {
  const { label, name, hint } = props;
  const stored = useOptions((options) => options.page?.settings[name] ?? '');
  const edits = useOptions((options) => options.edits);
  const problem = useProblems()[name];
  const readOnly = useOptions((options) => options.page?.fromPolicy.includes(name) === true);
  const saved = useOptions((options) => options.saved === name);
  const edit = useOptions((options) => options.edit);
  const save = useOptions((options) => options.save);
  return (
    <Field
      label={label}
      hint={readOnly ? text('optionsFromPolicy') : hint}
      error={problem && words(problem)}
      required={props.required}
      aside={
        <span className="saved" aria-live="polite">
          {saved ? text('optionsSaved') : ''}
        </span>
      }
    >
      {(control) => (
        <input
          {...control}
          name={name}
          type={props.type ?? 'text'}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          readOnly={readOnly}
          value={edits[name] ?? stored}
          onChange={(event) => {
            edit({ [name]: event.currentTarget.value });
          }}
          onBlur={() => void save()}
        />
      )}
    </Field>
  );
}
