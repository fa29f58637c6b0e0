import { testHugeField } from './huge-field.ts';

testHugeField(1_000);
