import { testKilledMigrations } from './killed-migrations.ts';

testKilledMigrations(Number(process.env.NYX_TEST_KILLS ?? 5));
