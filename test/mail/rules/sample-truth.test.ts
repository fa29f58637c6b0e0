import { testSampleTruth } from './sample-truth.ts';

testSampleTruth(8);
