import { testLinearRules } from './linear-rules.ts';

testLinearRules(40);
