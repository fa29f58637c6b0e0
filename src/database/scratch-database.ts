import { randomBytes } from 'node:crypto';
import { quoteIdentifier } from './quoting.ts';
import type { Session } from './session.ts';

/** An empty database beside the session's own; disposing drops it. */
export interface ScratchDatabase extends AsyncDisposable {
  name: string;
  /** For `connect`, password included. */
  url: string;
}

const PREFIX = 'nyx_verify_';

/**
 * Creates an empty database on the session's server, and drops those that killed processes of this role have left. Its
 * name tells the session it is for. Needs the right to create databases.
 */
export async function createScratchDatabase(session: Session): Promise<ScratchDatabase> {
  const { pg } = session;
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
    url: besideUrl(session, name),
    [Symbol.asyncDispose]: async () => {
      await pg.query(`drop database ${quoteIdentifier(name)} with (force)`);
    },
  };
}

function besideUrl({ pg }: Session, database: string): string {
  const url = new URL(
    `postgres://${pg.host.startsWith('/') ? 'localhost' : pg.host}:${pg.port}/${database}`,
  );
  url.username = encodeURIComponent(pg.user ?? '');
  url.password = encodeURIComponent(pg.password ?? '');
  if (pg.host.startsWith('/')) url.searchParams.set('host', pg.host);
  return url.href;
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
