import { text } from '@/lib/platform/text';
import { fieldLabel } from '@/lib/push/problems';
import { isFormField } from '@/lib/settings/settings';
import { personOf, usePanel, useProblems } from '../use-panel';

/** What has to be filled in before a push, said before one is tried: much of it may be out of sight. */
export function StillNeeded() {
  const state = usePanel((panel) => personOf(panel.view)?.push.state);
  const problems = useProblems();
  const missing = problems.filter(({ problem }) => problem === 'missing');
  if (!missing.length || (state !== 'idle' && state !== 'notPushed')) return null;
  const names = missing.map(({ field, part = '' }) => (isFormField(field) ? part : text(fieldLabel[field])));
  return <p className="field-hint still-needed">{text('stillNeeded', [...new Set(names)].join(', '))}</p>;
}
