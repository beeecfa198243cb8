import { text } from '@/lib/platform/text';
import { Field } from '../parts/Field';
import { useOptions } from './use-options';

/** A secret: it can be entered, replaced and forgotten, and is never shown. */
export function SecretField(props: { label: string; name: 'clientSecret' | 'apiKey'; hint: string }) {
  const { label, name, hint } = props;
  const flag = name === 'apiKey' ? 'hasApiKey' : 'hasClientSecret';
  const there = useOptions((options) => options.page?.settings[flag] === true);
  const readOnly = useOptions((options) => options.page?.fromPolicy.includes(flag) === true);
  const edited = useOptions((options) => options.edits[name]);
  const edit = useOptions((options) => options.edit);
  const save = useOptions((options) => options.save);
  return (
    <Field
      label={label}
      hint={readOnly ? text('optionsFromPolicy') : hint}
      aside={
        there && !readOnly ? (
          <button
            type="button"
            className="link"
            aria-label={text('secretForget', label)}
            onClick={() => {
              edit({ [name]: '' });
              void save();
            }}
          >
            {text('buttonForget')}
          </button>
        ) : null
      }
    >
      {(control) => (
        <input
          {...control}
          name={name}
          type="password"
          autoComplete="new-password"
          spellCheck={false}
          maxLength={1_000}
          readOnly={readOnly}
          placeholder={there ? text('secretSaved') : undefined}
          value={edited ?? ''}
          onChange={(event) => {
            // Emptied again is untouched: forgetting has its own button.
            edit({ [name]: event.currentTarget.value || undefined });
          }}
          onBlur={() => void save()}
        />
      )}
    </Field>
  );
}
