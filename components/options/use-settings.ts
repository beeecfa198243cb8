import { createContext, use } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import type { Reply, Request } from '@/lib/messages/registry';
import { onChanged, send } from '@/lib/messages/send';
import type { SettingsPage } from '@/lib/messages/views';
import { say, type Sentence } from '@/lib/platform/text';
import { mergeDocuments, writeDocument, type Document } from '@/lib/settings/document';
import type { Documents, Scope } from './places';

/** How long typing must rest before it is stored, in ms. */
const REST = 400;
/** How many edits can be taken back. */
const MOST_UNDO = 100;

/** One edit, to be taken back. */
export interface Edit {
  scope: Scope;
  before: Document;
  after: Document;
  /** What was typed into: typing on in the same place is one edit. */
  typing: string | undefined;
  /**
   * It came as a file, into settings that only admins edit: who may not edit them may still take the file that was there
   * before.
   */
  asFile?: true;
}

export interface SettingsState {
  /** What the worker last said. */
  page: SettingsPage | undefined;
  /** The documents as they stand on the screen: the worker's, with what is edited and not stored yet. */
  documents: Documents | undefined;
  trouble: 'unreachable' | 'notSaved' | undefined;
  /** Why the worker does not take the last edit. */
  refused: Sentence | undefined;
  /** The last edit is stored. */
  saved: boolean;
  edits: readonly Edit[];
  look: () => Promise<void>;
  /**
   * Changes a document on the screen and stores it: at once, or when typing rests.
   * @param typing names what is typed into
   */
  edit: (scope: Scope, change: (now: Document) => Document, typing?: string) => void;
  /** Stores what is not stored yet. True when nothing is left over. */
  save: () => Promise<boolean>;
  /** The focus left what was typed into: it rests. */
  rest: () => void;
  /** Takes back an edit, by itself the last one, and nothing that came from elsewhere meanwhile. */
  undo: (edit?: Edit) => void;
  /** Imports settings. `edit` is what that changed, to be taken back; undefined where it changed nothing. */
  take: (scope: Scope, content: string) => Promise<Reply<'settings.import'> & { edit?: Edit }>;
  /** Answers why the address is not taken. */
  keepAddress: (request: Request<'settings.address'>) => Promise<Sentence | undefined>;
  /** False when the worker did not answer. */
  check: () => Promise<boolean>;
  publish: () => Promise<Reply<'settings.publish'>>;
  discard: () => Promise<void>;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The document an edit begins from: as the worker last told it. */
const heardOf = (page: SettingsPage, scope: Scope): Document =>
  scope === 'team' ? page.team.document : page.mine;

const withHeard = (page: SettingsPage, scope: Scope, document: Document): SettingsPage =>
  scope === 'team' ? { ...page, team: { ...page.team, document } } : { ...page, mine: document };

/** The page with the very documents that were there, where nothing in them changed: what depends on them stays. */
function keepingSame(was: SettingsPage, page: SettingsPage): SettingsPage {
  let next = page;
  for (const scope of ['team', 'mine'] as const) {
    const known = heardOf(was, scope);
    if (same(known, heardOf(page, scope))) next = withHeard(next, scope, known);
  }
  return next;
}

export function openSettings(): StoreApi<SettingsState> {
  const store = createStore<SettingsState>()((set, get) => {
    // One thing at a time: an answer from before a save must not come in after it.
    let last: Promise<unknown> = Promise.resolve();
    const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
      const mine = last.then(task);
      last = mine.catch(() => undefined);
      return mine;
    };

    /** What is there, with what is on the screen and not stored yet laid over it. */
    function hear(told: SettingsPage): void {
      const { page: was, documents } = get();
      const page = was ? keepingSame(was, told) : told;
      const shown = (scope: Scope): Document => {
        const there = heardOf(page, scope);
        if (!was || !documents || same(heardOf(was, scope), documents[scope])) return there;
        return mergeDocuments(there, heardOf(was, scope), documents[scope]);
      };
      set({
        page,
        documents: { team: shown('team'), mine: shown('mine') },
        trouble: get().trouble === 'notSaved' ? 'notSaved' : undefined,
      });
    }

    async function lookOnce(): Promise<void> {
      try {
        hear(await send('settings.page', {}));
      } catch {
        set({ trouble: 'unreachable' });
      }
    }

    let looking: Promise<void> | undefined;
    const look = (): Promise<void> =>
      (looking ??= inTurn(() => {
        looking = undefined;
        return lookOnce();
      }));

    async function keep(scope: Scope): Promise<'nothing' | 'kept' | 'left'> {
      const { page, documents } = get();
      if (!page || !documents) return 'nothing';
      const [base, document] = [heardOf(page, scope), documents[scope]];
      if (same(base, document)) return 'nothing';
      try {
        const { refused } = await send('settings.keep', { scope, base, document });
        // Of what was taken back or changed meanwhile there is nothing to say any more.
        const still = get().documents?.[scope] === document;
        set({ trouble: undefined, refused: still ? refused : get().refused });
        if (refused) return 'left';
      } catch {
        set({ trouble: 'notSaved' });
        return 'left';
      }
      const { page: now } = get();
      if (now) set({ page: withHeard(now, scope, document) });
      return 'kept';
    }

    let resting: ReturnType<typeof setTimeout> | undefined;
    const save = (): Promise<boolean> => {
      clearTimeout(resting);
      resting = undefined;
      return inTurn(async () => {
        const done = [await keep('team'), await keep('mine')];
        if (done.includes('kept')) {
          if (!done.includes('left') && resting === undefined) set({ saved: true });
          await lookOnce();
        }
        return !done.includes('left');
      });
    };

    const show = (scope: Scope, document: Document): void => {
      const { documents } = get();
      if (documents)
        set({ documents: { ...documents, [scope]: document }, saved: false, refused: undefined });
    };

    async function putBack(scope: Scope, before: Document): Promise<void> {
      const request = { scope, content: writeDocument(before) };
      const { taken, told } = await send('settings.import', request).catch(() => ({
        taken: false,
        told: [say('optionsUnreachable')],
      }));
      await look();
      if (!taken) set({ refused: told[0] });
    }

    return {
      page: undefined,
      documents: undefined,
      trouble: undefined,
      refused: undefined,
      saved: false,
      edits: [],
      look,
      edit: (scope, change, typing) => {
        const { documents, edits } = get();
        if (!documents) return;
        const before = documents[scope];
        const after = change(before);
        if (same(before, after)) return;
        const newest = edits.at(-1);
        const goesOn =
          resting !== undefined &&
          typing !== undefined &&
          newest?.typing === typing &&
          newest.scope === scope;
        set({
          edits: goesOn
            ? [...edits.slice(0, -1), { ...newest, after }]
            : [...edits, { scope, before, after, typing }].slice(-MOST_UNDO),
        });
        show(scope, after);
        clearTimeout(resting);
        resting = undefined;
        if (typing === undefined) void save();
        else resting = setTimeout(() => void save(), REST);
      },
      save,
      rest: () => {
        if (resting !== undefined) void save();
      },
      undo: (edit = get().edits.at(-1)) => {
        const { documents, edits } = get();
        if (!documents || !edit) return;
        set({ edits: edits.filter((one) => one !== edit) });
        const { scope, before, after } = edit;
        if (edit.asFile) void putBack(scope, before);
        else {
          show(scope, mergeDocuments(documents[scope], after, before));
          void save();
        }
      },
      take: async (scope, content) => {
        await save();
        const before = get().documents?.[scope];
        const reply = await send('settings.import', { scope, content }).catch(() => ({
          ...{ taken: false, came: [], left: [] },
          told: [say('optionsUnreachable')],
        }));
        await look();
        const { documents, edits, page } = get();
        const after = documents?.[scope];
        if (!before || !after || same(before, after)) return reply;
        const asFile = scope === 'team' && page?.team.readOnly !== undefined;
        const edit: Edit = { scope, before, after, typing: undefined, ...(asFile ? { asFile } : {}) };
        set({ edits: [...edits, edit].slice(-MOST_UNDO) });
        return { ...reply, edit };
      },
      keepAddress: async (request) => {
        const { refused } = await send('settings.address', request).catch(() => ({
          refused: say('optionsNotSavedTyped'),
        }));
        await look();
        return refused;
      },
      check: async () => {
        const answered = await send('settings.check', {}).then(
          () => true,
          () => false,
        );
        await look();
        return answered;
      },
      publish: async () => {
        if (!(await save())) return { published: false };
        const reply = await send('settings.publish', {}).catch(() => ({
          published: false,
          say: say('optionsUnreachable'),
        }));
        await look();
        return reply;
      },
      discard: async () => {
        await save();
        await send('settings.discard', {}).catch(() => {
          set({ trouble: 'unreachable' });
        });
        // What is thrown away cannot be taken back edit by edit.
        set({ edits: get().edits.filter(({ scope }) => scope !== 'team') });
        await look();
      },
    };
  });
  onChanged(() => void store.getState().look());
  // What was typed last goes out with the page.
  window.addEventListener('pagehide', () => {
    store.getState().rest();
  });
  void store.getState().look();
  return store;
}

const SettingsContext = createContext<StoreApi<SettingsState> | undefined>(undefined);
export const SettingsProvider = SettingsContext.Provider;

export function useSettings<T>(select: (state: SettingsState) => T): T {
  const store = use(SettingsContext);
  if (!store) throw new Error('no settings around this part');
  return useStore(store, select);
}

/** What the worker said and what stands on the screen; only for parts that are shown once both are there. */
export function useLoaded(): { page: SettingsPage; documents: Documents } {
  const page = useSettings((settings) => settings.page);
  const documents = useSettings((settings) => settings.documents);
  if (!page || !documents) throw new Error('the settings are not there yet');
  return { page, documents };
}
