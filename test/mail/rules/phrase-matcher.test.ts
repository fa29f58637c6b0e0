import { testGuards, testPhrases } from './phrase-matcher.ts';

testPhrases(0.03);
testGuards(0.3);
