import { isCustomRole } from '@/lib/connection/roles';
import { text, type TextKey } from '@/lib/platform/text';
import { customRole, type Document } from '@/lib/settings/document';
import { ChoiceField } from './ChoiceField';
import { useLoaded, useSettings } from './use-settings';

type Role = Document['roles'][string];
const roleText: Record<Role, TextKey> = {
  admin: 'roleAdmin',
  'team member': 'roleTeamMember',
  interviewer: 'roleInterviewerName',
};
const roles = customRole.options;

/** What people with roles of the account's own may do here. Lever tells such roles by their ids alone. */
export function CustomRoles() {
  const { page, documents } = useLoaded();
  const edit = useSettings((settings) => settings.edit);
  const { team } = documents;
  const { users } = page.catalog;
  const ids = [
    ...new Set([...users.map(({ role }) => role).filter(isCustomRole), ...Object.keys(team.roles)]),
  ];
  if (!ids.length) return null;
  return (
    <div className="card">
      <h3>{text('labelCustomRoles')}</h3>
      <p className="field-hint">{text('hintCustomRoles')}</p>
      {ids.map((id) => {
        const who = users.filter(({ role }) => role === id).map(({ name }) => name);
        return (
          <ChoiceField
            key={id}
            label={text('labelRole', id)}
            name={`role-${id}`}
            value={Object.hasOwn(team.roles, id) ? (team.roles[id] ?? 'team member') : 'team member'}
            options={roles.map((role) => ({ value: role, text: text(roleText[role]) }))}
            hint={who.length ? text('roleOf', who.join(', ')) : text('roleOfNobody')}
            readOnly={page.team.readOnly !== undefined}
            onChange={(role) => {
              edit('team', (now) => ({ ...now, roles: { ...now.roles, [id]: role } }));
            }}
          />
        );
      })}
    </div>
  );
}
