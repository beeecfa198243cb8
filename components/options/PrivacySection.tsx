import { text, type TextKey } from '@/lib/platform/text';
import { ToolbarPermission } from './ToolbarPermission';

const parts: [TextKey, TextKey][] = [
  ['privacyReadTitle', 'privacyRead'],
  ['privacyWhereTitle', 'privacyWhere'],
  ['privacyKeptTitle', 'privacyKept'],
  ['privacyPageTitle', 'privacyPage'],
  ['privacyAgreementTitle', 'privacyAgreement'],
  ['privacyRolesTitle', 'privacyRoles'],
];

/** What is read, when, where it goes and what is kept. */
export function PrivacySection() {
  return (
    <section aria-labelledby="privacy-title" className="prose">
      <h2 id="privacy-title">{text('sectionPrivacy')}</h2>
      {parts.map(([title, body]) => (
        <div key={title}>
          <h3>{text(title)}</h3>
          <p>{text(body)}</p>
        </div>
      ))}
      <ToolbarPermission />
    </section>
  );
}
