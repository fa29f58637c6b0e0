import { testListProperties } from './list-properties.ts';

testListProperties(1);
