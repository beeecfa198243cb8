import { useState } from 'react';
import { say, text } from '@/lib/platform/text';
import { LARGEST, writeDocument } from '@/lib/settings/document';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';
import { ExportButton } from './ExportButton';
import { ImportButton } from './ImportButton';
import { Imported, type Outcome } from './Imported';
import type { Scope } from './places';
import { useLoaded, useSettings } from './use-settings';

const fileName = { team: 'fulcrum-team-settings.json', mine: 'fulcrum-my-settings.json' } as const;

/** The way of settings in and out: as a file, or as text that is pasted. */
export function Transfer({ scope }: { scope: Scope }) {
  const { page, documents } = useLoaded();
  const take = useSettings((settings) => settings.take);
  const [pasted, setPasted] = useState('');
  const [outcome, setOutcome] = useState<Outcome>();
  const fromPolicy = scope === 'team' && page.team.source === 'policy';

  const bring = async (content: string): Promise<void> => {
    const reply = await take(scope, content);
    setOutcome(reply);
    if (reply.taken) setPasted('');
  };
  const open = async (chosen: File): Promise<void> => {
    if (chosen.size > LARGEST)
      setOutcome({ taken: false, came: [], left: [], told: [say('settingsTooLarge')] });
    else await bring(await chosen.text());
  };

  return (
    <div className="transfer">
      <div className="row">
        {fromPolicy ? null : (
          <ImportButton
            label={text('importFile')}
            accept=".json,.txt,application/json,text/plain"
            onFile={(chosen) => void open(chosen)}
          />
        )}
        <ExportButton
          make={() => ({
            name: fileName[scope],
            type: 'application/json',
            content: writeDocument(documents[scope]),
          })}
        />
      </div>
      {fromPolicy ? null : (
        <details>
          <summary>{text('importPaste')}</summary>
          <Field label={text('labelPaste')} hint={text('hintPaste')}>
            {(control) => (
              <textarea
                {...control}
                rows={5}
                dir="auto"
                spellCheck={false}
                value={pasted}
                onChange={(event) => {
                  setPasted(event.currentTarget.value);
                }}
              />
            )}
          </Field>
          <Button off={pasted.trim() === ''} onClick={() => void bring(pasted)}>
            {text('buttonImportPasted')}
          </Button>
        </details>
      )}
      <Imported outcome={outcome} />
    </div>
  );
}
