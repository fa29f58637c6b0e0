import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import type pg from 'pg';
import { parse, toClientConfig } from 'pg-connection-string';
import { URL_HINT } from '../config.ts';
import { ConfigError } from '../errors.ts';
import { currentIo } from '../invocation.ts';
import { errorCode } from '../system-errors.ts';
import { type AcceptsAuth, acceptedAuth } from './require-auth.ts';

/** How a connection is encrypted, or false. */
export type Encryption = ConnectionOptions | false;

/** What has to be known to connect: pg's own settings, and those that pg understands in another way than libpq. */
export interface ConnectionSettings {
  config: pg.ClientConfig;
  /** Tried one after the other. */
  encryptions: [Encryption, ...Encryption[]];
  accepts: AcceptsAuth;
  /** The file of passwords to look into; default: that of libpq. */
  passfile: string | undefined;
}

type OwnParameters = { [name in (typeof OWN)[number]]?: string | undefined };

/** Parameters of a connection string that are read here, with libpq's names; `ssl` is pg's. */
const OWN = [
  'sslmode',
  'ssl',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'require_auth',
  'passfile',
] as const;
const FROM_ENVIRONMENT = {
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
  require_auth: 'PGREQUIREAUTH',
} as const;
const SSL_MODES = [
  'disable',
  'allow',
  'prefer',
  'require',
  'verify-ca',
  'verify-full',
  'no-verify',
];

/**
 * Reads a connection string, or with `url` undefined libpq's PG* variables, which also hold for what the string does
 * not say. Throws ConfigError (exit 2), which never quotes the string: it may hold a password.
 */
export function connectionSettings(
  url: string | undefined,
  env: NodeJS.ProcessEnv = currentIo().env,
): ConnectionSettings {
  const { own, config } = url === undefined ? { own: {}, config: {} } : readUrl(url);
  const set: OwnParameters = { ...own };
  for (const [name, variable] of Object.entries(FROM_ENVIRONMENT)) {
    set[name as keyof typeof FROM_ENVIRONMENT] ??= env[variable] || undefined;
  }
  refuseBadPort(env.PGPORT);
  const isSocket = (config.host ?? env.PGHOST ?? '').startsWith('/');
  return {
    config,
    encryptions: isSocket ? [false] : encryptionsFor(modeOf(set), set),
    accepts: acceptedAuth(set.require_auth),
    passfile: own.passfile,
  };
}

function readUrl(text: string): { own: OwnParameters; config: pg.ClientConfig } {
  try {
    const url = new URL(text);
    const own: OwnParameters = {};
    for (const name of OWN) {
      const value = url.searchParams.get(name);
      if (value === null) continue;
      own[name] = value;
      url.searchParams.delete(name);
    }
    const config = toClientConfig(parse(url.href));
    // The parser leaves %2F, %3B and the like in it, and would ask for another database.
    if (url.pathname.length > 1) config.database = decodeURIComponent(url.pathname.slice(1));
    return { own, config };
  } catch (cause) {
    // What the parser says may quote the string.
    throw new ConfigError('the connection string cannot be read', { hint: URL_HINT, cause });
  }
}

function refuseBadPort(port: string | undefined): void {
  if (!port || (/^\d+$/.test(port) && Number(port) > 0 && Number(port) < 65_536)) return;
  throw new ConfigError('PGPORT is not the number of a port', { hint: 'write it as PGPORT=5432' });
}

function modeOf({ sslmode, ssl }: OwnParameters): string {
  if (sslmode !== undefined) {
    if (SSL_MODES.includes(sslmode)) return sslmode;
    throw new ConfigError(`there is no sslmode ${JSON.stringify(sslmode)}`, {
      hint: `it is one of ${SSL_MODES.slice(0, -1).join(', ')}`,
    });
  }
  if (ssl === 'no-verify') return 'no-verify';
  return ssl === 'true' || ssl === '1' ? 'verify-full' : 'disable';
}

/** As libpq: `require` encrypts without asking who is there, unless a root certificate is named. */
function encryptionsFor(mode: string, set: OwnParameters): [Encryption, ...Encryption[]] {
  if (mode === 'disable') return [false];
  const files = readFiles(set);
  const unverified: Encryption = { ...files, rejectUnauthorized: false };
  if (mode === 'allow') return [false, unverified];
  if (mode === 'prefer') return [unverified, false];
  if (mode === 'verify-full') return [files];
  const isVerified = mode === 'verify-ca' || (mode === 'require' && files.ca !== undefined);
  // Of whom the certificate is does not matter then, only who has signed it.
  return [isVerified ? { ...files, checkServerIdentity: () => undefined } : unverified];
}

function readFiles({ sslrootcert, sslcert, sslkey }: OwnParameters): ConnectionOptions {
  const root = sslrootcert === 'system' ? undefined : sslrootcert;
  return {
    ...(root ? { ca: readCertificate('sslrootcert', root) } : {}),
    ...(sslcert ? { cert: readCertificate('sslcert', sslcert) } : {}),
    ...(sslkey ? { key: readCertificate('sslkey', sslkey) } : {}),
  };
}

function readCertificate(parameter: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ConfigError(`${parameter}: ${path} cannot be read (${errorCode(cause)})`, {
      hint: `give the path of a PEM file as ${parameter}`,
      cause,
    });
  }
}
