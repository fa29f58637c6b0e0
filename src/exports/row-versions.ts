// Which versions of rows a snapshot sees: as long as they are the same, so are the rows. See decision 14.
import { createHash } from 'node:crypto';
import type { ManifestTable } from '../database/manifest.ts';
import { quoteIdentifier, quoteLiteral } from '../database/quoting.ts';
import type { Session } from '../database/session.ts';
import { runSqlFile, sqlFile } from '../database/sql-file.ts';
import type { ExportedTable } from './exported-tables.ts';
import { isDated, monthColumn, NO_MONTH } from './months.ts';

/** Where the rows of an exported table or view lie, and what their values depend on besides. */
type RowSource = {
  schema: string;
  name: string;
  base_schema: string;
  base_name: string;
  origin: string;
  /** Columns of which a value is corrected. */
  corrected_fields: string[];
};

/** What tells whether the rows of a table are those of another export. */
export type RowVersions = NonNullable<ManifestTable['versions']>;

/** The whole of a table that is not kept by month. */
export const WHOLE = 'all';

const rowSources = sqlFile(import.meta.url, './row_sources.sql');

/**
 * Reads from the catalog where the rows of exported tables lie; none of them where the role may not know which server it
 * is, or what is corrected.
 */
export async function readRowSources(session: Session): Promise<RowSource[]> {
  const { rows: rights } = await session.pg.query<{ granted: boolean }>(
    `select pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'execute')
       and pg_catalog.has_table_privilege('etl.corrected_fields', 'select') as granted`,
  );
  if (!rights[0]?.granted) return [];
  return (await runSqlFile<RowSource>(session, rowSources)).rows;
}

/**
 * Counts and hashes the versions of rows that the session's snapshot sees, by month where the table is kept so and no
 * month is corrected; their values are not read. `dependsOn` is what makes other values of the same rows.
 */
export async function readRowVersions(
  session: Session,
  table: ExportedTable,
  { base_schema, base_name, origin, corrected_fields }: RowSource,
  dependsOn: readonly unknown[],
): Promise<RowVersions> {
  const column = monthColumn(table);
  const instant = corrected_fields.includes(column ?? '') ? undefined : column;
  const base = `${quoteIdentifier(base_schema)}.${quoteIdentifier(base_name)}`;
  const { rows } = await session.pg.query<{ part: string; versions: string }>(
    versionsStatement(base, instant),
  );
  const text = JSON.stringify([origin, instant ?? null, ...dependsOn]);
  return {
    origin: createHash('sha256').update(text).digest('hex'),
    parts: Object.fromEntries(rows.map(({ part, versions }) => [part, versions])),
  };
}

/**
 * A version of a row is known by its place and its transaction, here as the distance to the first one there was: nothing
 * makes a number of a transaction as fast as age() does. Days come before months: rounding to them takes no calendar.
 */
function versionsStatement(base: string, instant: string | undefined): string {
  const day =
    instant === undefined
      ? 'null::timestamptz'
      : `pg_catalog.date_bin('1 day', ${quoteIdentifier(instant)}, '2000-01-01 00:00:00+00')`;
  const month = `pg_catalog.to_char("day" at time zone 'UTC', 'YYYY-MM')`;
  const part =
    instant === undefined
      ? quoteLiteral(WHOLE)
      : `case when ${isDated('day')} then ${month} else ${quoteLiteral(NO_MONTH)} end`;
  return `
    select ${part} as part, sum(count) || ' ' || bit_xor(versions) as versions
    from (
      select ${day} as day, count(*) as count,
        bit_xor(pg_catalog.hashtidextended(ctid,
          (pg_catalog.age(xmin)::bigint - (select pg_catalog.age('3'::xid))) & 4294967295)) as versions
      from ${base}
      group by 1
    ) as days
    group by 1
    order by 1`;
}
