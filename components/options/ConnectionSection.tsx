import { useId, type ReactNode } from 'react';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { ConnectionFacts } from '../parts/ConnectionFacts';
import { GrantNote } from '../parts/GrantNote';
import { ConnectionStatus } from '../parts/ConnectionStatus';
import { Notice } from '../parts/Notice';
import { ActingAs } from './ActingAs';
import { RadioGroup } from './RadioGroup';
import { RedirectAddress } from './RedirectAddress';
import { SecretField } from './SecretField';
import { SettingField } from './SettingField';
import { Trouble } from './Trouble';
import { useOptions } from './use-options';

/** How Fulcrum reaches Lever. */
export function ConnectionSection() {
  const page = useOptions((options) => options.page);
  const trouble = useOptions((options) => options.trouble);
  const look = useOptions((options) => options.look);
  const save = useOptions((options) => options.save);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{text('sectionConnection')}</h2>
        <ConnectionStatus status={page?.connection.status} />
      </div>
      {trouble ? <Trouble {...{ trouble, save, look }} /> : null}
      {page ? <Connection /> : trouble ? null : <p className="dim">{text('optionsLoading')}</p>}
    </section>
  );
}

/** What keeps the sign-in from starting may be out of sight. */
const toWhatIsWrong = (): void => document.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();

function Connection() {
  const page = useOptions((options) => options.page);
  const edits = useOptions((options) => options.edits);
  const edit = useOptions((options) => options.edit);
  const save = useOptions((options) => options.save);
  const connect = useOptions((options) => options.connect);
  const disconnect = useOptions((options) => options.disconnect);
  const id = useId();
  if (!page) return null;
  const { connection, settings, fromPolicy, redirectUrl, shortcut } = page;
  const signInWith = edits.signInWith ?? settings.signInWith;
  const oauth = signInWith === 'oauth';
  const change = (changed: Parameters<typeof edit>[0]): void => {
    edit(changed);
    void save();
  };
  const confidentialFixed = fromPolicy.includes('confidential');
  const hintConfidential = text(oauth ? 'hintConfidentialOauth' : 'hintConfidentialApiKey');
  const signedIn = connection.status !== 'notConnected';
  return (
    <>
      <div className="card">
        <ConnectionFacts connection={connection} />
        {connection.signingIn ? <Notice>{text('noticeSigningIn')}</Notice> : null}
        {signedIn &&
        (connection.environment !== settings.environment || connection.signInWith !== signInWith) ? (
          <Notice>{text('noticeConnectAgain')}</Notice>
        ) : null}
        <div className="row">
          <Button
            kind={signedIn ? 'secondary' : 'primary'}
            onClick={() => void connect().then(toWhatIsWrong)}
          >
            {text('buttonConnect')}
          </Button>
          {signedIn ? <Button onClick={() => void disconnect()}>{text('buttonDisconnect')}</Button> : null}
        </div>
        <GrantNote connection={connection} />
      </div>
      <div className="card">
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
        <Way title={text('signInOauth')} used={oauth}>
          <SettingField label={text('labelClientId')} name="clientId" hint={text('hintClientId')} />
          <SecretField label={text('labelClientSecret')} name="clientSecret" hint={text('hintSecret')} />
          <SettingField
            label={text('labelTokenUrl')}
            name="tokenUrl"
            hint={text('hintTokenUrl')}
            type="url"
          />
        </Way>
        <Way title={text('signInApiKey')} used={!oauth}>
          <SecretField label={text('labelApiKey')} name="apiKey" hint={text('hintApiKey')} />
        </Way>
        <ActingAs hint={text(oauth ? 'hintActingAsOauth' : 'hintActingAsApiKey')} />
        <div className="tick">
          <input
            id={id}
            type="checkbox"
            aria-describedby={`${id}-hint`}
            disabled={confidentialFixed}
            checked={edits.confidential ?? settings.confidential}
            onChange={(event) => {
              change({ confidential: event.currentTarget.checked });
            }}
          />
          <label htmlFor={id}>{text('labelConfidential')}</label>
          <span className="field-hint" id={`${id}-hint`}>
            {confidentialFixed ? text('optionsFromPolicy') : hintConfidential}
          </span>
        </div>
      </div>
      <div className="card">
        <RedirectAddress url={redirectUrl} />
        <div className="field">
          <span className="field-label">{text('labelShortcut')}</span>
          {shortcut ? <kbd>{shortcut}</kbd> : null}
          <p className="field-hint">{text(shortcut ? 'hintShortcut' : 'hintNoShortcut')}</p>
        </div>
      </div>
    </>
  );
}

/** What one way to sign in needs; the other way's stays in sight, so that nothing stored is forgotten. */
function Way({ title, used, children }: { title: string; used: boolean; children: ReactNode }) {
  return (
    <div className="way" data-used={used || undefined}>
      <h3>
        {title}
        {used ? null : <span className="field-hint">{text('wayNotUsed')}</span>}
      </h3>
      {children}
    </div>
  );
}
