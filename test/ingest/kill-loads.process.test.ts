import { testKilledLoads } from './kill-loads.ts';

testKilledLoads(['a table in batches', 'e-mails'], 2);
