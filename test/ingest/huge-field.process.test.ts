import { testHugeField } from './huge-field.ts';

testHugeField(60);
