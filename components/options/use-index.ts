import { useCallback, useEffect, useState } from 'react';
import { onChanged, send } from '@/lib/messages/send';
import type { IndexView } from '@/lib/messages/views';

/** How the link index stands, asked again whenever something changed. Undefined before the first answer. */
export function useIndex(): { index: IndexView | undefined; failed: boolean; look: () => void } {
  const [index, setIndex] = useState<IndexView>();
  const [failed, setFailed] = useState(false);
  const look = useCallback(() => {
    send('index.page', {}).then(
      (answer) => {
        setIndex(answer);
        setFailed(false);
      },
      () => {
        setFailed(true);
      },
    );
  }, []);
  useEffect(() => {
    look();
    return onChanged(look);
  }, [look]);
  return { index, failed, look };
}
