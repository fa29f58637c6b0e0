import { counted } from '../counted.ts';
import type { Session } from '../database/session.ts';
import { ConfigError } from '../errors.ts';
import { listLoads, type RecordedLoad, readLoad } from '../ledger/read-loads.ts';
import {
  count,
  defineCommand,
  type GlobalArguments,
  printDone,
  printResult,
  withMigratedSession,
} from './command.ts';
import { describeRest, fitLines, renderTable } from './table.ts';

const LIST_THEM = "list them with 'nyx-etl loads'";

export default defineCommand({
  command: 'loads [action] [id]',
  describe: 'what was loaded, with counts that add up',
  positionals: ['action', 'id'],
  options: {
    action: {
      choices: ['list', 'show', 'undo'] as const,
      default: 'list',
      describe: 'the newest loads, one in full, or take one back',
    },
    id: { type: 'number', describe: 'which load to show or to take back' },
    limit: { type: 'number', default: 20, describe: 'how many to list' },
  },
  examples: [
    ['loads', 'the newest 20'],
    ['loads show 12', 'file, mapping, counts and notes of load 12'],
    ['loads undo 12', 'delete what load 12 inserted, if nothing builds on it'],
  ],
  run: (args) =>
    withMigratedSession(args, 'loads', async (session) => {
      if (args.action === 'list') {
        if (args.id !== undefined)
          throw new ConfigError("'loads list' takes no number", {
            hint: `nyx-etl loads show ${args.id}`,
          });
        const { loads, total } = await listLoads(session, args.limit);
        printResult(args, 'loads', { loads, total }, () =>
          total === 0
            ? 'nothing was loaded yet'
            : [renderLoads(loads), ...describeRest(loads.length, total)].join('\n'),
        );
        return undefined;
      }
      if (args.id === undefined)
        throw new ConfigError(
          `say which load to ${args.action === 'undo' ? 'take back' : 'show'}`,
          {
            hint: LIST_THEM,
          },
        );
      if (args.action === 'undo') return undo(args, session, args.id);
      const load = await readLoad(session, args.id);
      if (!load) throw new ConfigError(`there is no load ${args.id}`, { hint: LIST_THEM });
      printResult(args, 'loads-show', { load }, () => {
        const [read, ...parts] = countsOf(load).map(([name, rows]) => `${name} ${count(rows)}`);
        return fitLines([
          `load ${load.load_id}: ${load.source} (${load.format}, ${counted(load.bytes, 'byte')}) -> ${load.table}`,
          `  ${read} = ${parts.join(' + ')}`,
          `  from ${load.started_at} to ${load.finished_at}${load.complete ? '' : ', incomplete: the same command goes on from here'}`,
          `  sha256 ${load.sha256 ?? 'unknown'}`,
          `  options ${JSON.stringify(load.options)}`,
          `  notes ${JSON.stringify(load.notes)}`,
        ]);
      });
    }),
});

async function undo(args: GlobalArguments, session: Session, id: number): Promise<undefined> {
  const { undoLoad } = await import('../ingest/undo/undo-load.ts');
  const { deleted, kept } = await undoLoad(session, id);
  const rows = Object.entries(deleted).map(([table, n]) => `${count(n)} of ${table}`);
  printDone(args, 'loads-undo', { load_id: String(id), deleted, kept }, () =>
    [
      `load ${id} is taken back: ${rows.length > 0 ? rows.join(', ') : 'it had inserted nothing'}`,
      ...Object.entries(kept).map(
        ([table, n]) => `  what it filled in stays: ${count(n)} of ${table}`,
      ),
      'next: nyx-etl transform',
    ].join('\n'),
  );
}

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
      load.undone_at !== null
        ? `${load.source} (taken back)`
        : load.complete
          ? load.source
          : `${load.source} (incomplete)`,
    ]),
  );
}

function countsOf(load: RecordedLoad): [string, number][] {
  const { read, inserted, updated, unchanged, duplicate, rejected } = load;
  return Object.entries({ read, inserted, updated, unchanged, duplicate, rejected });
}
