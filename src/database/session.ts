import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { onInterrupt, refuseInterrupted } from '../interrupt.ts';
import { toConnectError } from './connect-error.ts';
import { type ConnectionSettings, connectionSettings } from './connection-settings.ts';
import { dial, type Line } from './dial.ts';
import { refuseSharedSession } from './refuse-pooler.ts';
import { rememberRefused } from './refused-statement.ts';
import { noteClosed } from './require-idle.ts';
import { toSqlError } from './sql-error.ts';
import type { DB } from './tables.ts';
import { PATIENCE, type Patience, watchConnection } from './watch-connection.ts';

export type Database = DB;

/** One connection, seen through both libraries: kysely for typed statements, pg for COPY, locks and `.sql` files. */
export interface Session extends AsyncDisposable {
  pg: pg.Client;
  db: Kysely<Database>;
  /** Opens another connection to the same server, for what has to go on beside this one. */
  another(applicationName: string): Promise<Session>;
  /** Connects to another database of the same server, in the same way. */
  connectTo(database: string, applicationName: string): Promise<Session>;
}

const { builtins } = pg.types;
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, BigInt],
  [builtins.DATE, String],
  // A JavaScript Date drops microseconds, so instants stay text: RFC 3339 in UTC, as the session's settings print them.
  [builtins.TIMESTAMPTZ, toRfc3339],
]);
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => parsers.get(oid) ?? pg.types.getTypeParser(oid, format),
};

/** A connection that is quiet for so long is asked whether it stands; without an answer it ends some ten seconds later. */
const ASK_AFTER_MS = 30_000;

/**
 * Connects to a server known to be up; `url` undefined means libpq's PG* environment variables. Throws ConfigError
 * (exit 2) for settings that are wrong, SqlError (exit 75) when the server cannot be reached.
 */
export async function connect(
  url: string | undefined,
  applicationName: string,
  patience = PATIENCE,
): Promise<Session> {
  return connectBy(connectionSettings(url), applicationName, patience);
}

async function connectBy(
  given: ConnectionSettings,
  applicationName: string,
  patience: Patience,
): Promise<Session> {
  const config = {
    application_name: applicationName.slice(0, 63),
    // A router that has forgotten the connection says nothing: the system would ask after two hours.
    keepAlive: true,
    keepAliveInitialDelayMillis: ASK_AFTER_MS,
    types,
    ...given.config,
  };
  const line = await open({ ...given, config });
  const backend = await introduce(line);
  const { client, settings } = line;
  rememberRefused(client);
  const watch = watchConnection(line, patience);
  const interruption = onInterrupt(() => cancelStatement(settings, backend));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: poolOf(client) }) });
  return {
    pg: client,
    db,
    another: (name) => connectBy(given, name, patience),
    connectTo: (database, name) => {
      const beside = { ...settings, config: { ...given.config, database } };
      return connectBy(beside, name, patience);
    },
    [Symbol.asyncDispose]: async () => {
      noteClosed(client);
      interruption[Symbol.dispose]();
      await client.end();
      watch[Symbol.dispose]();
    },
  };
}

async function open(settings: ConnectionSettings): Promise<Line> {
  try {
    return await dial(settings);
  } catch (error) {
    throw toConnectError(error);
  }
}

/**
 * How the server learns that its client is gone, and lets go of its locks: a closed connection within 2 seconds, one that was
 * cut without a word within 90, in place of hours. Some servers and platforms lack a setting; then theirs hold.
 */
const noticeLostClient = `
  do $$
  declare
      setting record;
  begin
      for setting in
          select * from (values
              ('client_connection_check_interval', '2s'),
              ('tcp_keepalives_idle', '30s'),
              ('tcp_keepalives_interval', '10s'),
              ('tcp_keepalives_count', '6'),
              ('tcp_user_timeout', '90s')
          ) as wanted (name, value)
      loop
          begin
              perform pg_catalog.set_config(setting.name, setting.value, false);
          exception when undefined_object or invalid_parameter_value or insufficient_privilege then
              null;
          end;
      end loop;
  end $$`;

/**
 * Sets what every session of ours relies on, and returns the process id of its backend. No
 * statement here is worth compiling: a plan whose loops are forbidden costs what makes the server
 * compile it, 100 ms for a statement that finds no row.
 */
async function introduce({ client, socket, settings }: Line): Promise<number> {
  using _ = onInterrupt(() => void socket.destroy(new Error('interrupted')));
  try {
    const backend = await refuseSharedSession(client, settings);
    await client.query(
      `set search_path = ''; set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601';
       set extra_float_digits = 1; set standard_conforming_strings = on;
       set quote_all_identifiers = off; set jit = off`,
    );
    await client.query(noticeLostClient);
    return backend;
  } catch (error) {
    socket.destroy();
    throw toSqlError(error);
  }
}

/** Cancels what the backend is doing; the statement fails, and whoever waits for it rolls back. */
async function cancelStatement(settings: ConnectionSettings, backend: number): Promise<void> {
  const { client } = await dial(settings);
  await client.query('select pg_cancel_backend($1)', [backend]);
  await client.end();
}

/** Runs `work` in one transaction of the session: all of it happens, or nothing. What pg throws becomes a SqlError. */
export async function transaction<T>(
  session: Session,
  work: () => Promise<T>,
  isolation: 'read committed' | 'repeatable read' = 'read committed',
): Promise<T> {
  try {
    await session.pg.query(`begin isolation level ${isolation}`);
    const result = await work();
    // A cancellation that came between two statements has cancelled none.
    refuseInterrupted();
    await session.pg.query('commit');
    return result;
  } catch (error) {
    // The connection itself may be what failed; the first error is the one to report.
    await session.pg.query('rollback').catch((rollbackError: unknown) => rollbackError);
    throw toSqlError(error);
  }
}

/** kysely asks for a pool; a session is exactly one connection, handed out each time. */
function poolOf(client: pg.Client) {
  const pooled = Object.assign(Object.create(client), {
    query: client.query.bind(client),
    release: () => {},
  });
  return { connect: async () => pooled, end: async () => {}, options: {} };
}

function toRfc3339(text: string): string {
  return text.replace(' ', 'T').replace(/\+00$/, 'Z');
}
