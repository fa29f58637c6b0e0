import { counted } from '../counted.ts';
import { migrate, migrationState } from '../database/migrations.ts';
import { type SchemaDifference, verifySchema } from '../database/schema-drift.ts';
import { count, defineCommand, printResult, requireDatabase, withSession } from './command.ts';

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
        const names = pending.map((file) => file.name);
        printResult(args, 'migrate-status', { applied, pending: names, problems }, () =>
          [
            `${applied.length} applied, ${names.length} pending`,
            ...names.map((name) => `  pending  ${name}`),
            ...problems.map((problem) => `  problem  ${problem}`),
          ].join('\n'),
        );
        return names.length + problems.length > 0 ? 3 : undefined;
      }
      if (args.action === 'verify') {
        const differences = await verifySchema(session);
        printResult(args, 'migrate-verify', { differences }, () =>
          differences.length === 0
            ? 'the database is what the migrations produce'
            : listDifferences(differences),
        );
        return differences.length > 0 ? 3 : undefined;
      }
      const applied = await migrate(session);
      printResult(args, 'migrate', { applied }, () =>
        applied.length === 0
          ? 'nothing to apply: the schema is current'
          : `applied ${counted(applied.length, 'migration')}, up to ${applied.at(-1)}`,
      );
      return undefined;
    });
  },
});

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
