import { noLayers } from './resolve';
import type { LayersView } from './shown';

/** The layers below one person, as they are in force now. */
export function layersInForce(): Promise<LayersView> {
  return Promise.resolve({
    ...noLayers,
    presets: [],
    locks: [],
    source: 'none' as const,
  });
}
