import type { LoadSummary } from '../ingest/load-plan.ts';

/** A failure after some loads of the same command were finished, which stay. */
export class PartlyDone extends Error {
  readonly failure: unknown;
  readonly loads: readonly LoadSummary[];

  constructor(failure: unknown, loads: readonly LoadSummary[]) {
    super('some loads were finished before', { cause: failure });
    this.failure = failure;
    this.loads = loads;
  }
}
