import { testKilledAdoptions } from './killed-adoptions.ts';

testKilledAdoptions(Number(process.env.NYX_TEST_KILLS ?? 4));
