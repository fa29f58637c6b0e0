import { testLargeSite } from './scale.ts';

testLargeSite(1_000, 120);
