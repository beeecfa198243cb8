import { text } from '@/lib/platform/text';
import { WriteOnly } from '../parts/WriteOnly';
import { words } from '../parts/words';
import { useOptions, useProblems } from './use-options';

/** A secret of the connection. */
export function SecretField(props: {
  label: string;
  name: 'clientSecret' | 'apiKey';
  hint: string;
  required?: boolean;
}) {
  const { label, name, hint, required } = props;
  const flag = name === 'apiKey' ? 'hasApiKey' : 'hasClientSecret';
  const there = useOptions((options) => options.page?.settings[flag] === true);
  const readOnly = useOptions((options) => options.page?.fromPolicy.includes(flag) === true);
  const edited = useOptions((options) => options.edits[name]);
  const problem = useProblems()[name];
  const edit = useOptions((options) => options.edit);
  const save = useOptions((options) => options.save);
  return (
    <WriteOnly
      label={label}
      name={name}
      hint={readOnly ? text('optionsFromPolicy') : hint}
      error={problem && words(problem)}
      required={required}
      there={there}
      readOnly={readOnly}
      value={edited}
      onType={(value) => {
        edit({ [name]: value });
      }}
      onLeave={() => void save()}
      onForget={() => {
        edit({ [name]: '' });
        void save();
      }}
    />
  );
}
