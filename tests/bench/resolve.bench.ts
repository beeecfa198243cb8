import { appendFileSync } from 'node:fs';
import { it } from 'vitest';
import { resolveSettings, type Layers } from '@/lib/settings/resolve';
import { builtIn, formFieldKey, type FieldKey, type Layer } from '@/lib/settings/settings';

/** Settings as large as a team would have: 20 presets that set everything, 200 form fields in every list. */
const fields: FieldKey[] = Array.from({ length: 200 }, (_, n) => formFieldKey('form', `field-${String(n)}`));
const everything: Layer = { ...builtIn, displayed: fields, mandatory: fields, protected: fields };
const layers: Layers = {
  team: everything,
  mine: everything,
  campaign: everything,
  campaigns: [],
  locks: ['posting', 'tags', 'source'],
  presets: Array.from({ length: 20 }, (_, n) => ({
    id: `preset-${String(n)}`,
    name: `Preset ${String(n)}`,
    kind: 'lead',
    settings: everything,
    whose: n % 2 ? 'team' : 'mine',
  })),
};
const person: Layer = { syncAs: 'preset-19', stage: 'offer', tags: ['one', 'two'] };

/** Median ms of one call, over many. */
function timed(work: () => unknown): number {
  const list: number[] = [];
  for (let n = 0; n < 2_000; n += 1) {
    const started = performance.now();
    work();
    list.push(performance.now() - started);
  }
  return list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;
}

it('resolving settings', () => {
  const ms = timed(() => resolveSettings(layers, person));
  const baselineMs = timed(() => structuredClone(layers));
  const figure = {
    what: 'resolving 20 presets with 200 fields',
    ms,
    baseline: 'a copy of the same layers',
    baselineMs,
  };
  appendFileSync(process.env['BENCH_FIGURES'] ?? '/dev/stdout', `${JSON.stringify(figure)}\n`);
});
