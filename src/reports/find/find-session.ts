import type { DuckDb } from '../../database/duckdb.ts';
import { ConfigError } from '../../errors.ts';
import { runQuery } from '../run-query.ts';
import { visible } from '../visible.ts';

/** The id of the session that `wanted` names: an id, a name, or `last`. Throws ConfigError if it is not one. */
export async function findSession(duckDb: DuckDb, wanted: string): Promise<string> {
  const [found, another] = await runQuery<{ id: string }>(duckDb, 'find/find_session.sql', {
    wanted,
  });
  if (!found) {
    throw new ConfigError(
      wanted === 'last'
        ? 'the warehouse holds no session'
        : `the warehouse holds no session ${wanted}`,
      { hint: await newestSessions(duckDb), code: 'report.unknown_session' },
    );
  }
  if (another && wanted !== 'last') {
    throw new ConfigError(`several sessions are named ${wanted}`, {
      hint: `name one by its id, e.g. --session ${found.id}`,
      code: 'report.ambiguous_session',
    });
  }
  return found.id;
}

async function newestSessions(duckDb: DuckDb): Promise<string> {
  const sessions = await runQuery<{ id: string; name: string | null; started_at: string | null }>(
    duckDb,
    'find/newest_sessions.sql',
  );
  if (sessions.length === 0)
    return "sessions are the agent's: 'nyx-etl report --overview' tells of all else that was sent";
  const lines = sessions.map(({ id, name, started_at }) =>
    `  ${id}  ${started_at?.slice(0, 10) ?? 'not started'}  ${visible(name ?? '')}`.trimEnd(),
  );
  return ['--session last, or one of the newest:', ...lines].join('\n');
}
