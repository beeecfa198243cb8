import { useId } from 'react';
import { isNews, isOf, wasBefore } from '@/lib/campaigns/state';
import type { MemberView } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import type { Identity } from '@/lib/profile/reading';
import { inCampaign, resolveSettings } from '@/lib/settings/resolve';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { useKeptFocus } from '../parts/use-kept-focus';
import { day } from '../parts/words';
import type { ThreadPage } from '../on-screen';
import { threadOf, usePanel } from '../use-panel';
import { becomes, pushesBy } from './campaign-words';
import { LongText } from './LongText';
import { Marks } from './Marks';
import { Member } from './Members';
import { DoNotContact, NoContactNotice } from './NoContact';

/** A conversation on the screen: who it is with, whether they have answered, and what follows from it. */
export function Thread() {
  const id = useId();
  const page = usePanel((panel) => threadOf(panel.view));
  const look = usePanel((panel) => panel.look);
  const happened = page?.campaigns.members.map(({ events }) => events.length).join();
  // An offer goes once it is taken.
  const keptFocus = useKeptFocus<HTMLElement>(happened ?? '', (part) => part.querySelector('h2'));
  if (!page) return null;
  const { thread, campaigns } = page;
  const name = page.name || thread.name || text('threadUnnamed');
  const profile = addressOf(thread.contact);
  return (
    <section className="thread" aria-labelledby={id} {...keptFocus}>
      <div className="person">
        <p className="dim">{text('threadTitle')}</p>
        <div className="person-name">
          <h2 id={id} tabIndex={-1} dir="auto">
            {profile ? (
              <a href={profile} target="_blank" rel="noreferrer">
                {name}
              </a>
            ) : (
              name
            )}
          </h2>
          <Button kind="quiet" className="read-again" onClick={() => void look(true)}>
            {text('buttonReadAgain')}
          </Button>
        </div>
        {thread.name && thread.name !== name ? (
          <p className="dim" dir="auto">
            {text('threadNamedHere', thread.name)}
          </p>
        ) : null}
        <p>{answered(page)}</p>
      </div>
      <NoContactNotice />
      {campaigns.members.length ? (
        // Of another person nothing that was asked here holds.
        <InCampaigns key={JSON.stringify(thread.contact)} page={page} />
      ) : (
        <Notice
          actions={
            profile ? (
              <a className="button button-primary" data-first href={profile} target="_blank" rel="noreferrer">
                {text('linkOpenProfile')}
              </a>
            ) : undefined
          }
        >
          {text('threadNobody')}
        </Notice>
      )}
      <DoNotContact />
    </section>
  );
}

/** Whether they have answered, as far as the screen tells: none seen is not none. */
function answered({ thread: { inbound, lastInbound, when } }: ThreadPage): string {
  if (!inbound) return text('threadNoneSeen');
  const said = when ? text('threadReplied', when) : text('threadRepliedPlain');
  return lastInbound ? said : `${said} ${text('threadLastOurs')}`;
}

function InCampaigns({ page }: { page: ThreadPage }) {
  const layers = usePanel((panel) => panel.view?.settings);
  if (!layers) return null;
  const { thread, campaigns, keepsReply } = page;
  const { members } = campaigns;
  const replies = thread.inbound > 0 ? members.filter(({ events }) => isNews(events, 'replied')) : [];
  /** What stands on the screen was not told of this person yet. */
  const isNew = ({ events }: MemberView): boolean =>
    thread.inbound > 0 &&
    (thread.when === undefined && thread.written === undefined
      ? isNews(events, 'replied')
      : !events.some((one) => isOf(one, thread)));
  const byItself = members.some((member) => {
    const settings = resolveSettings(inCampaign(layers, member.campaign), { syncAs: member.syncAs });
    const heard = member.events.some((one) => one.kind === 'replied' && isOf(one, thread));
    return heard && settings.values.replySeen === 'act';
  });
  const pushed = replies.filter((member) => pushesBy(member, 'replied', layers));
  const names = [...new Set(pushed.map((member) => becomes(member, layers)))].join(', ');
  const older = replies.some(({ events }) => wasBefore(events, thread));
  const marks = <Marks members={members} fromThread={isNew} first={replies.length > 0 && !older} />;
  return (
    <>
      {byItself ? <Notice tone="good">{text('threadByItself')}</Notice> : null}
      {replies.length ? (
        <div className="notice notice-offer">
          <p className="notice-text" dir="auto">
            {older && thread.written !== undefined
              ? `${offer(day(thread.written), names)} ${text('threadOlder')}`
              : offer(thread.when, names)}
          </p>
          {marks}
        </div>
      ) : (
        marks
      )}
      {keepsReply && thread.text && members.some(isNew) ? (
        <LongText label={text('noteReplyGoes')} value={thread.text} open />
      ) : null}
      {members.map((member) => (
        <Member key={member.id} member={member} />
      ))}
    </>
  );
}

/** @param as what they are pushed as; empty where they are not */
function offer(when: string | undefined, as: string): string {
  if (when) return as ? text('threadOfferPush', when, as) : text('threadOfferMark', when);
  return as ? text('threadOfferPushPlain', as) : text('threadOfferMarkPlain');
}

/** Where their profile is, for the recruiter to open. */
function addressOf({ slug, urnId }: Identity): string | undefined {
  const named = slug ?? urnId;
  return named === undefined ? undefined : `https://www.linkedin.com/in/${encodeURIComponent(named)}/`;
}
