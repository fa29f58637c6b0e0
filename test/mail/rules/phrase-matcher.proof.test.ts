import { testGuards, testPhrases } from './phrase-matcher.ts';

testPhrases(1);
testGuards(1);
