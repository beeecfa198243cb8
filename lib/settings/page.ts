import { say } from '@/lib/platform/text';
import { accountId } from './keep';
import { lint } from './lint';
import { loadMine } from './mine';
import { namesOf } from './names';
import { pickers } from './pickers';
import type { SettingsPage } from './shown';
import { mayNotEdit, team } from './team';

/** What the options page shows of the settings. Keys are write-only: only whether there are any is told. */
export async function settingsPage(): Promise<SettingsPage> {
  const [now, mine, catalog] = await Promise.all([team(), loadMine(), pickers('seldom')]);
  const [readOnly, account] = await Promise.all([mayNotEdit(now), accountId()]);
  const foreign =
    now.document.account !== undefined && account !== undefined && now.document.account !== account;
  const { source, edited, unpublished, address, addressFromPolicy, copy, tried, told } = now;
  return {
    team: {
      ...{ source, document: edited, unpublished, address, addressFromPolicy },
      told: foreign ? [...told, say('addressOtherAccount')] : told,
      ...(readOnly ? { readOnly } : {}),
      hasReadKey: now.readKey !== '',
      hasPublishKey: now.publishKey !== '',
      ...(copy ? { checkedAt: copy.at } : {}),
      ...(tried?.problem ? { problem: tried.problem } : {}),
      ...(tried?.needsPermission ? { needsPermission: tried.needsPermission } : {}),
    },
    mine,
    catalog,
    findings: lint(edited, mine, catalog, await namesOf([edited, mine], catalog)),
  };
}
