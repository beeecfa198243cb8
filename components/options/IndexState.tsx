import { useId, useState } from 'react';
import { send } from '@/lib/messages/send';
import type { IndexView } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { useNow } from '../parts/use-now';
import { ago, words } from '../parts/words';
import { useIndex } from './use-index';

/** How the index on this computer stands, and the way to build it again. */
export function IndexState() {
  const id = useId();
  const { index, failed, look } = useIndex();
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);
  const rebuild = async (): Promise<void> => {
    setBusy(true);
    setRefused(
      await send('index.rebuild', {}).then(
        () => false,
        () => true,
      ),
    );
    look();
    setBusy(false);
  };
  return (
    <div className="index-state">
      <p aria-live="polite" className={failed || index?.state === 'failed' ? 'field-error' : 'field-hint'}>
        {failed ? text('indexNoAnswer') : index ? stateWords(index, now) : text('optionsLoading')}
        {index?.problem ? ` ${words(index.problem)}` : ''}
      </p>
      <Button
        off={busy || index === undefined || index.state === 'off' || index.state === 'building'}
        aria-describedby={`${id}-hint`}
        onClick={() => void rebuild()}
      >
        {text('buttonBuildIndex')}
      </Button>
      <p className="field-hint" id={`${id}-hint`}>
        {text('hintBuildIndex')}
      </p>
      <p aria-live="polite" className="field-error said">
        {refused ? text('indexNoAnswer') : ''}
      </p>
    </div>
  );
}

function stateWords({ state, size, at }: IndexView, now: number): string {
  const count = new Intl.NumberFormat().format(size);
  const age = at === undefined ? '' : ago(at, now);
  switch (state) {
    case 'off':
      return text('indexOff');
    case 'none':
      return text('indexNone');
    case 'building':
      return text('indexBuilding', count);
    case 'ready':
      return age ? text('indexReady', count, age) : text('indexReadyPlain', count);
    case 'failed':
      return text('indexFailed', count);
  }
}
