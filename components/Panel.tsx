import { useEffect, useLayoutEffect, useRef, type FocusEvent, type ReactNode } from 'react';
import { text } from '@/lib/platform/text';
import { AdvancedSettings } from './panel/AdvancedSettings';
import { Campaign } from './panel/Campaign';
import { CopyDiagnostics } from './panel/CopyDiagnostics';
import { ConnectionDetails } from './panel/ConnectionDetails';
import { ConnectionNotice } from './panel/ConnectionNotice';
import { FirstRun } from './panel/FirstRun';
import { KeepUpToDate } from './panel/KeepUpToDate';
import { MatchCard } from './panel/MatchCard';
import { Members } from './panel/Members';
import { DoNotContact, NoContactNotice } from './panel/NoContact';
import { PageProblem } from './panel/PageProblem';
import { PanelHeader } from './panel/PanelHeader';
import { PdfDrop, usePdfDrop } from './panel/PdfDrop';
import { PdfField } from './panel/PdfField';
import { PersonCard, PersonHead } from './panel/PersonCard';
import { PersonFields } from './panel/PersonFields';
import { PushActions } from './panel/PushActions';
import { PushResult } from './panel/PushResult';
import { PushStatus } from './panel/PushStatus';
import { GoesAs } from './panel/GoesAs';
import { SettingsNotice } from './panel/SettingsNotice';
import { StillNeeded } from './panel/StillNeeded';
import { StopsNotice } from './panel/StopsNotice';
import { SyncAs } from './panel/SyncAs';
import { Thread } from './panel/Thread';
import { UpdateFields } from './panel/UpdateFields';
import { Button } from './parts/Button';
import { focusedIn } from './parts/focus';
import { Notice } from './parts/Notice';
import { nextOf } from './on-screen';
import { isFolded, personOf, threadOf, useFocusOn, usePanel, useResolved } from './use-panel';

/** The person on screen and the way into Lever: the same in the popup and docked in a page. */
export function Panel({ onClose }: { onClose?: () => void }) {
  const place = usePanel((panel) => panel.place);
  const trouble = usePanel((panel) => panel.trouble);
  const reading = usePanel((panel) => panel.reading);
  const elsewhere = usePanel((panel) => panel.elsewhere);
  const firstRun = usePanel((panel) => panel.view?.firstRun === true);
  const known = usePanel((panel) => panel.view !== undefined);
  const person = usePanel((panel) => personOf(panel.view));
  const thread = usePanel((panel) => threadOf(panel.view) !== undefined);
  const folded = usePanel(isFolded);
  const changing = usePanel((panel) => panel.changing !== 'no');
  // What became of a push leads, and names whom it is about.
  const done = person !== undefined && person.push.state === 'inLever' && !changing;
  const next = usePanel((panel) => (panel.elsewhere ? undefined : nextOf(panel)));
  const look = usePanel((panel) => panel.look);
  const push = usePanel((panel) => panel.push);
  const add = usePanel((panel) => panel.addToCampaign);
  const body = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useFirstFocus(form);
  useFocusOn(form);
  const keptFocus = useFocusThroughChanges(form);
  const drop = usePdfDrop();

  // What became of a push stands at the top, and so do its fields once they are wanted again: bring them into sight.
  const became = person?.push.state === 'inLever' ? person.push.id : undefined;
  useEffect(() => {
    if (became === undefined) return;
    // The popup scrolls as a whole, the docked panel inside.
    body.current?.scrollTo({ top: 0 });
    if (place === 'popup') form.current?.scrollIntoView({ block: 'start' });
  }, [became, changing, place]);

  let content: ReactNode;
  if (elsewhere || (reading && !person && !thread))
    content = <p className="panel-reading">{text('panelReading')}</p>;
  else if (person)
    content = (
      <>
        {changing ? null : <PushResult />}
        {/* Who works a campaign goes on with it. */}
        {done ? <Members /> : null}
        {done ? null : <PersonHead />}
        <MatchCard />
        {folded ? null : <StopsNotice />}
        <NoContactNotice />
        {/* Below what there is to decide: it informs, and stands in nobody's way. */}
        {firstRun && person.push.state === 'idle' ? <FirstRun /> : null}
        {done ? <PersonHead /> : null}
        <PersonCard />
        {done ? null : <Members />}
        {folded ? null : (
          <>
            <SettingsNotice />
            {person.reading.self ? <Notice tone="warning">{text('noticeSelf')}</Notice> : null}
            <KeepUpToDate />
            <UpdateFields />
            <PersonFields />
            <PdfField />
            <Campaign />
            <AdvancedSettings />
          </>
        )}
        <DoNotContact />
        {folded ? null : <CopyDiagnostics />}
      </>
    );
  else if (thread) content = <Thread />;
  else if (known) content = <PageProblem />;

  const onward = (): void => {
    if (next === 'push') void push(false);
    else if (next === 'add') void add(false);
  };

  return (
    <form
      className="panel"
      ref={form}
      noValidate
      {...keptFocus}
      {...drop.on}
      onSubmit={(event) => {
        event.preventDefault();
        onward();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
        event.preventDefault();
        onward();
      }}
    >
      <PanelHeader onClose={onClose} />
      <div className="panel-body" ref={body}>
        {trouble ? (
          <Notice
            tone="bad"
            actions={
              <Button data-first onClick={() => void look(true)}>
                {text('buttonTryAgain')}
              </Button>
            }
          >
            {text('panelUnreachable')}
          </Notice>
        ) : null}
        <ConnectionNotice />
        {content}
        {place === 'popup' ? <ConnectionDetails /> : null}
      </div>
      <footer className="panel-foot">
        <PushStatus />
        {elsewhere || !person ? null : (
          <>
            {folded ? null : (
              <>
                <SyncAs />
                <GoesAs />
                <StillNeeded />
              </>
            )}
            <PushActions />
          </>
        )}
      </footer>
      {drop.over ? <PdfDrop /> : null}
    </form>
  );
}

/** Once the first person or problem is there, the focus goes to what one would press first. */
function useFirstFocus(form: React.RefObject<HTMLFormElement | null>): void {
  const ready = usePanel(
    (panel) => !panel.reading && (panel.view !== undefined || panel.trouble !== undefined),
  );
  const done = useRef(false);
  // Before it is painted: a key pressed at the sight of the button must find the focus on it.
  useLayoutEffect(() => {
    if (!ready || done.current || !form.current) return;
    done.current = true;
    if (focusedIn(form.current)?.matches('input, select, textarea')) return;
    form.current.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true });
  }, [ready, form]);
}

/**
 * When the admin changes which fields there are, the one with the focus may be moved, which blurs it, or be gone.
 * React's own events leave out such a blur, so only the recruiter's moves count.
 */
function useFocusThroughChanges(form: React.RefObject<HTMLFormElement | null>) {
  const resolved = useResolved();
  const fields = resolved?.settings.values.displayed.join();
  const before = useRef(fields);
  const last = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const had = last.current;
    const changed = before.current !== fields;
    before.current = fields;
    if (!had || !form.current || focusedIn(form.current)) return;
    if (changed) {
      const stays = had.isConnected ? had : form.current.querySelector<HTMLElement>('[name=advanced]');
      stays?.focus({ preventScroll: true });
    } else if (!had.isConnected) {
      // What went with its own press, and nobody has said what takes its place: where no second Enter does anything.
      last.current = null;
      if (document.activeElement !== document.body) return;
      const result = form.current.querySelector<HTMLElement>('.result h2');
      (result ?? form.current.querySelector('h1'))?.focus({ preventScroll: true });
    }
  });
  return {
    onFocus: (event: FocusEvent) => {
      last.current = event.target as HTMLElement;
    },
    onBlur: () => {
      last.current = null;
    },
  };
}
