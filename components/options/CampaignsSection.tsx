import { useEffect, useRef, useState } from 'react';
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
  const box = useRef<HTMLDivElement>(null);
  const was = useRef(open);
  // What was pressed is gone: on with the campaign that came in its place, and back to where one was.
  useEffect(() => {
    const before = was.current;
    was.current = open;
    if (before === open) return;
    const back = [...(box.current?.querySelectorAll<HTMLElement>('a[data-of]') ?? [])].find(
      ({ dataset }) => dataset['of'] === before,
    );
    (open === undefined ? back : box.current?.querySelector<HTMLElement>('h3'))?.focus();
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
    <div className="campaigns" ref={box}>
      <div aria-live="polite" className="told">
        {said && said.at === open ? <Notice>{said.text}</Notice> : null}
      </div>
      {open === undefined ? (
        <CampaignList people={people} tell={tell} />
      ) : (
        <CampaignPage key={open} people={people} open={open} tell={tell} />
      )}
    </div>
  );
}
