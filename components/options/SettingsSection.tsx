import { useEffect, useId, useRef, type ReactNode } from 'react';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { words } from '../parts/words';
import { SaveStatus } from './SaveStatus';
import { Trouble } from './Trouble';
import { useAddress } from './use-address';
import { useOptions } from './use-options';
import { useSettings } from './use-settings';

/** A section of settings: its heading, whether edits are stored, and its parts once the settings are there. */
export function SettingsSection(props: { title: string; intro?: string; children: ReactNode }) {
  const id = useId();
  const loaded = useSettings((settings) => settings.page !== undefined);
  const trouble = useSettings((settings) => settings.trouble);
  const refused = useSettings((settings) => settings.refused);
  const look = useSettings((settings) => settings.look);
  const save = useSettings((settings) => settings.save);
  const rest = useSettings((settings) => settings.rest);
  const section = useNamedPlace(loaded);
  return (
    <section aria-labelledby={id} onBlur={rest} ref={section}>
      <div className="section-head section-settings">
        <h2 id={id}>{props.title}</h2>
        {loaded ? <SaveStatus /> : null}
      </div>
      {props.intro ? <p className="dim">{props.intro}</p> : null}
      <div aria-live="polite" className="told">
        {trouble ? <Trouble {...{ trouble, save, look }} /> : null}
        {refused ? <Notice tone="bad">{`${text('settingsRefused')} ${words(refused)}`}</Notice> : null}
      </div>
      {loaded ? (
        <>
          <ListsMissing />
          {props.children}
        </>
      ) : trouble ? null : (
        <p className="dim">{text('optionsLoading')}</p>
      )}
    </section>
  );
}

/** What the address names within the section comes into sight, with the focus, once it is on the screen. */
function useNamedPlace(loaded: boolean) {
  const section = useRef<HTMLElement>(null);
  const [, name] = useAddress();
  useEffect(() => {
    if (!loaded || !name) return;
    const places = [...(section.current?.querySelectorAll<HTMLElement>('[data-place]') ?? [])];
    const place = places.find(({ dataset }) => dataset['place'] === name);
    place?.scrollIntoView({ block: 'center' });
    place?.querySelector<HTMLElement>('input, select, textarea')?.focus({ preventScroll: true });
  }, [loaded, name]);
  return section;
}

/** Why there is little to choose from. */
function ListsMissing() {
  const state = useSettings((settings) => settings.page?.catalog.state);
  const connected = useOptions((options) => options.page?.connection.status);
  const look = useSettings((settings) => settings.look);
  if (state === 'failed')
    return (
      <Notice tone="warning" actions={<Button onClick={() => void look()}>{text('buttonTryAgain')}</Button>}>
        {text('pickerFailed')}
      </Notice>
    );
  if (state !== 'none' || connected !== 'notConnected') return null;
  return (
    <Notice actions={<a href="#connection">{text('sectionConnection')}</a>}>
      {text('listsNotConnected')}
    </Notice>
  );
}
