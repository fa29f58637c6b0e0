import { join } from 'node:path';
import { nyxHome } from '../config.ts';
import { ConfigError } from '../errors.ts';
import type { Subject } from '../reports/read-report.ts';
import { formats } from '../reports/render/render.ts';
import { isDay } from '../transforms/day-ranges.ts';
import type { CommandArguments } from './command.ts';

const reportFormats = [...formats, 'csv', 'xlsx', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export const reportOptions = {
  session: { type: 'string', describe: 'one session: its id, its name, or last' },
  company: { type: 'string', describe: 'one company: its id or its name' },
  overview: { type: 'boolean', default: false, describe: 'everything together' },
  applications: { type: 'boolean', default: false, describe: 'the list of what was sent' },
  all: { type: 'boolean', default: false, describe: 'a site in --out: all of the above, linked' },
  compare: { type: 'string', describe: 'with --session: another session to put beside it' },
  since: { type: 'string', describe: 'with --overview: only what was sent since a day' },
  from: { type: 'string', describe: 'with --applications: the first day of sending' },
  to: { type: 'string', describe: 'with --applications: the last day of sending' },
  user: { type: 'string', describe: 'whose, where there are several persons: an id or address' },
  format: {
    choices: reportFormats,
    describe:
      'how to print it (default: text, on a terminal through PAGER, less or with PAGER=cat none; with --all: html)',
  },
  table: { type: 'string', describe: 'with --format csv: which of its tables' },
  out: {
    type: 'string',
    describe: 'file to write instead of stdout, or a folder to write it into',
  },
  warehouse: {
    type: 'string',
    describe: 'a warehouse, or a folder of them (default: exports in NYX_HOME)',
  },
  live: {
    type: 'boolean',
    default: false,
    describe: 'from the database as it is now, not from a warehouse',
  },
} as const;

export type ReportArguments = CommandArguments<typeof reportOptions>;

/** What to report: one thing, or all of it as a site. */
export type Reported = Subject | { kind: 'all'; out: string; user?: string | undefined };

/** Reads from the options what to report. Throws ConfigError unless they name exactly one thing. */
export function readSubject(args: ReportArguments): Reported {
  if (args.live && args.warehouse !== undefined) {
    throw new ConfigError('--live and --warehouse exclude each other', {
      hint: 'leave one of them out',
    });
  }
  const { session, company, compare, since, from, to, user } = args;
  const subjects: Reported[] = [
    ...(session === undefined
      ? []
      : [{ kind: 'session' as const, wanted: session, compare, user }]),
    ...(company === undefined ? [] : [{ kind: 'company' as const, wanted: company, user }]),
    ...(args.overview ? [{ kind: 'overview' as const, since: readDay('since', since), user }] : []),
    ...(args.applications ? [listed(readDay('from', from), readDay('to', to), user)] : []),
    ...(args.all ? [{ kind: 'all' as const, out: siteFolder(args), user }] : []),
  ];
  const [subject, another] = subjects;
  if (!subject || another) {
    throw new ConfigError(another ? 'one report at a time' : 'say what to report', {
      hint: '--session last, --company NAME, --overview, --applications, or --all --out DIR',
    });
  }
  refuseForeignOptions(args, subject.kind);
  return subject;
}

/** Which option belongs to which report. */
const BELONGS = {
  compare: 'session',
  since: 'overview',
  from: 'applications',
  to: 'applications',
} as const;

function refuseForeignOptions(args: ReportArguments, kind: Reported['kind']): void {
  for (const [option, owner] of Object.entries(BELONGS)) {
    if (args[option as keyof typeof BELONGS] !== undefined && kind !== owner)
      throw new ConfigError(`--${option} belongs to --${owner}`, { hint: 'leave it out' });
  }
  if (args.table !== undefined && args.format !== 'csv')
    throw new ConfigError('--table belongs to --format csv', { hint: 'leave it out' });
}

function listed(from: string | undefined, to: string | undefined, user: string | undefined) {
  if (from !== undefined && to !== undefined && from > to)
    throw new ConfigError(`--from ${from} is later than --to ${to}`, { hint: 'exchange them' });
  return { kind: 'applications' as const, from, to, user };
}

function readDay(option: string, value: string | undefined): string | undefined {
  if (value === undefined || isDay(value)) return value;
  throw new ConfigError(`--${option} ${value} is no day`, { hint: 'write it as 2026-03-29' });
}

function siteFolder({ out, format }: ReportArguments): string {
  if (format !== undefined && format !== 'html') {
    throw new ConfigError(`--all writes HTML, not ${format}`, {
      hint: 'write --format html, or nothing',
    });
  }
  if (out === undefined)
    throw new ConfigError('--all needs a folder', { hint: 'e.g. --out ./report' });
  return out;
}

/** Where warehouses are looked for. */
export function warehouseFolder({ warehouse }: { warehouse: string | undefined }): string {
  return warehouse ?? join(nyxHome(), 'exports');
}
