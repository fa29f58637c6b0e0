import { join } from 'node:path';
import { nyxHome } from '../config.ts';
import { ConfigError } from '../errors.ts';
import type { Subject } from '../reports/read-report.ts';
import { formats } from '../reports/render/render.ts';
import type { CommandArguments } from './command.ts';

export const reportFormats = [...formats, 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export const reportOptions = {
  session: { type: 'string', describe: 'one session: its id, its name, or last' },
  company: { type: 'string', describe: 'one company: its id or its name' },
  overview: { type: 'boolean', default: false, describe: 'everything together' },
  all: { type: 'boolean', default: false, describe: 'a site in --out: all of the above, linked' },
  format: { choices: reportFormats, describe: 'how to print it (default: text; with --all: html)' },
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
export type Reported = Subject | { kind: 'all'; out: string };

/** Reads from the options what to report. Throws ConfigError unless they name exactly one thing. */
export function readSubject(args: ReportArguments): Reported {
  if (args.live && args.warehouse !== undefined) {
    throw new ConfigError('--live and --warehouse exclude each other', {
      hint: 'leave one of them out',
    });
  }
  const subjects: Reported[] = [
    ...(args.session === undefined ? [] : [{ kind: 'session' as const, wanted: args.session }]),
    ...(args.company === undefined ? [] : [{ kind: 'company' as const, wanted: args.company }]),
    ...(args.overview ? [{ kind: 'overview' as const }] : []),
    ...(args.all ? [{ kind: 'all' as const, out: siteFolder(args) }] : []),
  ];
  const [subject, another] = subjects;
  if (subject && !another) return subject;
  throw new ConfigError(another ? 'one report at a time' : 'say what to report', {
    hint: '--session last, --company NAME, --overview, or --all --format html --out DIR',
  });
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
