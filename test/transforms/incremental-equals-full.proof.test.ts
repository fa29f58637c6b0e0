import { testIncremental } from './incremental-equals-full.ts';

testIncremental(Number(process.env.NYX_TEST_SEQUENCES ?? 8));
