import { text } from '@/lib/platform/text';
import type { Choices } from '@/lib/push/draft';
import { isFormField, origins, POSTING_OWNER } from '@/lib/settings/settings';
import { PickOne } from '../pickers/PickOne';
import { PickOrType } from '../pickers/PickOrType';
import { PickSeveral } from '../pickers/PickSeveral';
import { useLeverLists } from '../pickers/lever-lists';
import type { Option } from '../pickers/rank';
import { SelectField } from '../parts/SelectField';
import { originText } from '../parts/words';
import { useOnScreen, usePanel, useResolved } from '../use-panel';
import { FormField } from './FormField';
import { NoteField } from './NoteField';
import type { PushFieldKey } from './shown-fields';
import { SummaryField } from './SummaryField';
import { useSetting } from './use-setting';
import { actingWords, ownerName, postingOwner, valueWords } from './value-words';

/** A field about the push, whichever it is. */
export function PushField({ field }: { field: PushFieldKey }) {
  if (isFormField(field)) return <FormField field={field} />;
  switch (field) {
    case 'posting':
      return <PostingField />;
    case 'stage':
      return <StageField />;
    case 'owner':
      return <OwnerField />;
    case 'tags':
      return <TagsField />;
    case 'source':
      return <SourceField />;
    case 'origin':
      return <OriginField />;
    case 'note':
      return <NoteField />;
    case 'summary':
      return <SummaryField />;
  }
}

/** What the fields with Lever's lists have in common; undefined while there is nobody. */
function useLists() {
  const view = usePanel((panel) => panel.view);
  const edit = usePanel((panel) => panel.edit);
  const resolved = useResolved();
  const lists = useLeverLists(view?.catalog);
  if (!view || !resolved || !lists) return undefined;
  const choose = (choices: Partial<Choices>): void => {
    edit({ choices });
  };
  return { view, ...lists, choices: resolved.choices, settings: resolved.settings, choose };
}

function PostingField() {
  const frame = useSetting('posting');
  const lists = useLists();
  if (!lists) return null;
  const { choices, settings, catalog, postings, empty, choose } = lists;
  const optional = !frame.required && settings.preset.kind === 'lead';
  return (
    <PickOne
      {...frame}
      className="wide"
      name="posting"
      value={choices.posting ?? ''}
      options={postings}
      recent={catalog.recent.posting}
      empty={empty}
      clearable
      hint={optional && !frame.readOnly ? text('postingForLead') : undefined}
      onChange={(posting) => {
        choose({ posting: posting || null });
      }}
    />
  );
}

function StageField() {
  const frame = useSetting('stage');
  const way = useOnScreen()?.way;
  const lists = useLists();
  if (!lists) return null;
  const { view, choices, settings, catalog, stages, empty, choose } = lists;
  // Where a new opportunity starts is no reason to move one that is there.
  const stays = way === 'update' && settings.from.stage !== 'person' && settings.values.stageAdded === null;
  return (
    <PickOne
      {...frame}
      hint={stays ? text('stageStays') : undefined}
      name="stage"
      value={choices.stage}
      valueText={valueWords('stage', choices, view)}
      options={stages}
      recent={catalog.recent.stage}
      empty={empty}
      onChange={(stage) => {
        choose({ stage });
      }}
    />
  );
}

/** Stands for null, the acting user, among the options. */
const ACTING = 'acting user';

function OwnerField() {
  const frame = useSetting('owner');
  const lists = useLists();
  if (!lists) return null;
  const { view, choices, catalog, owners, empty, choose } = lists;
  const ofPosting = postingOwner(choices, view);
  const options: Option[] = [
    { id: ACTING, text: actingWords(view), first: true },
    { id: POSTING_OWNER, text: text('ownerIsPosting'), detail: ofPosting, first: true },
    ...owners,
  ];
  const name = ownerName(choices, view);
  const hint = ofPosting ? text('ownerPostingHint', ofPosting) : text('ownerPostingNone');
  return (
    <PickOne
      {...frame}
      name="owner"
      value={choices.owner ?? ACTING}
      valueText={name}
      options={options}
      recent={catalog.recent.owner}
      empty={empty}
      hint={choices.owner === POSTING_OWNER ? hint : undefined}
      onChange={(owner) => {
        choose({ owner: owner === ACTING ? null : owner });
      }}
    />
  );
}

function TagsField() {
  const frame = useSetting('tags');
  const lists = useLists();
  if (!lists) return null;
  const { choices, settings, catalog, empty, choose } = lists;
  const onlyListed = !settings.values.newTags;
  return (
    <PickSeveral
      {...frame}
      className="wide"
      name="tags"
      value={choices.tags}
      words={catalog.tags}
      recent={catalog.recent.tags}
      max={50}
      maxLength={200}
      empty={empty}
      onlyListed={onlyListed}
      hint={frame.readOnly ? undefined : text(onlyListed ? 'tagsListedHint' : 'tagsHint')}
      onChange={(tags) => {
        choose({ tags });
      }}
    />
  );
}

function SourceField() {
  const frame = useSetting('source');
  const lists = useLists();
  if (!lists) return null;
  const { choices, settings, catalog, empty, choose } = lists;
  const onlyListed = !settings.values.newSources;
  return (
    <PickOrType
      {...frame}
      name="source"
      value={choices.source}
      words={catalog.sources}
      recent={catalog.recent.source}
      maxLength={200}
      empty={empty}
      onlyListed={onlyListed}
      hint={frame.readOnly ? undefined : text(onlyListed ? 'sourceListedHint' : 'sourceHint')}
      onChange={(source) => {
        choose({ source });
      }}
    />
  );
}

function OriginField() {
  const frame = useSetting('origin');
  const lists = useLists();
  if (!lists) return null;
  return (
    <SelectField
      {...frame}
      name="origin"
      value={lists.choices.origin}
      options={origins.map((one) => ({ value: one, text: text(originText[one]) }))}
      onChange={(origin) => {
        lists.choose({ origin });
      }}
    />
  );
}
