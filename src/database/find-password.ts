import { readFile, stat } from 'node:fs/promises';
import { ConfigError } from '../errors.ts';
import { unless } from '../system-errors.ts';
import { shellQuoted } from '../text/shell-quoted.ts';
import type { Address, ConnectionSettings } from './connection-settings.ts';

interface Login extends Address {
  user: string;
  database: string;
}

/**
 * The password to connect with, looked for as libpq does: in the settings, then in the file of passwords.
 * Called when a server asks for one; throws ConfigError (exit 2) when there is none.
 */
export async function findPassword(
  { password, passfile }: ConnectionSettings,
  login: Login,
): Promise<string> {
  const problem = password ? undefined : await problemOf(passfile);
  const found = password ?? (problem === undefined ? await lookUp(passfile, login) : undefined);
  if (found) return found;
  throw new ConfigError(
    `the server asks for a password, and none was given${problem ? `: ${passfile} ${problem}` : ''}`,
    {
      hint: problem
        ? `chmod 600 ${shellQuoted(passfile)}`
        : 'put it into a password file (~/.pgpass, mode 0600), PGPASSWORD or the connection string',
      code: 'config.no_password',
    },
  );
}

/** Why the file is not read; undefined if it may be, or is not there. */
async function problemOf(path: string): Promise<string | undefined> {
  const entry = await stat(path).catch(unless('ENOENT', 'ENOTDIR', 'EACCES'));
  if (!entry) return undefined;
  if (!entry.isFile()) return 'is not read, as it is not a file';
  return (entry.mode & 0o077) === 0 ? undefined : 'is not read, as others may read it, too';
}

/** The first line that fits: `host:port:database:user:password`, where * fits all and \\ keeps the next character. */
async function lookUp(path: string, login: Login): Promise<string | undefined> {
  const text = (await readFile(path, 'utf8').catch(unless('ENOENT', 'ENOTDIR', 'EACCES'))) ?? '';
  // A server of this machine goes by localhost in the file, too.
  const hosts = login.host.startsWith('/') ? [login.host, 'localhost'] : [login.host];
  const wanted = [hosts, [String(login.port)], [login.database], [login.user]];
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('#')) continue;
    const [, ...fields] =
      /^((?:[^:\\]|\\.)*):((?:[^:\\]|\\.)*):((?:[^:\\]|\\.)*):((?:[^:\\]|\\.)*):(.*)$/
        .exec(line)
        ?.map((field) => field.replaceAll(/\\(.)/g, '$1')) ?? [];
    const fits = wanted.every(
      (words, at) => fields[at] === '*' || words.includes(fields[at] ?? ''),
    );
    if (fits) return fields[4];
  }
  return undefined;
}
