import { useCallback, useEffect } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import { onChanged, send } from '@/lib/messages/send';
import type { CampaignCounts, MemberRow } from '@/lib/messages/views';
import { throttled } from './throttled';

/** The people of the campaigns as the worker told of them last. */
export interface PeopleState {
  /** By campaign; undefined before the first answer. */
  counts: ReadonlyMap<string, CampaignCounts> | undefined;
  countsFailed: boolean;
  /** Of the lists that were asked for, by `keyOf`. */
  rows: ReadonlyMap<string, readonly MemberRow[]>;
  /** The same of whom the list begins with, until all are there. */
  first: ReadonlyMap<string, readonly MemberRow[]>;
  rowsFailed: boolean;
  count: () => Promise<void>;
  /** Asks for everybody in these campaigns. */
  look: (campaigns: readonly string[]) => Promise<void>;
  /** The same, unless they are being asked for already. */
  open: (campaigns: readonly string[]) => void;
  /** The same, where nothing is known of them yet: so that they are there when they are opened. */
  prepare: (campaigns: readonly string[]) => void;
}

/** More than a screen shows. */
const FIRST = 40;

const keyOf = (campaigns: readonly string[]): string => JSON.stringify(campaigns);

export function openPeople(): StoreApi<PeopleState> {
  let asked = 0;
  /** The last question for each list, and the last that was answered. */
  const last = new Map<string, number>();
  const answered = new Map<string, number>();
  return createStore<PeopleState>()((set, get) => ({
    counts: undefined,
    countsFailed: false,
    rows: new Map(),
    first: new Map(),
    rowsFailed: false,
    count: async () => {
      try {
        const { counts } = await send('campaign.counts', {});
        set({ counts: new Map(counts.map((one) => [one.campaign, one])), countsFailed: false });
      } catch {
        set({ countsFailed: true });
      }
    },
    look: async (campaigns) => {
      const key = keyOf(campaigns);
      const mine = (asked += 1);
      last.set(key, mine);
      let shown: readonly MemberRow[] = [];
      const everybody = { campaigns: [...campaigns], question: crypto.randomUUID() };
      if (!get().rows.has(key) && !get().first.has(key))
        send('campaign.people', { ...everybody, first: FIRST }).then(
          ({ rows }) => {
            shown = rows;
            set({ first: new Map([...get().first, [key, rows]]) });
          },
          () => undefined, // the answer with all of them tells
        );
      const { rows } = await send('campaign.people', everybody).catch(() => ({ rows: undefined }));
      // An answer from before one that is there already is no news.
      if (mine < (answered.get(key) ?? 0)) return;
      answered.set(key, mine);
      set(
        rows
          ? { rows: new Map([...get().rows, [key, begunWith(shown, rows)]]), rowsFailed: false }
          : { rowsFailed: mine === last.get(key) },
      );
    },
    open: (campaigns) => {
      const key = keyOf(campaigns);
      if (last.get(key) === answered.get(key)) void get().look(campaigns);
    },
    prepare: (campaigns) => {
      if (!last.has(keyOf(campaigns))) void get().look(campaigns);
    },
  }));
}

/** All rows, with those that are shown already as they are: of the same reading, they are not to be drawn again. */
function begunWith(shown: readonly MemberRow[], rows: readonly MemberRow[]): readonly MemberRow[] {
  const known = new Map(shown.map((one) => [one.id, one]));
  return rows.map((one) => known.get(one.id) ?? one);
}

/** How many people each campaign has, kept up while it is shown. */
export function useCounts(people: StoreApi<PeopleState>) {
  const look = useStore(people, (state) => state.count);
  const start = useCallback(() => void look(), [look]);
  useKeptUp(start, look);
  return {
    counts: useStore(people, (state) => state.counts),
    failed: useStore(people, (state) => state.countsFailed),
    look,
  };
}

/** Everybody in these campaigns, kept up while they are shown. */
export function useRows(people: StoreApi<PeopleState>, campaigns: readonly string[]) {
  const ask = useStore(people, (state) => state.look);
  const open = useStore(people, (state) => state.open);
  const key = keyOf(campaigns);
  const look = useCallback(() => ask(JSON.parse(key) as string[]), [ask, key]);
  const start = useCallback(() => {
    open(JSON.parse(key) as string[]);
  }, [open, key]);
  useKeptUp(start, look);
  return {
    rows: useStore(people, (state) => state.rows.get(key)),
    first: useStore(people, (state) => state.first.get(key)),
    failed: useStore(people, (state) => state.rowsFailed),
    look,
  };
}

/** Looks when it is shown, and again, not too often, whenever something changed. */
function useKeptUp(start: () => void, look: () => Promise<void>): void {
  useEffect(() => {
    start();
    const again = throttled(() => void look());
    const deaf = onChanged(again.want);
    return () => {
      deaf();
      again.stop();
    };
  }, [start, look]);
}
