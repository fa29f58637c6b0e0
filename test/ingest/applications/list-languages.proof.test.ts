import { testLanguages } from './list-languages.ts';

testLanguages(1);
