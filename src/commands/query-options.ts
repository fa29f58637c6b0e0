import { extname } from 'node:path';
import { profiles, type QueryFormat, queryFormats } from '../choices.ts';
import { ConfigError } from '../errors.ts';
import { isStdin } from '../ingest/source/pipe.ts';
import { MAX_SETTING_BYTES, readBounded } from '../ingest/source/read-bounded.ts';
import type { CommandArguments } from './command.ts';
import { forceOption } from './force-option.ts';

export const queryOptions = {
  sql: { type: 'string', describe: 'one statement; - reads it from stdin' },
  file: { type: 'string', describe: 'the file that holds the statement' },
  tables: { type: 'boolean', default: false, describe: 'the tables and views, and their rows' },
  describe: { type: 'string', describe: 'the columns of a table or view, and what they mean' },
  format: {
    choices: queryFormats,
    describe: 'how to write it (default: as --out ends, else a table)',
  },
  limit: { type: 'number', describe: 'rows at most' },
  out: { type: 'string', describe: 'a new file to write into, e.g. usage.parquet' },
  force: forceOption,
  profile: {
    choices: profiles,
    describe: 'which export (default: analyst, or the one that holds what is asked)',
  },
  warehouse: {
    type: 'string',
    describe: 'a warehouse, or the folder of all (default: exports in NYX_HOME)',
  },
} as const;

export type QueryArguments = CommandArguments<typeof queryOptions>;

/** The statement that was typed, in a file, or in stdin. Throws ConfigError unless exactly one question is asked. */
export async function readQuestion({
  sql,
  file,
  tables,
  describe,
}: QueryArguments): Promise<string> {
  const asked = [sql, file, describe, tables || undefined].filter((one) => one !== undefined);
  if (asked.length === 1) {
    const path = file ?? (sql !== undefined && isStdin(sql) ? sql : undefined);
    if (path === undefined) return sql ?? '';
    const text = await readBounded(path, MAX_SETTING_BYTES, '*.sql');
    return text.toString('utf8').replace(/^\ufeff/, '');
  }
  throw new ConfigError(asked.length === 0 ? 'nothing is asked' : 'this asks several things', {
    hint: 'give one of: a statement, --file FILE, - for stdin, --tables, --describe NAME',
    code: 'usage',
  });
}

const ENDINGS: Readonly<Record<string, QueryFormat>> = {
  '.csv': 'csv',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.md': 'md',
  '.parquet': 'parquet',
};

/** The format that is named, or that the file is called by. Throws ConfigError for one that is not printed. */
export function chosenFormat({ format, out }: QueryArguments): QueryFormat {
  const chosen = format ?? ENDINGS[extname(out ?? '').toLowerCase()] ?? 'table';
  if (chosen !== 'parquet' || out !== undefined) return chosen;
  throw new ConfigError('a Parquet file is not printed', {
    hint: 'name a file: --out result.parquet',
  });
}
