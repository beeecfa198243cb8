import { useState } from 'react';
import { text, type TextKey } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { download } from '../parts/download';

/** A file to be kept: its name, its media type and what is in it. */
export interface Made {
  name: string;
  type: string;
  content: string;
}

/** Makes a file and gives it to the browser to keep, and says so: nothing else on the screen tells that it is there. */
export function ExportButton({ make, failed }: { make: () => Made | Promise<Made>; failed?: TextKey }) {
  const [state, setState] = useState<'busy' | 'failed' | { made: string }>();
  const press = async (): Promise<void> => {
    setState('busy');
    try {
      const { name, type, content } = await make();
      download(name, type, content);
      setState({ made: name });
    } catch {
      setState('failed');
    }
  };
  let said = '';
  if (state === 'failed' && failed) said = text(failed);
  if (typeof state === 'object') said = text('exported', state.made);
  return (
    <>
      <Button off={state === 'busy'} onClick={() => void press()}>
        {text('buttonExport')}
      </Button>
      <span className={state === 'failed' ? 'field-error' : 'field-hint'} aria-live="polite">
        {said}
      </span>
    </>
  );
}
