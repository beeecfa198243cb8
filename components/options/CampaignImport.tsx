import { useState } from 'react';
import { send } from '@/lib/messages/send';
import type { Reply } from '@/lib/messages/registry';
import { say, text } from '@/lib/platform/text';
import { Notice } from '../parts/Notice';
import { Sentences } from '../parts/Sentences';
import { ImportButton } from './ImportButton';
import { useSettings } from './use-settings';

/** Takes campaigns with their people from a file, and says what was taken and what was left out. */
export function CampaignImport({ onTaken }: { onTaken: () => Promise<void> }) {
  const look = useSettings((settings) => settings.look);
  const save = useSettings((settings) => settings.save);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Reply<'campaign.import'>>();

  const take = async (chosen: File): Promise<void> => {
    setBusy(true);
    setOutcome(undefined);
    // What is not stored yet must not be laid over what comes in.
    await save();
    // Read or answered not at all, such as a file that is larger than a message may be.
    const reply = await chosen
      .text()
      .then((content) => send('campaign.import', { content }))
      .catch(() => ({ taken: false, told: [say('campaignsNotRead')] }));
    setOutcome(reply);
    setBusy(false);
    await Promise.all([look(), onTaken()]);
  };
  return (
    <>
      <ImportButton
        label={text('campaignFile')}
        accept=".json,application/json"
        off={busy}
        onFile={(chosen) => void take(chosen)}
      />
      <div aria-live="polite" className="told campaign-imported">
        {busy ? <p className="dim">{text('campaignsImporting')}</p> : null}
        {outcome ? (
          <Notice tone={outcome.taken ? 'good' : 'bad'}>
            <p>{text(outcome.taken ? 'campaignsImported' : 'campaignsNotImported')}</p>
            <Sentences of={outcome.told} />
          </Notice>
        ) : null}
      </div>
    </>
  );
}
