import { text } from '@/lib/platform/text';
import { people } from '../pickers/lever-lists';
import { PickOne } from '../pickers/PickOne';
import { words } from '../parts/words';
import { SettingField } from './SettingField';
import { useOptions, useProblems } from './use-options';

/** The Lever user pushes are made as: chosen by name once Lever's users are known, before that by e-mail address. */
export function ActingAs({ hint, required }: { hint: string; required: boolean }) {
  const page = useOptions((options) => options.page);
  const edited = useOptions((options) => options.edits.actingAs);
  const problem = useProblems().actingAs;
  const edit = useOptions((options) => options.edit);
  const save = useOptions((options) => options.save);
  const label = text('labelActingAs');
  if (!page?.users.length)
    return <SettingField label={label} name="actingAs" hint={hint} type="email" required={required} />;
  const readOnly = page.fromPolicy.includes('actingAs');
  const { settings, connection, users } = page;
  const value = edited ?? settings.actingAs;
  const chosen = users.find(({ email }) => email.toLowerCase() === value.toLowerCase());
  return (
    <PickOne
      label={label}
      name="actingAs"
      value={chosen?.email ?? value}
      valueText={value}
      options={people(users, 'email')}
      placeholder={connection.actingAs?.name}
      empty={text('pickerNone')}
      readOnly={readOnly}
      clearable={settings.signInWith === 'oauth'}
      hint={readOnly ? text('optionsFromPolicy') : hint}
      error={problem && words(problem)}
      required={required}
      onChange={(email) => {
        edit({ actingAs: email });
        void save();
      }}
    />
  );
}
