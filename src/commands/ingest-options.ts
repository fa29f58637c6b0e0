// What the ingest commands share: options, the mapping shown before a load, the counts after it.
import { existsSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import type { Options } from 'yargs';
import { requireWritable } from '../database/require-writable.ts';
import type { Session } from '../database/session.ts';
import { ConfigError, EtlError } from '../errors.ts';
import { BATCH_ROWS } from '../ingest/file-part.ts';
import type { LoadSummary, OnConflict } from '../ingest/load-plan.ts';
import { countHarmless, place } from '../ingest/load-refusals.ts';
import { type Mapping, parseMapOptions } from '../ingest/mapping/map-columns.ts';
import { withRetries } from '../ingest/retry.ts';
import { isStdin } from '../ingest/source/pipe.ts';
import { MAX_SETTING_BYTES, readBounded } from '../ingest/source/read-bounded.ts';
import { printText } from '../output.ts';
import type { Progress } from '../progress.ts';
import { visible } from '../reports/visible.ts';
import {
  type CommandArguments,
  count,
  type GlobalArguments,
  printResult,
  remark,
  withMigratedSession,
  withProgress,
} from './command.ts';
import { loadToJson } from './load-json.ts';
import { PartlyDone } from './partly-done.ts';

type IngestKind = 'applications' | 'emails' | 'job-posts' | 'table';

const RETRY_FOR_MS = 60_000;

export const loadOptions = {
  'max-rejects': {
    type: 'string',
    default: '0',
    describe: 'how many records may be set aside: a number, or a share like 1%',
  },
  'on-conflict': {
    choices: ['update', 'replace', 'skip', 'fail'] as const,
    default: 'update',
    describe:
      'a stored row that differs: take what the file says, empty also what it does not say, leave it, or stop',
  },
  'dry-run': { type: 'boolean', default: false, describe: 'do everything, show the counts, keep nothing' },
} as const satisfies Record<string, Options>;

export const mappingOptions = {
  map: {
    type: 'string',
    array: true,
    default: [] as string[],
    describe: 'target=column, over what the header says; again for the same target: the first with a value',
  },
  mapping: { type: 'string', describe: 'JSON file {"target": "column" or ["column", …]}' },
  encoding: {
    type: 'string',
    describe: 'of the file, when it is not UTF-8: windows-1252, gb18030, shift_jis, …',
  },
} as const satisfies Record<string, Options>;

export const tabularOptions = {
  files: { type: 'string', array: true, demandOption: true, describe: 'files or globs; - is stdin' },
  ...mappingOptions,
  ...loadOptions,
  'date-order': {
    choices: ['dmy', 'mdy', 'ymd'] as const,
    describe: 'of dates like 06/01/26; else the whole column decides',
  },
  'batch-rows': {
    type: 'number',
    default: BATCH_ROWS,
    describe: 'records per commit; after a crash the same command goes on',
  },
} as const satisfies Record<string, Options>;

type LoadArguments = CommandArguments<Pick<typeof loadOptions, 'max-rejects' | 'dry-run'>>;
type MappingArguments = CommandArguments<typeof mappingOptions>;
type TabularArguments = CommandArguments<typeof tabularOptions>;

/** The limits of a load as the library takes them; throws ConfigError for a limit that is none. */
export function readLoadOptions(args: LoadArguments) {
  return { maxRejects: parseLimit(args['max-rejects']), dryRun: args['dry-run'] };
}

/** How the columns of a table are read, as the library takes it. */
export async function readMappingOptions(args: MappingArguments) {
  const fromFile = args.mapping === undefined ? {} : await readMapping(args.mapping);
  return {
    map: { ...fromFile, ...parseMapOptions(args.map) },
    encoding: args.encoding,
    onMapping: (path: string, mapping: Mapping) => remark(args, describeMapping(path, mapping)),
  };
}

/** As readLoadOptions, with all that tabular files take. */
export async function readTabularOptions(args: TabularArguments) {
  return {
    ...readLoadOptions(args),
    ...(await readMappingOptions(args)),
    onConflict: args['on-conflict'] as OnConflict,
    dateOrder: args['date-order'] as 'dmy' | 'mdy' | 'ymd' | undefined,
    batchRows: parseBatchRows(args['batch-rows']),
  };
}

/**
 * Loads each file on a session of its own, again when the server was lost meanwhile (stdin cannot be read twice), and
 * prints the counts.
 */
export async function loadFiles(
  args: GlobalArguments & { files: readonly string[] },
  kind: IngestKind,
  load: (session: Session, file: string, progress: Progress) => Promise<LoadSummary>,
): Promise<undefined> {
  const onRetry = (error: EtlError) => remark(args, `trying again: ${error.message}`);
  const loads: LoadSummary[] = [];
  for (const file of await expandFiles(args.files)) {
    const once = (begun: () => void) =>
      withMigratedSession(args, `ingest ${kind}`, async (session) => {
        begun();
        await requireWritable(session, 'cannot load');
        return withProgress(args, (progress) => load(session, file, progress));
      });
    try {
      loads.push(
        await (isStdin(file) ? once(() => {}) : withRetries(once, { deadlineMs: RETRY_FOR_MS, onRetry })),
      );
    } catch (error) {
      throw afterOthers(args, error, loads);
    }
  }
  printLoads(args, `ingest-${kind}`, loads, 'transform');
}

/** The error of one file of several, when the files before it are loaded and stay so: their counts are printed, too. */
function afterOthers(args: GlobalArguments, error: unknown, loads: readonly LoadSummary[]): unknown {
  const kept = loads.flatMap(({ loadId }) => (loadId === null ? [] : [loadId]));
  // With --json the error is the one object on stdout.
  if (loads.length > 0) {
    const counts = loads.flatMap(describeLoad).join('\n');
    if (args.json) remark(args, counts);
    else printText(`${counts}\n`);
  }
  if (kept.length === 0 || !(error instanceof EtlError)) return new PartlyDone(error, loads);
  const stay = `the files before it are loaded (nyx-etl loads show ${kept.at(-1)}) and need not be loaded again`;
  const { code, exitCode, retryable, cause, hint } = error;
  const failure = new EtlError(error.message, {
    code,
    exitCode,
    retryable,
    cause,
    hint: hint ? `${hint}; ${stay}` : stay,
  });
  return new PartlyDone(failure, loads);
}

/** The files meant: globs expanded and sorted, others as they are. */
export async function expandFiles(patterns: readonly string[]): Promise<string[]> {
  if (patterns.filter(isStdin).length > 1)
    throw new ConfigError('stdin can be read once', { hint: 'give - once' });
  const files: string[] = [];
  for (const pattern of patterns) {
    // A file may be called `jobs [1].csv`.
    if (!/[*?[{]/.test(pattern) || existsSync(pattern)) {
      files.push(pattern);
      continue;
    }
    const found: string[] = [];
    for await (const file of glob(pattern)) found.push(file);
    if (found.length === 0)
      throw new ConfigError(`no file matches ${pattern}`, { hint: 'check the pattern' });
    files.push(...found.sort());
  }
  return files;
}

/** Prints the loads of one command: the counts that add up, and what to run next. */
function printLoads(
  args: GlobalArguments,
  name: `ingest-${IngestKind}`,
  loads: readonly LoadSummary[],
  next: string,
): void {
  printResult(args, name, { loads: loads.map(loadToJson) }, () =>
    [...loads.flatMap(describeLoad), `next: ${nextStep(loads, next)}`].join('\n'),
  );
}

function nextStep(loads: readonly LoadSummary[], next: string): string {
  if (loads.every((load) => load.loadId === null)) return 'the same without --dry-run';
  return `nyx-etl ${loads.some((load) => load.rejected > countHarmless(load.reasons)) ? 'rejects list' : next}`;
}

/** A load as lines of text. */
export function describeLoad(load: LoadSummary): string[] {
  const { read, inserted, updated, unchanged, duplicate, rejected } = load;
  const counts = { inserted, updated, unchanged, duplicate, rejected };
  const notes = Object.entries(load.notes).flatMap(([column, kinds]) =>
    Object.entries(kinds).map(([kind, n]) =>
      column === 'file'
        ? `  note: ${visible(kind)}`
        : `  note: ${visible(column)}: ${count(n)} ${kind.replaceAll('_', ' ')}`,
    ),
  );
  return [
    `${visible(load.source)} -> ${load.table}${load.loadId === null ? ' (dry run: nothing was kept)' : ` (load ${load.loadId})`}`,
    `  read ${count(read)} = ${describeCounts(counts, ' + ')}`,
    ...(load.loadedBefore === null
      ? []
      : [`  note: the same file was loaded before, as load ${load.loadedBefore}`]),
    ...(load.resumedAfter === null
      ? []
      : [
          `  note: went on after record ${count(load.resumedAfter)}, where an earlier attempt ended; the counts are of both`,
        ]),
    ...notes,
    ...load.rejects.map((reject) => `  set aside: ${visible(`${place(reject)}: ${reject.message}`)}`),
    ...(rejected > load.rejects.length ? [`  set aside, all: ${describeCounts(load.reasons, ', ')}`] : []),
  ];
}

function describeCounts(counts: Record<string, number>, separator: string): string {
  const parts = Object.entries(counts).map(([name, n]) => `${name.replaceAll('_', ' ')} ${count(n)}`);
  return parts.join(separator);
}

function describeMapping(path: string, { columns, unmapped }: Mapping): string {
  const width = Math.max(...Object.keys(columns).map((field) => field.length));
  return [
    `${visible(path)}:`,
    ...Object.entries(columns).map(
      ([field, names]) => `  ${field.padEnd(width)} <- ${visible(names.join(', '))}`,
    ),
    ...(unmapped.length > 0 ? [`  not loaded: ${visible(unmapped.join(', '))}`] : []),
  ].join('\n');
}

function parseBatchRows(rows: number): number {
  if (rows > 0) return rows;
  throw new ConfigError('--batch-rows 0 would never load anything', { hint: `the default is ${BATCH_ROWS}` });
}

function parseLimit(text: string): { rows: number } | { percent: number } {
  const [, number, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text.trim()) ?? [];
  const isLimit = percent ? Number(number) <= 100 : Number.isInteger(Number(number));
  if (number === undefined || !isLimit) {
    throw new ConfigError(`--max-rejects ${text} is neither a number nor a share`, {
      hint: 'e.g. --max-rejects 100 or --max-rejects 1%',
    });
  }
  return percent ? { percent: Number(number) } : { rows: Number(number) };
}

/** Undefined for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told by whoever asked for the value.
    return undefined;
  }
}

async function readMapping(path: string): Promise<Record<string, string[]>> {
  const { z } = await import('zod');
  const text = (await readBounded(path, MAX_SETTING_BYTES)).toString('utf8');
  const shape = z.record(z.string(), z.union([z.string().transform((name) => [name]), z.array(z.string())]));
  const parsed = shape.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new ConfigError(`--mapping ${path} is not a JSON object of columns`, {
    hint: 'e.g. {"source_url": "Link"}',
  });
}
