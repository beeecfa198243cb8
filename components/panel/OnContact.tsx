import { text } from '@/lib/platform/text';
import { fieldLabel } from '@/lib/push/problems';
import { useResolved } from '../use-panel';

/** What a new opportunity on a contact that is there does to the contact. */
export function OnContact() {
  const resolved = useResolved();
  const kept = (['email', 'phone'] as const).filter(
    (field) => resolved?.fields[field].trim() && resolved.settings.values.protected.includes(field),
  );
  return (
    <p className="field-hint">
      {text('matchOnContact')}
      {kept.map((field) => ` ${text('matchOnContactKept', text(fieldLabel[field]))}`)}
    </p>
  );
}
