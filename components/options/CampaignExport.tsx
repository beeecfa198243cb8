import { useState } from 'react';
import { send } from '@/lib/messages/send';
import { text } from '@/lib/platform/text';
import { ExportButton, type Made } from './ExportButton';

/**
 * Writes campaigns with their people and drafts into a file, to be imported on another machine: all of them, or one. With
 * `table`, what that gives goes into a file for a spreadsheet instead, where that is chosen.
 */
export function CampaignExport({ campaign, table }: { campaign?: string; table?: () => string }) {
  const [as, setAs] = useState<'csv' | 'json'>(campaign === undefined && table ? 'csv' : 'json');
  const make = async (): Promise<Made> => {
    if (as === 'csv' && table)
      // Spreadsheets take a file for UTF-8 only where it begins with this mark.
      return { name: 'fulcrum-people.csv', type: 'text/csv;charset=utf-8', content: `\uFEFF${table()}` };
    const { content } = await send('campaign.export', campaign === undefined ? {} : { campaign });
    const name = `fulcrum-${campaign === undefined ? 'campaigns' : 'campaign'}.json`;
    return { name, type: 'application/json', content };
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
      <ExportButton make={make} failed={'campaignsNotExported'} />
    </>
  );
}
