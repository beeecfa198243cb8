import { createHash } from 'node:crypto';

/** A UUID that is always the same for the same name, so that seeds keep their ids. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Makes ids: the same ones in the same order for the same seed, so that a failing run repeats. */
export interface Ids {
  uuid(): string;
}

export function createIds(seed: string): Ids {
  let count = 0;
  return { uuid: () => uuidOf(`${seed}/${(count += 1)}`) };
}
