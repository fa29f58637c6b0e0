import type { Job } from '../src/scheduler/job.ts';
import { digests } from './digests.ts';
import { nightly } from './nightly.ts';

/** Every job there is. */
export const jobs: readonly Job[] = [nightly, digests];
