import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { readConnectionString } from './connection-string.ts';
import { currentInvocation, currentIo } from './invocation.ts';

/** Which database a command works on: a connection string, libpq's variables, or the embedded server. */
export type DatabaseTarget =
  | { kind: 'url'; url: string }
  | { kind: 'environment' }
  | { kind: 'embedded'; home: string };

/**
 * Picks the database: `--database-url`, else DATABASE_URL, else libpq's PG* variables, else what the configuration says, else
 * the embedded server. Throws ConfigError (exit 2) for a connection string that libpq would not understand.
 */
export function resolveTarget(
  option: string | undefined,
  env: NodeJS.ProcessEnv = currentIo().env,
): DatabaseTarget {
  const fromEnvironment = env.PGHOST || env.PGHOSTADDR || env.PGDATABASE || env.PGSERVICE;
  const configured = fromEnvironment ? undefined : currentInvocation().databaseUrl;
  const url = option ?? (env.DATABASE_URL || configured);
  if (url) {
    const named = env.DATABASE_URL ? 'DATABASE_URL' : 'database.url of the configuration';
    readConnectionString(url, option ? '--database-url' : named);
    return { kind: 'url', url };
  }
  if (fromEnvironment) return { kind: 'environment' };
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
