import { say, text, type Sentence } from '@/lib/platform/text';

/**
 * Everything that can go wrong between Fulcrum and Lever. Lever's own `code` is inconsistent
 * (ResourceNotFound beside NotFoundError), so the HTTP status decides.
 */
export type Failure =
  | { kind: 'signedOut' }
  | { kind: 'reconnect' }
  | { kind: 'wrongEnvironment' }
  | { kind: 'offline' }
  | { kind: 'noAnswer' }
  | { kind: 'forbidden'; message: string }
  | { kind: 'notFound'; message: string }
  | { kind: 'limited'; retryAfterMs: number | undefined }
  | { kind: 'refused'; status: number; message: string }
  | { kind: 'leverDown'; status: number }
  | { kind: 'unreadable' }
  | { kind: 'elsewhere' }
  | { kind: 'tokenEndpoint'; message: string };

export class LeverError extends Error {
  override name = 'LeverError';
  readonly failure: Failure;
  /** For a write: it may have been carried out all the same. */
  readonly outcomeUnknown: boolean;

  constructor(failure: Failure, outcomeUnknown: boolean) {
    super(failure.kind);
    this.failure = failure;
    this.outcomeUnknown = outcomeUnknown;
  }
}

/** What is asked of Lever, or undefined where that fails in one of these ways; any other failure is thrown. */
export const unless = <T>(asked: Promise<T>, ...kinds: Failure['kind'][]): Promise<T | undefined> =>
  asked.catch((error: unknown) => {
    if (error instanceof LeverError && kinds.includes(error.failure.kind)) return undefined;
    throw error;
  });

/** Lever's own words, for the sentences that quote them. */
const saidIn = ({ message }: { message: string }): string =>
  message.trim().replace(/[^.!?]$/u, '$&.') || text('leverSaidNothing');

/** What went wrong and what to do about it, for a recruiter. */
export function explain(failure: Failure): Sentence {
  switch (failure.kind) {
    case 'signedOut':
      return say('errorSignedOut');
    case 'reconnect':
      return say('errorReconnect');
    case 'wrongEnvironment':
      return say('errorWrongEnvironment');
    case 'offline':
      return say('errorOffline');
    case 'noAnswer':
      return say('errorNoAnswer');
    case 'forbidden':
      return say('errorForbidden', saidIn(failure));
    case 'notFound':
      return say('errorNotFound', saidIn(failure));
    case 'limited':
      return say('errorLimited');
    case 'refused':
      return say('errorRefused', saidIn(failure));
    case 'leverDown':
      return say(failure.status === 503 ? 'errorMaintenance' : 'errorLeverDown');
    case 'unreadable':
      return say('errorUnreadable');
    case 'elsewhere':
      return say('errorElsewhere');
    case 'tokenEndpoint':
      return say('errorTokenEndpoint', failure.message);
  }
}
