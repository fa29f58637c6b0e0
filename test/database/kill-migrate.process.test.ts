import { testKilledMigrations } from './killed-migrations.ts';

testKilledMigrations(2);
