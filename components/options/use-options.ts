import { createContext, use } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import { missingForConnect } from '@/lib/connection/missing';
import { isTokenUrl } from '@/lib/connection/token-url';
import { onChanged, send } from '@/lib/messages/send';
import type { Request } from '@/lib/messages/registry';
import type { ConnectionPage, ConnectionSettings } from '@/lib/messages/views';
import { say, type Sentence } from '@/lib/platform/text';

/** What can be changed in the Connection section; secrets are only ever written. */
type Editable = Omit<ConnectionSettings, 'hasClientSecret' | 'hasApiKey'> & {
  clientSecret: string;
  apiKey: string;
};
type Edits = { [K in keyof Editable]?: Editable[K] | undefined };

export interface OptionsState {
  /** What the worker last said. */
  page: ConnectionPage | undefined;
  /** Typed and not stored yet. */
  edits: Edits;
  trouble: 'unreachable' | 'notSaved' | undefined;
  /** Connect was pressed: what it lacks is to be marked. */
  attempted: boolean;
  /** The field that was stored last. */
  saved: keyof Editable | undefined;
  look: () => Promise<void>;
  /** Changes a field on the screen; `save` stores it. */
  edit: (change: Edits) => void;
  /** Stores what was changed and is in order. True when nothing is left over. */
  save: () => Promise<boolean>;
  /** Signs in, unless something is missing or wrong: that is marked then. */
  connect: () => Promise<void>;
  disconnect: () => Promise<void>;
}

/** What is wrong with what was typed into a field, in words. */
function wrong({ tokenUrl, actingAs }: Edits): { [K in keyof Editable]?: Sentence } {
  return {
    ...(tokenUrl && !isTokenUrl(tokenUrl.trim()) ? { tokenUrl: say('badTokenUrl') } : {}),
    ...(actingAs && !/^\S+@\S+$/.test(actingAs.trim()) ? { actingAs: say('badActingAs') } : {}),
  };
}

type Problems = { [K in keyof Editable]?: Sentence };

/** What keeps a sign-in from starting, field by field; what is missing only once somebody tried. */
function problemsOf({
  page,
  edits,
  attempted,
}: Pick<OptionsState, 'page' | 'edits' | 'attempted'>): Problems {
  const missing = page && attempted ? missingForConnect(withEdits(page.settings, edits)) : [];
  return { ...Object.fromEntries(missing.map((one) => [one.field, one.say])), ...wrong(edits) };
}

/** The settings as they will be once what is typed is stored. */
function withEdits(
  settings: ConnectionSettings,
  { clientSecret, apiKey, ...open }: Edits,
): ConnectionSettings {
  const typed = Object.entries(open).filter(([, value]) => value !== undefined);
  return {
    ...settings,
    ...(Object.fromEntries(
      typed.map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
    ) as Partial<ConnectionSettings>),
    ...(clientSecret === undefined ? {} : { hasClientSecret: clientSecret.trim() !== '' }),
    ...(apiKey === undefined ? {} : { hasApiKey: apiKey.trim() !== '' }),
  };
}

export function openOptions(): StoreApi<OptionsState> {
  const store = createStore<OptionsState>()((set, get) => {
    const look = async (): Promise<void> => {
      try {
        const page = await send('connection.page', {});
        set({ page, trouble: get().trouble === 'notSaved' ? 'notSaved' : undefined });
      } catch {
        set({ trouble: 'unreachable' });
      }
    };

    async function saveOnce(): Promise<boolean> {
      const { edits } = get();
      const bad = wrong(edits);
      const fine = Object.entries(edits).filter(
        ([name, value]) => value !== undefined && !Object.hasOwn(bad, name),
      );
      if (fine.length) {
        const { clientSecret, apiKey, ...settings } = Object.fromEntries(
          fine.map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
        ) as Edits;
        const request: Request<'connection.save'> = {
          settings,
          ...(clientSecret === undefined ? {} : { clientSecret }),
          ...(apiKey === undefined ? {} : { apiKey }),
        };
        try {
          await send('connection.save', request);
          set({ trouble: undefined });
        } catch {
          set({ trouble: 'notSaved' });
          return false;
        }
        await look();
        // What was typed meanwhile stays, to be stored next.
        const left = Object.entries(get().edits).filter(
          ([name, value]) => !fine.some(([saved, was]) => saved === name && was === value),
        );
        set({ edits: Object.fromEntries(left), saved: fine.at(-1)?.[0] as keyof Editable });
      }
      return Object.keys(bad).length === 0;
    }

    let saving: Promise<boolean> = Promise.resolve(true);
    const save = (): Promise<boolean> => (saving = saving.then(saveOnce));

    return {
      page: undefined,
      edits: {},
      trouble: undefined,
      attempted: false,
      saved: undefined,
      look,
      edit: (change) => {
        // The other way's fields are not to be red before anybody tried it.
        const attempted = get().attempted && change.signInWith === undefined;
        set({ edits: { ...get().edits, ...change }, attempted, saved: undefined });
      },
      save,
      connect: async () => {
        set({ attempted: true });
        if (!(await save()) || Object.keys(problemsOf(get())).length) return;
        set({ attempted: false });
        await send('connection.connect', {}).catch(() => {
          set({ trouble: 'unreachable' });
        });
      },
      disconnect: async () => {
        await send('connection.disconnect', {}).catch(() => {
          set({ trouble: 'unreachable' });
        });
        await look();
      },
    };
  });
  onChanged(() => void store.getState().look());
  void store.getState().look();
  return store;
}

/** What is missing or wrong in the Connection section, by field. */
export function useProblems(): Problems {
  const page = useOptions((options) => options.page);
  const edits = useOptions((options) => options.edits);
  const attempted = useOptions((options) => options.attempted);
  return problemsOf({ page, edits, attempted });
}

const OptionsContext = createContext<StoreApi<OptionsState> | undefined>(undefined);
export const OptionsProvider = OptionsContext.Provider;

export function useOptions<T>(select: (state: OptionsState) => T): T {
  const store = use(OptionsContext);
  if (!store) throw new Error('no options page around this part');
  return useStore(store, select);
}
