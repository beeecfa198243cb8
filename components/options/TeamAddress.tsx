import { useRef, useState } from 'react';
import { isTokenUrl } from '@/lib/connection/token-url';
import type { Request } from '@/lib/messages/registry';
import { say, text, type Sentence } from '@/lib/platform/text';
import { Field } from '../parts/Field';
import { WriteOnly } from '../parts/WriteOnly';
import { words } from '../parts/words';
import { useLoaded, useSettings } from './use-settings';

type Typed = { [K in keyof Request<'settings.address'>]?: string | undefined };

/** Where the team's settings are fetched, with the keys for it. Stored when the focus leaves. */
export function TeamAddress() {
  const { team } = useLoaded().page;
  const keepAddress = useSettings((settings) => settings.keepAddress);
  const [typed, setTyped] = useState<Typed>({});
  const [refused, setRefused] = useState<{ address: string; why: Sentence }>();
  const [state, setState] = useState<'asking' | 'saved'>();
  /** What the worker is asked about now: Enter and then leaving the field are one wish. */
  const asked = useRef<Typed>(undefined);
  const address = typed.address ?? team.address;
  // An address of the team's must be what a Token URL must be: https, and no password in it.
  const bad = address.trim() && !isTokenUrl(address.trim()) ? say('badTeamAddress') : undefined;
  const problem = bad ?? (refused?.address === address.trim() ? refused.why : undefined);

  const type = (change: Typed): void => {
    setTyped({ ...typed, ...change });
    setRefused(undefined);
    setState(undefined);
  };
  const keep = async (now: Typed): Promise<void> => {
    const kept = (now.address ?? team.address).trim();
    const keys = now.readKey !== undefined || now.publishKey !== undefined;
    // Keys wait for the address that they are for.
    if (bad || asked.current === now || !(kept !== team.address || (keys && kept))) return;
    asked.current = now;
    setState('asking');
    const answer = await keepAddress({
      address: kept,
      ...(now.readKey === undefined ? {} : { readKey: now.readKey }),
      ...(now.publishKey === undefined ? {} : { publishKey: now.publishKey }),
    });
    if (asked.current === now) asked.current = undefined;
    setRefused(answer && { address: kept, why: answer });
    setState(answer ? undefined : 'saved');
    // What was typed meanwhile stays, to be stored next.
    if (!answer)
      setTyped((later) =>
        Object.fromEntries(
          Object.entries(later).filter(([name, value]) => now[name as keyof Typed] !== value),
        ),
      );
  };
  const secret = (name: 'readKey' | 'publishKey', label: string, hint: string, there: boolean) => (
    <WriteOnly
      label={label}
      name={name}
      hint={hint}
      there={there}
      readOnly={false}
      value={typed[name]}
      onType={(value) => {
        type({ [name]: value });
      }}
      onLeave={() => void keep(typed)}
      onForget={() => {
        type({ [name]: undefined });
        void keep({ [name]: '' });
      }}
    />
  );
  return (
    <>
      <Field
        label={text('labelTeamAddress')}
        hint={text(team.addressFromPolicy ? 'optionsFromPolicy' : 'hintTeamAddress')}
        error={problem && words(problem)}
        aside={
          <span className="saved" aria-live="polite">
            {state === 'asking' ? text('addressAsking') : state === 'saved' ? text('optionsSaved') : ''}
          </span>
        }
      >
        {(control) => (
          <input
            {...control}
            name="teamAddress"
            type="url"
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            maxLength={2_000}
            readOnly={team.addressFromPolicy}
            value={address}
            onChange={(event) => {
              type({ address: event.currentTarget.value });
            }}
            onBlur={() => void keep(typed)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) void keep(typed);
            }}
          />
        )}
      </Field>
      {secret('readKey', text('labelReadKey'), text('hintReadKey'), team.hasReadKey)}
      {secret('publishKey', text('labelPublishKey'), text('hintPublishKey'), team.hasPublishKey)}
    </>
  );
}
