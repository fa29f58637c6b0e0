// The extremes of every type of the data model, and how each reader's values are compared with PostgreSQL's: as text, days
// and microseconds since 1970 as whole numbers.
import type { ManifestTable } from '../../src/database/manifest.ts';
import { quoteIdentifier } from '../../src/database/quoting.ts';
import type { Session } from '../../src/database/session.ts';

/** Rows of a table, each value as text, ordered by id. */
export type CanonicalRows = Record<string, string | null>[];

export const extremeTables = [
  ...['application_sessions', 'company_metrics_daily', 'job_posts', 'model_providers'],
];

/** Infinite, as Parquet has it: numbers of 64 and of 32 bits. */
const INFINITE = {
  'TIMESTAMP WITH TIME ZONE': { greatest: 2n ** 63n - 1n, least: -(2n ** 63n) + 1n },
  DATE: { greatest: 2n ** 31n - 1n, least: -(2n ** 31n) + 1n },
} as const;

export async function fillExtremes({ pg }: Session): Promise<void> {
  await pg.query(`
    set session_replication_role = 'replica';
    insert into nyx.job_posts (source_url, job_title, description_clean, posting_datetime, compensation_min,
      compensation_max, is_remote_allowed)
    values
      ('1', 'NULL', null, '9999-12-31 23:59:59.999999+00', 9999999999999999999999999999.9999999999, 0, true),
      ('2', '', '', 'infinity', -9999999999999999999999999999.9999999999, 0.0000000001, false),
      ('3', 'say "hi", ''he'' said; \\N \\.', E'a\\n\\\\.\\nb\\r\\n', '-infinity', null, -0.0000000001, null),
      ('4', '公司 🚀 👩‍👩‍👧 é e\u0301 \ufeff', repeat('é🚀"', 200000), '1970-01-01 00:00:00+00', 0.1, 0.3, null),
      ('5', E'\\t \\u2028 \\u0001 ', repeat('x', 1048576), '1969-12-31 23:59:59.999999+00', 1, 100, null),
      ('6', ',', E'\\n', '0001-01-01 00:00:00+00', 123456789012345678.0123456789, 50000.50, null);
    insert into nyx.application_sessions (user_id, status, total_tokens_input, total_tokens_output,
      total_cost_estimated)
    values (gen_random_uuid(), 'completed', 9007199254740993, -9007199254740993, 999999.9999),
      (gen_random_uuid(), 'completed', 9223372036854775807, -9223372036854775808, -999999.9999),
      (gen_random_uuid(), 'completed', 0, null, 0.0001);
    insert into nyx.company_metrics_daily (company_id, date, avg_response_time_days)
    select gen_random_uuid(), day::date, days
    from (values ('9999-12-31', 999.99), ('infinity', -0.01), ('-infinity', 0), ('0001-01-01', null))
      as given (day, days);
    insert into nyx.model_providers (name, pricing_json)
    values ('numbers', '{"big": 9007199254740993, "exact": 0.10, "more": 12345678901234567890.5}'),
      ('null', 'null'), ('text', '"say \\"hi\\" \\u2028 🚀"'), ('none', null), ('list', '[1, null, "", {}]');
    set session_replication_role = 'origin'`);
}

type Column = ManifestTable['columns'][number];

/** A list of expressions that give each column as it is compared. */
export function canonicalSelect(columns: readonly Column[], engine: 'postgres' | 'duckdb'): string {
  return columns
    .map(({ name, type }) => {
      const column = quoteIdentifier(name);
      const text = `cast(${column} as ${engine === 'postgres' ? 'text' : 'varchar'})`;
      const number = since1970(column, type, engine);
      const infinite = INFINITE[type as keyof typeof INFINITE];
      if (number === undefined || !infinite) return `${text} as ${column}`;
      return `case when ${column} = 'infinity' then '${infinite.greatest}'
        when ${column} = '-infinity' then '${infinite.least}' else ${number} end as ${column}`;
    })
    .join(', ');
}

function since1970(column: string, type: string, engine: string): string | undefined {
  if (type === 'DATE') return `cast(${column} - date '1970-01-01' as varchar)`;
  if (type !== 'TIMESTAMP WITH TIME ZONE') return undefined;
  return engine === 'postgres'
    ? `cast(cast(extract(epoch from ${column}) * 1000000 as bigint) as varchar)`
    : `cast(epoch_us(${column}) as varchar)`;
}

/** With decimals in their shortest form, which engines print with more or fewer zeros. */
export function normalised(rows: CanonicalRows, columns: readonly Column[]): CanonicalRows {
  const decimals = columns.filter(({ type }) => type.startsWith('DECIMAL'));
  return rows
    .map((row) => {
      const shortest = decimals.map(({ name }) => {
        const short = row[name]?.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
        return [name, short ?? null] as const;
      });
      return { ...row, ...Object.fromEntries(shortest) };
    })
    .toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
}
