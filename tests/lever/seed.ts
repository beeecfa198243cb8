/**
 * Who and what is in the emulated accounts at the start. All of it is made up. Ids are stable within an environment and
 * differ between the two. `seed.users.admin.id` is production's, `seed.sandbox.users.admin.id` the sandbox's.
 */
import type {
  Account,
  ApiKey,
  Application,
  ArchiveReason,
  Contact,
  FormTemplate,
  Note,
  OAuthApp,
  Opportunity,
  Posting,
  Stage,
  User,
} from './account.ts';
import type { Env } from './hosts.ts';
import { createIds, uuidOf } from './ids.ts';

/** Where Fulcrum's sign-in comes back to: the id of the extension is fixed by the key in its manifest. */
export const REDIRECT = 'https://blfhenhidagkhhijabfndpppligfbepb.chromiumapp.org/lever';

const DAY = 86_400_000;
/** 2025-03-01; all seeds happened before it or a little after. */
const T0 = 1_740_787_200_000;

const opaque = (name: string) => uuidOf(name).replaceAll('-', '');

function seedFor(env: Env) {
  const id = (name: string) => uuidOf(`${env}:${name}`);

  const user = (
    key: string,
    name: string,
    email: string,
    accessRole: string,
    more?: Partial<User>,
  ): User => ({
    id: id(`user/${key}`),
    name,
    username: email.slice(0, email.indexOf('@')),
    email,
    accessRole,
    photo: null,
    createdAt: T0 - 400 * DAY,
    deactivatedAt: null,
    externalDirectoryId: null,
    linkedContactIds: null,
    jobTitle: null,
    managerId: null,
    ...more,
  });
  const customRole = id('role/sourcer');
  const users = {
    superAdmin: user('superAdmin', 'Inés Okafor', 'ines.okafor@example.com', 'super admin', {
      jobTitle: 'Head of Talent',
    }),
    admin: user('admin', 'Tomasz Adeyemi', 'tomasz.adeyemi@example.com', 'admin', {
      createdAt: T0 - 380 * DAY,
    }),
    teamMember: user('teamMember', 'Lena Marchetti', 'lena.marchetti@example.com', 'team member', {
      createdAt: T0 - 300 * DAY,
      photo: 'https://photos.example.com/lena.png',
    }),
    /** Bears another user's name: only the e-mail address tells them apart. */
    namesake: user('namesake', 'Lena Marchetti', 'l.marchetti@example.org', 'team member', {
      createdAt: T0 - 290 * DAY,
    }),
    limitedTeamMember: user(
      'limitedTeamMember',
      'Ravi Sundqvist',
      'ravi.sundqvist@example.com',
      'limited team member',
      {
        createdAt: T0 - 200 * DAY,
      },
    ),
    interviewer: user('interviewer', 'Noor Halvorsen', 'noor.halvorsen@example.com', 'interviewer', {
      createdAt: T0 - 120 * DAY,
    }),
    /** A role of the organisation's own: accessRole is that role's id. */
    customRole: user('customRole', 'Amara Lindqvist', 'amara.lindqvist@example.com', customRole, {
      createdAt: T0 - 90 * DAY,
    }),
    deactivated: user('deactivated', 'Piet Vandersloot', 'piet.vandersloot@example.com', 'team member', {
      createdAt: T0 - 350 * DAY,
      deactivatedAt: T0 - 30 * DAY,
    }),
  };

  /** Built-in ids are slugs, the rest UUIDs, and two names come twice: pipelines do that. */
  const stages = {
    newLead: { id: 'lead-new', text: 'New lead' },
    reachedOut: { id: 'lead-reached-out', text: 'Reached out' },
    responded: { id: 'lead-responded', text: 'Responded' },
    newApplicant: { id: 'applicant-new', text: 'New applicant' },
    recruiterScreen: { id: id('stage/recruiterScreen'), text: 'Recruiter screen' },
    hmReview: { id: id('stage/hmReview'), text: 'Hiring manager review' },
    onSite: { id: id('stage/onSite'), text: 'On-site' },
    recruiterScreenExec: { id: id('stage/recruiterScreenExec'), text: 'Recruiter screen' },
    onSiteExec: { id: id('stage/onSiteExec'), text: 'On-site' },
    references: { id: id('stage/references'), text: 'References' },
    offer: { id: 'offer', text: 'Offer' },
  } satisfies Record<string, Stage>;

  const reason = (
    key: string,
    text: string,
    type: ArchiveReason['type'],
    status: ArchiveReason['status'] = 'active',
  ): ArchiveReason => ({ id: id(`reason/${key}`), text, status, type });
  const archiveReasons = {
    underqualified: reason('underqualified', 'Underqualified', 'non-hired'),
    timing: reason('timing', 'Timing', 'non-hired'),
    withdrew: reason('withdrew', 'Withdrew', 'non-hired'),
    inactive: reason('inactive', 'No reply (do not use)', 'non-hired', 'inactive'),
    hired: reason('hired', 'Hired', 'hired'),
    hiredInactive: reason('hiredInactive', 'Hired through the old system', 'hired', 'inactive'),
  };

  const posting = (key: string, text: string, place: number, more: Partial<Posting> = {}): Posting => {
    const own = id(`posting/${key}`);
    const site = 'https://jobs.lever.co/harbourpine';
    // Drafts have no addresses yet (recorded); the same is inferred for what waits for approval or was refused it.
    const online = !['draft', 'pending', 'rejected'].includes(more.state ?? 'published');
    return {
      id: own,
      text,
      state: 'published',
      distributionChannels: ['internal', 'public'],
      user: users.admin.id,
      owner: users.teamMember.id,
      hiringManager: null,
      categories: {
        commitment: 'Full-time',
        department: 'Product Engineering',
        level: null,
        location: 'Lisbon',
        team: 'Payments',
        allLocations: ['Lisbon'],
      },
      tags: [],
      content: { description: '', descriptionHtml: '', lists: [], closing: '', closingHtml: '' },
      country: 'PT',
      followers: [users.teamMember.id],
      reqCode: null,
      requisitionCodes: [],
      urls: online ? { list: site, show: `${site}/${own}`, apply: `${site}/${own}/apply` } : null,
      confidentiality: 'non-confidential',
      createdAt: T0 - (200 - place) * DAY,
      updatedAt: T0 - (190 - place) * DAY,
      workplaceType: 'unspecified',
      transcribeInterviews: false,
      screening: { enabled: false },
      ...more,
    };
  };
  const postings = {
    backend: posting('backend', 'Senior Backend Engineer', 1, { hiringManager: users.admin.id }),
    /** Long, and the same as the next one for its first hundred characters. */
    backendLong: posting(
      'backendLong',
      'Senior Backend Engineer, Payments Platform and Ledger Reconciliation (remote within Europe, fixed term of 12 months)',
      2,
      { workplaceType: 'remote' },
    ),
    /** Published for colleagues only: the plain list of published postings does not show it. */
    backendInternalChannel: posting(
      'backendInternalChannel',
      'Senior Backend Engineer, Payments Platform and Ledger Reconciliation (remote within Europe, fixed term of 18 months)',
      3,
      { distributionChannels: ['internal'], workplaceType: 'remote' },
    ),
    internal: posting('internal', 'Chief of Staff', 4, {
      state: 'internal',
      distributionChannels: null,
      owner: users.superAdmin.id,
      followers: [users.superAdmin.id],
      categories: {
        commitment: 'Full-time',
        department: 'Office of the CEO',
        level: null,
        location: 'Rotterdam',
        team: null,
        allLocations: ['Rotterdam'],
      },
    }),
    closed: posting('closed', 'Data Analyst', 5, { state: 'closed', distributionChannels: null }),
    draft: posting('draft', 'Senior Backend Engineer', 6, { state: 'draft', distributionChannels: null }),
    pending: posting('pending', 'Product Designer', 7, { state: 'pending', distributionChannels: null }),
    rejected: posting('rejected', 'Product Designer II', 8, {
      state: 'rejected',
      distributionChannels: null,
    }),
    confidential: posting('confidential', 'VP Engineering (successor)', 9, {
      confidentiality: 'confidential',
      owner: users.superAdmin.id,
      followers: [users.superAdmin.id],
    }),
    rightToLeft: posting('rightToLeft', 'מהנדסת תוכנה בכירה – צוות התשלומים', 10, {
      country: 'IL',
      categories: {
        commitment: 'משרה מלאה',
        department: 'Product Engineering',
        level: null,
        location: 'תל אביב',
        team: 'Payments',
        allLocations: ['תל אביב'],
      },
    }),
    manyPlaces: posting('manyPlaces', 'Customer Engineer', 11, {
      workplaceType: 'hybrid',
      categories: {
        commitment: 'Part-time',
        department: 'Customer Success',
        level: 'Senior',
        location: 'Gdańsk',
        team: 'Solutions',
        allLocations: ['Gdańsk', 'Malmö'],
      },
    }),
  };

  const contact = (key: string, name: string, more: Partial<Contact> = {}): Contact => ({
    id: id(`contact/${key}`),
    name,
    headline: '',
    location: '',
    emails: [],
    phones: [],
    links: [],
    isAnonymized: false,
    ...more,
  });
  const contacts = {
    /** Two opportunities, one of them archived. */
    marisol: contact('marisol', 'Marisol Etxeberria', {
      headline: 'Harbour & Pine, Quayside Labs',
      location: 'Bilbao',
      emails: ['Marisol.Etxeberria@example.com', 'marisol@quayside.example'],
      phones: [{ type: 'mobile', value: '+34 555 010 101' }],
      links: ['https://www.linkedin.com/in/marisol-etxeberria-demo'],
    }),
    /** Only ever archived. The link is an odd spelling of the same page. */
    oleander: contact('oleander', 'Oleander Brzezicki', {
      headline: 'Site reliability',
      emails: ['oleander.b@example.org'],
      links: ['http://de.linkedin.com/in/oleander-brzezicki-demo/?trk=profile'],
    }),
    confidential: contact('confidential', 'Solveig Abernathy', {
      headline: 'VP Engineering at Lantern Freight',
      emails: ['solveig.abernathy@example.net'],
      links: ['https://www.linkedin.com/in/solveig-abernathy-demo'],
    }),
    /** Data protection took everything away: an empty name means not known. */
    anonymised: contact('anonymised', '', { isAnonymized: true }),
    /** No link to go by, and no address: an import from long ago. */
    imported: contact('imported', 'Kofi Marchetti-Dubois', { headline: 'Ledgerline' }),
    /** Bears the name of somebody else. */
    namesake: contact('namesake', 'Marisol Etxeberria', {
      headline: 'Pastry chef',
      location: 'Donostia',
      emails: ['marisol.pastry@example.net'],
    }),
    /** Applied by herself; the link has no www and no scheme that matters. */
    applicant: contact('applicant', 'Yuki Ferreira-Holm', {
      headline: 'Designer',
      emails: ['yuki.fh@example.com'],
      phones: [{ type: 'home', value: '555 0110' }],
      links: ['http://linkedin.com/in/yuki-ferreira-holm-demo'],
    }),
  };

  const applications = new Map<string, Application>();
  const opportunity = (
    key: string,
    whose: Contact,
    stage: Stage,
    day: number,
    more: Partial<Opportunity> & { on?: Posting } = {},
  ): Opportunity => {
    const { on, ...rest } = more;
    const own = id(`opportunity/${key}`);
    const createdAt = T0 - (100 - day) * DAY + day * 1_000;
    const made: string[] = [];
    if (on !== undefined) {
      const application = id(`application/${key}`);
      applications.set(application, {
        id: application,
        type: rest.origin === 'applied' ? 'posting' : 'user',
        opportunity: own,
        posting: on.id,
        user: rest.origin === 'applied' ? null : users.teamMember.id,
        createdAt: createdAt + 1,
        archived: rest.archived ?? null,
      });
      made.push(application);
    }
    const c = on?.categories;
    return {
      id: own,
      contact: whose.id,
      stage: stage.id,
      confidentiality: on?.confidentiality ?? 'non-confidential',
      archived: null,
      tags: on ? [on.text, c?.department, c?.team, c?.location, c?.commitment].filter((t) => t != null) : [],
      sources: ['LinkedIn'],
      stageChanges: [
        {
          toStageId: stage.id,
          toStageIndex: Object.values(stages).findIndex((s) => s.id === stage.id),
          updatedAt: createdAt,
          userId: users.teamMember.id,
        },
      ],
      origin: 'sourced',
      sourcedBy: users.teamMember.id,
      owner: users.teamMember.id,
      followers: [users.teamMember.id],
      applications: made,
      createdAt,
      updatedAt: createdAt + 40,
      lastInteractionAt: createdAt + 2,
      lastAdvancedAt: createdAt,
      snoozedUntil: null,
      dataProtection: null,
      arrivedAt: createdAt,
      ...(on ? { opportunityLocation: c?.location ?? '' } : {}),
      ...rest,
    };
  };
  const opportunities = {
    marisol: opportunity('marisol', contacts.marisol, stages.recruiterScreen, 40, {
      on: postings.backend,
      sources: ['LinkedIn', 'Referral'],
    }),
    marisolArchived: opportunity('marisolArchived', contacts.marisol, stages.reachedOut, 3, {
      archived: { reason: archiveReasons.timing.id, archivedAt: T0 - 60 * DAY },
      on: postings.closed,
    }),
    oleander: opportunity('oleander', contacts.oleander, stages.responded, 10, {
      archived: { reason: archiveReasons.withdrew.id, archivedAt: T0 - 50 * DAY },
      tags: ['Do not lose'],
      sources: ['Added manually'],
    }),
    confidential: opportunity('confidential', contacts.confidential, stages.onSiteExec, 60, {
      on: postings.confidential,
      owner: users.superAdmin.id,
      followers: [users.superAdmin.id],
    }),
    anonymised: opportunity('anonymised', contacts.anonymised, stages.newLead, 1, { tags: [] }),
    /** Old records lack what newer ones have (recorded). */
    imported: opportunity('imported', contacts.imported, stages.newLead, 0, {
      sourcedBy: null,
      owner: null,
      followers: [],
      updatedAt: null,
      sources: ['Added manually'],
      stageChanges: [{ toStageId: 'lead-new', toStageIndex: 0, updatedAt: T0 - 100 * DAY }],
    }),
    namesake: opportunity('namesake', contacts.namesake, stages.newLead, 50, {
      tags: ['Kitchen'],
      dataProtection: { store: { allowed: true, expiresAt: null } },
    }),
    applicant: opportunity('applicant', contacts.applicant, stages.newApplicant, 70, {
      on: postings.manyPlaces,
      origin: 'applied',
      sourcedBy: null,
      sources: ['Job site'],
      opportunityLocation: 'unspecified',
    }),
  };

  const note = (key: string, on: Opportunity, value: string, byApi: boolean): Note => ({
    id: id(`note/${key}`),
    opportunity: on.id,
    fields: [
      {
        createdAt: on.createdAt + DAY,
        score: null,
        stage: on.stage,
        user: users.teamMember.id,
        value,
      },
    ],
    user: users.teamMember.id,
    secret: false,
    createdAt: on.createdAt + DAY,
    deletedAt: null,
    byApi,
  });
  const notes = {
    byHand: note('byHand', opportunities.marisol, 'Spoke on the phone, wants to hear more in spring.', false),
    byApi: note('byApi', opportunities.marisol, 'Imported remark.', true),
  };

  const formTemplates = {
    sourcing: {
      id: id('form/sourcing'),
      text: 'Sourcing notes',
      instructions: 'Fill in after the first call.',
      group: { id: id('group/talent'), name: 'Talent' },
      secretByDefault: false,
      createdAt: T0 - 150 * DAY,
      updatedAt: T0 - 150 * DAY,
      fields: [
        {
          id: id('field/summary'),
          type: 'textarea',
          text: 'Summary',
          description: 'What stands out',
          required: true,
        },
        { id: id('field/pay'), type: 'currency', text: 'Pay expected', description: null, required: false },
        { id: id('field/start'), type: 'date', text: 'Could start', description: null, required: false },
        {
          id: id('field/seniority'),
          type: 'dropdown',
          text: 'Seniority',
          description: null,
          required: false,
          options: [{ text: 'Junior' }, { text: 'Senior' }, { text: 'Principal' }],
        },
        {
          id: id('field/languages'),
          type: 'multiple-select',
          text: 'Languages',
          description: null,
          required: false,
          options: [{ text: 'English' }, { text: 'Português' }, { text: 'עברית' }],
        },
        { id: id('field/relocate'), type: 'yes-no', text: 'Would move', description: null, required: false },
      ],
    } satisfies FormTemplate,
  };

  const app: OAuthApp = {
    id: opaque(`${env}:app`).slice(0, 24),
    secret: `${opaque(`${env}:secret/1`)}${opaque(`${env}:secret/2`)}`,
    name: env === 'production' ? 'Fulcrum' : 'Fulcrum (sandbox)',
    redirects: [REDIRECT],
  };
  const apiKeys = {
    /** Sees confidential records. */
    confidential: {
      key: opaque(`${env}:key/confidential`),
      name: 'Everything, confidential too',
      confidential: true,
      permissions: 'all',
    },
    plain: {
      key: opaque(`${env}:key/plain`),
      name: 'Everything but confidential',
      confidential: false,
      permissions: 'all',
    },
    /** A key whose maker ticked only reading. */
    readOnly: {
      key: opaque(`${env}:key/readOnly`),
      name: 'Reading only',
      confidential: false,
      permissions: [
        'opportunities:read:admin',
        'contact:read:admin',
        'postings:read:admin',
        'stages:read:admin',
        'users:read:admin',
        'tags:read:admin',
        'sources:read:admin',
        'archive_reasons:read:admin',
      ],
    },
  } satisfies Record<string, ApiKey>;

  return {
    accountId: id('account'),
    users,
    stages,
    archiveReasons,
    postings,
    contacts,
    opportunities,
    applications,
    notes,
    formTemplates,
    tags: ['Kitchen', 'Shortlist', 'shortlist'],
    sources: ['LinkedIn', 'Added manually', 'Referral', 'Job site', 'GitHub'],
    app,
    apiKeys,
  };
}

const production = seedFor('production');
const sandbox = seedFor('sandbox');

/** Production's at the top, the sandbox's under `sandbox`. */
export const seed = { ...production, sandbox };

/** A fresh account, sharing nothing with the constants above. */
export function seedAccount(env: Env, options: { seed: string; redirects: string[] }): Account {
  const s = structuredClone(env === 'production' ? production : sandbox);
  const byId = <T extends { id: string }>(items: Record<string, T>) =>
    new Map(Object.values(items).map((item) => [item.id, item]));
  return {
    env,
    id: s.accountId,
    users: Object.values(s.users),
    stages: Object.values(s.stages),
    postings: Object.values(s.postings),
    archiveReasons: Object.values(s.archiveReasons),
    tags: s.tags,
    sources: s.sources,
    contacts: byId(s.contacts),
    opportunities: byId(s.opportunities),
    applications: s.applications,
    notes: byId(s.notes),
    files: new Map(),
    formTemplates: Object.values(s.formTemplates),
    forms: new Map(),
    apps: [{ ...s.app, redirects: options.redirects }],
    apiKeys: Object.values(s.apiKeys),
    ids: createIds(`${env}/${options.seed}`),
    offsets: new Set(),
  };
}
