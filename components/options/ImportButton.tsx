import { useRef } from 'react';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';

/** Import, from a file of these kinds. `label` names the field behind the button. */
export function ImportButton(props: {
  label: string;
  accept: string;
  off?: boolean;
  onFile: (chosen: File) => void;
}) {
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button off={props.off ?? false} onClick={() => file.current?.click()}>
        {text('buttonImport')}
      </Button>
      <input
        ref={file}
        type="file"
        hidden
        aria-label={props.label}
        accept={props.accept}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          // Chosen once more, the same file is read once more.
          event.currentTarget.value = '';
          if (chosen) props.onFile(chosen);
        }}
      />
    </>
  );
}
