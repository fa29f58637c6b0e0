import { testGuards, testPhrases } from './phrase-matcher.ts';

testPhrases(0.3);
testGuards(1);
