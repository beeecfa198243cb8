import { createContext, use } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import { isTokenUrl } from '@/lib/connection/token-url';
import { onChanged, send } from '@/lib/messages/send';
import type { Request } from '@/lib/messages/registry';
import type { ConnectionPage, ConnectionSettings } from '@/lib/messages/views';
import { say, type Sentence } from '@/lib/platform/text';

/** What can be changed in the Connection section; secrets are only ever written. */
export type Editable = Omit<ConnectionSettings, 'hasClientSecret' | 'hasApiKey'> & {
  clientSecret: string;
  apiKey: string;
};
export type Edits = { [K in keyof Editable]?: Editable[K] | undefined };

export interface OptionsState {
  /** What the worker last said. */
  page: ConnectionPage | undefined;
  /** Typed and not stored yet. */
  edits: Edits;
  trouble: 'unreachable' | 'notSaved' | undefined;
  /** The field that was stored last. */
  saved: keyof Editable | undefined;
  look: () => Promise<void>;
  /** Changes a field on the screen; `save` stores it. */
  edit: (change: Edits) => void;
  /** Stores what was changed and is in order. True when nothing is left over. */
  save: () => Promise<boolean>;
  connect: () => Promise<void>;
  disconnect: () => Promise<void>;
}

/** What is wrong with what was typed into a field, in words. */
export function wrong({ tokenUrl, actingAs }: Edits): { [K in keyof Editable]?: Sentence } {
  return {
    ...(tokenUrl && !isTokenUrl(tokenUrl.trim()) ? { tokenUrl: say('badTokenUrl') } : {}),
    ...(actingAs && !/^\S+@\S+$/.test(actingAs.trim()) ? { actingAs: say('badActingAs') } : {}),
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
      saved: undefined,
      look,
      edit: (change) => {
        set({ edits: { ...get().edits, ...change }, saved: undefined });
      },
      save,
      connect: async () => {
        if (!(await save())) return;
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

const OptionsContext = createContext<StoreApi<OptionsState> | undefined>(undefined);
export const OptionsProvider = OptionsContext.Provider;

export function useOptions<T>(select: (state: OptionsState) => T): T {
  const store = use(OptionsContext);
  if (!store) throw new Error('no options page around this part');
  return useStore(store, select);
}
