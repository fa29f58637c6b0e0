import type { LoadSummary } from '../ingest/load-plan.ts';
import { loadApplications } from '../ingest/load-table.ts';
import { defineCommand, withMigratedSession } from './command.ts';
import { expandFiles, printLoads, readTabularOptions, tabularOptions } from './ingest-options.ts';

export default defineCommand({
  command: 'applications <files..>',
  describe: 'load applications, keyed by user, URL and session',
  positionals: ['files'],
  options: tabularOptions,
  examples: [
    ['ingest applications applied.csv', 'with columns like user_email, url, session, status, applied_at'],
    ['ingest applications applied.csv --map job_post_url=Link', 'name a column that was not found'],
  ],
  run: (args) =>
    withMigratedSession(args, 'ingest applications', async (session) => {
      const options = await readTabularOptions(args);
      const loads: LoadSummary[] = [];
      for (const file of await expandFiles(args.files))
        loads.push(await loadApplications(session, file, options));
      printLoads(args, 'ingest-applications', loads, 'transform');
      return undefined;
    }),
});
