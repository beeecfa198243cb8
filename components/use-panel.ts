import { createContext, use, useEffect, useMemo, type RefObject } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import { onChanged, send } from '@/lib/messages/send';
import type { MessageName, Reply, Request } from '@/lib/messages/registry';
import type { PageView, PanelView, PlannedCall } from '@/lib/messages/views';
import { browser } from '@/lib/platform/browser';
import { say, type Sentence } from '@/lib/platform/text';
import { samePerson } from '@/lib/profile/identity';
import {
  check,
  emptyDraft,
  resolve,
  type Draft,
  type DraftField,
  type DraftProblem,
  type Fields,
  type Resolved,
} from '@/lib/push/draft';
import { sayProblem } from '@/lib/push/problems';
import { seenOf } from '@/lib/push/seen';
import { noteContext } from '@/lib/push/templates';
import { personKeys, type FormFieldKey, type SettingKey } from '@/lib/settings/settings';
import { edited, reset, restored, type PersonKey } from './edits';
import { shownFields } from './panel/shown-fields';
import { words } from './parts/words';

/** How long the worker may take over an answer, in ms, before the panel says that it did not answer. */
const PATIENCE = 15_000;
/** Pauses before a page that is still loading is read again, in ms: ten seconds in all. */
const READ_AGAIN = [500, 1_000, 1_500, 2_500, 4_500];
/** Pauses before asking after a push under way, in ms. Asking wakes a worker that died over it. */
const ASK_AGAIN = [2_000, 3_000, 5_000, 10_000, 20_000, 30_000];

export type Person = Extract<PageView, { state: 'person' }>;

interface Preview {
  state: 'none' | 'loading' | 'ready' | 'failed';
  calls: PlannedCall[];
}
const noPreview: Preview = { state: 'none', calls: [] };

/** A place in the panel that the focus can be sent to: a field, or what opens or stays where one was. */
type FocusTarget = DraftField | 'advanced' | 'savePreset';

export interface PanelState {
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
  /** Why the last push asked for here was not accepted. */
  refused: Sentence | undefined;
  /** A push was tried, so what is missing is marked. */
  attempted: boolean;
  /** An answer is awaited that a second press must not ask for again. */
  busy: boolean;
  cannotDock: boolean;
  advanced: boolean;
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
  toggleAdvanced: () => void;
  focused: () => void;
  dismissFirstRun: () => Promise<void>;
  connect: () => Promise<void>;
  disconnect: () => Promise<void>;
  openSettings: () => Promise<void>;
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
    refused: undefined,
    attempted: false,
    busy: false,
    cannotDock: false,
    advanced: false,
    focusOn: undefined,
    savedPreset: undefined,
    preview: noPreview,
  }) satisfies Partial<PanelState>;

export const personOf = (view: PanelView | undefined): Person | undefined =>
  view?.page.state === 'person' ? view.page : undefined;

/** Whether Push to Lever, and Enter with it, pushes: where more than a new opportunity may come of it, it does not. */
export const mayPushByKey = (person: Person | undefined): boolean =>
  person !== undefined &&
  !person.reading.self &&
  (person.push.state === 'idle' || (person.push.state === 'notPushed' && !person.push.canPushAnyway));

const shownIn = (view: PanelView | undefined): string => personOf(view)?.shown ?? '';

/** Fields that are always there, beside Advanced settings. */
const alwaysThere: readonly DraftField[] = ['name', 'company', 'title', 'syncAs'];
const aboutPerson: readonly DraftField[] = [...alwaysThere, 'headline', 'location', 'email', 'phone'];

/** Fields that are only shown under Advanced settings. */
const isAdvanced = (field: DraftField): boolean => !aboutPerson.includes(field);

interface OnScreen {
  draft: Draft;
  resolved: Resolved;
  /** What keeps it from being pushed. */
  problems: DraftProblem[];
}
/** Every field asks for this with each key typed: it is worked out once. */
const lastOf = new WeakMap<PanelView, OnScreen>();

/** What stands on the screen: the draft over the reading and the settings below it. */
function onScreen({ view, draft }: Pick<PanelState, 'view' | 'draft'>): OnScreen | undefined {
  const person = personOf(view);
  if (!view || !person) return undefined;
  const last = lastOf.get(view);
  if (last?.draft === draft) return last;
  const resolved = resolve(person.reading, draft, view.settings, view.catalog);
  const now = { draft, resolved, problems: check(resolved, view.catalog) };
  lastOf.set(view, now);
  return now;
}

/** What the team locked: it cannot be changed here by any means. */
export const lockedIn = (state: Pick<PanelState, 'view' | 'draft'>): ReadonlySet<SettingKey> =>
  onScreen(state)?.resolved.settings.locked ?? new Set();

/** All that would go out, for the worker to compare with what it would send. */
function seenIn(state: Pick<PanelState, 'view' | 'draft'>): string {
  const { view } = state;
  const person = personOf(view);
  const { resolved } = onScreen(state) ?? {};
  if (!view || !person || !resolved) return '';
  const { actingAs } = view.connection;
  const notes = noteContext(resolved, view.catalog, actingAs?.name ?? '', new Date());
  return seenOf(person.reading, resolved, view.catalog, actingAs?.id ?? '', notes);
}

/** What keeps a push from being made, in words, and where the focus goes. */
function stopOf(state: Pick<PanelState, 'view' | 'draft'>): Partial<PanelState> | undefined {
  const { view } = state;
  const { resolved, problems } = onScreen(state) ?? {};
  const [problem] = problems ?? [];
  if (!view || !resolved || !problem) return undefined;
  const { field } = problem;
  const said = sayProblem(problem, resolved.settings.preset.kind);
  const shown = shownFields(resolved.settings.values, view.catalog);
  if (![...alwaysThere, ...shown.person, ...shown.push].includes(field))
    return { attempted: true, refused: say('problemNotShown', words(said)), focusOn: 'syncAs' };
  return {
    attempted: true,
    refused: said,
    focusOn: field,
    ...(isAdvanced(field) ? { advanced: true } : {}),
  };
}

/** False once the extension was updated or removed while this panel stood in a page. */
function extensionThere(): boolean {
  try {
    return Boolean((browser as { runtime?: { id?: string } }).runtime?.id);
  } catch {
    return false;
  }
}

class NoAnswer extends Error {}

function ask<N extends MessageName>(name: N, request: Request<N>): Promise<Reply<N>> {
  return new Promise((resolve, reject) => {
    const tired = setTimeout(() => reject(new NoAnswer(name)), PATIENCE);
    send(name, request)
      .then(resolve, reject)
      .finally(() => clearTimeout(tired));
  });
}

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
  let asks = 0;
  let askTimer: ReturnType<typeof setTimeout> | undefined;
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

    /** Shows a changed draft at once, and stores it. */
    function change(draft: Draft, also: Partial<PanelState> = {}): void {
      lastEdit += 1;
      set({ draft, refused: undefined, preview: noPreview, savedPreset: undefined, ...also });
      void keep();
    }

    function take(view: PanelView, asked: { again: boolean; edit: number; kept: boolean }): void {
      const before = personOf(get().view);
      const now = personOf(view);
      const same = before !== undefined && now !== undefined && samePerson(before.person, now.person);
      const mineIsNewer = same && (!asked.kept || asked.edit !== lastEdit);
      const pushed = now?.push.state !== before?.push.state;
      if (!mineIsNewer) base = now?.draft ?? emptyDraft;
      const reconnected = get().view?.connection.status !== view.connection.status;
      set({
        view,
        trouble: undefined,
        ...(asked.again ? { reading: false, elsewhere: false } : {}),
        ...(mineIsNewer ? {} : { draft: now?.draft ?? emptyDraft }),
        ...(pushed ? { preview: noPreview } : {}),
        ...(same
          ? pushed || reconnected
            ? { refused: undefined }
            : {}
          : {
              refused: undefined,
              attempted: false,
              notKept: false,
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
      scheduleReread(view);
      scheduleAsk(now);
    }

    function scheduleReread(view: PanelView): void {
      clearTimeout(rereadTimer);
      const { page } = view;
      const waits = page.state === 'problem' && page.problem === 'loading';
      const settling = page.state === 'problem' && ['disagrees', 'noName'].includes(page.problem);
      const pause = READ_AGAIN[rereads];
      // Right after the page moved on, what it shows may still belong to the person before.
      const again = (waits || (settling && moved)) && pause !== undefined;
      if (page.state === 'person') {
        rereads = 0;
        moved = false;
      }
      set({ retrying: again });
      if (!again) return;
      rereadTimer = setTimeout(() => {
        rereads += 1;
        void look(true);
      }, pause);
    }
    function scheduleAsk(person: Person | undefined): void {
      clearTimeout(askTimer);
      const state = person?.push.state;
      if (state !== 'queued' && state !== 'sending' && state !== 'findingOut') {
        asks = 0;
        return;
      }
      askTimer = setTimeout(
        () => void look(false),
        ASK_AGAIN[Math.min(asks, ASK_AGAIN.length - 1)] ?? PATIENCE,
      );
      asks += 1;
    }

    async function lookOnce(again: boolean): Promise<void> {
      const asked = { again, edit: lastEdit, kept: lastKept === lastEdit };
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

    return {
      ...initialPanel(place),

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
        set({ reading: true, elsewhere: true });
        return look(true);
      },

      edit: (typed) => {
        change(edited(get().draft, typed, lockedIn(get())));
      },
      restore: (field) => {
        change(restored(get().draft, field));
      },
      reset: (key) => {
        change(reset(get().draft, [key]), { focusOn: key });
      },
      resetAll: () => {
        change(reset(get().draft, personKeys), { focusOn: 'advanced' });
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

      push: async (anyway) => {
        const { busy, draft } = get();
        const to = about();
        if (!to || busy) return;
        const mayNot = get().view?.settings.mayNotPush;
        const stop = mayNot ? { refused: mayNot } : stopOf(get());
        if (stop) {
          set(stop);
          return;
        }
        const before = personOf(get().view)?.push.state;
        set({ busy: true, refused: undefined });
        try {
          const { refused } = await ask('push.start', {
            ...to,
            draft,
            shown: shownIn(get().view),
            seen: seenIn(get()),
            anyway,
          });
          if (refused) set({ refused: refused });
          else set({ attempted: false });
          await look(false);
        } catch {
          // Whether the plan was stored is not known: ask, and call it not taken only if the worker knows of none.
          await look(false);
          const now = get();
          if (!now.trouble && personOf(now.view)?.push.state === before)
            set({ refused: say('pushNoAnswer') });
        }
        set({ busy: false });
      },
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
        if (!to) return;
        set({ preview: { state: 'loading', calls: [] } });
        const preview: Preview = await ask('push.preview', { ...to, draft, shown: shownIn(get().view) }).then(
          (calls) => ({ state: 'ready', calls }),
          () => ({ state: 'failed', calls: [] }),
        );
        // An edit made meanwhile has cleared it: what it shows must be what would go out.
        if (get().draft === draft) set({ preview });
      },
      toggleAdvanced: () => {
        set({ advanced: !get().advanced });
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
      openSettings: async () => {
        await ask('options.open', {}).catch(fail);
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
      try {
        deaf();
      } catch {
        // The extension went away under the panel, and its listeners with it.
      }
    },
  };
}

const PanelContext = createContext<PanelStore | undefined>(undefined);
export const PanelProvider = PanelContext.Provider;

/** What a part of the panel needs of its state. */
export function usePanel<T>(select: (state: PanelState) => T): T {
  const store = use(PanelContext);
  if (!store) throw new Error('no panel around this part');
  return useStore(store, select);
}

/** What stands on the screen of the person; undefined while there is nobody. */
export function useResolved(): Resolved | undefined {
  const view = usePanel((panel) => panel.view);
  const draft = usePanel((panel) => panel.draft);
  return useMemo(() => onScreen({ view, draft })?.resolved, [view, draft]);
}

/** Everything that keeps a push from being made. */
export function useProblems(): readonly DraftProblem[] {
  const view = usePanel((panel) => panel.view);
  const draft = usePanel((panel) => panel.draft);
  return useMemo(() => onScreen({ view, draft })?.problems ?? [], [view, draft]);
}

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
    // Keys of form fields have signs that a selector does not take as they are.
    const named = [...panel.current.querySelectorAll<HTMLElement>('[name]')];
    const target = named.find((one) => one.getAttribute('name') === focusOn);
    target?.focus();
    target?.closest('.field, .tick')?.scrollIntoView({ block: 'nearest' });
    focused();
  }, [focusOn, focused, panel]);
}
