import { text } from '@/lib/platform/text';
import type { Reading } from '@/lib/profile/reading';
import { resolve, type Choices, type Draft } from '@/lib/push/draft';
import type { Catalog } from '@/lib/settings/catalog';
import { layersInForce } from '@/lib/settings/in-force';
import { settingLabel } from '@/lib/settings/labels';
import { pickers } from '@/lib/settings/pickers';
import { presetName } from '@/lib/settings/preset-name';
import { presetsOf } from '@/lib/settings/resolve';
import { builtIn, personKeys } from '@/lib/settings/settings';
import type { LayersView } from '@/lib/settings/shown';
import { isNaming, namesIn, valueWords, type Names } from '@/lib/settings/value-words';
import type { Profile } from './people';
import type { MemberView } from './shown';

/** What a push would come to now, beside what it would have been when the person was added. */

/** What the settings come to now. */
export async function chosenNow(reading: Reading, draft: Draft): Promise<Choices> {
  const [layers, lists] = await Promise.all([layersInForce(), pickers('never')]);
  return resolve(reading, draft, layers, lists).choices;
}

/** Pure. */
export function changedSince(
  then: Profile['then'],
  now: Choices,
  lists: Catalog,
  layers: LayersView,
): MemberView['changed'] {
  const presets = presetsOf(layers).map((one) => [one.id, presetName(one)] as const);
  const names: Names = { ...namesIn(lists), ...Object.fromEntries(presets) };
  return personKeys.flatMap((key) => {
    const [was, is] = [then[key], now[key]];
    if (was === undefined || key === 'trigger' || JSON.stringify(was) === JSON.stringify(is)) return [];
    const named = (of: Profile['then']) => wordsOf(key, of, names);
    return [{ label: text(settingLabel[key]), was: named(then), now: named(now) }];
  });
}

function wordsOf(key: (typeof personKeys)[number], of: Profile['then'], names: Names): string {
  if (isNaming(key)) return valueWords(key, Object.assign({}, builtIn, of), names);
  const value = of[key];
  if (typeof value === 'boolean') return text(value ? 'valueSent' : 'valueNotSent');
  return (Array.isArray(value) ? value.join(', ') : value) || text('valueNone');
}
