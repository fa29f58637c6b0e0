import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE_MS } from '../durations.ts';
import { EtlError } from '../errors.ts';
import { interrupted, isInterrupted } from '../interrupt.ts';

interface RetryOptions {
  /** From the first failure on; after it the failure is final. Default: a minute. */
  deadlineMs?: number;
  onRetry: (error: EtlError, waitMs: number) => void;
}

/**
 * Runs `work` again after failures that heal by themselves (a lost connection, a restart, a deadlock), waiting
 * longer each time. `work` says `begun()` once it has reached the server: what cannot be reached at all fails at once.
 */
export async function withRetries<T>(
  work: (begun: () => void) => Promise<T>,
  { deadlineMs = MINUTE_MS, onRetry }: RetryOptions,
): Promise<T> {
  let hasBegun = false;
  let deadline: number | undefined;
  for (let attempt = 0; ; attempt++) {
    try {
      return await work(() => {
        hasBegun = true;
      });
    } catch (error) {
      if (!(error instanceof EtlError) || !error.retryable || !hasBegun || isInterrupted())
        throw error;
      deadline ??= performance.now() + deadlineMs;
      // Half of it random, so that two who disturbed each other do not meet again.
      const waitMs = Math.min(250 * 2 ** attempt, 8_000) * (0.5 + Math.random() / 2);
      if (performance.now() + waitMs > deadline) throw error;
      onRetry(error, waitMs);
      await sleep(waitMs, undefined, { signal: interrupted });
    }
  }
}
