import type { Selectable } from 'kysely';
import { counted } from '../counted.ts';
import type { Database } from '../database/session.ts';
import { ConfigError } from '../errors.ts';
import { count, defineCommand, printResult, withMigratedSession } from './command.ts';
import { describeRest, renderTable } from './table.ts';

export default defineCommand({
  command: 'loads [action] [id]',
  describe: 'what was loaded, with counts that add up',
  positionals: ['action', 'id'],
  options: {
    action: { choices: ['list', 'show'], default: 'list', describe: 'the newest loads, or one in full' },
    id: { type: 'number', describe: 'which load to show' },
    limit: { type: 'number', default: 20, describe: 'how many to list' },
  },
  examples: [
    ['loads', 'the newest 20'],
    ['loads show 12', 'file, mapping, counts and notes of load 12'],
  ],
  run: (args) =>
    withMigratedSession(args, 'loads', async ({ db }) => {
      if (args.action === 'list') {
        if (args.id !== undefined)
          throw new ConfigError("'loads list' takes no number", { hint: `nyx-etl loads show ${args.id}` });
        const loads = await db
          .selectFrom('etl.loads')
          .selectAll()
          .orderBy('id', 'desc')
          .limit(args.limit)
          .execute();
        const { total } = await db
          .selectFrom('etl.loads')
          .select(({ fn }) => fn.countAll<bigint>().as('total'))
          .executeTakeFirstOrThrow();
        printResult(args, 'loads', { loads, total }, () =>
          loads.length === 0
            ? 'nothing was loaded yet'
            : [renderLoads(loads), ...describeRest(loads.length, total)].join('\n'),
        );
        return undefined;
      }
      if (args.id === undefined)
        throw new ConfigError('say which load to show', { hint: "list them with 'nyx-etl loads'" });
      const load = await db
        .selectFrom('etl.loads')
        .selectAll()
        .where('id', '=', BigInt(args.id))
        .executeTakeFirst();
      if (!load)
        throw new ConfigError(`there is no load ${args.id}`, { hint: "list them with 'nyx-etl loads'" });
      printResult(args, 'loads-show', { load }, () => {
        const [read, ...parts] = countsOf(load).map(([name, rows]) => `${name} ${count(rows)}`);
        return [
          `load ${load.id}: ${load.source_path} (${load.source_format}, ${counted(load.source_bytes, 'byte')}) -> ${load.table_name}`,
          `  ${read} = ${parts.join(' + ')}`,
          `  from ${load.started_at} to ${load.finished_at}${load.complete ? '' : ', incomplete: the same command goes on from here'}`,
          `  sha256 ${load.source_sha256 ?? 'unknown'}`,
          `  options ${JSON.stringify(load.options)}`,
          `  notes ${JSON.stringify(load.notes)}`,
        ].join('\n');
      });
      return undefined;
    }),
});

function renderLoads(loads: readonly Load[]): string {
  return renderTable(
    ['id', 'at', 'table', 'read', 'inserted', 'updated', 'unchanged', 'duplicate', 'rejected', 'file'],
    loads.map((load) => [
      String(load.id),
      load.finished_at.slice(0, 16).replace('T', ' '),
      load.table_name,
      ...countsOf(load).map(([, rows]) => count(rows)),
      load.complete ? load.source_path : `${load.source_path} (incomplete)`,
    ]),
  );
}

type Load = Selectable<Database['etl.loads']>;

type Counts = Record<
  'rows_read' | 'rows_inserted' | 'rows_updated' | 'rows_unchanged' | 'rows_duplicate' | 'rows_rejected',
  bigint
>;

function countsOf(load: Counts): [string, bigint][] {
  return [
    ['read', load.rows_read],
    ['inserted', load.rows_inserted],
    ['updated', load.rows_updated],
    ['unchanged', load.rows_unchanged],
    ['duplicate', load.rows_duplicate],
    ['rejected', load.rows_rejected],
  ];
}
