import { testLinearTime } from './linear-time.ts';

testLinearTime(1, 1);
