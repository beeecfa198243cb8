import { useEffect, useState } from 'react';
import { browser } from '@/lib/platform/browser';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';

const linkedIn = { origins: ['https://www.linkedin.com/*'] };

/** Lets the toolbar icon tell from a profile's address alone whether the person is in Lever. */
export function ToolbarPermission() {
  const [allowed, setAllowed] = useState<boolean>();
  const [told, setTold] = useState<'refused' | 'failed'>();
  useEffect(() => {
    let gone = false;
    browser.permissions.contains(linkedIn).then(
      (has) => {
        if (!gone) setAllowed(has);
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, []);
  const settle = (asked: Promise<boolean>, becomes: boolean): void => {
    asked.then(
      (done) => {
        if (done) setAllowed(becomes);
        setTold(done ? undefined : becomes ? 'refused' : 'failed');
      },
      () => {
        setTold(becomes ? 'refused' : 'failed');
      },
    );
  };
  return (
    <div className="card">
      <h3>{text('toolbarTitle')}</h3>
      <p>{text('toolbarWhat')}</p>
      <p className="field-hint">{text('toolbarSees')}</p>
      <p aria-live="polite">{allowed === undefined ? '' : text(allowed ? 'toolbarOn' : 'toolbarOff')}</p>
      <div className="row">
        {allowed ? (
          <Button
            onClick={() => {
              settle(browser.permissions.remove(linkedIn), false);
            }}
          >
            {text('buttonStopAllowing')}
          </Button>
        ) : (
          <Button
            onClick={() => {
              // Straight from the click: Chrome shows its question only then.
              settle(browser.permissions.request(linkedIn), true);
            }}
          >
            {text('buttonAllow')}
          </Button>
        )}
      </div>
      <div aria-live="polite" className="told">
        {told ? (
          <Notice tone="warning">
            {text(told === 'refused' ? 'toolbarRefused' : 'toolbarNotTakenBack')}
          </Notice>
        ) : null}
      </div>
    </div>
  );
}
