import { counted } from '../../src/counted.ts';
import type { JobStep } from '../../src/scheduler/job.ts';
import { migrationState, requireMigrated } from '../../src/schema.ts';

/** Refuses a database that another version has migrated, or this one not yet. */
export const schema: JobStep = {
  name: 'schema',
  describe: 'see that the database is at the schema of this version',
  run: async ({ session }) => {
    await requireMigrated(session);
    const { applied } = await migrationState(session);
    return { summary: `current, ${counted(applied.length, 'migration')}`, status: 'nothing_to_do' };
  },
};
