import { useRef, useState } from 'react';
import { useStore, type StoreApi } from 'zustand';
import { text } from '@/lib/platform/text';
import { MOST_CAMPAIGNS, type Campaign } from '@/lib/settings/settings';
import { Button } from '../parts/Button';
import { focusAfter, marked } from '../parts/focus-after';
import { Notice } from '../parts/Notice';
import { AddNamed } from './AddNamed';
import { CampaignCard } from './CampaignCard';
import { CampaignExport } from './CampaignExport';
import { CampaignImport } from './CampaignImport';
import { campaignsIn, colours, colourText, freeColour, wrongCampaignName } from './campaigns';
import { ChoiceField } from './ChoiceField';
import { Counts } from './Counts';
import { addCampaign } from './places';
import type { Tell } from './tell';
import { addressOf } from './use-address';
import { useCounts, type PeopleState } from './use-people';
import { useLoaded, useSettings } from './use-settings';
import { WITHOUT, withoutCampaign } from './without';

/** The campaigns of the team and of the recruiter, with what has come of the people of each. */
export function CampaignList(props: { people: StoreApi<PeopleState>; tell: Tell }) {
  const { people, tell } = props;
  const { documents } = useLoaded();
  const edit = useSettings((settings) => settings.edit);
  const { counts, failed, look } = useCounts(people);
  const prepare = useStore(people, (state) => state.prepare);
  const [open, setOpen] = useState<string>();
  const box = useRef<HTMLDivElement>(null);
  const all = campaignsIn(documents);
  const gone = withoutCampaign(documents, counts);

  return (
    <>
      {failed ? (
        <Notice tone="bad" actions={<Button onClick={() => void look()}>{text('buttonTryAgain')}</Button>}>
          {text('countsFailed')}
        </Notice>
      ) : null}
      <div className="card" ref={box}>
        {all.length ? (
          <ul className="campaign-list" aria-label={text('sectionCampaigns')}>
            {all.map((listed, at) => {
              const { id, name } = listed.campaign;
              const next = all[at + 1] ?? all[at - 1];
              return (
                <li key={id}>
                  <CampaignCard
                    listed={listed}
                    counts={counts && (counts.get(id) ?? null)}
                    name={
                      <a
                        href={addressOf('campaigns', id)}
                        data-control="open"
                        data-of={id}
                        dir="auto"
                        // Most are opened by a press that such a move comes before: then their people are there.
                        onPointerEnter={() => {
                          prepare([id]);
                        }}
                        onFocus={() => {
                          prepare([id]);
                        }}
                      >
                        {name}
                      </a>
                    }
                    open={open === id}
                    onOpen={(opened) => {
                      setOpen(opened ? id : undefined);
                    }}
                    onAdded={(copy, said) => {
                      setOpen(copy);
                      tell(said);
                    }}
                    remove={(change, said) => {
                      tell(said);
                      focusAfter(change, () =>
                        next
                          ? marked(box.current, 'open', next.campaign.id)
                          : box.current?.querySelector('.preset-add input'),
                      );
                    }}
                    tell={tell}
                  />
                </li>
              );
            })}
          </ul>
        ) : (
          <p className="field-hint">{text('campaignsNone')}</p>
        )}
        <NewCampaign
          full={documents.mine.campaigns.length >= MOST_CAMPAIGNS}
          onAdd={(campaign) => {
            edit('mine', (now) => addCampaign(now, campaign));
            setOpen(campaign.id);
            tell(text('campaignAdded', campaign.name));
          }}
        />
      </div>
      {gone.ids.length ? (
        <div className="card">
          <div className="campaign-head">
            <a
              href={addressOf('campaigns', WITHOUT)}
              data-of={WITHOUT}
              onPointerEnter={() => {
                prepare(gone.ids);
              }}
              onFocus={() => {
                prepare(gone.ids);
              }}
            >
              {text('campaignWithout')}
            </a>
          </div>
          <p className="field-hint">{text('hintWithout')}</p>
          <Counts of={gone.counts} />
        </div>
      ) : null}
      <div className="card">
        <div className="row">
          <CampaignImport onTaken={look} />
          <CampaignExport />
        </div>
        <p className="field-hint">{text('hintCampaignFile')}</p>
      </div>
    </>
  );
}

function NewCampaign(props: { full: boolean; onAdd: (campaign: Campaign) => void }) {
  const { documents } = useLoaded();
  const [chosen, setChosen] = useState<Campaign['colour']>();
  const colour = chosen ?? freeColour(documents);
  if (props.full) return <p className="field-hint">{text('campaignsFull', String(MOST_CAMPAIGNS))}</p>;
  return (
    <AddNamed
      label={text('labelNewCampaign')}
      button={text('buttonNewCampaign')}
      wrong={(name) => wrongCampaignName(name, documents)}
      onAdd={(name) => {
        props.onAdd({ id: crypto.randomUUID(), name, colour, settings: {}, archived: false });
        setChosen(undefined);
      }}
    >
      <ChoiceField
        label={text('labelColour')}
        name="colour"
        value={colour}
        options={colours.map((one) => ({ value: one, text: text(colourText[one]) }))}
        readOnly={false}
        onChange={setChosen}
      />
    </AddNamed>
  );
}
