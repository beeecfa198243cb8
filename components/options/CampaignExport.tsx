import { useState } from 'react';
import { send } from '@/lib/messages/send';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { download } from '../parts/download';

/**
 * Writes campaigns with their people and drafts into a file, to be imported on another machine: all of them, or one. With
 * `table`, what that gives goes into a file for a spreadsheet instead, where that is chosen.
 */
export function CampaignExport({ campaign, table }: { campaign?: string; table?: () => string }) {
  const [as, setAs] = useState<'csv' | 'json'>(campaign === undefined && table ? 'csv' : 'json');
  const [state, setState] = useState<'busy' | 'failed'>();
  const make = async (): Promise<void> => {
    if (as === 'csv' && table) {
      // Spreadsheets take a file for UTF-8 only where it begins with this mark.
      download('fulcrum-people.csv', 'text/csv;charset=utf-8', `\uFEFF${table()}`);
      return;
    }
    setState('busy');
    try {
      const { content } = await send('campaign.export', campaign === undefined ? {} : { campaign });
      download(
        `fulcrum-${campaign === undefined ? 'campaigns' : 'campaign'}.json`,
        'application/json',
        content,
      );
      setState(undefined);
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      {campaign !== undefined && table ? (
        <select
          aria-label={text('labelFileType')}
          className="file-type"
          value={as}
          onChange={(event) => {
            setAs(event.currentTarget.value as typeof as);
          }}
        >
          <option value="json">{text('fileCampaign')}</option>
          <option value="csv">{text('fileTable')}</option>
        </select>
      ) : null}
      <Button off={state === 'busy'} onClick={() => void make()}>
        {text('buttonExport')}
      </Button>
      <span className="field-error" aria-live="polite">
        {state === 'failed' ? text('campaignsNotExported') : ''}
      </span>
    </>
  );
}
