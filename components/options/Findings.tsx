import { text } from '@/lib/platform/text';
import { Notice } from '../parts/Notice';
import { words } from '../parts/words';
import { useLoaded } from './use-settings';

/** What the settings name that is not so in Lever, and what happens as long as nobody mends it. */
export function Findings() {
  const { findings, team } = useLoaded().page;
  if (!findings.length) return null;
  return (
    <Notice
      tone="warning"
      title={findings.length === 1 ? text('findings1') : text('findingsMany', String(findings.length))}
    >
      {team.readOnly ? <p>{text('findingsAdmin')}</p> : null}
      <ul className="findings">
        {findings.map((one, index) => (
          <li key={index}>
            <bdi>
              <b>{one.where}</b> {words(one.say)} {words(one.instead)}
            </bdi>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
