import { loadJobPosts } from '../ingest/load-job-posts.ts';
import { defineCommand } from './command.ts';
import { readTabularOptions, tabularOptions } from './ingest-options.ts';
import { loadFiles } from './load-files.ts';

export default defineCommand({
  command: 'job-posts <files..>',
  describe: 'load job posts from CSV, TSV, NDJSON, JSON arrays or Parquet',
  positionals: ['files'],
  options: {
    ...tabularOptions,
    source: { type: 'string', describe: 'the job source of all posts; else their hosts say it' },
    'synthesize-url': {
      type: 'boolean',
      default: false,
      describe: 'make a stable URN where the file has no URL',
    },
  },
  examples: [
    ['ingest job-posts jobs.csv', 'columns are found by name; the mapping is shown'],
    ['ingest job-posts jobs.csv --map source_url=Link', 'name a column that was not found'],
    ['ingest job-posts jobs.csv --dry-run', 'mapping, counts and first rejects, nothing kept'],
    [
      "ingest job-posts 'dump-*.ndjson.gz' --max-rejects 1%",
      'several files, some bad records allowed',
    ],
    ['ingest job-posts old.csv --synthesize-url', 'a file without URLs'],
    [
      "ingest job-posts jobs.json --url-template 'https://acme.example/jobs/{id}'",
      'URLs made of ids',
    ],
  ],
  run: async (args) => {
    const options = {
      ...(await readTabularOptions(args)),
      source: args.source,
      synthesizeUrl: args['synthesize-url'],
    };
    return loadFiles(args, 'job-posts', (session, file, watching) =>
      loadJobPosts(session, file, { ...options, ...watching }),
    );
  },
});
