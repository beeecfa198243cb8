import type { ReadProblem, ReadResult } from '@/lib/profile/reading';

/**
 * The scripts that read a page, in the order they are asked. Two, so that the page that is read most gets no more than it
 * needs: the second has what is not LinkedIn's own profile in the layouts of today.
 */
export const READERS = ['reader', 'reader-others'] as const;

/** What a reader says of a page whose layout it does not know; even a sign-in form stands on pages that show somebody. */
const UNKNOWN: readonly ReadProblem[] = ['loading', 'notProfile', 'loginWall'];

/** True where the next reader need not be asked. */
export const knowsPage = (result: ReadResult): boolean => result.ok || !UNKNOWN.includes(result.problem);
