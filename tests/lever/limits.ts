import type { Clock } from './clock.ts';
import { LeverError } from './errors.ts';
import type { Settings } from './world.ts';

/** A token bucket for each key or grant (documented for keys: 10 a second, bursts to 20; for grants inferred). */
export interface Buckets {
  /** Takes one; throws 429 when there is none. */
  take(credential: string): void;
  /** Answers refused so far. */
  refused: number;
  clear(): void;
}

export function createBuckets(clock: Clock, settings: Settings): Buckets {
  const levels = new Map<string, { level: number; at: number }>();
  return {
    refused: 0,
    take(credential) {
      const { rate } = settings;
      if (rate === false) return;
      const now = clock.now();
      const last = levels.get(credential) ?? { level: rate.burst, at: now };
      const level = Math.min(rate.burst, last.level + (Math.max(0, now - last.at) / 1_000) * rate.perSecond);
      if (level < 1) {
        levels.set(credential, { level, at: now });
        this.refused += 1;
        // The status is documented, the body is not; nor is a Retry-After header.
        throw new LeverError(429, 'RateLimitError', 'Too many requests');
      }
      levels.set(credential, { level: level - 1, at: now });
    },
    clear() {
      levels.clear();
      this.refused = 0;
    },
  };
}
