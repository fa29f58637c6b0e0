import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { ConfigError } from './errors.ts';
import { currentInvocation, currentIo } from './invocation.ts';

/** Which database a command works on: a connection string, libpq's variables, or the embedded server. */
export type DatabaseTarget =
  | { kind: 'url'; url: string }
  | { kind: 'environment' }
  | { kind: 'embedded'; home: string };

/** How a connection string is written. */
export const URL_HINT =
  'write it as postgres://user:password@host:5432/database; in a name or password @ is %40, / is %2F, ? is %3F, # is %23';

/** For libpq's `host=… dbname=…`. */
const LIST_HINT =
  'write the same settings as postgres:///dbname?host=…&port=…&user=…, or set PGHOST, PGPORT, PGUSER and PGDATABASE';

/**
 * Picks the database: `--database-url`, else DATABASE_URL, else libpq's PG* variables, else what the configuration says, else
 * the embedded server.
 */
export function resolveTarget(
  option: string | undefined,
  env: NodeJS.ProcessEnv = currentIo().env,
): DatabaseTarget {
  const fromEnvironment = env.PGHOST || env.PGDATABASE || env.PGSERVICE;
  const configured = fromEnvironment ? undefined : currentInvocation().databaseUrl;
  const url = option ?? (env.DATABASE_URL || configured);
  if (url) {
    const named = env.DATABASE_URL ? 'DATABASE_URL' : 'database.url of the configuration';
    const name = option ? '--database-url' : named;
    if (/^\s*\w+\s*=/.test(url))
      throw new ConfigError(`${name} is a list of settings, not a URL`, { hint: LIST_HINT });
    const problem = problemOf(url);
    if (problem) {
      throw new ConfigError(`${name} ${problem}`, { hint: URL_HINT });
    }
    return { kind: 'url', url };
  }
  if (env.PGHOST || env.PGDATABASE) return { kind: 'environment' };
  if (env.PGSERVICE) {
    throw new ConfigError('PGSERVICE is set, and nyx-etl does not read service files', {
      hint: 'give --database-url, or PGHOST and PGDATABASE',
    });
  }
  return { kind: 'embedded', home: nyxHome(env) };
}

/** Absolute folder of the embedded server and of published exports: NYX_HOME, else a folder of the user's own. */
export function nyxHome(env: NodeJS.ProcessEnv = currentIo().env): string {
  if (env.NYX_HOME) return resolve(env.NYX_HOME);
  // The server drops root for a user of its own, who cannot enter /root.
  if (process.getuid?.() === 0) return '/var/lib/nyx-etl';
  return join(
    env.XDG_DATA_HOME ?? join(env.HOME ?? userInfo().homedir, '.local', 'share'),
    'nyx-etl',
  );
}

/** What is wrong with a connection string; no part of it is quoted, for it may be of the password. */
function problemOf(text: string): string | undefined {
  if (!URL.canParse(text) || !/^postgres(ql)?:$/.test(new URL(text).protocol)) {
    return 'is not a PostgreSQL connection string';
  }
  // A / in a password ends the host, and what stands before it would be asked for by name.
  const [, afterHost = ''] = /^\w+:\/\/[^/?#]*(.*)$/s.exec(text) ?? [];
  return afterHost.includes('@') ? 'has an @ after the host' : undefined;
}
