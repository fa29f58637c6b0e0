import { counted } from '../counted.ts';
import type { Session } from '../database/session.ts';
import { ConfigError } from '../errors.ts';
import { place } from '../ingest/load-refusals.ts';
import { parseMapOptions } from '../ingest/mapping/map-columns.ts';
import { type ReplaySummary, replayRejects } from '../ingest/replay-rejects.ts';
import { printData } from '../output.ts';
import { visible } from '../reports/visible.ts';
import { writeOutput } from '../write-output.ts';
import { type CommandArguments, count, defineCommand, printResult, withMigratedSession } from './command.ts';
import { describeLoad } from './ingest-options.ts';
import { loadToJson } from './load-json.ts';
import { describeRest, renderTable } from './table.ts';

const options = {
  action: {
    choices: ['list', 'show', 'export', 'load', 'replay'] as const,
    default: 'list',
    describe:
      'list them, show one, write them out to be mended, load what was mended, or try them again as they are',
  },
  which: { type: 'string', describe: 'the reject to show, or the mended file to load' },
  load: { type: 'number', describe: 'only those of one load' },
  limit: { type: 'number', default: 20, describe: 'how many to list' },
  out: { type: 'string', describe: 'file for export (default: stdout)' },
  map: {
    type: 'string',
    array: true,
    default: [] as string[],
    describe: 'for replay: target=column, over the first mapping',
  },
  'date-order': { choices: ['dmy', 'mdy', 'ymd'] as const, describe: 'for replay: of dates like 06/01/26' },
  'synthesize-url': {
    type: 'boolean',
    describe: 'for replay: make a URN from title, company and location for posts without a URL',
  },
  'max-message-bytes': { type: 'number', describe: 'for replay of mail: instead of the first limit' },
} as const;

type Arguments = CommandArguments<typeof options>;

export default defineCommand({
  command: 'rejects [action] [which]',
  describe: 'rows that were set aside',
  positionals: ['action', 'which'],
  options,
  examples: [
    ['rejects', 'the newest that wait'],
    ['rejects show 17', 'one, with its raw record'],
    ['rejects export --load 3 --out bad.csv', 'as the file they came in, each with its reason, to be mended'],
    ['rejects load bad.csv', 'load what was mended; the rest waits on'],
    ['rejects replay --load 3 --map source_url=Link', 'try them again after a mapping or data fix'],
    ['rejects replay --max-message-bytes 200000000', 'read mail that was too large from its files again'],
  ],
  run: (args) => {
    refuseIgnored(args);
    if (args.action === 'show') readNumber(args);
    return withMigratedSession(args, 'rejects', async (session) => {
      await requireLoad(session, args.load);
      if (args.action === 'show') return show(session, args);
      if (args.action === 'load') return loadFile(session, args);
      if (args.which !== undefined)
        throw new ConfigError(`'rejects ${args.action}' takes no number`, {
          hint: `for those of one load: nyx-etl rejects ${args.action} --load ${args.which}`,
        });
      if (args.action === 'export') return exportRaw(session, args);
      if (args.action === 'replay') return replay(session, args);
      return list(session, args);
    });
  },
});

/** An option that the action does not read would say one thing and do another. */
function refuseIgnored(args: Arguments): void {
  const forReplay = ['map', 'date-order', 'synthesize-url', 'max-message-bytes'];
  const readBy: readonly string[] = {
    show: [],
    list: ['load'],
    export: ['load', 'out'],
    load: ['map', 'date-order', 'synthesize-url'],
    replay: ['load', ...forReplay],
  }[args.action];
  const given = ['load', 'out', 'map', 'date-order', 'synthesize-url', 'max-message-bytes'] as const;
  for (const name of given) {
    const value = args[name];
    if (readBy.includes(name) || value === undefined || (Array.isArray(value) && value.length === 0))
      continue;
    throw new ConfigError(`'rejects ${args.action}' takes no --${name}`, {
      hint: "run 'nyx-etl rejects --help'",
    });
  }
}

async function requireLoad({ db }: Session, load: number | undefined): Promise<void> {
  if (load === undefined) return;
  const found = await db.selectFrom('etl.loads').select('id').where('id', '=', BigInt(load)).execute();
  if (found.length === 0)
    throw new ConfigError(`there is no load ${load}`, { hint: "list them with 'nyx-etl loads'" });
}

function waiting({ db }: Session, args: Arguments) {
  const query = db.selectFrom('etl.rejects').where('replayed_at', 'is', null);
  return args.load === undefined ? query : query.where('load_id', '=', BigInt(args.load));
}

async function list(session: Session, args: Arguments): Promise<undefined> {
  const rejects = await waiting(session, args)
    .select(['id', 'load_id', 'record_number', 'line_number', 'column_name', 'reason_code', 'message'])
    .orderBy('id', 'desc')
    .limit(args.limit)
    .execute();
  const { total } = await waiting(session, args)
    .select(({ fn }) => fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  printResult(args, 'rejects', { rejects, total }, () =>
    rejects.length === 0
      ? 'no rejects are waiting'
      : [
          renderTable(
            ['id', 'load', 'where', 'reason', 'message'],
            rejects.map((reject) => [
              String(reject.id),
              String(reject.load_id),
              place({
                recordNumber: reject.record_number,
                lineNumber: reject.line_number,
                columnName: reject.column_name,
              }),
              reject.reason_code,
              reject.message,
            ]),
          ),
          ...describeRest(rejects.length, total),
          `next: nyx-etl rejects show ${rejects[0]?.id}`,
        ].join('\n'),
  );
  return undefined;
}

function readNumber({ which }: Arguments): bigint {
  const number = /^\d{1,18}$/.exec(which ?? '')?.[0];
  if (number !== undefined) return BigInt(number);
  throw new ConfigError('say which reject to show', {
    hint: "give its number, e.g. 20; 'nyx-etl rejects' lists them",
  });
}

async function show(session: Session, args: Arguments): Promise<undefined> {
  const id = readNumber(args);
  const reject = await session.db
    .selectFrom('etl.rejects')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!reject)
    throw new ConfigError(`there is no reject ${id}`, { hint: "list them with 'nyx-etl rejects'" });
  printResult(args, 'rejects-show', { reject }, () =>
    Object.entries(reject)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `${name.padEnd(16)}  ${value}`)
      .join('\n'),
  );
  return undefined;
}

async function exportRaw(session: Session, args: Arguments): Promise<undefined> {
  const { renderRejects } = await import('../ingest/mended-rejects.ts');
  const rows = await waiting(session, args)
    .innerJoin('etl.loads', 'etl.loads.id', 'etl.rejects.load_id')
    .select(['etl.rejects.id as id', 'message', 'raw', 'source_format as format'])
    .where('raw', 'is not', null)
    .orderBy('etl.rejects.id')
    .execute();
  const lines = renderRejects(rows.map((row) => ({ ...row, raw: row.raw ?? '' })));
  if (args.out === undefined) {
    for (const line of lines) await printData(line);
    return undefined;
  }
  // It may be an earlier one, mended by hand since.
  await writeOutput(args.out, [...lines].join(''), { existing: 'refuse' });
  printResult(
    args,
    'rejects-export',
    { records: rows.length, file: args.out },
    () =>
      `${counted(rows.length, 'record')} -> ${args.out}\nnext: mend them there, then nyx-etl rejects load ${args.out}`,
  );
  return undefined;
}

async function loadFile(session: Session, args: Arguments): Promise<3 | undefined> {
  const { loadMended } = await import('../ingest/mended-rejects.ts');
  if (args.which === undefined)
    throw new ConfigError('say which file to load', { hint: 'the one that rejects export --out wrote' });
  const { loads, resolved } = await loadMended(session, args.which, {
    map: parseMapOptions(args.map),
    dateOrder: args['date-order'] as 'dmy' | 'mdy' | 'ymd' | undefined,
    synthesizeUrl: args['synthesize-url'],
    onConflict: 'update',
    dryRun: false,
  });
  printResult(args, 'rejects-load', { loads: loads.map(replayToJson), resolved }, () =>
    [
      ...loads.flatMap(describeReplay),
      ...(resolved > 0
        ? [
            `${counted(resolved, 'record')} of the file ${resolved === 1 ? 'waits' : 'wait'} no longer: loaded before`,
          ]
        : []),
      ...(loads.length + resolved === 0 ? ['the file holds no records of rejects'] : []),
    ].join('\n'),
  );
  return loads.some(({ still }) => still.length > 0) ? 3 : undefined;
}

async function replay(session: Session, args: Arguments): Promise<3 | undefined> {
  const loads = await waiting(session, args).select('load_id').distinct().orderBy('load_id').execute();
  const map = parseMapOptions(args.map);
  const dateOrder = args['date-order'] as 'dmy' | 'mdy' | 'ymd' | undefined;
  const replays: ReplaySummary[] = [];
  for (const { load_id } of loads) {
    replays.push(
      await replayRejects(session, load_id, {
        map,
        dateOrder,
        synthesizeUrl: args['synthesize-url'],
        maxMessageBytes: args['max-message-bytes'],
        onConflict: 'update',
        dryRun: false,
      }),
    );
  }
  printResult(args, 'rejects-replay', { replays: replays.map(replayToJson) }, () =>
    replays.length === 0 ? 'no rejects are waiting' : replays.flatMap(describeReplay).join('\n'),
  );
  return replays.some((one) => one.replay === null || one.replay.rejected > 0) ? 3 : undefined;
}

function replayToJson({ loadId, replay, waiting, unreadable, still }: ReplaySummary) {
  return {
    load_id: loadId,
    replay: replay && loadToJson(replay),
    waiting,
    unreadable,
    still: still.map(({ rejectId, columnName, message }) => ({
      reject_id: rejectId,
      column_name: columnName,
      message,
    })),
  };
}

function describeReplay({ loadId, replay, waiting, unreadable, still }: ReplaySummary): string[] {
  const broken =
    unreadable > 0 ? [`  ${count(unreadable)} cannot be read again: mend the file and load it anew`] : [];
  const reasons = still.map(
    ({ rejectId, columnName, message }) =>
      `  reject ${rejectId ?? '?'}${columnName === null ? '' : `, column ${visible(columnName)}`}: ${visible(message)}`,
  );
  if (replay)
    return [
      ...describeLoad(replay),
      ...(still.length > 0 ? ['  still set aside:'] : []),
      ...reasons,
      ...broken,
    ];
  return [
    `load ${loadId}: ${counted(waiting, 'waiting record')}, of which none can be loaded yet`,
    ...reasons,
    ...broken,
  ];
}
