import type { Reading } from './reading';

/** The address a person is known by in Lever: their public one, else the one in LinkedIn's product they were read in. */
export const linkOf = (reading: Pick<Reading, 'publicUrl' | 'productUrl'>): string =>
  reading.publicUrl ?? reading.productUrl ?? '';
