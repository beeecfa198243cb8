import { act } from '@testing-library/react';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changed } from '@/lib/platform/announce';
import type { MessageName, Reply, Request } from '@/lib/messages/registry';
import type {
  ConnectionPage,
  ConnectionView,
  HeldView,
  HistoryRow,
  Holding,
  Matched,
  MatchView,
  PanelView,
  PushView,
  SettingsPage,
} from '@/lib/messages/views';
import { notLooked } from '@/lib/match/shown';
import type { Reading } from '@/lib/profile/reading';
import { noPush } from '@/lib/push/shown';
import { emptyDocument } from '@/lib/settings/document';
import { noLayers } from '@/lib/settings/resolve';

const found = <T>(value: T, sure: 'bound' | 'structural' | 'text' = 'bound') => ({
  value,
  where: 'top card',
  sure,
});

export const reading = (over: Partial<Reading> = {}): Reading => ({
  url: 'https://www.linkedin.com/in/maren-holt/',
  layout: 'sdui',
  page: 'profile',
  identity: { slug: 'maren-holt', memberId: '1234' },
  self: false,
  publicUrl: 'https://www.linkedin.com/in/maren-holt/',
  name: found('Maren Holt'),
  headline: found('Staff engineer'),
  location: found('Oslo, Norway'),
  title: found('Staff Engineer', 'text'),
  company: found('Fjordbank'),
  experience: found([{ title: 'Staff Engineer', company: 'Fjordbank', dates: '2021 – Present' }]),
  notYet: [],
  ...over,
});

export const idle: PushView = noPush;

/** Where Lever shows what was pushed. */
export const url = 'https://hire.lever.co/candidates/1';

export const holding: Holding = {
  name: 'Maren Holt',
  headline: 'Staff engineer',
  location: 'Oslo, Norway',
  emails: ['maren@x.example'],
  phones: [],
  links: ['https://www.linkedin.com/in/maren-holt/'],
  posting: 'Backend Engineer',
  stage: 'New lead',
  owner: 'Ada Recruiter',
  tags: ['payments'],
  sources: ['LinkedIn'],
  origin: 'sourced',
  notes: 2,
  deduped: false,
};

const ada = { id: 'u1', name: 'Ada Recruiter', email: 'ada@x.example', role: 'team member' };
const bo = { id: 'u2', name: 'Bo Manager', email: 'bo@x.example', role: 'admin' };

export const connected: ConnectionView = {
  status: 'connected',
  environment: 'production',
  signInWith: 'oauth',
  signingIn: false,
  disconnected: false,
  readyToConnect: true,
  account: 'northwind',
  actingAs: ada,
};

export const notConnected: ConnectionView = {
  status: 'notConnected',
  environment: 'production',
  signInWith: 'oauth',
  signingIn: false,
  disconnected: false,
  readyToConnect: true,
};

export const catalog: PanelView['catalog'] = {
  state: 'ready',
  known: ['postings', 'stages', 'users', 'tags', 'sources', 'forms', 'archiveReasons'],
  postings: [
    { id: 'p1', text: 'Backend Engineer', detail: 'Platform · Berlin', confidential: false, owner: null },
    { id: 'p2', text: 'Backend Engineer', detail: 'Payments · Oslo', confidential: false, owner: null },
    { id: 'p3', text: 'Chief of Staff', detail: 'Office · Remote', confidential: true, owner: null },
    { id: 'p4', text: 'Designer', detail: '', confidential: false, owner: null },
  ],
  stages: [
    { id: 'lead-new', text: 'New lead' },
    { id: 's2', text: 'Reached out' },
  ],
  users: [ada, bo],
  tags: ['backend', 'payments'],
  sources: ['LinkedIn', 'Referral'],
  forms: [],
  archiveReasons: [{ id: 'r1', text: 'Timing' }],
  recent: { posting: ['p4'], stage: [], owner: [], tags: ['payments'], source: [] },
};

/** A record in Lever that is the person. */
export const record = (over: Partial<Matched> = {}): Matched => ({
  opportunity: 'o1',
  contact: 'c1',
  reasons: ['link'],
  hidden: false,
  name: 'Maren Holt',
  headline: 'Engineer at Fjordbank',
  posting: 'Backend Engineer',
  stage: 'Phone screen',
  owner: 'Lena Marchetti',
  anonymised: false,
  url: 'https://hire.lever.co/candidates/o1',
  ...over,
});

export const match = (over: Partial<MatchView> = {}): MatchView => ({
  verdict: 'exact',
  records: [record()],
  looking: false,
  stops: [],
  ...over,
});

/** The same record as an update is compared with. */
export const held = (over: Partial<HeldView> = {}): HeldView => ({
  opportunity: 'o1',
  contact: 'c1',
  name: 'Maren Holt',
  headline: 'Engineer at Fjordbank',
  location: 'Oslo, Norway',
  emails: [],
  phones: [],
  links: [],
  tags: [],
  sources: [],
  stage: 'Phone screen',
  owner: 'Lena Marchetti',
  origin: 'sourced',
  anonymised: false,
  archived: false,
  forms: [],
  ...over,
});

export const historyRow = (over: Partial<HistoryRow> = {}): HistoryRow => ({
  id: 'h1',
  at: Date.UTC(2026, 2, 4, 12),
  account: 'northwind',
  name: 'Maren Holt',
  link: 'https://www.linkedin.com/in/maren-holt/',
  by: 'Ada Recruiter',
  push: { ...idle, id: 'h1', state: 'inLever', url },
  undos: [],
  ...over,
});

type PersonPage = Extract<PanelView['page'], { state: 'person' }>;

export const person = (
  over: { reading?: Reading } & Partial<
    Pick<PersonPage, 'push' | 'match' | 'held' | 'draft' | 'campaigns'>
  > = {},
): PersonPage => {
  const read = over.reading ?? reading();
  return {
    state: 'person',
    person: read.identity,
    shown: 'reading-1',
    reading: read,
    draft: over.draft ?? { fields: {}, choices: {} },
    push: over.push ?? idle,
    match: over.match ?? notLooked,
    campaigns: over.campaigns ?? { members: [] },
    ...(over.held ? { held: over.held } : {}),
  };
};

export const panelView = (over: Partial<PanelView> = {}): PanelView => ({
  connection: connected,
  page: person(),
  catalog,
  settings: { ...noLayers, campaigns: [], presets: [], locks: [], source: 'none' },
  firstRun: false,
  ...over,
});

export const connectionPage = (over: Partial<ConnectionPage> = {}): ConnectionPage => ({
  connection: notConnected,
  settings: {
    environment: 'production',
    signInWith: 'oauth',
    clientId: '',
    hasClientSecret: false,
    tokenUrl: '',
    hasApiKey: false,
    actingAs: '',
    confidential: false,
  },
  fromPolicy: [],
  redirectUrl: 'https://abc.chromiumapp.org/lever',
  shortcut: 'Ctrl+Shift+L',
  users: [],
  ...over,
});

export const users = [ada, bo];

export const settingsPage = (
  over: Partial<Omit<SettingsPage, 'team'>> & { team?: Partial<SettingsPage['team']> } = {},
): SettingsPage => ({
  mine: emptyDocument,
  catalog,
  findings: [],
  ...over,
  team: {
    source: 'none',
    document: emptyDocument,
    unpublished: false,
    address: '',
    addressFromPolicy: false,
    hasReadKey: false,
    hasPublishKey: false,
    told: [],
    ...over.team,
  },
});

type Answers = { [N in MessageName]?: (request: Request<N>) => Reply<N> | Promise<Reply<N>> };

/** A worker that answers as told and remembers what it was asked. Drafts it keeps, as the real one does. */
export function fakeWorker(view: PanelView = panelView(), page: ConnectionPage = connectionPage()) {
  const asked: { name: MessageName; request: unknown }[] = [];
  const worker = {
    view,
    page,
    settings: settingsPage(),
    asked,
    answers: {} as Answers,
    /** What was asked by this name, in order. */
    of: <N extends MessageName>(name: N): Request<N>[] =>
      asked.filter((one) => one.name === name).map((one) => one.request as Request<N>),
    lastOf: <N extends MessageName>(name: N): Request<N> | undefined => worker.of(name).at(-1),
    /** Something changed: every screen is told. */
    tell: () =>
      act(async () => {
        await (fakeBrowser.runtime.onMessage.trigger(changed, {}, () => undefined) as unknown);
      }),
  };
  const usual: Answers = {
    'panel.view': () => structuredClone(worker.view),
    'connection.page': () => structuredClone(worker.page),
    'draft.keep': ({ draft }) => {
      if (worker.view.page.state === 'person') worker.view.page.draft = draft;
      return {};
    },
    'push.start': () => ({}),
    'push.preview': () => [],
    'undo.ask': () => ({ does: [], cannot: [] }),
    'history.page': () => ({ rows: [], total: 0 }),
    'campaign.counts': () => ({ counts: [] }),
    'campaign.people': () => ({ rows: [] }),
    'index.page': () => ({ state: 'none', size: 0 }),
    'panel.dock': () => ({ docked: true }),
    'settings.page': () => structuredClone(worker.settings),
    'settings.keep': ({ scope, document }) => {
      if (scope === 'team') worker.settings.team.document = document;
      else worker.settings.mine = document;
      return {};
    },
    'settings.preview': () => ({
      layers: { ...noLayers, campaigns: [], presets: [], locks: [], source: 'none' },
      calls: [],
    }),
  };
  const sends = fakeBrowser.runtime as { sendMessage: (message: unknown) => Promise<unknown> };
  vi.spyOn(sends, 'sendMessage').mockImplementation(async (message) => {
    const { name, request } = message as { name: MessageName; request: never };
    asked.push({ name, request });
    const answer = (worker.answers[name] ?? usual[name]) as ((request: never) => unknown) | undefined;
    return await (answer ? answer(request) : {});
  });
  return worker;
}
