import { text } from '@/lib/platform/text';
import type { Preset } from '@/lib/settings/settings';

/** What a person may become under a preset. */
export const kindOptions = (): { value: Preset['kind']; text: string }[] => [
  { value: 'lead', text: text('syncAsLead') },
  { value: 'candidate', text: text('syncAsCandidate') },
];
