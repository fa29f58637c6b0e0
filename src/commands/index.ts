// Every command by name. The modules are loaded on use: the help must not wait for a database driver.
import type { CommandGroup } from './command-group.ts';

export type { CommandGroup } from './command-group.ts';

export const commands: CommandGroup = {
  demo: {
    describe: 'everything once, on sample data, in a folder of its own',
    load: () => import('./demo.ts'),
  },
  db: {
    describe: 'the embedded server',
    examples: [
      ['db start', 'keep it up, so that commands and psql find it at once'],
      ['db url', 'its connection string: psql "$(nyx-etl db url)"'],
    ],
    group: {
      start: { describe: 'start it and keep it up', load: () => import('./db-start.ts') },
      stop: { describe: 'stop it', load: () => import('./db-stop.ts') },
      status: { describe: 'tell how it stands', load: () => import('./db-status.ts') },
      url: { describe: 'print its connection string', load: () => import('./db-url.ts') },
    },
  },
  migrate: {
    describe: 'bring the database to the current schema',
    load: () => import('./migrate.ts'),
  },
  adopt: {
    describe: 'take over a database that the agent has filled already',
    load: () => import('./adopt.ts'),
  },
  ingest: {
    describe: 'load files',
    examples: [
      ['ingest job-posts jobs.csv', 'what a scraper wrote'],
      ['ingest emails mail.mbox --account me@example.com', 'a mailbox'],
      ['ingest table users users.csv', 'any table; columns are found by name'],
    ],
    group: {
      'job-posts': {
        describe: 'job posts from tabular files',
        load: () => import('./ingest-job-posts.ts'),
      },
      emails: {
        describe: 'e-mails from mailboxes and .eml files',
        load: () => import('./ingest-emails.ts'),
      },
      applications: {
        describe: 'applications, keyed by user, URL and session',
        load: () => import('./ingest-applications.ts'),
      },
      folder: {
        describe: 'a folder of tables, in the order of their keys',
        load: () => import('./ingest-folder.ts'),
      },
      inbox: {
        describe: 'what others put into a folder, each file once',
        load: () => import('./ingest-inbox.ts'),
      },
      table: { describe: 'any table, columns by name', load: () => import('./ingest-table.ts') },
    },
  },
  tables: {
    describe: 'the tables that files can be loaded into',
    load: () => import('./tables.ts'),
  },
  loads: { describe: 'what was loaded', load: () => import('./loads.ts') },
  rejects: { describe: 'rows that were set aside', load: () => import('./rejects.ts') },
  correct: { describe: 'append a correction', load: () => import('./correct.ts') },
  transform: { describe: 'bring derived tables up to date', load: () => import('./transform.ts') },
  check: { describe: 'run the data checks', load: () => import('./check.ts') },
  lineage: {
    describe: 'what feeds a table, and what it feeds',
    load: () => import('./lineage.ts'),
  },
  classify: {
    describe: 'explain what a message is taken for',
    load: () => import('./classify.ts'),
  },
  review: {
    describe: 'say what unsure mails are; a person counts more than rules',
    load: () => import('./review.ts'),
  },
  export: { describe: 'publish Parquet and nyx.duckdb', load: () => import('./export.ts') },
  lake: {
    describe: 'the facts of several databases, for engines like Spark',
    examples: [
      ['lake verify --lake lake', 'is it what was published?'],
      ['lake ddl --engine clickhouse --lake lake', 'how another engine reads it'],
    ],
    group: {
      verify: { describe: 'prove what was published', load: () => import('./lake-verify.ts') },
      ddl: { describe: 'definitions for another engine', load: () => import('./lake-ddl.ts') },
    },
  },
  report: { describe: 'a session, a company or everything', load: () => import('./report.ts') },
  query: { describe: 'SQL on the newest warehouse', load: () => import('./query.ts') },
  mcp: { describe: 'reports and queries for agents', load: () => import('./mcp.ts') },
  backup: {
    describe: "the embedded server's data into a folder, proven",
    load: () => import('./backup.ts'),
  },
  restore: { describe: 'a backup into the embedded server', load: () => import('./restore.ts') },
  run: { describe: 'one slot of a job', load: () => import('./run.ts') },
  schedule: {
    describe: 'run jobs when they are due, until stopped',
    load: () => import('./schedule.ts'),
  },
  runs: { describe: 'history of runs', load: () => import('./runs.ts') },
  status: {
    describe: 'state of database, loads, runs and exports',
    load: () => import('./status.ts'),
  },
  doctor: { describe: 'can it work here', load: () => import('./doctor.ts') },
  init: { describe: 'write a configuration with comments', load: () => import('./init.ts') },
  config: {
    describe: 'the configuration that counts; the zone of the database',
    load: () => import('./config.ts'),
  },
  completion: {
    describe: 'completion for a shell; the man page',
    load: async () => {
      const { completionOf } = await import('./completion.ts');
      return { default: completionOf(commands) };
    },
  },
  roles: {
    describe: 'rights of the database: who may what, and sees whom',
    load: () => import('./roles.ts'),
  },
  erase: { describe: 'remove a person from everywhere', load: () => import('./erase.ts') },
};
