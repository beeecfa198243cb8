import { say, text, type Sentence, type TextKey } from '@/lib/platform/text';
import type { Document } from '@/lib/settings/document';
import { campaignColours, type Campaign } from '@/lib/settings/settings';
import { campaignOf, type Documents, type Scope } from './places';

/** The campaigns of both documents, as the options page lists and names them. Pure. */

/** A campaign and whose document it is in. */
export interface Listed {
  scope: Scope;
  campaign: Document['campaigns'][number];
}

/** Each campaign once, archived ones last. What the recruiter shared and is not published yet is the team's. */
export function campaignsIn({ team, mine }: Documents): Listed[] {
  const all: Listed[] = [
    ...team.campaigns.map((campaign) => ({ scope: 'team' as const, campaign })),
    ...mine.campaigns
      .filter(({ id }) => !campaignOf(team, id))
      .map((campaign) => ({ scope: 'mine' as const, campaign })),
  ];
  return [
    ...all.filter(({ campaign }) => !campaign.archived),
    ...all.filter(({ campaign }) => campaign.archived),
  ];
}

export const colours = Object.values(campaignColours);

export const colourText: Record<Campaign['colour'], TextKey> = {
  blue: 'colourBlue',
  green: 'colourGreen',
  yellow: 'colourYellow',
  orange: 'colourOrange',
  red: 'colourRed',
  purple: 'colourPurple',
  grey: 'colourGrey',
};

/** The colour that the fewest campaigns have. */
export function freeColour(documents: Documents): Campaign['colour'] {
  const all = campaignsIn(documents);
  const times = (colour: Campaign['colour']) =>
    all.filter(({ campaign }) => campaign.colour === colour).length;
  return colours.reduce((best, one) => (times(one) < times(best) ? one : best));
}

const LONGEST = 100;
const plain = (name: string): string => name.trim().toLocaleLowerCase();

/**
 * What is wrong with a campaign's name.
 * @param self id of the campaign that is renamed
 */
export function wrongCampaignName(name: string, documents: Documents, self?: string): Sentence | undefined {
  const { length } = name.trim();
  if (!length) return say('campaignNeedsName');
  if (length > LONGEST) return say('presetNameTooLong', String(length));
  return isTaken(name, documents, self) ? say('campaignNameTaken', name.trim()) : undefined;
}

const isTaken = (name: string, documents: Documents, self?: string): boolean =>
  campaignsIn(documents).some(({ campaign }) => campaign.id !== self && plain(campaign.name) === plain(name));

/** The recruiter's own copy of a campaign, under a name that is free. Its people stay with the one it is a copy of. */
export function copyOf({ campaign }: Listed, documents: Documents, id: string): Campaign {
  const named = (most: number, nth: number): string => {
    const short = Array.from(campaign.name).slice(0, most).join('').trim();
    return nth === 1 ? text('campaignCopy', short) : text('campaignCopyNumber', short, String(nth));
  };
  let nth = 1;
  const room = LONGEST - named(0, 1_000).length;
  while (isTaken(named(room, nth), documents)) nth += 1;
  const { colour, settings } = campaign;
  return { id, name: named(room, nth), colour, settings, archived: false };
}
