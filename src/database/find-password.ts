import type { Stats } from 'node:fs';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import { ConfigError } from '../errors.ts';
import { currentIo } from '../invocation.ts';
import { unless } from '../system-errors.ts';
import type { ConnectionSettings } from './connection-settings.ts';

interface Login {
  host: string;
  port: number;
  user?: string | undefined;
  database?: string | undefined;
}

/** The part of pgpass that takes the file of one connection; the package has no types. */
interface PasswordFile {
  getFileName(env: NodeJS.ProcessEnv): string;
  usePgPass(entry: Stats, path: string): boolean;
  getPassword(login: Login, file: Readable, found: (password: string | undefined) => void): void;
}

const passwordFile: PasswordFile = createRequire(import.meta.url)('pgpass/lib/helper.js');

/**
 * The password to connect with, looked for as libpq does: in the connection string, PGPASSWORD, the password file.
 * Called when a server asks for one; throws ConfigError (exit 2) when there is none.
 */
export async function findPassword(
  { config, passfile }: ConnectionSettings,
  login: Login,
  env: NodeJS.ProcessEnv = currentIo().env,
): Promise<string> {
  const given = typeof config.password === 'string' ? config.password : '';
  const password =
    given || env.PGPASSWORD || (await lookUp(passfile || passwordFile.getFileName(env), login));
  if (password) return password;
  throw new ConfigError('the server asks for a password, and none was given', {
    hint: 'put it into a password file (~/.pgpass, mode 0600), PGPASSWORD or the connection string',
    code: 'config.no_password',
  });
}

async function lookUp(path: string, login: Login): Promise<string | undefined> {
  const entry = await stat(path).catch(unless('ENOENT', 'ENOTDIR', 'EACCES'));
  if (!entry || !passwordFile.usePgPass(entry, path)) return undefined;
  return new Promise((found) => passwordFile.getPassword(login, createReadStream(path), found));
}
