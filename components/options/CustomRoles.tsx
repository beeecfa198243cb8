import { isCustomRole } from '@/lib/connection/roles';
import type { Catalog } from '@/lib/messages/views';
import { language, text, type TextKey } from '@/lib/platform/text';
import { customRole, type Document } from '@/lib/settings/document';
import { people } from '../pickers/lever-lists';
import { ChoiceField } from './ChoiceField';
import { useLoaded, useSettings } from './use-settings';

type Role = Document['roles'][string];
const roleText: Record<Role, TextKey> = {
  admin: 'roleAdmin',
  'team member': 'roleTeamMember',
  interviewer: 'roleInterviewerName',
};
const roles = customRole.options;

/** What people with roles of the account's own may do here. */
export function CustomRoles() {
  const { page, documents } = useLoaded();
  const edit = useSettings((settings) => settings.edit);
  const { team } = documents;
  const { users } = page.catalog;
  // Those that somebody has come first.
  const ids = [
    ...new Set([...users.map(({ role }) => role).filter(isCustomRole), ...Object.keys(team.roles)]),
  ];
  if (!ids.length) return null;
  return (
    <div className="card">
      <h3>{text('labelCustomRoles')}</h3>
      <p className="field-hint">{text('hintCustomRoles')}</p>
      {ids.map((id) => (
        <ChoiceField
          key={id}
          label={roleLabel(id)}
          name={`role-${id}`}
          value={Object.hasOwn(team.roles, id) ? (team.roles[id] ?? 'team member') : 'team member'}
          options={roles.map((role) => ({ value: role, text: text(roleText[role]) }))}
          hint={whoHas(users.filter(({ role }) => role === id))}
          readOnly={page.team.readOnly !== undefined}
          onChange={(role) => {
            edit('team', (now) => ({ ...now, roles: { ...now.roles, [id]: role } }));
          }}
        />
      ))}
    </div>
  );
}

const UUID = /^([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Lever's API tells such a role by its id and has no list of their names: who has it says more than the id. */
function roleLabel(role: string): string {
  const beginning = UUID.exec(role)?.[1];
  return beginning === undefined ? text('labelRole', role) : text('labelRoleId', beginning);
}

/** How many of those who have a role are named. */
const NAMED = 5;

function whoHas(users: Catalog['users']): string {
  if (!users.length) return text('roleOfNobody');
  const names = people(users, 'id').map((user) => user.text);
  const listed = new Intl.ListFormat(language()).format(names.slice(0, NAMED));
  return names.length > NAMED ? text('roleOfMany', String(names.length), listed) : text('roleOf', listed);
}
