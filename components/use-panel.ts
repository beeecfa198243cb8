import { createContext, use, useEffect, useMemo, type RefObject } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import type { Request } from '@/lib/messages/registry';
import { onChanged } from '@/lib/messages/send';
import type { PanelView, PlannedCall, UndoView } from '@/lib/messages/views';
import { say, type Sentence } from '@/lib/platform/text';
import { samePerson } from '@/lib/profile/identity';
import {
  emptyDraft,
  type Draft,
  type DraftField,
  type DraftProblem,
  type Fields,
  type Resolved,
} from '@/lib/push/draft';
import { sayProblem } from '@/lib/push/problems';
import { personKeys, type FormFieldKey } from '@/lib/settings/settings';
import { ask, extensionThere, PATIENCE } from './ask';
import { campaignActions, type CampaignActions } from './campaign-actions';
import { pdfActions, type Adding, type PdfActions } from './pdf-actions';
import { edited, reset, restored, type PersonKey } from './edits';
import { matchNow } from './in-lever';
import {
  heldBack,
  holdOf,
  holdOfAdding,
  isDone,
  isTakenBack,
  isUnknown,
  lockedIn,
  onScreen,
  personOf,
  seenIn,
  threadOf,
  waitsForLever,
  whyIn,
  type FocusTarget,
  type OnScreen,
  type Person,
} from './on-screen';
import { words } from './parts/words';

export { personOf, threadOf };

/** Pauses before a page that is still loading is read again, in ms: ten seconds in all. */
const READ_AGAIN = [500, 1_000, 1_500, 2_500, 4_500];
/** Docked, it goes on looking after that, so often: a slow page comes yet, and nobody has to press anything. */
const READ_ON = { pause: 5_000, most: 24 };
/** Pauses before asking after a push under way, in ms. Asking wakes a worker that died over it. */
const ASK_AGAIN = [2_000, 3_000, 5_000, 10_000, 20_000, 30_000];
/** How long anybody waits for Lever's word on who this is, in ms. */
const LOOKS_LONG = 10_000;

interface Preview {
  state: 'none' | 'loading' | 'ready' | 'failed';
  calls: PlannedCall[];
}
const noPreview: Preview = { state: 'none', calls: [] };

/** How something of what stands on the screen is sent off. */
export interface Sending {
  /** Something goes to Lever with it. */
  pushes: boolean;
  /** What is only asked about is passed. */
  anyway: boolean;
  send: (wish: Request<'push.start'>) => Promise<{ refused?: Sentence | undefined }>;
  /** What is said where nobody answered and nothing came of it. */
  noAnswer: Sentence;
}

export interface PanelState extends CampaignActions, PdfActions {
  /** `popup` stands over a tab it names; `docked` is in its own; `still` only shows, and reaches nobody. */
  place: 'popup' | 'docked' | 'still';
  /** The last thing the worker said. */
  view: PanelView | undefined;
  /** The page is being read: what `view` says of it may be about what was there before. */
  reading: boolean;
  /** The page went to another address, and what `view` says is still of the one before. */
  elsewhere: boolean;
  /** A loading page is read again by itself for a while. */
  retrying: boolean;
  /** `unreachable`: the worker gave no answer; `gone`: the extension was updated or removed under this panel. */
  trouble: 'unreachable' | 'gone' | undefined;
  /** What the recruiter changed, ahead of what the worker has stored. */
  draft: Draft;
  /** The last change could not be stored. */
  notKept: boolean;
  adding: Adding;
  /** Why the last push asked for here was not accepted. */
  refused: Sentence | undefined;
  /** Lever was asked so long ago who this is that nobody waits for it any more. */
  lookedLong: boolean;
  /** A push was asked for, and goes off once Lever has said that the person is not there. */
  pushWaits: boolean;
  /** Why somebody is pushed who is not to be contacted, as typed. */
  why: string;
  /** A push was tried of somebody who is not to be contacted, so it is asked why. */
  asksWhy: boolean;
  /** A push was tried, so what is missing is marked. */
  attempted: boolean;
  /** An answer is awaited that a second press must not ask for again. */
  busy: boolean;
  cannotDock: boolean;
  advanced: boolean;
  /**
   * After a push its fields are folded away until there is something to change, or another opportunity is to be made.
   */
  changing: 'no' | 'fields' | 'another';
  /** Where the focus goes next. */
  focusOn: FocusTarget | undefined;
  /** The name of the preset that was just saved. */
  savedPreset: string | undefined;
  preview: Preview;

  /** Asks the worker what there is; `again` reads the page anew. */
  look: (again: boolean) => Promise<void>;
  /** The page moved on to another address. */
  movedOn: () => Promise<void>;
  edit: (change: Partial<Draft>) => void;
  /** Makes another draft of the one there is, where it says onto which record a push goes, and looks what Lever has. */
  choose: (how: (draft: Draft) => Draft) => void;
  /** Asks Lever anew who this is. */
  askLever: () => Promise<void>;
  /** What taking a push back would do; undefined where nobody answers. */
  askUndo: (push: string) => Promise<UndoView | undefined>;
  /** Takes a push back. Answers why not, if not. */
  startUndo: (push: string) => Promise<Sentence | undefined>;
  /** Takes a field back to what was read. */
  restore: (field: keyof Fields | FormFieldKey) => void;
  /** Takes a setting of this person back to what is set below. */
  reset: (key: PersonKey) => void;
  resetAll: () => void;
  /** Makes a preset of what is set for this person, and chooses it. Answers why not, if not. */
  savePreset: (name: string) => Promise<Sentence | undefined>;
  focus: (on: FocusTarget) => void;
  push: (anyway: boolean) => Promise<void>;
  pushAgain: () => Promise<void>;
  cancelPush: () => Promise<void>;
  showPreview: () => Promise<void>;
  /** What a report of how the page was read needs; undefined where nobody answers. */
  diagnostics: () => Promise<string | undefined>;
  toggleAdvanced: () => void;
  change: (what: PanelState['changing']) => void;
  focused: () => void;
  dismissFirstRun: () => Promise<void>;
  connect: () => Promise<void>;
  disconnect: () => Promise<void>;
  /** Opens the settings; with `at`, a place in them. */
  openSettings: (at?: 'campaigns' | 'undo') => Promise<void>;
  /** Docks the panel into the page. True when it is there. */
  dock: () => Promise<boolean>;
}

export type PanelStore = StoreApi<PanelState>;

/** What a panel holds before anything was asked or done. */
export const initialPanel = (place: PanelState['place']) =>
  ({
    place,
    view: undefined,
    reading: true,
    elsewhere: false,
    retrying: false,
    trouble: undefined,
    draft: emptyDraft,
    notKept: false,
    adding: { state: 'none' },
    refused: undefined,
    lookedLong: false,
    pushWaits: false,
    why: '',
    asksWhy: false,
    attempted: false,
    busy: false,
    cannotDock: false,
    advanced: false,
    changing: 'no',
    focusOn: undefined,
    savedPreset: undefined,
    preview: noPreview,
  }) satisfies Partial<PanelState>;

/** What the worker told, with what it tells of a push laid over what Lever was asked before. */
const upToPush = (told: PanelView): PanelView =>
  told.page.state === 'person' ? { ...told, page: { ...told.page, match: matchNow(told.page) } } : told;

const shownIn = (view: PanelView | undefined): string => personOf(view)?.shown ?? '';

/** How the person stands with pushes and campaigns: another once something came of what was sent off. */
const standing = (view: PanelView | undefined): string => {
  const { push, campaigns } = personOf(view) ?? {};
  return JSON.stringify([push?.state, campaigns?.members.map(({ id }) => id)]);
};

export interface OpenPanel {
  store: PanelStore;
  /** Stops listening and every timer. */
  close: () => void;
}

/**
 * The state of one mounted panel: what the worker last said, and what the recruiter typed since.
 * @param tab the tab a popup stands over; a docked panel gives none, the browser tells the worker where it is
 */
export function openPanel(place: 'popup' | 'docked', tab?: number): OpenPanel {
  const where = tab === undefined ? {} : { tab };
  let closed = false;
  let rereads = 0;
  let rereadTimer: ReturnType<typeof setTimeout> | undefined;
  let moved = false;
  let moves = 0;
  let asks = 0;
  let askTimer: ReturnType<typeof setTimeout> | undefined;
  let lookTimer: ReturnType<typeof setTimeout> | undefined;
  // Edits are numbered: a view asked for before the last one was stored must not undo it.
  let lastEdit = 0;
  let lastKept = 0;
  // The draft as the worker last had it: what differs from it is this panel's own.
  let base: Draft = emptyDraft;
  let looking: Promise<void> | undefined;
  let next: { again: boolean; promise: Promise<void> } | undefined;

  const store = createStore<PanelState>()((set, get) => {
    const fail = (): void => {
      set({ trouble: extensionThere() ? 'unreachable' : 'gone', reading: false });
    };

    const about = () => {
      const person = personOf(get().view);
      return person && { ...where, person: person.person };
    };

    /** Stores the draft. True when it is stored. */
    function keep(): Promise<boolean> {
      const to = about();
      if (!to) return Promise.resolve(false);
      const edit = lastEdit;
      const { draft } = get();
      return ask('draft.keep', { ...to, draft, base }).then(
        () => {
          base = draft;
          lastKept = Math.max(lastKept, edit);
          if (lastKept === lastEdit) set({ notKept: false });
          return true;
        },
        () => {
          // The newest change decides: an older one that got lost went along with it.
          if (edit !== lastEdit) return false;
          if (extensionThere()) set({ notKept: true });
          else fail();
          return false;
        },
      );
    }

    /** Shows a changed draft at once, and stores it. True when it is stored. */
    function change(draft: Draft, also: Partial<PanelState> = {}): Promise<boolean> {
      lastEdit += 1;
      set({ draft, refused: undefined, preview: noPreview, savedPreset: undefined, ...also });
      return keep();
    }

    function take(
      told: PanelView,
      asked: { again: boolean; moves: number; edit: number; kept: boolean },
    ): void {
      // What was read before the page moved on is no reading of where it is now.
      const readHere = asked.again && asked.moves === moves;
      const before = personOf(get().view);
      const view = upToPush(told);
      const now = personOf(view);
      const same = before !== undefined && now !== undefined && samePerson(before.person, now.person);
      const mineIsNewer = same && (!asked.kept || asked.edit !== lastEdit);
      const pushed = now?.push.state !== before?.push.state || now?.push.id !== before?.push.id;
      if (!mineIsNewer) base = now?.draft ?? emptyDraft;
      const reconnected = get().view?.connection.status !== view.connection.status;
      set({
        view,
        trouble: undefined,
        ...(readHere ? { reading: false, elsewhere: false } : {}),
        ...(mineIsNewer ? {} : { draft: now?.draft ?? emptyDraft }),
        ...(pushed ? { preview: noPreview, changing: 'no' } : {}),
        ...(same
          ? pushed || reconnected
            ? { refused: undefined }
            : {}
          : {
              refused: undefined,
              attempted: false,
              why: '',
              asksWhy: false,
              changing: 'no',
              notKept: false,
              adding: { state: 'none' },
              preview: noPreview,
              cannotDock: false,
              focusOn: undefined,
              savedPreset: undefined,
            }),
      });
      if (!same) lastKept = lastEdit;
      // Whatever failed to be stored gets another chance now that the worker answers.
      if (same && get().notKept) void keep();
      const connectedNow = get().view?.connection.status === 'connected';
      if (connectedNow && view.catalog.state === 'none' && !asked.again) void look(true);
      scheduleReread(view, readHere);
      scheduleAsk(now);
      scheduleLook(same);
      // What was taken back is archived now, and Lever was asked before that.
      if (same && !isTakenBack(before) && isTakenBack(now)) void askWho();
    }

    /** Asks Lever anew who this is; how it goes is told by the next view. */
    const askWho = async (): Promise<void> => {
      const to = about();
      if (to) await ask('match.look', to).catch(() => undefined);
    };

    function scheduleReread(view: PanelView, readHere: boolean): void {
      clearTimeout(rereadTimer);
      const { page } = view;
      const waits = page.state === 'problem' && page.problem === 'loading';
      const settling = page.state === 'problem' && ['disagrees', 'noName'].includes(page.problem);
      const soon = READ_AGAIN[rereads];
      const readsOn = place === 'docked' && rereads < READ_AGAIN.length + READ_ON.most;
      const pause = soon ?? (readsOn ? READ_ON.pause : undefined);
      // Right after the page moved on, what it shows may still belong to the person before.
      const again = (waits || (settling && moved)) && pause !== undefined;
      if (page.state === 'person' && readHere) {
        rereads = 0;
        moved = false;
      }
      set({ retrying: again && soon !== undefined });
      if (!again) return;
      rereadTimer = setTimeout(() => {
        rereads += 1;
        void look(true);
      }, pause);
    }
    function scheduleAsk(person: Person | undefined): void {
      clearTimeout(askTimer);
      const state = person?.push.state;
      const underWay = state === 'queued' || state === 'sending' || state === 'findingOut';
      if (!underWay && !waitsForLever(get())) {
        asks = 0;
        return;
      }
      askTimer = setTimeout(
        () => void look(false),
        ASK_AGAIN[Math.min(asks, ASK_AGAIN.length - 1)] ?? PATIENCE,
      );
      asks += 1;
    }

    /** Nobody waits for Lever for ever: after a while the recruiter goes on without its word. */
    function scheduleLook(same: boolean): void {
      const waits = waitsForLever(get());
      if (waits && same && lookTimer !== undefined) return;
      clearTimeout(lookTimer);
      lookTimer = waits ? setTimeout(() => set({ lookedLong: true }), LOOKS_LONG) : undefined;
      if (get().lookedLong) set({ lookedLong: false });
    }

    async function lookOnce(again: boolean): Promise<void> {
      const asked = { again, moves, edit: lastEdit, kept: lastKept === lastEdit };
      try {
        const view = await ask('panel.view', { ...where, read: again });
        if (!closed) take(view, asked);
      } catch {
        if (!closed) fail();
      }
    }

    /** One question at a time; those that come meanwhile become one. */
    function look(again: boolean): Promise<void> {
      if (closed) return Promise.resolve();
      if (again && !get().view) set({ reading: true });
      if (!looking) {
        looking = lookOnce(again).finally(() => {
          looking = undefined;
        });
        return looking;
      }
      if (next) {
        next.again ||= again;
        return next.promise;
      }
      const promise = looking.then(() => {
        const waiting = next;
        next = undefined;
        return waiting ? look(waiting.again) : undefined;
      });
      next = { again, promise };
      return promise;
    }

    /** Asks the worker for something about the person, then shows what came of it. */
    async function act(does: () => Promise<unknown>): Promise<void> {
      if (get().busy) return;
      set({ busy: true });
      // Failed or not, what the worker says next is what is so.
      await does().catch(() => undefined);
      await look(false);
      set({ busy: false });
    }

    /**
     * Waits until it is known, or nobody waits any more, whether the person is in Lever.
     * @returns false when a push must not follow: it is somebody else now, or somebody who is there
     */
    async function isNew(): Promise<boolean> {
      const shown = shownIn(get().view);
      set({ busy: true, pushWaits: true, refused: undefined });
      await new Promise<void>((resolve) => {
        const deaf = store.subscribe((state) => {
          if (isUnknown(state) && shownIn(state.view) === shown) return;
          deaf();
          resolve();
        });
      });
      set({ busy: false, pushWaits: false });
      const person = personOf(get().view);
      if (shownIn(get().view) !== shown || get().elsewhere || !person) return false;
      const { verdict } = person.match;
      if (verdict === 'exact') set({ refused: say('matchFound') });
      return verdict !== 'exact';
    }

    /** Waits for a PDF that is being added. @returns false where it was not taken: what goes must be what was seen */
    async function pdfIsThere(): Promise<boolean> {
      const shown = shownIn(get().view);
      set({ busy: true, refused: undefined });
      await pdfs.added();
      set({ busy: false });
      return get().adding.state === 'added' && shownIn(get().view) === shown;
    }

    /** Sends off what stands on the screen, unless something holds it. */
    async function sendOff({ pushes, anyway, send, noAnswer }: Sending): Promise<void> {
      if (!about() || get().busy) return;
      if (get().adding.state === 'adding' && !(await pdfIsThere())) return;
      if (pushes && isUnknown(get()) && !(await isNew())) return;
      const to = about();
      const draft = onScreen(get())?.sent;
      if (!to || !draft) return;
      const hold = pushes ? holdOf(get(), anyway) : holdOfAdding(get());
      if (hold) {
        set(hold);
        return;
      }
      const before = standing(get().view);
      const why = whyIn(get());
      set({ busy: true, refused: undefined });
      try {
        const { refused } = await send({
          ...to,
          draft,
          shown: shownIn(get().view),
          seen: seenIn(get()),
          push: personOf(get().view)?.push.id ?? '',
          met: personOf(get().view)?.match.records.map(({ contact }) => contact) ?? [],
          anyway,
          ...(why ? { why } : {}),
        });
        if (refused) set({ refused });
        else set({ attempted: false });
        await look(false);
      } catch {
        // Whether it was stored is not known: ask, and call it not taken only if the worker knows of nothing.
        await look(false);
        const now = get();
        if (!now.trouble && standing(now.view) === before) set({ refused: noAnswer });
      }
      set({ busy: false });
    }

    const pdfs = pdfActions({ where, get, set, change });
    return {
      ...initialPanel(place),
      addPdf: pdfs.addPdf,
      removePdf: pdfs.removePdf,
      ...campaignActions({
        where,
        get,
        set,
        act,
        sendOff,
        look: () => look(false),
        person: () => personOf(get().view)?.person ?? threadOf(get().view)?.thread.contact,
      }),

      look: (again) => {
        if (again) {
          rereads = 0;
          set({ reading: true, trouble: undefined });
        }
        return look(again);
      },
      movedOn: () => {
        rereads = 0;
        moved = true;
        moves += 1;
        set({ reading: true, elsewhere: true });
        return look(true);
      },

      edit: (typed) => {
        void change(edited(get().draft, typed, lockedIn(get())));
      },
      choose: (how) => {
        // What an update is compared with is the worker's to fetch, for the record as it is stored.
        void change(how(get().draft)).then((kept) => (kept ? look(false) : undefined));
      },
      askLever: () => {
        const to = about();
        clearTimeout(lookTimer);
        lookTimer = undefined;
        // What was refused by what stood there is no news any more.
        set({ lookedLong: false, refused: undefined });
        return to ? act(() => ask('match.look', to)) : Promise.resolve();
      },
      askUndo: (push) => ask('undo.ask', { ...where, push }).catch(() => undefined),
      startUndo: async (push) => {
        const { refused } = await ask('undo.start', { ...where, push }).catch(() => ({
          refused: say('undoNoAnswer'),
        }));
        await look(false);
        return refused;
      },
      restore: (field) => {
        void change(restored(get().draft, field));
      },
      reset: (key) => {
        void change(reset(get().draft, [key]), { focusOn: key });
      },
      resetAll: () => {
        void change(reset(get().draft, personKeys), { focusOn: 'advanced' });
      },
      savePreset: async (name) => {
        const to = about();
        if (!to || get().busy) return undefined;
        set({ busy: true });
        let refused: Sentence | undefined;
        try {
          // The worker makes it from the draft as it is stored.
          if (await keep()) ({ refused } = await ask('preset.save', { ...to, name }));
          else refused = say('presetNoAnswer');
        } catch {
          refused = say('presetNoAnswer');
        }
        await look(false);
        set({ busy: false, ...(refused ? {} : { savedPreset: name, focusOn: 'syncAs' }) });
        return refused;
      },
      focus: (on) => {
        set({ focusOn: on });
      },

      push: (anyway) =>
        sendOff({
          ...{ pushes: true, anyway },
          send: (wish) => ask('push.start', wish),
          noAnswer: say('pushNoAnswer'),
        }),
      pushAgain: () => {
        const to = about();
        return to ? act(() => ask('push.again', to)) : Promise.resolve();
      },
      cancelPush: () => {
        const to = about();
        return to ? act(() => ask('push.cancel', to)) : Promise.resolve();
      },
      showPreview: async () => {
        const to = about();
        const { draft } = get();
        const sent = onScreen(get())?.sent;
        if (!to || !sent) return;
        set({ preview: { state: 'loading', calls: [] } });
        const preview: Preview = await ask('push.preview', {
          ...to,
          draft: sent,
          shown: shownIn(get().view),
        }).then(
          (calls) => ({ state: 'ready', calls }),
          () => ({ state: 'failed', calls: [] }),
        );
        // An edit made meanwhile has cleared it: what it shows must be what would go out.
        if (get().draft === draft) set({ preview });
      },
      toggleAdvanced: () => {
        set({ advanced: !get().advanced });
      },
      diagnostics: () =>
        ask('panel.diagnostics', where).then(
          ({ content }) => content,
          () => undefined,
        ),
      change: (what) => {
        set({ changing: what });
        // What was just made is nowhere in what Lever was asked before.
        if (what !== 'no' && personOf(get().view)?.match.verdict === 'unknown') void askWho();
      },
      focused: () => {
        set({ focusOn: undefined });
      },
      dismissFirstRun: async () => {
        const { view } = get();
        if (view) set({ view: { ...view, firstRun: false } });
        await ask('panel.firstRunSeen', {}).catch(fail);
      },
      connect: async () => {
        const { view, openSettings } = get();
        if (place === 'docked' || !view?.connection.readyToConnect) return openSettings();
        await ask('connection.connect', {}).catch(fail);
      },
      disconnect: async () => {
        await ask('connection.disconnect', {}).catch(fail);
        await look(false);
      },
      openSettings: async (at) => {
        await ask('options.open', at ? { at } : {}).catch(fail);
      },
      dock: async () => {
        if (tab === undefined) return false;
        const docked = await ask('panel.dock', { tab }).then(
          (answer) => answer.docked,
          () => false,
        );
        set({ cannotDock: !docked });
        return docked;
      },
    };
  });

  const deaf = onChanged(() => void store.getState().look(false));
  void store.getState().look(true);
  return {
    store,
    close: () => {
      closed = true;
      clearTimeout(rereadTimer);
      clearTimeout(askTimer);
      clearTimeout(lookTimer);
      try {
        deaf();
      } catch {
        // The extension went away under the panel, and its listeners with it.
      }
    },
  };
}

/** A push stands, and what was pushed is folded away until the recruiter wants to change something. */
export function isFolded({ view, changing }: Pick<PanelState, 'view' | 'changing'>): boolean {
  const person = personOf(view);
  return person !== undefined && isDone(person) && changing === 'no';
}

const PanelContext = createContext<PanelStore | undefined>(undefined);
export const PanelProvider = PanelContext.Provider;

/** What a part of the panel needs of its state. */
export function usePanel<T>(select: (state: PanelState) => T): T {
  const store = use(PanelContext);
  if (!store) throw new Error('no panel around this part');
  return useStore(store, select);
}

/** What stands on the screen of the person, and what a push of it would be; undefined while there is nobody. */
export function useOnScreen(): OnScreen | undefined {
  const view = usePanel((panel) => panel.view);
  const draft = usePanel((panel) => panel.draft);
  return useMemo(() => onScreen({ view, draft }), [view, draft]);
}

/** Why the button that pushes would push nothing as things stand; undefined where it would. */
export function useHeldBack(): Sentence | undefined {
  const view = usePanel((panel) => panel.view);
  const draft = usePanel((panel) => panel.draft);
  return useMemo(() => heldBack({ view, draft }), [view, draft]);
}

/** Everything that keeps a push from being made. */
export const useProblems = (): readonly DraftProblem[] => useOnScreen()?.problems ?? [];

export const useResolved = (): Resolved | undefined => useOnScreen()?.resolved;

/** What is wrong with a field, in words, once a push was tried with it. */
export const useProblem = (field: DraftField): string | undefined =>
  usePanel((panel) => {
    const now = panel.attempted ? onScreen(panel) : undefined;
    const found = now?.problems.find((one) => one.field === field);
    return now && found && words(sayProblem(found, now.resolved.settings.preset.kind));
  });

/** Sends the focus where it is to go next: to a field that is missing or was taken back, or to what stays beside it. */
export function useFocusOn(panel: RefObject<HTMLElement | null>): void {
  const focusOn = usePanel((state) => state.focusOn);
  const focused = usePanel((state) => state.focused);
  useEffect(() => {
    if (!focusOn || !panel.current) return;
    // Keys of form fields have signs that a selector does not take as they are; a group has no name of its own.
    const named = [...panel.current.querySelectorAll<HTMLElement>('[name], [data-name]')];
    const target = named.find((one) => (one.getAttribute('name') ?? one.dataset['name']) === focusOn);
    target?.focus();
    target?.closest('.field, .tick, .match')?.scrollIntoView({ block: 'nearest' });
    focused();
  }, [focusOn, focused, panel]);
}
