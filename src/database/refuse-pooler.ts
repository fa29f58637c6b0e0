import type pg from 'pg';
import { SqlError } from '../errors.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import { dial, type Line } from './dial.ts';

/**
 * Throws SqlError (exit 2) when a new connection has no session of its own, because a pooler hands its transactions to any
 * session: settings, temporary tables and locks would end up with somebody else. Returns its backend's process id.
 */
export async function refuseSharedSession(
  client: pg.Client,
  settings: ConnectionSettings,
): Promise<number> {
  const backend = await backendOf(client);
  // A server introduces itself with the process id; a pooler makes one up.
  if (Reflect.get(client, 'processID') === backend || !(await isShared(client, backend, settings)))
    return backend;
  await client.end();
  throw new SqlError(
    'this connection goes through a pooler in transaction mode, which gives it no session of its own',
    {
      code: 'sql.pooler',
      exitCode: 2,
      hint: "point --database-url at the server itself, or at the pooler's port for session mode",
    },
  );
}

/** Another transaction is begun: it gets the same backend, or the connection gets another one meanwhile. */
async function isShared(
  client: pg.Client,
  backend: number,
  settings: ConnectionSettings,
): Promise<boolean> {
  const other = await dialAnother(settings);
  if (!other) return false;
  try {
    await other.client.query('begin');
    // In this order: a pooler with a single backend could not answer the second question.
    return (await backendOf(other.client)) === backend || (await backendOf(client)) !== backend;
  } finally {
    await other.client.end();
  }
}

/** A pooler that gives each connection a session may have no second one. */
async function dialAnother(settings: ConnectionSettings): Promise<Line | undefined> {
  try {
    return await dial(settings);
  } catch {
    return undefined;
  }
}

async function backendOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_catalog.pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}
