import { differences, type DifferenceRow } from '@/lib/push/compare';
import type { DecidedField } from '@/lib/push/draft';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { heldOf } from '../on-screen';
import { personOf, useOnScreen, usePanel } from '../use-panel';
import { label } from './UpdateFields';

/** What is read of a person; the rest of what an update changes is of the settings' making. */
const ofPerson: readonly DecidedField[] = ['name', 'headline', 'location', 'emails', 'phones', 'links'];

/** Where the team keeps Lever up to date: says that the page has something of the person that Lever was not told. */
export function KeepUpToDate() {
  const view = usePanel((panel) => panel.view);
  const decisions = usePanel((panel) => panel.draft.decisions);
  const now = useOnScreen();
  const person = personOf(view);
  if (!view || !person || !now?.resolved.settings.values.keepUpToDate) return null;
  const held = person.match.verdict === 'exact' ? heldOf(person, now) : undefined;
  if (!held) return null;
  const rows = differences(person.reading, now.resolved, held, decisions, view.catalog);
  // The team's rule may be to keep what is there; as long as the recruiter has not, what is new is still told.
  const isOpen = ({ field, choices }: DifferenceRow): boolean =>
    decisions?.[field] === undefined && choices.some((one) => one !== 'keep');
  const fresh = rows.filter((row) => ofPerson.includes(row.field) && (row.chosen !== 'keep' || isOpen(row)));
  if (!fresh.length) return null;
  return (
    <Notice
      actions={
        <Button
          onClick={(event) => {
            const update = event.currentTarget.closest('form')?.querySelector('.update');
            update?.querySelector<HTMLElement>('.difference input:not(:disabled)')?.focus();
            update?.scrollIntoView({ block: 'nearest' });
          }}
        >
          {text('buttonLookAtIt')}
        </Button>
      }
    >
      {text('upToDate', fresh.map(({ field }) => text(label[field])).join(', '))}
    </Notice>
  );
}
