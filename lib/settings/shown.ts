import * as z from 'zod/mini';
import { sentence } from '@/lib/platform/text';
import { catalog } from './catalog';
import { document } from './document';
import { campaign, layer, preset, settingKey } from './settings';

/** What screens are told of the settings. */

/** Where the team's settings come from. `none`: nobody set any. */
const teamSource = z.enum(['none', 'policy', 'address', 'file']);
export type TeamSource = z.infer<typeof teamSource>;

/** The layers below one person, for the panel to resolve. */
export const layersView = z.object({
  team: layer,
  mine: layer,
  campaign: layer,
  campaigns: z.array(z.extend(campaign, { whose: z.enum(['team', 'mine']) })),
  presets: z.array(z.extend(preset, { whose: z.enum(['team', 'mine']) })),
  locks: z.array(settingKey),
  source: teamSource,
  /** Why the acting user cannot push. */
  mayNotPush: z.optional(sentence),
  /** The acting user may edit the team's settings here. */
  editsTeam: z.optional(z.boolean()),
});
export type LayersView = z.infer<typeof layersView>;

/** One thing the settings name that is not so in Lever, for the admin to mend. */
const finding = z.object({
  /** The setting and who set it, such as "Posting (preset Backend EU)". */
  where: z.string(),
  /** What is the matter. */
  say: sentence,
  /** What happens instead as long as nobody mends it. */
  instead: sentence,
});
export type Finding = z.infer<typeof finding>;

const time = z.number(); // ms since 1970

export const settingsPage = z.object({
  team: z.object({
    source: teamSource,
    /** What the admin edits: the team's settings with the changes that are not published yet. */
    document,
    /** With an address: changes that stand here and not there yet. */
    unpublished: z.boolean(),
    /** Why it cannot be edited here. */
    readOnly: z.optional(sentence),
    address: z.string(),
    addressFromPolicy: z.boolean(),
    hasReadKey: z.boolean(),
    hasPublishKey: z.boolean(),
    /** When the address last answered with a document, or that nothing is new. */
    checkedAt: z.optional(time),
    /** What went wrong with the address last; what is in force is the last good copy. */
    problem: z.optional(sentence),
    /** The address's own site, where it could not be reached without Chrome's permission for it. */
    needsPermission: z.optional(z.string()),
    /** What there is to tell of the settings in force, such as values that were left out. */
    told: z.array(sentence),
  }),
  mine: document,
  catalog,
  /** What the team's and the recruiter's settings name that is not so in Lever. */
  findings: z.array(finding),
});
export type SettingsPage = z.infer<typeof settingsPage>;
