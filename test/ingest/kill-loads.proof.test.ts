import { testKilledLoads } from './kill-loads.ts';
import { killedKinds } from './killed-loads.ts';

testKilledLoads(killedKinds, Number(process.env.NYX_TEST_KILLS ?? 4));
