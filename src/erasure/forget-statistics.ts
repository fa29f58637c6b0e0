import { sql } from 'kysely';
import type { Session } from '../database/session.ts';

/**
 * Lets the planner's statistics, which hold the most frequent values of each column, be those of what is left. ANALYZE
 * leaves those of an empty table as they were, so these are cleared: by a function from version 18 on, before it by a
 * superuser only.
 */
export async function forgetStatistics({ db, pg }: Session): Promise<void> {
  const { rows: tables } = await sql<{ name: string }>`
    select schemaname || '.' || tablename as name
    from pg_catalog.pg_tables where schemaname in ('nyx', 'saturnus', 'etl')`.execute(db);
  for (const { name } of tables) {
    await sql`analyze ${sql.table(name)}`.execute(db);
    const { rows } = await sql<{ empty: boolean }>`
      select not exists (select from ${sql.table(name)}) as empty`.execute(db);
    if (rows[0]?.empty) await clearStatistics({ db, pg }, name);
  }
}

async function clearStatistics(
  { db, pg }: Pick<Session, 'db' | 'pg'>,
  table: string,
): Promise<void> {
  const { rows } = await sql<{ version: number; is_superuser: boolean }>`
    select current_setting('server_version_num')::integer as version,
        current_setting('is_superuser')::boolean as is_superuser`.execute(db);
  const [server] = rows;
  if (server && server.version >= 180_000) {
    await sql`
      select pg_catalog.pg_clear_attribute_stats(s.schemaname, s.tablename, s.attname, s.inherited)
      from pg_catalog.pg_stats as s
      where s.schemaname || '.' || s.tablename = ${table}`.execute(db);
  } else if (server?.is_superuser) {
    await pg.query('set allow_system_table_mods = on');
    await sql`delete from pg_catalog.pg_statistic where starelid = ${table}::regclass`.execute(db);
    await pg.query('reset allow_system_table_mods');
  }
}
