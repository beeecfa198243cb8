/** Every scope Lever knows (documented), with what its consent page says of it (own words). `write` includes `read`. */
const WORDS: Record<string, string> = {
  applications: 'applications',
  archive_reasons: 'archive reasons',
  audit_events: 'audit events',
  contact: 'contacts',
  diversity_surveys: 'diversity surveys',
  eeo_responses: 'equal opportunity responses',
  eeo_responses_pii: 'equal opportunity responses with names',
  feedback: 'feedback',
  feedback_templates: 'feedback templates',
  files: 'files',
  forms: 'profile forms',
  form_templates: 'profile form templates',
  groups: 'groups',
  interviews: 'interviews',
  notes: 'notes',
  offers: 'offers',
  opportunities: 'opportunities',
  panels: 'interview panels',
  permissions: 'permissions',
  postings: 'postings',
  referrals: 'referrals',
  requisitions: 'requisitions',
  requisition_fields: 'requisition fields',
  resumes: 'resumes',
  roles: 'roles',
  sources: 'sources',
  stages: 'stages',
  tags: 'tags',
  tasks: 'tasks',
  users: 'users',
  webhooks: 'webhooks',
};

const WRITABLE = new Set([
  'contact',
  'feedback',
  'feedback_templates',
  'files',
  'forms',
  'form_templates',
  'groups',
  'interviews',
  'notes',
  'opportunities',
  'panels',
  'permissions',
  'postings',
  'requisitions',
  'requisition_fields',
  'roles',
  'users',
  'webhooks',
]);

export const CONFIDENTIAL = 'confidential:access:admin';
export const OFFLINE = 'offline_access';

/** Scope to what the consent page says. */
export const SCOPES: ReadonlyMap<string, string> = new Map([
  [OFFLINE, 'Stay connected while you are away'],
  [CONFIDENTIAL, 'See confidential postings and opportunities'],
  ['uploads:write:admin', 'Upload files'],
  ...Object.entries(WORDS).flatMap(([resource, words]): [string, string][] => [
    [`${resource}:read:admin`, `View ${words}`],
    ...(WRITABLE.has(resource)
      ? [[`${resource}:write:admin`, `View and manage ${words}`] satisfies [string, string]]
      : []),
  ]),
]);

/** Documented limit for one app. */
export const MOST_SCOPES = 20;

/** True when `held` allows what `needed` names, `write` standing for `read` as well. */
export const allows = (held: ReadonlySet<string>, needed: string): boolean =>
  held.has(needed) || held.has(needed.replace(':read:', ':write:'));
