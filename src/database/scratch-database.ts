import { randomBytes } from 'node:crypto';
import { quoteIdentifier } from './quoting.ts';
import type { Session } from './session.ts';

/** An empty database beside the session's own; disposing drops it. */
interface ScratchDatabase extends AsyncDisposable {
  name: string;
}

const PREFIX = 'nyx_verify_';

/**
 * Creates an empty database on the session's server, and drops those that killed processes of this role have left. Its
 * name tells the session it is for. Needs the right to create databases.
 */
export async function createScratchDatabase({ pg }: Session): Promise<ScratchDatabase> {
  const { rows } = await pg.query<{ pid: number; left: string[] }>(leftovers, [PREFIX]);
  for (const left of rows[0]?.left ?? []) {
    await pg.query(`drop database if exists ${quoteIdentifier(left)} with (force)`);
  }
  const name = `${PREFIX}${rows[0]?.pid}_${randomBytes(6).toString('hex')}`;
  // What the server takes by itself may be none that nyx-etl can work in.
  await pg.query(
    `create database ${quoteIdentifier(name)} template template0 encoding 'UTF8' locale 'C'`,
  );
  return {
    name,
    [Symbol.asyncDispose]: async () => {
      await pg.query(`drop database ${quoteIdentifier(name)} with (force)`);
    },
  };
}

/** A database is left over when neither the session in its name is there nor one inside it. */
const leftovers = `
  with scratch as (
      select datname, substring(datname from '^nyx_verify_([0-9]{1,9})_')::integer as made_by
      from pg_catalog.pg_database
      where starts_with(datname, $1) and pg_catalog.pg_get_userbyid(datdba) = current_user
  )
  select
      pg_catalog.pg_backend_pid() as pid,
      coalesce(array_agg(datname::text) filter (where datname is not null), '{}') as left
  from scratch
  where not exists (
      select
      from pg_catalog.pg_stat_activity as session
      where session.pid = scratch.made_by and session.pid <> pg_catalog.pg_backend_pid()
          or session.datname = scratch.datname
  )`;
