import { useId, useRef, useState, type ReactNode } from 'react';
import type { ConnectionPage } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { focusAfter } from '../parts/focus-after';
import { Notice } from '../parts/Notice';
import { words } from '../parts/words';
import { ActingAs } from './ActingAs';
import { RadioGroup } from './RadioGroup';
import { RedirectAddress } from './RedirectAddress';
import { SecretField } from './SecretField';
import { SettingField } from './SettingField';
import { useOptions, useProblems } from './use-options';

/** What a sign-in needs, in the order in which it is filled in; the button that signs in comes last. */
export function ConnectionForm({ page }: { page: ConnectionPage }) {
  const edits = useOptions((options) => options.edits);
  const edit = useOptions((options) => options.edit);
  const save = useOptions((options) => options.save);
  const connect = useOptions((options) => options.connect);
  const problems = useProblems();
  const form = useRef<HTMLDivElement>(null);
  const [pressedAt, setPressedAt] = useState<number>();
  const { connection, settings, fromPolicy, redirectUrl } = page;
  const signInWith = edits.signInWith ?? settings.signInWith;
  const oauth = signInWith === 'oauth';
  const signedIn = connection.status !== 'notConnected';
  const change = (changed: Parameters<typeof edit>[0]): void => {
    edit(changed);
    void save();
  };
  const press = async (): Promise<void> => {
    setPressedAt(Date.now());
    await connect();
    // What keeps the sign-in from starting may be out of sight.
    focusAfter(
      () => undefined,
      () => form.current?.querySelector('[aria-invalid=true]'),
    );
  };
  return (
    <div className="card" ref={form}>
      <RadioGroup
        label={text('labelEnvironment')}
        value={edits.environment ?? settings.environment}
        options={[
          { value: 'production', text: text('environmentProduction') },
          { value: 'sandbox', text: text('environmentSandbox') },
        ]}
        hint={text('hintEnvironment')}
        readOnly={fromPolicy.includes('environment')}
        onChange={(environment) => {
          change({ environment });
        }}
      />
      <RadioGroup
        label={text('labelSignInWith')}
        value={signInWith}
        options={[
          { value: 'oauth', text: text('signInOauth') },
          { value: 'apiKey', text: text('signInApiKey') },
        ]}
        hint={text('optionsWhichWay')}
        readOnly={fromPolicy.includes('signInWith')}
        onChange={(chosen) => {
          change({ signInWith: chosen });
        }}
      />
      <Way title={text('signInOauth')} used={oauth} wrong={problems.tokenUrl !== undefined}>
        <RedirectAddress url={redirectUrl} />
        <SettingField label={text('labelClientId')} name="clientId" hint={text('hintClientId')} required />
        <SecretField label={text('labelClientSecret')} name="clientSecret" hint={text('hintSecret')} />
        <SettingField label={text('labelTokenUrl')} name="tokenUrl" hint={text('hintTokenUrl')} type="url" />
      </Way>
      <Way title={text('signInApiKey')} used={!oauth} wrong={false}>
        <SecretField label={text('labelApiKey')} name="apiKey" hint={text('hintApiKey')} required />
      </Way>
      <ActingAs hint={text(oauth ? 'hintActingAsOauth' : 'hintActingAsApiKey')} required={!oauth} />
      <Confidential
        checked={edits.confidential ?? settings.confidential}
        fixed={fromPolicy.includes('confidential')}
        hint={text(oauth ? 'hintConfidentialOauth' : 'hintConfidentialApiKey')}
        onChange={(confidential) => {
          change({ confidential });
        }}
      />
      <div className="row">
        <Button kind={signedIn ? 'secondary' : 'primary'} onClick={() => void press()}>
          {text('buttonConnect')}
        </Button>
      </div>
      <Outcome
        connection={connection}
        differs={
          connection.environment !== settings.environment || connection.signInWith !== settings.signInWith
        }
        pressedAt={pressedAt}
        wrong={Object.values(problems).some(Boolean)}
      />
    </div>
  );
}

/** How the sign-in goes, said where it was asked for. */
function Outcome(props: {
  connection: ConnectionPage['connection'];
  /** What is chosen is for another connection than there is. */
  differs: boolean;
  pressedAt: number | undefined;
  /** Something in the form keeps the sign-in from starting. */
  wrong: boolean;
}) {
  const { status, signingIn, lastError } = props.connection;
  // What went wrong with the connection there is stands beside it, unless this press is what it is about.
  const about = status === 'notConnected' || (lastError && lastError.at >= (props.pressedAt ?? Infinity));
  return (
    <div aria-live="polite" className="told">
      {signingIn ? <Notice>{text('noticeSigningIn')}</Notice> : null}
      {lastError && about && !signingIn && !props.wrong ? (
        <Notice tone="bad">
          <p dir="auto">{words(lastError.say)}</p>
        </Notice>
      ) : null}
      {status !== 'notConnected' && props.differs ? <Notice>{text('noticeConnectAgain')}</Notice> : null}
    </div>
  );
}

/** What one way to sign in needs; the other way's is put away, and not out of reach: something may be stored there. */
function Way(props: { title: string; used: boolean; wrong: boolean; children: ReactNode }) {
  const { title, used, wrong, children } = props;
  if (used)
    return (
      <div className="way" data-used>
        <h3>{title}</h3>
        {children}
      </div>
    );
  return (
    // What is wrong in there is in the way all the same, and nobody can mend what is shut.
    <details className="way" open={wrong}>
      <summary>
        {title} <span className="field-hint">{text('wayNotUsed')}</span>
      </summary>
      {children}
    </details>
  );
}

function Confidential(props: {
  checked: boolean;
  fixed: boolean;
  hint: string;
  onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="tick">
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-hint`}
        disabled={props.fixed}
        checked={props.checked}
        onChange={(event) => {
          props.onChange(event.currentTarget.checked);
        }}
      />
      <label htmlFor={id}>{text('labelConfidential')}</label>
      <span className="field-hint" id={`${id}-hint`}>
        {props.fixed ? text('optionsFromPolicy') : props.hint}
      </span>
    </div>
  );
}
