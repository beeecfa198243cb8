import { text } from '@/lib/platform/text';
import { OriginRow, SyncAsRow, TriggerRow } from './ChoiceRow';
import { OwnerRow, PostingRow, StageRow } from './PickRow';
import type { Place } from './places';
import { TickRow } from './TickRow';
import { SourceRow, TagsRow } from './WordRow';

/** What decides a push, at one place. A preset is what Sync as chooses, and so cannot choose it. */
export function PushRows({ place }: { place: Place }) {
  return (
    <>
      {place.preset === undefined ? <SyncAsRow place={place} /> : null}
      <TriggerRow place={place} />
      <PostingRow place={place} />
      <StageRow place={place} />
      <OwnerRow place={place} />
      <TagsRow place={place} />
      <SourceRow place={place} />
      <OriginRow place={place} />
      <TickRow place={place} name="summary" hint={text('summaryHint')} />
    </>
  );
}
