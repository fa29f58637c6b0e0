import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ConnectionOptions, getCACertificates, type SecureVersion } from 'node:tls';
import type { Parameters } from '../connection-string.ts';
import { ConfigError } from '../errors.ts';
import { errorCode } from '../system-errors.ts';
import { shellQuoted } from '../text/shell-quoted.ts';
import { homeOf } from './home-of.ts';
import { oneOf } from './one-of.ts';

/** How a connection is encrypted, or false. */
export type Encryption = ConnectionOptions | false;

const SSL_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
const VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const satisfies SecureVersion[];
/** The certificates that the system trusts, in place of a file. */
const SYSTEM = 'system';

/**
 * What libpq tries, one after the other, for these parameters: `require` encrypts without asking who is there, unless a root
 * certificate is named or in ~/.postgresql. Throws ConfigError (exit 2) for files that cannot be used.
 */
export function encryptionsFor(
  parameters: Parameters,
  env: NodeJS.ProcessEnv,
): [Encryption, ...Encryption[]] {
  const mode = modeOf(parameters);
  if (mode === 'disable') return [false];
  const files = { ...versionsOf(parameters), ...readClientFiles(parameters, env) };
  const unverified: Encryption = { ...files, rejectUnauthorized: false };
  if (mode === 'allow') return [false, unverified];
  if (mode === 'prefer') return [unverified, false];
  const roots = readRoots(mode, parameters, env);
  if (mode === 'require' && !roots.ca) return [unverified];
  if (mode === 'verify-full') return [{ ...files, ...roots }];
  // Of whom the certificate is does not matter then, only who has signed it.
  return [{ ...files, ...roots, checkServerIdentity: () => undefined }];
}

function modeOf({ sslmode, sslrootcert }: Parameters): (typeof SSL_MODES)[number] {
  // node-postgres' name for what libpq means by require.
  if (sslmode === 'no-verify') return 'require';
  const fallback = sslrootcert === SYSTEM ? 'verify-full' : 'prefer';
  const mode = oneOf(SSL_MODES, 'sslmode', sslmode ?? fallback);
  if (sslrootcert === SYSTEM && mode !== 'verify-full')
    throw new ConfigError(`sslmode=${mode} is too weak for sslrootcert=system`, {
      hint: 'anybody gets a certificate that the system trusts: use sslmode=verify-full',
    });
  return mode;
}

function versionsOf(parameters: Parameters): ConnectionOptions {
  const least = parameters.ssl_min_protocol_version;
  const most = parameters.ssl_max_protocol_version;
  return {
    minVersion: oneOf(VERSIONS, 'ssl_min_protocol_version', least ?? 'TLSv1.2'),
    ...(most ? { maxVersion: oneOf(VERSIONS, 'ssl_max_protocol_version', most) } : {}),
  };
}

/** Where libpq refuses verify-full for want of a root certificate, those that the system trusts are taken. */
function readRoots(
  mode: 'require' | 'verify-ca' | 'verify-full',
  { sslrootcert, sslcrl }: Parameters,
  env: NodeJS.ProcessEnv,
): ConnectionOptions {
  const path = sslrootcert ?? inHome(env, 'root.crt');
  const crl = sslcrl ?? inHome(env, 'root.crl');
  const revoked = crl === undefined ? {} : { crl: readPem('sslcrl', crl) };
  if (path !== undefined && path !== SYSTEM)
    return { ...revoked, ca: readCertificates('sslrootcert', path) };
  if (mode === 'verify-full') return { ...revoked, ca: getCACertificates('system') };
  if (mode === 'require') return {};
  throw new ConfigError(
    "the server's certificate cannot be trusted without the one of who has signed it",
    { hint: 'name that: sslrootcert=ca.pem, or use sslrootcert=system with sslmode=verify-full' },
  );
}

function readClientFiles(
  { sslcert, sslkey, sslpassword, sslcertmode = 'allow' }: Parameters,
  env: NodeJS.ProcessEnv,
): ConnectionOptions {
  if (oneOf(['disable', 'allow', 'require'], 'sslcertmode', sslcertmode) === 'disable') return {};
  const certificate = sslcert ?? inHome(env, 'postgresql.crt');
  if (certificate === undefined) return {};
  const key = sslkey ?? inHome(env, 'postgresql.key');
  if (key === undefined)
    throw new ConfigError('there is a certificate for the connection, and no key for it', {
      hint: 'name the file of the key: sslkey=postgresql.key',
    });
  refuseOpenKey(key);
  return {
    cert: readCertificates('sslcert', certificate),
    key: readPem('sslkey', key),
    ...(sslpassword ? { passphrase: sslpassword } : {}),
  };
}

/** Also of PEM files with several certificates. */
function readCertificates(parameter: string, path: string): string {
  const text = readPem(parameter, path);
  try {
    new X509Certificate(text);
    return text;
  } catch (cause) {
    throw new ConfigError(`${parameter}: ${path} holds no certificate`, {
      hint: `give the path of a PEM file as ${parameter}`,
      cause,
    });
  }
}

function readPem(parameter: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ConfigError(`${parameter}: ${path} cannot be read (${errorCode(cause)})`, {
      hint: `give the path of a PEM file as ${parameter}`,
      cause,
    });
  }
}

/** As libpq: others may not read a key; the group may where it is root's. */
function refuseOpenKey(path: string): void {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (!entry || (entry.mode & (entry.uid === 0 ? 0o037 : 0o077)) === 0) return;
  throw new ConfigError(`sslkey: ${path} may be read by others`, {
    hint: `chmod 600 ${shellQuoted(path)}`,
  });
}

function inHome(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const path = join(homeOf(env), '.postgresql', name);
  return existsSync(path) ? path : undefined;
}
