import { compressions, profiles } from '../choices.ts';
import type { CommandArguments } from './command.ts';

export const exportOptions = {
  action: {
    choices: ['publish', 'verify', 'diff'],
    default: 'publish',
    describe: 'publish, prove one anew, or say what changed between two',
  },
  dir: {
    type: 'string',
    describe:
      'what to verify: a warehouse, or the folder of all (its newest); with diff the older one',
  },
  warehouse: { type: 'string', describe: 'with verify: the same, as other commands call it' },
  other: { type: 'string', describe: 'with diff: the newer one' },
  out: {
    type: 'string',
    describe: 'folder to publish into (default: exports, or lake, in NYX_HOME)',
  },
  profile: {
    choices: profiles,
    default: 'analyst' as const,
    describe:
      'analyst: nothing about persons but ids and pseudonyms; personal: all but secrets; share: counts of 5 and more',
  },
  compression: {
    choices: compressions,
    default: 'zstd' as const,
    describe: 'of the Parquet files: zstd is smaller, snappy faster',
  },
  tables: {
    type: 'string',
    requiresArg: true,
    describe: 'these tables alone, e.g. companies,job_posts (default: all of the profile)',
  },
  numbers: {
    type: 'boolean',
    default: false,
    describe: 'with verify: compute every derived table anew and compare all rows',
  },
  format: {
    choices: ['warehouse', 'lake'],
    default: 'warehouse' as const,
    describe: 'lake: the facts of this database, one cell of several, for engines like Spark',
  },
  cell: { type: 'string', describe: 'with --format lake: what this database is called there' },
  'after-export': {
    type: 'number',
    describe: "with --format lake: the cell's last export; only what changed since is told",
  },
  keep: {
    type: 'number',
    requiresArg: true,
    describe: 'how many to leave; older ones are removed',
  },
} as const;

export type ExportArguments = CommandArguments<typeof exportOptions>;
