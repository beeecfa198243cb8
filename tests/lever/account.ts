import type { Ids } from './ids.ts';
import type { Env } from './hosts.ts';

/** What one Lever account holds. Tests may look into it and change it; the shapes that leave are made elsewhere. */
export interface Account {
  env: Env;
  id: string;
  users: User[];
  /** In order: a stage's place is its rank in the opportunity list. */
  stages: Stage[];
  postings: Posting[];
  archiveReasons: ArchiveReason[];
  /** Tags and sources that exist without anybody having them. */
  tags: string[];
  sources: string[];
  contacts: Map<string, Contact>;
  opportunities: Map<string, Opportunity>;
  applications: Map<string, Application>;
  notes: Map<string, Note>;
  files: Map<string, StoredFile>;
  formTemplates: FormTemplate[];
  forms: Map<string, Form>;
  apps: OAuthApp[];
  apiKeys: ApiKey[];
  ids: Ids;
  /** Offset tokens given out, by list: nothing else is taken. */
  offsets: Set<string>;
}

export interface User {
  id: string;
  name: string;
  username: string;
  email: string;
  accessRole: string;
  photo: string | null;
  createdAt: number;
  deactivatedAt: number | null;
  externalDirectoryId: string | null;
  linkedContactIds: string[] | null;
  jobTitle: string | null;
  managerId: string | null;
}

export interface Stage {
  id: string;
  text: string;
}

type PostingState = 'published' | 'internal' | 'closed' | 'draft' | 'pending' | 'rejected';
export type Confidentiality = 'confidential' | 'non-confidential';

export interface Posting {
  id: string;
  text: string;
  state: PostingState;
  distributionChannels: string[] | null;
  user: string;
  owner: string;
  hiringManager: string | null;
  categories: {
    commitment: string | null;
    department: string | null;
    level: string | null;
    location: string | null;
    team: string | null;
    allLocations: string[];
  };
  tags: string[];
  content: {
    description: string;
    descriptionHtml: string;
    lists: { text: string; content: string }[];
    closing: string;
    closingHtml: string;
  };
  country: string | null;
  followers: string[];
  reqCode: string | null;
  requisitionCodes: string[];
  urls: { list: string; show: string; apply: string } | null;
  confidentiality: Confidentiality;
  createdAt: number;
  updatedAt: number;
  workplaceType: string;
  transcribeInterviews?: boolean;
  screening?: { enabled: boolean };
}

export interface ArchiveReason {
  id: string;
  text: string;
  status: 'active' | 'inactive';
  type: 'hired' | 'non-hired';
}

export interface Phone {
  type: string;
  value: string;
}

export interface Contact {
  id: string;
  name: string;
  headline: string;
  location: string;
  emails: string[];
  phones: Phone[];
  links: string[];
  isAnonymized: boolean;
}

export interface Archived {
  reason: string;
  archivedAt: number;
}

interface StageChange {
  toStageId: string;
  toStageIndex: number;
  updatedAt: number;
  /** Missing in many old ones (recorded). */
  userId?: string;
}

export interface Opportunity {
  id: string;
  contact: string;
  stage: string;
  confidentiality: Confidentiality;
  archived: Archived | null;
  tags: string[];
  sources: string[];
  stageChanges: StageChange[];
  origin: string;
  sourcedBy: string | null;
  owner: string | null;
  followers: string[];
  applications: string[];
  createdAt: number;
  updatedAt: number | null;
  lastInteractionAt: number;
  lastAdvancedAt: number;
  snoozedUntil: number | null;
  dataProtection: unknown;
  opportunityLocation?: string;
  deleted?: { by: string; at: number };
  /** When Lever came to know it, whatever createdAt says: lists lag behind this. */
  arrivedAt: number;
}

export interface Application {
  id: string;
  type: 'user' | 'posting' | 'referral';
  opportunity: string;
  posting: string;
  user: string | null;
  createdAt: number;
  archived: Archived | null;
}

export interface NoteField {
  createdAt: number;
  score: number | null;
  stage: string;
  user: string | null;
  value: string;
}

export interface Note {
  id: string;
  opportunity: string;
  fields: NoteField[];
  user: string | null;
  secret: boolean;
  createdAt: number;
  deletedAt: number | null;
  /** Only notes made by API may be changed by API (documented). */
  byApi: boolean;
}

export interface StoredFile {
  id: string;
  opportunity: string;
  name: string;
  ext: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  uploadedAt: number;
  uploadedBy: string;
  kind: 'file' | 'resume';
}

export interface FormField {
  id: string;
  type:
    'currency' | 'date' | 'dropdown' | 'multiple-choice' | 'multiple-select' | 'text' | 'textarea' | 'yes-no';
  text: string;
  description: string | null;
  required: boolean;
  options?: { text: string }[];
}

export interface FormTemplate {
  id: string;
  text: string;
  instructions: string;
  group: { id: string; name: string } | '' | null;
  secretByDefault: boolean;
  fields: FormField[];
  createdAt: number;
  updatedAt: number;
}

export interface Form {
  id: string;
  opportunity: string;
  template: string;
  text: string;
  instructions: string;
  fields: (FormField & { value: unknown })[];
  user: string | null;
  stage: string;
  secret: boolean;
  createdAt: number;
}

/** An app registered with Lever: every redirect address must match to the letter. */
export interface OAuthApp {
  id: string;
  secret: string;
  name: string;
  redirects: string[];
}

export interface ApiKey {
  key: string;
  name: string;
  /** Can only be given when a key is made (documented). */
  confidential: boolean;
  /** Scopes that stand for the key's ticks by endpoint; `'all'` of them but confidential sight. */
  permissions: 'all' | string[];
}
