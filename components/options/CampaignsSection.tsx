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
  const near = (id: string, campaigns: readonly string[]): void => {
    void people
      .getState()
      .prepare(campaigns)
      .then(() => {
        kept.near(id);
      });
  };
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
        if (section === 'campaigns' && next) void people.getState().prepare([next]);
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
            <CampaignList people={people} near={near} tell={tell} />
          </div>
        </Activity>
      ) : null}
      {kept.pages.map((id) => (
        <Activity key={id} mode={open === id ? 'visible' : 'hidden'}>
          <div className="campaigns" ref={open === id ? page : undefined}>
            <CampaignPage people={people} open={id} tell={tell} />
          </div>
        </Activity>
      ))}
    </div>
  );
}

/**
 * What is kept out of sight, so that the way there is short: the list and the campaign that was open last, as they were
 * left, and the campaign that is about to be opened.
 */
function useKept(open: string | undefined) {
  const [list, setList] = useState(open === undefined);
  const [last, setLast] = useState(open);
  const [next, setNext] = useState<string>();
  if (open === undefined && !list) setList(true);
  if (open !== undefined && open !== last) setLast(open);
  const pages = [...new Set([last, next])].filter((id) => id !== undefined);
  return { list, pages, near: setNext };
}
