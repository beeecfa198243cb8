import { useId, useState } from 'react';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';

/** The address Lever sends the sign-in back to, to be registered there. */
export function RedirectAddress({ url }: { url: string }) {
  const id = useId();
  const [said, setSaid] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(url).then(
      () => {
        setSaid(text('copied'));
      },
      () => {
        setSaid(text('copyFailed'));
      },
    );
  };
  return (
    <div className="field">
      <label htmlFor={id}>{text('labelRedirect')}</label>
      <div className="row redirect">
        <input id={id} type="text" readOnly value={url} aria-describedby={`${id}-hint`} />
        <Button onClick={copy}>{text('buttonCopy')}</Button>
        <span className="saved" aria-live="polite">
          {said}
        </span>
      </div>
      <p className="field-hint" id={`${id}-hint`}>
        {text('hintRedirect')}
      </p>
    </div>
  );
}
