import { loadApplications } from '../ingest/load-table.ts';
import { defineCommand } from './command.ts';
import { readTabularOptions, tabularOptions } from './ingest-options.ts';
import { loadFiles } from './load-files.ts';

export default defineCommand({
  command: 'applications <files..>',
  describe: 'load applications, keyed by user, URL and session',
  positionals: ['files'],
  options: tabularOptions,
  examples: [
    [
      'ingest applications applied.csv',
      'with columns like user_email, url, session, effort, status',
    ],
    ['ingest applications applied.csv --map job_post_url=Link', 'name a column that was not found'],
  ],
  run: async (args) => {
    const options = await readTabularOptions(args);
    return loadFiles(args, 'applications', (session, file, watching) =>
      loadApplications(session, file, { ...options, ...watching }),
    );
  },
});
