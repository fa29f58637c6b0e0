import { counted } from '../counted.ts';
import type { Session } from '../database/session.ts';
import { ConfigError } from '../errors.ts';
import { isOwnStdout, writeOutput } from '../files/write-output.ts';
import { place } from '../ingest/load-refusals.ts';
import { readLoad } from '../ledger/read-loads.ts';
import { dismissRejects, listRejects, readReject, readWaitingRecords } from '../ledger/rejects.ts';
import { printData } from '../output.ts';
import { shellQuoted } from '../text/shell-quoted.ts';
import { count, defineCommand, printDone, printResult, withMigratedSession } from './command.ts';
import { existingBy } from './force-option.ts';
import { type RejectsArguments, rejectsOptions } from './rejects-options.ts';
import { loadFile, replay } from './rejects-replay.ts';
import { describeRest, fitLines, renderTable } from './table.ts';

export default defineCommand({
  command: 'rejects [action] [which]',
  describe: 'rows that were set aside',
  positionals: ['action', 'which'],
  options: rejectsOptions,
  examples: [
    ['rejects', 'the newest that wait'],
    ['rejects show 17', 'one, with its raw record'],
    [
      'rejects export --load 3 --out bad.csv',
      'as the file they came in, each with its reason, to be mended',
    ],
    ['rejects load bad.csv', 'load what was mended; the rest waits on'],
    ['rejects replay --load 3 --map source_url=Link', 'try them again after a mapping or data fix'],
    ['rejects dismiss --load 3', 'they are not missed: none of load 3 waits any longer'],
    [
      'rejects replay --max-message-bytes 200000000',
      'read mail that was too large from its files again',
    ],
  ],
  run: (args) => {
    refuseIgnored(args);
    if (args.action === 'show' || (args.action === 'dismiss' && args.load === undefined))
      readNumber(args);
    return withMigratedSession(args, 'rejects', async (session) => {
      await requireLoad(session, args.load);
      if (args.action === 'show') return show(session, args);
      if (args.action === 'load') return loadFile(session, args);
      if (args.action === 'dismiss') return dismiss(session, args);
      if (args.which !== undefined)
        throw new ConfigError(`'rejects ${args.action}' takes no number`, {
          hint: `for those of one load: nyx-etl rejects ${args.action} --load ${shellQuoted(args.which)}`,
        });
      if (args.action === 'export') return exportRaw(session, args);
      if (args.action === 'replay') return replay(session, args);
      return list(session, args);
    });
  },
});

/** An option that the action does not read would say one thing and do another. */
function refuseIgnored(args: RejectsArguments): void {
  const forReplay = ['map', 'date-order', 'as-of', 'synthesize-url', 'max-message-bytes'];
  const readBy: readonly string[] = {
    show: [],
    list: ['load'],
    dismiss: ['load'],
    export: ['load', 'out', 'force'],
    load: ['map', 'date-order', 'as-of', 'synthesize-url'],
    replay: ['load', ...forReplay],
  }[args.action];
  const given = [
    'load',
    'out',
    'force',
    'map',
    'date-order',
    'as-of',
    'synthesize-url',
    'max-message-bytes',
  ] as const;
  for (const name of given) {
    const value = args[name];
    if (
      readBy.includes(name) ||
      value === undefined ||
      value === false ||
      (Array.isArray(value) && value.length === 0)
    )
      continue;
    throw new ConfigError(`'rejects ${args.action}' takes no --${name}`, {
      hint: "run 'nyx-etl rejects --help'",
    });
  }
}

async function requireLoad(session: Session, load: number | undefined): Promise<void> {
  if (load === undefined || (await readLoad(session, load))) return;
  throw new ConfigError(`there is no load ${load}`, { hint: "list them with 'nyx-etl loads'" });
}

async function list(session: Session, args: RejectsArguments): Promise<undefined> {
  const { load: loadId, limit } = args;
  const { rejects, total } = await listRejects(session, { loadId, limit });
  printResult(args, 'rejects', { rejects, total }, () =>
    total === 0
      ? 'no rejects are waiting'
      : fitLines([
          renderTable(
            ['id', 'load', 'where', 'reason', 'message'],
            rejects.map((reject) => [
              reject.reject_id,
              reject.load_id,
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
          ...rejects.slice(0, 1).map(({ reject_id }) => `next: nyx-etl rejects show ${reject_id}`),
        ]),
  );
}

function readNumber({ which, action }: RejectsArguments): bigint {
  const number = /^\d{1,18}$/.exec(which ?? '')?.[0];
  if (number !== undefined) return BigInt(number);
  throw new ConfigError(`say which reject to ${action}`, {
    hint: "give its number, e.g. 20; 'nyx-etl rejects' lists them",
  });
}

async function show(session: Session, args: RejectsArguments): Promise<undefined> {
  const id = readNumber(args);
  const reject = await readReject(session, id);
  if (!reject)
    throw new ConfigError(`there is no reject ${id}`, { hint: "list them with 'nyx-etl rejects'" });
  printResult(args, 'rejects-show', { reject }, () =>
    fitLines(
      Object.entries(reject)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => `${name.padEnd(16)}  ${value}`),
    ),
  );
}

async function dismiss(session: Session, args: RejectsArguments): Promise<undefined> {
  const { load } = args;
  if (load !== undefined && args.which !== undefined)
    throw new ConfigError("'rejects dismiss' takes a number or --load, not both", {
      hint: `the rejects of load ${load}: nyx-etl rejects dismiss --load ${load}`,
    });
  const which = load === undefined ? { rejectId: readNumber(args) } : { loadId: load };
  const dismissed = await dismissRejects(session, which);
  if (dismissed === 0 && 'rejectId' in which)
    throw new ConfigError(`no reject ${which.rejectId} is waiting`, {
      hint: "list them with 'nyx-etl rejects'",
    });
  printDone(args, 'rejects-dismiss', { dismissed }, () =>
    dismissed === 1 ? '1 record waits no longer' : `${count(dismissed)} records wait no longer`,
  );
}

async function exportRaw(session: Session, args: RejectsArguments): Promise<undefined> {
  const { renderRejects } = await import('../ingest/mended-rejects.ts');
  const records = await readWaitingRecords(session, args.load);
  const lines = renderRejects(records);
  const isToStdout = args.out === undefined || isOwnStdout(args.out);
  if (isToStdout && args.json) {
    const exported = { records: records.length, file: null, content: [...lines].join('') };
    printResult(args, 'rejects-export', exported, () => exported.content);
    return undefined;
  }
  if (args.out === undefined) {
    for (const line of lines) await printData(line);
    return undefined;
  }
  await writeOutput(args.out, [...lines].join(''), existingBy(args));
  printDone(
    args,
    'rejects-export',
    { records: records.length, file: args.out, content: null },
    () =>
      `${counted(records.length, 'record')} -> ${args.out}\n` +
      `next: mend them there, then nyx-etl rejects load ${shellQuoted(`${args.out}`)}`,
  );
}
