import type { Request } from '@/lib/messages/registry';
import type { MarkPreview } from '@/lib/messages/views';
import { say, type Sentence } from '@/lib/platform/text';
import type { Identity } from '@/lib/profile/reading';
import { ask } from './ask';
import { onScreen, pushesWhenAdded } from './on-screen';
import type { PanelState, Sending } from './use-panel';

/** What can be said to have happened to somebody of a campaign. */
export type MarkKind = Request<'campaign.mark'>['kind'];

/** What a recruiter does with the campaigns of the person on the screen. */
export interface CampaignActions {
  /** Adds the person to the campaign that is chosen; where they are pushed when added, that is a push. */
  addToCampaign: (anyway: boolean) => Promise<void>;
  /** What marking somebody would send; undefined where nobody answers. `fromThread`: as the thread on the screen shows it. */
  previewMark: (member: string, kind: MarkKind, fromThread: boolean) => Promise<MarkPreview | undefined>;
  /** Says that something happened to people. Answers why not, if not. */
  mark: (members: string[], kind: MarkKind, fromThread: boolean) => Promise<Sentence | undefined>;
  /** Takes back the last thing that happened. Answers why not, if not. */
  unmark: (member: string) => Promise<Sentence | undefined>;
  /** Goes on with somebody who waits for the recruiter. */
  goOn: (member: string) => Promise<void>;
  /** Marks the person as not to be contacted, or takes that away. */
  setNoContact: (on: boolean) => Promise<void>;
  /** Why somebody is pushed who is not to be contacted. */
  sayWhy: (why: string) => void;
}

interface Panel {
  where: { tab?: number };
  get: () => PanelState;
  set: (change: Partial<PanelState>) => void;
  /** Asks for something, and shows what came of it. */
  act: (does: () => Promise<unknown>) => Promise<void>;
  sendOff: (sending: Sending) => Promise<void>;
  look: () => Promise<void>;
  /** Who the page shows, or talks with. */
  person: () => Identity | undefined;
}

export function campaignActions({ where, get, set, act, sendOff, look, person }: Panel): CampaignActions {
  /** Asks for something that may be refused, and shows what came of it. */
  async function asked(does: Promise<{ refused?: Sentence | undefined } | object>) {
    const answer = await does.catch(() => ({ refused: say('campaignNoAnswer') }));
    await look();
    return 'refused' in answer ? answer.refused : undefined;
  }
  return {
    addToCampaign: async (anyway) => {
      const { campaign } = get().draft;
      const now = onScreen(get());
      if (!campaign || !now) return;
      await sendOff({
        ...{ pushes: pushesWhenAdded(now), anyway },
        send: (wish) => ask('campaign.add', { ...wish, campaign }),
        noAnswer: say('campaignNotAdded'),
      });
    },
    previewMark: (member, kind, fromThread) =>
      ask('campaign.previewMark', { ...where, member, kind, fromThread }).catch(() => undefined),
    mark: (members, kind, fromThread) => asked(ask('campaign.mark', { ...where, members, kind, fromThread })),
    unmark: (member) => asked(ask('campaign.unmark', { ...where, member })),
    goOn: (member) => act(() => ask('campaign.goOn', { ...where, members: [member] })),
    setNoContact: async (on) => {
      const who = person();
      if (!who) return;
      await act(() => ask('person.noContact', { ...where, person: who, on }));
      // The button goes with its press.
      set({ focusOn: 'noContact', ...(on ? {} : { refused: undefined, asksWhy: false }) });
    },
    sayWhy: (why) => {
      set({ why });
    },
  };
}

/** For a panel that only shows. */
export const noCampaignActions: CampaignActions = {
  addToCampaign: () => Promise.resolve(),
  previewMark: () => Promise.resolve(undefined),
  mark: () => Promise.resolve(undefined),
  unmark: () => Promise.resolve(undefined),
  goOn: () => Promise.resolve(),
  setNoContact: () => Promise.resolve(),
  sayWhy: () => undefined,
};
