import { testKeptRows } from './random-exports.ts';

testKeptRows(Number(process.env.NYX_TEST_SEQUENCES ?? 8), 6);
