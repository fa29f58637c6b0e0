import { counted } from '../counted.ts';
import type { SchemaDifference } from '../database/schema-drift.ts';
import { migrate, migrationState, remarksOn, verifySchema } from '../schema.ts';
import {
  count,
  defineCommand,
  printDone,
  printResult,
  remark,
  requireDatabase,
  withSession,
} from './command.ts';

export default defineCommand({
  command: 'migrate [action]',
  describe: 'bring the database to the current schema',
  positionals: ['action'],
  options: {
    action: {
      choices: ['up', 'status', 'verify'],
      default: 'up',
      describe: 'apply, list, or compare the live catalog',
    },
  },
  examples: [
    ['migrate', 'apply what is pending'],
    ['migrate status', 'list files; exit 3 when something is pending'],
    ['migrate verify', 'compare tables, rights and comments with what the files produce'],
  ],
  run: async (args) => {
    if (args.action !== 'up') await requireDatabase(args);
    return withSession(args, 'migrate', async (session) => {
      if (args.action === 'status') {
        const { applied, pending, problems } = await migrationState(session);
        printResult(args, 'migrate-status', { applied, pending, problems }, () =>
          [
            `${applied.length} applied, ${pending.length} pending`,
            ...pending.map((name) => `  pending  ${name}`),
            ...problems.map((problem) => `  problem  ${problem}`),
          ].join('\n'),
        );
        return pending.length + problems.length > 0 ? 3 : undefined;
      }
      if (args.action === 'verify') {
        const differences = await verifySchema(session);
        const all = differences.map(({ remedy = null, ...difference }) => ({
          ...difference,
          remedy,
        }));
        printResult(args, 'migrate-verify', { differences: all }, () =>
          differences.length === 0
            ? 'the database is what the migrations produce'
            : listDifferences(differences),
        );
        return differences.length > 0 ? 3 : undefined;
      }
      const applied = await migrate(session);
      printDone(args, 'migrate', { applied }, () =>
        applied.length === 0
          ? 'nothing to apply: the schema is current'
          : `applied ${counted(applied.length, 'file')} of schema/: ${shortened(applied)}`,
      );
      for (const remarked of await remarksOn(session)) remark(args, `note: ${remarked}`);
    });
  },
});

/** All names where they are few, e.g. after an update; else the first and the last. */
function shortened(names: readonly string[]): string {
  return names.length > 4 ? `${names[0]} … ${names.at(-1)}` : names.join(', ');
}

const LISTED = 40;

/** Each difference with what to type, if that is one line. */
function listDifferences(differences: SchemaDifference[]): string {
  const lines = differences
    .slice(0, LISTED)
    .flatMap(({ kind, object, remedy }) => [
      `${kind.padEnd(7)}  ${object}`,
      ...(remedy === undefined || remedy.includes('\n') ? [] : [`         ${remedy};`]),
    ]);
  const more = differences.length - LISTED;
  return [
    ...lines,
    ...(more > 0 ? [`… and ${count(more)} more`] : []),
    "--json lists all, each with the SQL that mends it, for 'nyx-etl db url' or your own psql",
  ].join('\n');
}
