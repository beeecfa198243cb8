import { useRef, useState } from 'react';
import { text } from '@/lib/platform/text';
import { MOST_PRESETS, type Preset } from '@/lib/settings/settings';
import { Button } from '../parts/Button';
import { focusAfter, mark, marked } from '../parts/focus-after';
import { words } from '../parts/words';
import { AddNamed } from './AddNamed';
import { ChoiceField } from './ChoiceField';
import { addPreset, moved, removePreset, type Scope } from './places';
import { PresetEditor } from './PresetEditor';
import { kindOptions } from './preset-kinds';
import { wrongName } from './preset-name';
import { useLoaded, useSettings } from './use-settings';

/** The team's presets or the recruiter's own, in the order in which they are offered. */
export function PresetList({ scope }: { scope: Scope }) {
  const { page, documents } = useLoaded();
  const edit = useSettings((settings) => settings.edit);
  const [open, setOpen] = useState<string>();
  const [said, setSaid] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const readOnly = scope === 'team' && page.team.readOnly !== undefined;
  const { presets } = documents[scope];
  const find = (control: string, id: string) => marked(box.current, control, id);

  const move = (at: number, by: -1 | 1): void => {
    const preset = presets[at];
    if (!preset) return;
    focusAfter(
      () => {
        edit(scope, (now) => ({ ...now, presets: moved(now.presets, at, by) }));
        setSaid(text('presetMoved', preset.name, String(at + by + 1), String(presets.length)));
      },
      () => find(by < 0 ? 'up' : 'down', preset.id),
    );
  };
  const remove = (at: number): void => {
    const preset = presets[at];
    if (!preset) return;
    const next = presets[at + 1] ?? presets[at - 1];
    focusAfter(
      () => {
        edit(scope, (now) => removePreset(now, preset.id));
        setSaid(text('presetDeleted', preset.name));
      },
      () => (next ? find('edit', next.id) : box.current?.querySelector('.preset-add input')),
    );
  };
  /** The team's copy gets an id of its own: the recruiter's names theirs alone. */
  const share = (preset: Preset): void => {
    const problem = wrongName(preset.name, 'team', documents);
    if (problem) {
      setSaid(words(problem));
      return;
    }
    edit('team', (now) => addPreset(now, { ...preset, id: crypto.randomUUID() }));
    setSaid(text('presetShared', preset.name));
  };

  return (
    <div className="preset-list" ref={box}>
      {presets.length ? (
        <ul className="presets" aria-label={text(scope === 'team' ? 'presetsTeam' : 'presetsMine')}>
          {presets.map((preset, at) => {
            const { id, name } = preset;
            return (
              <li key={id}>
                <div className="preset-head">
                  <b dir="auto">{name}</b>
                  <span className="badge">
                    {text(preset.kind === 'candidate' ? 'syncAsCandidate' : 'syncAsLead')}
                  </span>
                  <span className="preset-tools">
                    {readOnly ? null : (
                      <>
                        <Button
                          {...mark('up', id)}
                          kind="quiet"
                          off={at === 0}
                          aria-label={text('moveUp', name)}
                          title={text('moveUp', name)}
                          onClick={() => {
                            move(at, -1);
                          }}
                        >
                          ↑
                        </Button>
                        <Button
                          {...mark('down', id)}
                          kind="quiet"
                          off={at === presets.length - 1}
                          aria-label={text('moveDown', name)}
                          title={text('moveDown', name)}
                          onClick={() => {
                            move(at, 1);
                          }}
                        >
                          ↓
                        </Button>
                      </>
                    )}
                    <Button
                      {...mark('edit', id)}
                      kind="quiet"
                      className="disclosure"
                      aria-expanded={open === id}
                      aria-label={text(readOnly ? 'presetShowNamed' : 'presetEditNamed', name)}
                      onClick={() => {
                        setOpen(open === id ? undefined : id);
                      }}
                    >
                      {text(readOnly ? 'buttonShow' : 'buttonEdit')}
                    </Button>
                    {readOnly ? null : (
                      <Button
                        kind="quiet"
                        aria-label={text('presetDeleteNamed', name)}
                        onClick={() => {
                          remove(at);
                        }}
                      >
                        {text('buttonDelete')}
                      </Button>
                    )}
                    {scope === 'mine' && !page.team.readOnly ? (
                      <Button
                        kind="quiet"
                        off={documents.team.presets.length >= MOST_PRESETS}
                        aria-label={text('presetShareNamed', name)}
                        onClick={() => {
                          share(preset);
                        }}
                      >
                        {text('buttonShare')}
                      </Button>
                    ) : null}
                  </span>
                </div>
                {open === id ? (
                  <PresetEditor
                    scope={scope}
                    preset={preset}
                    readOnly={readOnly}
                    onDone={() => {
                      focusAfter(
                        () => {
                          setOpen(undefined);
                        },
                        () => find('edit', id),
                      );
                    }}
                  />
                ) : null}
              </li>
            );
          })}
        </ul>
      ) : (
        <p className="field-hint">{text(noneText(scope, readOnly))}</p>
      )}
      <p className="field-hint said" aria-live="polite">
        {said}
      </p>
      {readOnly ? null : (
        <AddPreset
          scope={scope}
          full={presets.length >= MOST_PRESETS}
          onAdd={(preset) => {
            edit(scope, (now) => addPreset(now, preset));
            setOpen(preset.id);
            setSaid(text('presetAdded', preset.name));
          }}
        />
      )}
    </div>
  );
}

function noneText(scope: Scope, readOnly: boolean) {
  if (scope === 'mine') return 'presetsNoneMine';
  return readOnly ? 'presetsNoneTeam' : 'presetsNoneTeamAdd';
}

function AddPreset(props: { scope: Scope; full: boolean; onAdd: (preset: Preset) => void }) {
  const { documents } = useLoaded();
  const [kind, setKind] = useState<Preset['kind']>('lead');
  if (props.full) return <p className="field-hint">{text('presetsFull', String(MOST_PRESETS))}</p>;
  return (
    <AddNamed
      label={text(props.scope === 'team' ? 'labelNewTeamPreset' : 'labelNewPreset')}
      button={text('buttonAdd')}
      wrong={(name) => wrongName(name, props.scope, documents)}
      onAdd={(name) => {
        props.onAdd({ id: crypto.randomUUID(), name, kind, settings: {} });
      }}
    >
      <ChoiceField
        label={text('labelBecomes')}
        name="kind"
        value={kind}
        options={kindOptions()}
        readOnly={false}
        onChange={setKind}
      />
    </AddNamed>
  );
}
