import { testRealJobs } from './real-jobs.ts';

testRealJobs();
