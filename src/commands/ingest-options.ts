import type { Options } from 'yargs';
import type { DateOrder, OnConflict, OnDuplicate } from '../choices.ts';
import { dateOrders, onConflicts, onDuplicates } from '../choices.ts';
import { counted } from '../counted.ts';
import type { Exclusive } from '../database/without-indexes.ts';
import { ConfigError } from '../errors.ts';
import { BATCH_ROWS } from '../ingest/file-part.ts';
import { type Mapping, parseMapOptions } from '../ingest/mapping/map-columns.ts';
import { readDate } from '../ingest/normalise/read-date.ts';
import { MAX_SETTING_BYTES, readBounded } from '../ingest/source/read-bounded.ts';
import { parseMapValueOptions, parseSetOptions } from '../ingest/told-columns.ts';
import { visible } from '../reports/visible.ts';
import { shownNames } from '../text/shown-names.ts';
import { type CommandArguments, type GlobalArguments, remark } from './command.ts';

export const loadOptions = {
  'max-rejects': {
    type: 'string',
    default: '0',
    describe: 'how many records may be set aside: a number, or a share like 1%',
  },
  'on-conflict': {
    choices: onConflicts,
    default: 'update',
    describe:
      'a stored row that differs: take what the file says, empty also what it does not say, leave it, or stop',
  },
  'on-duplicate': {
    choices: onDuplicates,
    default: 'last',
    describe: 'records of one key with other values: which of them counts, or stop',
  },
  'dry-run': {
    type: 'boolean',
    default: false,
    describe: 'do everything, show the counts, keep nothing',
  },
  exclusive: {
    type: 'boolean',
    default: false,
    describe: 'faster where much comes into a table of little; nobody reads it meanwhile',
  },
  'rejects-out': {
    type: 'string',
    describe:
      'file for the records that are set aside, each with its reason; also of a load that fails',
  },
} as const satisfies Record<string, Options>;

export const mappingOptions = {
  map: {
    type: 'string',
    array: true,
    default: [] as string[],
    describe:
      'target=column, over what the header says; again for the same target: the first with a value; none=column leaves it out',
  },
  mapping: { type: 'string', describe: 'JSON file {"target": "column" or ["column", …]}' },
  sheet: {
    type: 'string',
    describe: 'of a workbook, else its first with known columns; or the file of a zip archive',
  },
  columns: {
    type: 'string',
    describe:
      'names of the columns, in their order, of a file without a header line: date,,title; nothing between commas leaves one out',
  },
  encoding: {
    type: 'string',
    describe: 'of the file, when it is not UTF-8: windows-1252, gb18030, shift_jis, …',
  },
} as const satisfies Record<string, Options>;

/** How dates are read that do not say all by themselves. */
export const dateOptions = {
  'date-order': {
    choices: dateOrders,
    describe: 'of dates like 06/01/26; else the whole column decides',
  },
  'as-of': {
    type: 'string',
    describe: 'the day on which the file was written, which tells what "3 days ago" means',
  },
} as const satisfies Record<string, Options>;

export const tabularOptions = {
  files: {
    type: 'string',
    array: true,
    demandOption: true,
    describe: 'files or globs; - is stdin',
  },
  ...mappingOptions,
  ...loadOptions,
  set: {
    type: 'string',
    array: true,
    default: [] as string[],
    describe: 'target=value: what every record says, whatever the file has',
  },
  'map-value': {
    type: 'string',
    array: true,
    default: [] as string[],
    describe: 'target.written=read: what a word of the file means',
  },
  ...dateOptions,
  'url-template': {
    type: 'string',
    describe: 'makes the URL of a post from columns, e.g. "https://acme.example/jobs/{id}"',
  },
  'batch-rows': {
    type: 'number',
    default: BATCH_ROWS,
    describe: 'records per commit; after a crash the same command goes on',
  },
} as const satisfies Record<string, Options>;

type LoadArguments = CommandArguments<
  Pick<typeof loadOptions, 'max-rejects' | 'dry-run' | 'exclusive'>
>;
type MappingArguments = CommandArguments<typeof mappingOptions>;
type TabularArguments = CommandArguments<typeof tabularOptions>;

/** The limits of a load as the library takes them; throws ConfigError for a limit that is none. */
export function readLoadOptions(args: LoadArguments) {
  return {
    maxRejects: parseLimit(args['max-rejects']),
    dryRun: args['dry-run'],
    exclusive: args.exclusive ? tellOnce(args) : undefined,
  };
}

/** Each batch of a load locks for itself. */
function tellOnce(args: GlobalArguments): Exclusive {
  const told = new Set<string>();
  return ({ tables, seconds }) => {
    const names = tables.join(', ');
    if (!told.has(names))
      remark(args, `nobody reads ${names} for about ${counted(seconds, 'second')} a batch`);
    told.add(names);
  };
}

/** How the columns of a table are read, as the library takes it. */
export async function readMappingOptions(args: MappingArguments) {
  const fromFile = args.mapping === undefined ? {} : await readMapping(args.mapping);
  return {
    map: { ...fromFile, ...parseMapOptions(args.map) },
    encoding: args.encoding,
    sheet: args.sheet,
    columns: args.columns?.split(',').map((name) => name.trim()),
    onMapping: (path: string, mapping: Mapping) => remark(args, describeMapping(path, mapping)),
  };
}

/** As readLoadOptions, with all that tabular files take. */
export async function readTabularOptions(args: TabularArguments) {
  return {
    ...readLoadOptions(args),
    ...(await readMappingOptions(args)),
    onConflict: args['on-conflict'] as OnConflict,
    onDuplicate: args['on-duplicate'] as OnDuplicate,
    ...readDateOptions(args),
    urlTemplate: args['url-template'],
    batchRows: parseBatchRows(args['batch-rows']),
    set: parseSetOptions(args.set),
    mapValues: parseMapValueOptions(args['map-value']),
  };
}

/** Whether every column of the file is called as in the table, and loaded. */
export function isAsNamed(mapping: Mapping): boolean {
  return mapping.unmapped.length === 0 && decisions(mapping).length === 0;
}

function decisions({ columns }: Mapping): [field: string, names: readonly string[]][] {
  return Object.entries(columns).filter(([field, names]) => names.join() !== field);
}

/** Columns that are called as in the table need no line each: nothing was decided about them. */
function describeMapping(path: string, mapping: Mapping): string {
  const { columns, unmapped } = mapping;
  const all = Object.entries(columns);
  const decided = decisions(mapping);
  const asNamed = all.filter(([field, names]) => names.join() === field).map(([field]) => field);
  const width = Math.max(...decided.map(([field]) => field.length));
  return [
    `${visible(path)}:${asNamed.length > 0 ? ` ${asNamed.join(', ')}` : ''}`,
    ...decided.map(([field, names]) => `  ${field.padEnd(width)} <- ${visible(shownNames(names))}`),
    ...(unmapped.length > 0 ? [`  not loaded: ${visible(shownNames(unmapped))}`] : []),
  ].join('\n');
}

/** As the library takes them; throws ConfigError for a day that is none. */
export function readDateOptions(args: CommandArguments<typeof dateOptions>) {
  return {
    dateOrder: args['date-order'] as DateOrder | undefined,
    asOf: parseAsOf(args['as-of']),
  };
}

function parseAsOf(text: string | undefined): string | undefined {
  if (text === undefined || typeof readDate(text) !== 'string') return text;
  throw new ConfigError(`--as-of ${text} is no day`, { hint: 'e.g. --as-of 2026-03-29' });
}

function parseBatchRows(rows: number): number {
  if (rows > 0) return rows;
  throw new ConfigError('--batch-rows 0 would never load anything', {
    hint: `the default is ${BATCH_ROWS}`,
  });
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
  const shape = z.record(
    z.string(),
    z.union([z.string().transform((name) => [name]), z.array(z.string())]),
  );
  const parsed = shape.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new ConfigError(`--mapping ${path} is not a JSON object of columns`, {
    hint: 'e.g. {"source_url": "Link"}',
  });
}
