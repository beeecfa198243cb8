import * as z from 'zod/mini';
import { loadConnection, type Connection } from '@/lib/connection/record';
import { environments } from '@/lib/lever/hosts';
import { keysOfLink } from '@/lib/match/links';
import { announce } from '@/lib/platform/announce';
import { say, type Sentence } from '@/lib/platform/text';
import { samePerson } from '@/lib/profile/identity';
import { reading } from '@/lib/profile/reading';
import { choices, draft } from '@/lib/push/draft';
import { emptyDocument, readValue } from '@/lib/settings/document';
import { layersInForce } from '@/lib/settings/in-force';
import { changeOwn } from '@/lib/settings/keep';
import { asRead, loadProfile, member, people, putMember, withoutWords, type Member } from './people';

/** Campaigns with their people and drafts as a file, and back: a new machine loses nothing. */

const VERSION = 1;
/** The largest file that is read, in characters: some 5,000 people with long profiles. */
const LARGEST = 200_000_000;

const file = z.object({
  fulcrumCampaigns: z.literal(VERSION),
  account: z.string(),
  campaigns: z.array(z.unknown()),
  people: z.array(z.unknown()),
});

const person = z.object({
  member,
  // A PDF stays on the machine it was added on.
  profile: z.object({ reading, draft: z.omit(draft, { file: true }), then: z.partial(choices) }),
});

type Person = z.infer<typeof person>;

/** A file may be anybody's work: who is read in it is who it names, and links lead to profiles. */
function isWhole({ member, profile: { reading } }: Person): boolean {
  const links = [reading.publicUrl, reading.productUrl].filter((link) => link !== undefined);
  return (
    samePerson(member.person, reading.identity) &&
    links.every((link) => link.startsWith('https://') && keysOfLink(link).length > 0)
  );
}

/** The member of a file as one of this machine: known by what was read of them, and pushed at nobody's word but the recruiter's. */
function asOurs(
  { member, profile: { reading } }: Person,
  { environment }: NonNullable<Connection['account']>,
): Member {
  const { pending, stands, pushed, ...rest } = member;
  const { url, ...there } = pushed ?? {};
  const inLever = url?.startsWith(`${environments[environment].app}/candidates/`);
  const imported = say('campaignImported');
  // A file brings no mark: who stood at one stands at the recruiter's word.
  const waits = pending || stands?.key === 'noContactBy' ? imported : stands;
  return {
    ...rest,
    ...asRead(reading, { ...member.person, ...reading.identity }),
    ...(pushed ? { pushed: { at: pushed.at, ...there, ...(inLever ? { url } : {}) } } : {}),
    ...(waits ? { stands: waits } : {}),
    ...{ anyway: undefined, pending: false },
    // Nor does anything follow by itself once something of it is taken back.
    events: rest.events.map((one) =>
      one.kind !== 'added' && (one.was?.pending ?? true)
        ? { ...one, was: { stands: imported, pending: false } }
        : one,
    ),
  };
}

/** Every campaign with its people, or one of them, as a file's text. What people wrote stays on this machine. */
export async function exportCampaigns(only?: string): Promise<string> {
  const [{ account }, layers] = await Promise.all([loadConnection(), layersInForce()]);
  const members = account ? await people(account.id, only) : [];
  const all = await Promise.all(
    members.map(async (one) => {
      const found = await loadProfile(one.id);
      return found ? [{ member: withoutWords(one), profile: z.parse(person.shape.profile, found) }] : [];
    }),
  );
  const campaigns = layers.campaigns
    .filter(({ id }) => only === undefined || id === only)
    .map(({ id, name, colour, archived, settings }) => ({ id, name, colour, archived, settings }));
  return `${JSON.stringify({ fulcrumCampaigns: VERSION, account: account?.id ?? '', campaigns, people: all.flat() })}\n`;
}

/** Takes campaigns and people from a file's text. Who and what is here already stays as it is. */
export async function importCampaigns(content: string): Promise<{ taken: boolean; told: Sentence[] }> {
  const refuse = (why: Sentence) => ({ taken: false, told: [why] });
  if (content.length > LARGEST) return refuse(say('campaignsTooLarge'));
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return refuse(say('settingsBroken'));
  }
  const version = z.safeParse(z.looseObject({ fulcrumCampaigns: z.number() }), parsed);
  if (!version.success) return refuse(say('campaignsNotOurs'));
  if (version.data.fulcrumCampaigns > VERSION) return refuse(say('settingsNewer'));
  const read = z.safeParse(file, parsed);
  if (!read.success) return refuse(say('campaignsNotOurs'));
  const { account } = await loadConnection();
  if (!account) return refuse(say('errorSignedOut'));
  if (read.data.account !== account.id) return refuse(say('campaignsOtherAccount'));

  // What of a campaign cannot be read is left out, alone, as in every document of settings.
  const settings = readValue({ ...emptyDocument, campaigns: read.data.campaigns });
  if (!settings.ok) return refuse(settings.why);
  const { campaigns } = settings.document;
  const known = new Set((await layersInForce()).campaigns.map(({ id }) => id));
  const fresh = campaigns.filter(({ id }) => !known.has(id));
  const refused = await changeOwn((mine) => ({
    ...mine,
    campaigns: [...mine.campaigns, ...fresh],
  }));
  if (refused) return refuse(refused);
  let put = 0;
  let here = 0;
  let broken = 0;
  for (const one of read.data.people) {
    const whole = z.safeParse(person, one);
    if (!whole.success || whole.data.member.account !== account.id || !isWhole(whole.data)) broken += 1;
    else if (await putMember(asOurs(whole.data, account), whole.data.profile)) put += 1;
    else here += 1;
  }
  announce();
  return {
    taken: true,
    told: [
      say('campaignsTaken', String(fresh.length), String(put)),
      ...(here || fresh.length < campaigns.length
        ? [say('campaignsHere', String(campaigns.length - fresh.length), String(here))]
        : []),
      ...settings.told,
      ...(broken ? [say('campaignsLeftOut', String(broken))] : []),
    ],
  };
}
