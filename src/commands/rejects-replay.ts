// Rejects on their way back into the tables.
import { counted } from '../counted.ts';
import type { Session } from '../database/session.ts';
import { ConfigError } from '../errors.ts';
import { parseMapOptions } from '../ingest/mapping/map-columns.ts';
import { type ReplaySummary, replayRejects } from '../ingest/replay-rejects.ts';
import { parseMapValueOptions, parseSetOptions } from '../ingest/told-columns.ts';
import type { JsonOutput } from '../json/index.ts';
import { listLoadsWithRejects } from '../ledger/rejects.ts';
import { visible } from '../reports/visible.ts';
import { count, printDone } from './command.ts';
import { readDateOptions } from './ingest-options.ts';
import { describeLoad } from './load-files.ts';
import { idToJson, loadToJson } from './load-json.ts';
import { PartlyDone } from './partly-done.ts';
import type { RejectsArguments } from './rejects-options.ts';

/** Runs `rejects load`: what was mended goes in, the rest waits on. */
export async function loadFile(session: Session, args: RejectsArguments): Promise<3 | undefined> {
  const { loadMended } = await import('../ingest/mended-rejects.ts');
  if (args.which === undefined)
    throw new ConfigError('say which file to load', {
      hint: 'the one that rejects export --out wrote',
    });
  const done: ReplaySummary[] = [];
  const loading = loadMended(session, args.which, {
    map: parseMapOptions(args.map),
    ...readTold(args),
    ...readDateOptions(args),
    synthesizeUrl: args['synthesize-url'],
    onConflict: 'update',
    dryRun: false,
    onReplayed: (replay) => done.push(replay),
  });
  const { loads, resolved } = await loading.catch(partlyDone(done));
  printDone(args, 'rejects-load', { loads: loads.map(replayToJson), resolved }, () =>
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

/** What is told of the records beside their columns. */
function readTold(args: RejectsArguments) {
  return { set: parseSetOptions(args.set), mapValues: parseMapValueOptions(args['map-value']) };
}

/** Runs `rejects replay`: the records as they are, tried again. */
export async function replay(session: Session, args: RejectsArguments): Promise<3 | undefined> {
  const map = parseMapOptions(args.map);
  const told = readTold(args);
  const dates = readDateOptions(args);
  const replays: ReplaySummary[] = [];
  for (const loadId of await listLoadsWithRejects(session, args.load)) {
    const replaying = replayRejects(session, loadId, {
      map,
      ...told,
      ...dates,
      synthesizeUrl: args['synthesize-url'],
      maxMessageBytes: args['max-message-bytes'],
      onConflict: 'update',
      dryRun: false,
    });
    replays.push(await replaying.catch(partlyDone(replays)));
  }
  printDone(args, 'rejects-replay', { replays: replays.map(replayToJson) }, () =>
    replays.length === 0 ? 'no rejects are waiting' : replays.flatMap(describeReplay).join('\n'),
  );
  return replays.some((one) => one.replay === null || one.replay.rejected > 0) ? 3 : undefined;
}

/** Rethrows what failed together with the loads that are done. */
function partlyDone(replays: readonly ReplaySummary[]): (error: unknown) => never {
  return (error) => {
    throw new PartlyDone(
      error,
      replays.flatMap(({ replay }) => replay ?? []),
    );
  };
}

type Replay = JsonOutput['rejects-replay']['replays'][number];

function replayToJson({ loadId, replay, waiting, unreadable, still }: ReplaySummary): Replay {
  return {
    load_id: String(loadId),
    replay: replay && loadToJson(replay),
    waiting,
    unreadable,
    still: still.map(({ rejectId, columnName, message }) => ({
      reject_id: idToJson(rejectId),
      column_name: columnName,
      message,
    })),
  };
}

function describeReplay({ loadId, replay, waiting, unreadable, still }: ReplaySummary): string[] {
  const broken =
    unreadable > 0
      ? [`  ${count(unreadable)} cannot be read again: mend the file and load it anew`]
      : [];
  const reasons = still.map(
    ({ rejectId, columnName, message }) =>
      `  reject ${rejectId ?? '?'}${columnName === null ? '' : `, column ${visible(columnName)}`}: ${visible(message)}`,
  );
  if (replay)
    return [
      ...describeLoad(replay),
      ...(replay.rejected > 0 && replay.loadId !== null
        ? [`  the rest waits under load ${replay.loadId}: nyx-etl rejects --load ${replay.loadId}`]
        : []),
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
