import type { Job } from '../src/scheduler/job.ts';
import { digests } from './digests.ts';
import { nightly } from './nightly.ts';
import { verify } from './verify.ts';

/** Every job of ours. */
export const jobs: readonly Job[] = [nightly, digests, verify];
