import { testCapitals } from './words-in-capitals.ts';

testCapitals(1);
