import { explain, LeverError } from '@/lib/lever/failure';
import { say, type Sentence } from '@/lib/platform/text';

/** What is done about a call that Lever did not carry out, or could not be asked. */

export type Verdict =
  /** It passes: tried again by itself. */
  | { how: 'later'; say: Sentence; network: boolean; afterMs?: number | undefined }
  /** Only a sign-in mends it. */
  | { how: 'signIn'; say: Sentence }
  /** Somebody has to do something about it, and then it can go on as it is. */
  | { how: 'person'; say: Sentence }
  /** This will never be taken. */
  | { how: 'never'; say: Sentence };

/** @param gone where what a call is about may have been deleted in Lever: what that is called, in words */
export function judge(error: unknown, gone?: Sentence): Verdict {
  if (!(error instanceof LeverError)) return { how: 'person', say: say('errorUnexpected') };
  const { failure } = error;
  switch (failure.kind) {
    case 'limited':
      return { how: 'later', say: say('pushLaterLimited'), network: false, afterMs: failure.retryAfterMs };
    case 'offline':
    case 'noAnswer':
      return { how: 'later', say: say('pushLaterOffline'), network: true };
    case 'leverDown':
      return { how: 'later', say: say('pushLaterDown'), network: false };
    case 'unreadable':
    case 'elsewhere':
      return { how: 'later', say: say('pushLaterUnreadable'), network: true };
    case 'signedOut':
      return { how: 'signIn', say: say('pushNotConnected') };
    case 'reconnect':
    case 'wrongEnvironment':
      return { how: 'signIn', say: explain(failure) };
    case 'forbidden':
    case 'tokenEndpoint':
      return { how: 'person', say: explain(failure) };
    case 'notFound':
      return gone ? { how: 'person', say: gone } : { how: 'never', say: explain(failure) };
    case 'refused':
      return { how: 'never', say: explain(failure) };
  }
}

const SHORTEST = 2_000;
const LONGEST = 15 * 60_000;

/**
 * How long to wait before the next try, ms: twice as long each time, and never the same for two who failed together.
 * @param tries how many failed so far, this one not counted
 * @param afterMs what Lever asked for; not less than that
 */
export function pauseFor(tries: number, afterMs = 0): number {
  const longest = Math.min(LONGEST, SHORTEST * 2 ** Math.min(tries, 20));
  return Math.ceil(Math.max(Math.min(afterMs, LONGEST * 4), 0) + longest * (0.5 + Math.random() / 2));
}

/** A push that could not be sent for this long, ms, asks whether it is still wanted. */
export const EXPIRES = 7 * 86_400_000;
