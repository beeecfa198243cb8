import type { Sentence } from '@/lib/platform/text';
import { words } from './words';

/** Sentences of the worker's, one under the other, each in its own direction. */
export const Sentences = ({ of }: { of: readonly Sentence[] }) => (
  <ul>
    {of.map((one, index) => (
      <li key={index} dir="auto">
        {words(one)}
      </li>
    ))}
  </ul>
);
