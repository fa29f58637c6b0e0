import { testExamples } from './rule-examples.ts';

testExamples(-1, 1);
