import { testDroppedRecords } from './dropped-records.ts';

testDroppedRecords(300);
