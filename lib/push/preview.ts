import type { Sentence } from '@/lib/platform/text';
import type { Document } from '@/lib/settings/document';
import type { LayersView } from '@/lib/settings/shown';
import type { PlannedCall } from './shown';

interface Preview {
  layers: LayersView;
  calls: PlannedCall[];
  problem?: Sentence;
}

/** What a recruiter would see, and a push would send, with these documents in force. */
export const previewFor: (team: Document, mine: Document) => Promise<Preview> = () =>
  Promise.reject(new Error('not built yet'));
