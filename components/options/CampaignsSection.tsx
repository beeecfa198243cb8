import { Activity, useEffect, useRef, useState } from 'react';
import { text } from '@/lib/platform/text';
import { Notice } from '../parts/Notice';
import { CampaignList } from './CampaignList';
import { CampaignPage } from './CampaignPage';
import { Publish } from './Publish';
import { SettingsSection } from './SettingsSection';
import type { Tell } from './tell';
import { beforeAddress, useAddress } from './use-address';
import { openPeople } from './use-people';

/** The campaigns, and the people of the one that is opened; which one stands in the address. */
export function CampaignsSection() {
  const [, open] = useAddress();
  // Who opened one knows what they are.
  const intro = open === undefined ? { intro: text('introCampaigns') } : {};
  return (
    <SettingsSection title={text('sectionCampaigns')} {...intro}>
      <Publish />
      <Campaigns />
    </SettingsSection>
  );
}

function Campaigns() {
  const [people] = useState(openPeople);
  const [, open] = useAddress();
  const [said, setSaid] = useState<{ text: string; at: string | undefined }>();
  const kept = useKept(open);
  const list = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const was = useRef(open);
  // What was pressed is gone: on with the campaign that came in its place, and back to where one was.
  useEffect(() => {
    const before = was.current;
    was.current = open;
    if (before === open) return;
    const back = [...(list.current?.querySelectorAll<HTMLElement>('a[data-of]') ?? [])].find(
      ({ dataset }) => dataset['of'] === before,
    );
    (open === undefined ? back : page.current?.querySelector<HTMLElement>('h3'))?.focus();
  }, [open]);
  // The worker finds the people while the page around them is drawn.
  useEffect(
    () =>
      beforeAddress((section, next) => {
        if (section === 'campaigns' && next) people.getState().prepare([next]);
      }),
    [people],
  );
  const tell: Tell = (words, at = { open }) => {
    setSaid({ text: words, at: at.open });
  };
  return (
    <div className="campaigns" data-open={open !== undefined || undefined}>
      <div aria-live="polite" className="told">
        {said && said.at === open ? <Notice>{said.text}</Notice> : null}
      </div>
      {kept.list ? (
        <Activity mode={open === undefined ? 'visible' : 'hidden'}>
          <div className="campaigns" ref={list}>
            <CampaignList people={people} tell={tell} />
          </div>
        </Activity>
      ) : null}
      {kept.page === undefined ? null : (
        <Activity key={kept.page} mode={open === kept.page ? 'visible' : 'hidden'}>
          <div className="campaigns" ref={page}>
            <CampaignPage people={people} open={kept.page} tell={tell} />
          </div>
        </Activity>
      )}
    </div>
  );
}

/** What is kept out of sight as it was left, for the way back: the list, and the campaign that was open last. */
function useKept(open: string | undefined): { list: boolean; page: string | undefined } {
  const [list, setList] = useState(open === undefined);
  const [page, setPage] = useState(open);
  if (open === undefined && !list) setList(true);
  if (open !== undefined && open !== page) setPage(open);
  return { list, page };
}
