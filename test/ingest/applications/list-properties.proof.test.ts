import { testListProperties } from './list-properties.ts';

testListProperties(Number(process.env.NYX_TEST_SEQUENCES ?? 3));
