import { useEffect, useState } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import type { Reply } from '@/lib/messages/registry';
import { onChanged, send } from '@/lib/messages/send';
import type { HistoryRow } from '@/lib/messages/views';

/** How many pushes are shown at first, and how many more each time more are asked for. */
const PAGE = 50;
/** How long typing must rest before it is searched for, in ms. */
const REST = 200;

export interface HistoryState {
  search: string;
  /** What the rows were searched for. */
  found: string;
  /** Undefined before the first answer. */
  rows: HistoryRow[] | undefined;
  /** How many there are in all. */
  total: number;
  loading: boolean;
  failed: boolean;
  look: () => Promise<void>;
  more: () => Promise<void>;
  /** Searches for what is typed, once it rests. */
  type: (search: string) => void;
}

function openHistory(): { store: StoreApi<HistoryState>; listen: () => () => void } {
  let asked = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const store = createStore<HistoryState>()((set, get) => {
    /** Asks for rows. Of several questions only the last one's answer counts. */
    async function load(from: number, most: number): Promise<void> {
      const mine = (asked += 1);
      const { search } = get();
      set({ loading: true });
      let reply: Reply<'history.page'> | undefined;
      try {
        reply = await send('history.page', { search: search.trim(), from, most });
      } catch {
        reply = undefined;
      }
      if (mine !== asked) return;
      if (!reply) {
        set({ loading: false, failed: true });
        return;
      }
      const before = from === 0 ? [] : (get().rows ?? []).slice(0, from);
      // What came in front meanwhile pushes rows down: none is shown twice.
      const known = new Set(before.map(({ id }) => id));
      const rows = [...before, ...reply.rows.filter(({ id }) => !known.has(id))];
      set({ rows, total: reply.total, found: search.trim(), loading: false, failed: false });
    }
    return {
      search: '',
      found: '',
      rows: undefined,
      total: 0,
      loading: false,
      failed: false,
      look: () => load(0, Math.max(PAGE, get().rows?.length ?? 0)),
      more: () => load(get().rows?.length ?? 0, PAGE),
      type: (search) => {
        set({ search });
        clearTimeout(resting);
        resting = setTimeout(() => void load(0, PAGE), REST);
      },
    };
  });
  return {
    store,
    listen: () => {
      void store.getState().look();
      const deaf = onChanged(() => void store.getState().look());
      return () => {
        clearTimeout(resting);
        asked += 1;
        deaf();
      };
    },
  };
}

/** The pushes there were, as the History section shows them. */
export function useHistory(): HistoryState {
  const [history] = useState(openHistory);
  useEffect(() => history.listen(), [history]);
  return useStore(history.store);
}
