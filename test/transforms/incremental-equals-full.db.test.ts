import { testIncremental } from './incremental-equals-full.ts';

testIncremental(1);
