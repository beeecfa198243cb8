import { useEffect, useRef, useState } from 'react';
import { createStore } from 'zustand';
import type { PanelView } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { emptyDraft } from '@/lib/push/draft';
import { personKeys } from '@/lib/settings/settings';
import { noCampaignActions } from '../campaign-actions';
import { edited, reset, restored } from '../edits';
import { lockedIn } from '../on-screen';
import { noPdfActions } from '../pdf-actions';
import {
  initialPanel,
  PanelProvider,
  personOf,
  useFocusOn,
  type PanelState,
  type PanelStore,
} from '../use-panel';
import { AdvancedSettings } from './AdvancedSettings';
import { GoesAs } from './GoesAs';
import { PersonCard, PersonHead } from './PersonCard';
import { PersonFields } from './PersonFields';
import { SettingsNotice } from './SettingsNotice';
import { SyncAs } from './SyncAs';

/** A panel's state that reaches nobody: edits live in it alone, and nothing is pushed, kept or read. */
function stillPanel(view: PanelView): PanelStore {
  const nothing = () => Promise.resolve();
  return createStore<PanelState>()((set, get) => ({
    ...initialPanel('still'),
    ...noCampaignActions,
    ...noPdfActions,
    view,
    reading: false,
    draft: personOf(view)?.draft ?? emptyDraft,
    advanced: true,
    edit: (typed) => {
      set({ draft: edited(get().draft, typed, lockedIn(get())) });
    },
    restore: (field) => {
      set({ draft: restored(get().draft, field) });
    },
    reset: (key) => {
      set({ draft: reset(get().draft, [key]), focusOn: key });
    },
    resetAll: () => {
      set({ draft: reset(get().draft, personKeys), focusOn: 'advanced' });
    },
    diagnostics: () => Promise.resolve(undefined),
    toggleAdvanced: () => {
      set({ advanced: !get().advanced });
    },
    change: () => undefined,
    focus: (focusOn) => {
      set({ focusOn });
    },
    focused: () => {
      set({ focusOn: undefined });
    },
    choose: (how) => {
      set({ draft: how(get().draft) });
    },
    askUndo: () => Promise.resolve(undefined),
    startUndo: () => Promise.resolve(undefined),
    askLever: nothing,
    savePreset: () => Promise.resolve(undefined),
    dock: () => Promise.resolve(false),
    look: nothing,
    movedOn: nothing,
    push: nothing,
    pushAgain: nothing,
    cancelPush: nothing,
    showPreview: nothing,
    dismissFirstRun: nothing,
    connect: nothing,
    disconnect: nothing,
    openSettings: nothing,
  }));
}

/** The panel as a recruiter would have it, to look at and try out: it knows no worker and takes no focus. */
export function StillPanel({ view }: { view: PanelView }) {
  const [store] = useState(() => stillPanel(view));
  useEffect(() => {
    store.setState({ view });
  }, [store, view]);
  return (
    <PanelProvider value={store}>
      <Still />
    </PanelProvider>
  );
}

function Still() {
  const region = useRef<HTMLElement>(null);
  useFocusOn(region);
  return (
    <section className="panel-still" aria-label={text('stillPanel')} ref={region}>
      <SettingsNotice />
      <PersonHead />
      <PersonCard />
      <PersonFields />
      <AdvancedSettings />
      <SyncAs />
      <GoesAs />
    </section>
  );
}
