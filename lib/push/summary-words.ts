import { text } from '@/lib/platform/text';
import type { SummaryWords } from './summary';

/** The summary's words in the browser's language: the same for what the panel shows and for what is sent. */
export const summaryWords = (): SummaryWords => ({
  now: text('summaryNow'),
  experience: text('summaryExperience'),
  education: text('summaryEducation'),
  about: text('summaryAbout'),
  websites: text('summaryWebsites'),
});
