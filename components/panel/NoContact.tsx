import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';
import { Notice } from '../parts/Notice';
import { words } from '../parts/words';
import { noContactOf } from '../in-lever';
import { isFolded, personOf, threadOf, usePanel } from '../use-panel';

/** Says that the person is not to be contacted and who said so, and where a push is at hand, why it goes all the same. */
export function NoContactNotice() {
  const person = usePanel((panel) => personOf(panel.view));
  const campaigns = usePanel((panel) => (personOf(panel.view) ?? threadOf(panel.view))?.campaigns);
  const busy = usePanel((panel) => panel.busy);
  const set = usePanel((panel) => panel.setNoContact);
  const folded = usePanel(isFolded);
  const asksWhy = usePanel((panel) => panel.asksWhy);
  const said = person ? noContactOf(person) : campaigns?.noContact?.say;
  if (!said) return null;
  return (
    <div
      className="no-contact"
      role="group"
      aria-label={text('buttonDoNotContact')}
      tabIndex={-1}
      data-name="noContact"
    >
      <Notice
        tone="warning"
        actions={
          campaigns?.noContact?.byHand ? (
            <Button off={busy} onClick={() => void set(false)}>
              {text('buttonMayContact')}
            </Button>
          ) : undefined
        }
      >
        <p dir="auto">{words(said)}</p>
        {!person || folded ? null : asksWhy ? <WhyField /> : <p>{text('noContactAsks')}</p>}
      </Notice>
    </div>
  );
}

function WhyField() {
  const why = usePanel((panel) => panel.why);
  const missing = usePanel((panel) => panel.refused?.key === 'noContactWhyFirst');
  const sayWhy = usePanel((panel) => panel.sayWhy);
  return (
    <Field label={text('labelWhyAll')} error={missing && !why.trim() ? text('fieldRequired') : undefined}>
      {(control) => (
        <input
          type="text"
          autoComplete="off"
          {...control}
          name="why"
          dir="auto"
          maxLength={1_000}
          value={why}
          onChange={(event) => {
            sayWhy(event.currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}

/** Marks the person as not to be contacted. */
export function DoNotContact() {
  // It is kept for the account there is a connection to.
  const mayBe = usePanel(({ view }) => {
    const person = personOf(view);
    if (view?.connection.status === 'notConnected' || person?.reading.self) return false;
    return person ? noContactOf(person) === undefined : !threadOf(view)?.campaigns.noContact;
  });
  const busy = usePanel((panel) => panel.busy);
  const set = usePanel((panel) => panel.setNoContact);
  if (!mayBe) return null;
  return (
    <Button
      kind="quiet"
      className="do-not-contact"
      name="noContact"
      off={busy}
      onClick={() => void set(true)}
    >
      {text('buttonDoNotContact')}
    </Button>
  );
}
