import { useMemo, useState } from 'react';
import type { StoreApi } from 'zustand';
import { text } from '@/lib/platform/text';
import { Notice } from '../parts/Notice';
import { CampaignCard } from './CampaignCard';
import { CampaignPeople } from './CampaignPeople';
import { campaignsIn } from './campaigns';
import { Counts } from './Counts';
import type { Tell } from './tell';
import { addressOf } from './use-address';
import { countsIn } from './people-table';
import { useCounts, useRows, type PeopleState } from './use-people';
import { useLoaded } from './use-settings';
import { WITHOUT, withoutCampaign } from './without';

/** One campaign with its people, or the people who are without one. */
export function CampaignPage(props: { people: StoreApi<PeopleState>; open: string; tell: Tell }) {
  return (
    <>
      <p>
        <a className="match-open" href={addressOf('campaigns')}>
          {text('campaignsAll')}
        </a>
      </p>
      {props.open === WITHOUT ? <Without {...props} /> : <One {...props} />}
    </>
  );
}

function One({ people, open: id, tell }: Parameters<typeof CampaignPage>[0]) {
  const { documents } = useLoaded();
  const rows = useRows(people, [id]);
  const [editing, setEditing] = useState(false);
  const counts = useMemo(() => rows.rows && countsIn(rows.rows), [rows.rows]);
  // One and the same from drawing to drawing, by which the rows of the table tell that nothing of them changed.
  const listed = useMemo(
    () => campaignsIn(documents).find(({ campaign }) => campaign.id === id),
    [documents, id],
  );
  if (!listed) return <Notice tone="warning">{text('campaignNotThere')}</Notice>;
  const { name } = listed.campaign;
  return (
    <>
      <div className="card">
        <CampaignCard
          listed={listed}
          counts={counts}
          name={
            <h3 tabIndex={-1} dir="auto">
              {name}
            </h3>
          }
          open={editing}
          onOpen={setEditing}
          onAdded={(copy, said) => {
            tell(said, { open: copy });
            location.hash = addressOf('campaigns', copy);
          }}
          remove={(change, said) => {
            change();
            tell(said, { open: undefined });
            location.hash = addressOf('campaigns');
          }}
          tell={tell}
        />
      </div>
      <CampaignPeople {...rows} name={name} listed={listed} />
    </>
  );
}

function Without({ people }: Parameters<typeof CampaignPage>[0]) {
  const { documents } = useLoaded();
  const { counts } = useCounts(people);
  const gone = withoutCampaign(documents, counts);
  const rows = useRows(people, gone.ids);
  return (
    <>
      <div className="card">
        <h3 tabIndex={-1}>{text('campaignWithout')}</h3>
        <p className="field-hint">{text('hintWithout')}</p>
        <Counts of={gone.counts} />
      </div>
      {counts ? (
        <CampaignPeople {...rows} name={text('campaignWithout')} listed={undefined} />
      ) : (
        <p className="dim">{text('optionsLoading')}</p>
      )}
    </>
  );
}
