import { testRealJobs } from './real-jobs.ts';

testRealJobs(1);
