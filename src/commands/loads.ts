import { counted } from '../counted.ts';
import { ConfigError } from '../errors.ts';
import { count, defineCommand, printResult, withMigratedSession } from './command.ts';
import { type RecordedLoad, recordedToJson } from './load-json.ts';
import { describeRest, renderTable } from './table.ts';

export default defineCommand({
  command: 'loads [action] [id]',
  describe: 'what was loaded, with counts that add up',
  positionals: ['action', 'id'],
  options: {
    action: {
      choices: ['list', 'show'],
      default: 'list',
      describe: 'the newest loads, or one in full',
    },
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
          throw new ConfigError("'loads list' takes no number", {
            hint: `nyx-etl loads show ${args.id}`,
          });
        const rows = await db
          .selectFrom('etl.loads')
          .selectAll()
          .orderBy('id', 'desc')
          .limit(args.limit)
          .execute();
        const { total } = await db
          .selectFrom('etl.loads')
          .select(({ fn }) => fn.countAll<bigint>().as('total'))
          .executeTakeFirstOrThrow();
        const loads = rows.map(recordedToJson);
        printResult(args, 'loads', { loads, total: Number(total) }, () =>
          loads.length === 0
            ? 'nothing was loaded yet'
            : [renderLoads(loads), ...describeRest(loads.length, total)].join('\n'),
        );
        return undefined;
      }
      if (args.id === undefined)
        throw new ConfigError('say which load to show', { hint: "list them with 'nyx-etl loads'" });
      const row = await db
        .selectFrom('etl.loads')
        .selectAll()
        .where('id', '=', BigInt(args.id))
        .executeTakeFirst();
      if (!row)
        throw new ConfigError(`there is no load ${args.id}`, {
          hint: "list them with 'nyx-etl loads'",
        });
      const load = recordedToJson(row);
      printResult(args, 'loads-show', { load }, () => {
        const [read, ...parts] = countsOf(load).map(([name, rows]) => `${name} ${count(rows)}`);
        return [
          `load ${load.load_id}: ${load.source} (${load.format}, ${counted(load.bytes, 'byte')}) -> ${load.table}`,
          `  ${read} = ${parts.join(' + ')}`,
          `  from ${load.started_at} to ${load.finished_at}${load.complete ? '' : ', incomplete: the same command goes on from here'}`,
          `  sha256 ${load.sha256 ?? 'unknown'}`,
          `  options ${JSON.stringify(load.options)}`,
          `  notes ${JSON.stringify(load.notes)}`,
        ].join('\n');
      });
      return undefined;
    }),
});

function renderLoads(loads: readonly RecordedLoad[]): string {
  return renderTable(
    [
      'id',
      'at',
      'table',
      'read',
      'inserted',
      'updated',
      'unchanged',
      'duplicate',
      'rejected',
      'file',
    ],
    loads.map((load) => [
      load.load_id,
      load.finished_at.slice(0, 16).replace('T', ' '),
      load.table,
      ...countsOf(load).map(([, rows]) => count(rows)),
      load.complete ? load.source : `${load.source} (incomplete)`,
    ]),
  );
}

function countsOf(load: RecordedLoad): [string, number][] {
  const { read, inserted, updated, unchanged, duplicate, rejected } = load;
  return Object.entries({ read, inserted, updated, unchanged, duplicate, rejected });
}
