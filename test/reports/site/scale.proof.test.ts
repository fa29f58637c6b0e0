import { testLargeSite } from './scale.ts';

testLargeSite(5_000, 650);
