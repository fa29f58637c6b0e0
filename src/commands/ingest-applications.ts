import { loadApplications } from '../ingest/load-table.ts';
import { defineCommand } from './command.ts';
import { readTabularOptions, tabularOptions } from './ingest-options.ts';
import { loadFiles } from './load-files.ts';

export default defineCommand({
  command: 'applications <files..>',
  describe: 'load a list of applications: companies, posts and answers come from the same rows',
  positionals: ['files'],
  options: {
    ...tabularOptions,
    user: {
      type: 'string',
      describe: 'e-mail of the applicant in nyx.users (default: the only person there)',
    },
  },
  examples: [
    [
      'ingest applications tracker.csv',
      'with columns like Company, Position, Date Applied, Status',
    ],
    ['ingest applications tracker.csv --dry-run', 'how columns and words are read, nothing kept'],
    [
      'ingest applications tracker.csv --map-value status.Eingeladen=interview',
      'what a word means that is not known',
    ],
    ['ingest applications log.csv --set effort_level=low', 'what every row says'],
    ['ingest applications applied.csv --map job_post_url=Link', 'name a column that was not found'],
  ],
  run: async (args) => {
    const options = {
      ...(await readTabularOptions(args)),
      user: args.user,
    };
    return loadFiles(args, 'applications', (session, file, watching) =>
      loadApplications(session, file, { ...options, ...watching }),
    );
  },
});
