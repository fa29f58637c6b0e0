import { ConfigError } from '../errors.ts';
import { count, defineCommand, printResult, withMigratedSession } from './command.ts';
import { renderTable } from './table.ts';

export default defineCommand({
  command: 'runs [action] [id]',
  describe: 'history of runs',
  positionals: ['action', 'id'],
  options: {
    action: {
      choices: ['list', 'show'],
      default: 'list',
      describe: 'the newest runs, or one of them in full',
    },
    id: { type: 'number', describe: 'which run to show' },
    limit: { type: 'number', default: 20, describe: 'how many to list' },
  },
  examples: [
    ['runs', 'the newest 20'],
    ['runs show 12', 'what run 12 did, transform by transform'],
  ],
  run: (args) =>
    withMigratedSession(args, 'runs', async ({ db }) => {
      if (args.action === 'list') {
        if (args.id !== undefined) {
          throw new ConfigError(`'runs list' takes no number`, {
            hint: `show one with 'nyx-etl runs show 12'`,
          });
        }
        const runs = await db
          .selectFrom('etl.runs')
          .selectAll()
          .orderBy('id', 'desc')
          .limit(args.limit)
          .execute();
        printResult(args, 'runs', { runs }, () =>
          renderTable(
            ['id', 'job', 'status', 'started', 'finished', 'error'],
            runs.map((run) => [
              String(run.id),
              run.job,
              run.status,
              toMinute(run.started_at),
              run.finished_at ? toMinute(run.finished_at) : '',
              run.error_message?.split('\n')[0] ?? '',
            ]),
          ),
        );
        return undefined;
      }
      if (args.id === undefined) {
        throw new ConfigError('which run?', { hint: "list them with 'nyx-etl runs'" });
      }
      const { id } = args;
      const run = await db.selectFrom('etl.runs').selectAll().where('id', '=', BigInt(id)).executeTakeFirst();
      if (!run)
        throw new ConfigError(`there is no run ${id}`, {
          hint: "list them with 'nyx-etl runs'",
        });
      const transforms = await db
        .selectFrom('etl.transform_runs')
        .selectAll()
        .where('run_id', '=', run.id)
        .orderBy('id')
        .execute();
      printResult(args, 'runs-show', { run, transforms }, () =>
        [
          `run ${run.id}: ${run.job}, ${run.status}, started ${run.started_at}${run.finished_at ? `, finished ${run.finished_at}` : ''}`,
          ...(run.error_message ? [run.error_message] : []),
          renderTable(
            ['transform', 'keys', 'inserted', 'updated', 'deleted', 'unchanged', 'ms'],
            transforms.map((t) => [
              t.transform,
              ...[
                t.scope_keys,
                t.rows_inserted,
                t.rows_updated,
                t.rows_deleted,
                t.rows_unchanged,
                t.duration_ms,
              ].map(count),
            ]),
          ),
        ].join('\n'),
      );
      return undefined;
    }),
});

function toMinute(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}
