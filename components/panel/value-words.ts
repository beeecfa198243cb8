import type { PanelView } from '@/lib/messages/views';
import { presetName } from '@/lib/settings/preset-name';
import { text } from '@/lib/platform/text';
import type { Choices } from '@/lib/push/draft';
import { presetsOf } from '@/lib/settings/resolve';
import { POSTING_OWNER } from '@/lib/settings/settings';
import type { PersonKey } from '../edits';
import { originText, triggerText } from '../parts/words';

const named = (
  list: readonly { id: string; text?: string; name?: string }[],
  id: string | null,
): string | undefined => {
  const found = list.find((one) => one.id === id);
  return found?.text ?? found?.name;
};

/** The name of the chosen posting's owner; undefined where none is known. */
export const postingOwner = ({ posting }: Pick<Choices, 'posting'>, { catalog }: PanelView) =>
  named(catalog.users, catalog.postings.find(({ id }) => id === posting)?.owner ?? null);

/** Who will own what the push makes. */
export function ownerName(choices: Choices, view: PanelView): string | undefined {
  const acting = view.connection.actingAs?.name;
  if (choices.owner === null) return acting;
  if (choices.owner === POSTING_OWNER) return postingOwner(choices, view) ?? acting;
  return named(view.catalog.users, choices.owner) ?? text('pickerUnknown', choices.owner);
}

/** The choice of the acting user, as it is offered. */
export const actingWords = ({ connection }: PanelView): string =>
  connection.actingAs ? text('ownerIsActing', connection.actingAs.name) : text('ownerIsActingUnknown');

/** What a setting's value is called on the screen; empty for none. */
export function valueWords(key: PersonKey, choices: Choices, view: PanelView): string {
  const { catalog, settings } = view;
  switch (key) {
    case 'syncAs': {
      const chosen = presetsOf(settings).find(({ id }) => id === choices.syncAs);
      return chosen ? presetName(chosen) : '';
    }
    case 'trigger':
      return text(triggerText[choices.trigger]);
    case 'posting':
      if (choices.posting === null) return '';
      return named(catalog.postings, choices.posting) ?? text('pickerUnknown', choices.posting);
    case 'stage':
      return (
        named(catalog.stages, choices.stage) ??
        (choices.stage === 'lead-new' ? text('stageLeadNew') : text('pickerUnknown', choices.stage))
      );
    case 'owner':
      if (choices.owner === null) return actingWords(view);
      if (choices.owner === POSTING_OWNER) return text('ownerIsPosting');
      return ownerName(choices, view) ?? '';
    case 'tags':
      return choices.tags.join(', ');
    case 'source':
      return choices.source.trim();
    case 'origin':
      return text(originText[choices.origin]);
    case 'summary':
      return text(choices.summary ? 'valueSent' : 'valueNotSent');
  }
}
