import { Component, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { send } from '@/lib/messages/send';
import { direction, language, text } from '@/lib/platform/text';
import css from './fulcrum.css?inline';
import { Panel } from './Panel';
import { Button } from './parts/Button';
import { Notice } from './parts/Notice';
import { openPanel, PanelProvider, personOf, usePanel } from './use-panel';

/** Kept from bubbling out of the panel, so that no shortcut of the page's takes what is typed here for its own. */
const OURS = [
  ...['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change', 'submit'],
  ...['compositionstart', 'compositionupdate', 'compositionend', 'copy', 'cut', 'paste'],
  ...['click', 'dblclick', 'auxclick', 'contextmenu', 'mousedown', 'mouseup', 'pointerdown', 'pointerup'],
  ...['touchstart', 'touchend', 'wheel', 'focusin', 'focusout'],
  ...['dragenter', 'dragover', 'dragleave', 'drop'],
];

/** How long after the page was last scrolled it is read, ms, for what comes with scrolling: at once, or over the network. */
const FILLS = [700, 2_000, 5_000, 12_000];
/** Somebody who scrolls up and down does not have one page read for ever. */
const MOST_FILLS = 24;

/** The part of the Navigation API used here; TypeScript's DOM does not promise it, nor does every Chrome. */
type Navigation = EventTarget | undefined;

/**
 * Puts the panel into the page: one neutral element at the end of the document, everything of ours in its closed shadow
 * root. Returns the function that takes all of it away again.
 */
export function dock(): () => void {
  const host = document.createElement('div');
  const shadow = host.attachShadow({ mode: 'closed' });
  // An adopted sheet is no inline style, so the page's policy has no say in it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];
  const frame = document.createElement('div');
  frame.className = 'docked';
  // The page's language and direction are not ours.
  frame.dir = direction();
  frame.lang = language();
  shadow.append(frame);

  // They go with the host itself: the very key or click that closes the panel is still kept from the page.
  for (const name of OURS)
    host.addEventListener(
      name,
      (event) => {
        event.stopPropagation();
      },
      { passive: true },
    );
  const listeners = new AbortController();
  const { signal } = listeners;

  const panel = openPanel('docked');
  const root = createRoot(frame);
  let closed = false;
  const close = (): void => {
    if (closed) return;
    closed = true;
    clearTimeout(settling);
    listeners.abort();
    panel.close();
    root.unmount();
    host.remove();
  };
  const closeByHand = (): void => {
    close();
    try {
      send('panel.closed', {}).catch(() => undefined);
    } catch {
      // The extension is gone, and nobody is left to be told.
    }
  };

  let address = location.href;
  let fills = 0;
  const moved = (): void => {
    if (location.href === address) return;
    address = location.href;
    fills = 0;
    clearTimeout(settling);
    void panel.store.getState().movedOn();
  };
  const { navigation } = window as { navigation?: Navigation };
  navigation?.addEventListener('currententrychange', moved, { signal });
  window.addEventListener('popstate', moved, { signal });

  // LinkedIn brings experience and education as they are scrolled to: then they are read, and nothing else wakes for them.
  let settling: ReturnType<typeof setTimeout> | undefined;
  const fill = (nth: number): void => {
    clearTimeout(settling);
    const [pause, before] = [FILLS[nth], FILLS[nth - 1] ?? 0];
    const missing = personOf(panel.store.getState().view)?.reading.notYet ?? [];
    if (
      pause === undefined ||
      fills >= MOST_FILLS ||
      !missing.some((what) => what === 'experience' || what === 'education')
    )
      return;
    settling = setTimeout(() => {
      fills += 1;
      const now = address;
      void panel.store
        .getState()
        .look(true)
        .then(() => {
          if (!closed && now === address) fill(nth + 1);
        });
    }, pause - before);
  };
  const scrolled = (): void => {
    fill(0);
  };
  // The page may scroll as a whole or in a part of it, which bubbles nowhere.
  document.addEventListener('scroll', scrolled, { capture: true, passive: true, signal });

  // Said when the extension was taken away under the panel: by then its own texts may be out of reach.
  const gone = { say: text('panelGone'), close: text('buttonClose') };
  document.documentElement.append(host);
  root.render(
    <PanelProvider value={panel.store}>
      <Docked gone={gone} onClose={closeByHand} />
    </PanelProvider>,
  );
  return close;
}

interface Gone {
  say: string;
  close: string;
}

function Docked({ gone, onClose }: { gone: Gone; onClose: () => void }) {
  const isGone = usePanel((panel) => panel.trouble === 'gone');
  const farewell = (
    <div className="panel">
      <div className="panel-body">
        <Notice tone="warning" actions={<Button onClick={onClose}>{gone.close}</Button>}>
          {gone.say}
        </Notice>
      </div>
    </div>
  );
  return (
    <aside
      className="fulcrum"
      aria-label="Fulcrum"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && !event.nativeEvent.isComposing) onClose();
      }}
    >
      <Guard fallback={farewell}>{isGone ? farewell : <Panel onClose={onClose} />}</Guard>
    </aside>
  );
}

/** A text that cannot be had any more must not leave a dead panel standing in the page. */
class Guard extends Component<{ fallback: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
