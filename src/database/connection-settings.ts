// What libpq would connect with: a connection string, else a service, else the PG* variables, else its defaults.
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { type ParameterName, type Parameters, readConnectionString } from '../connection-string.ts';
import { ConfigError } from '../errors.ts';
import { currentIo } from '../invocation.ts';
import { type Encryption, encryptionsFor } from './encryption.ts';
import { homeOf } from './home-of.ts';
import { oneOf } from './one-of.ts';
import { type AcceptsAuth, acceptedAuth } from './require-auth.ts';
import { readService } from './service-file.ts';

/** A server: what it is called, and where it is if not asked by name. */
export interface Address {
  host: string;
  hostaddr: string | undefined;
  port: number;
}

/** What has to be known to connect: pg's own settings, and those that pg understands in another way than libpq. */
export interface ConnectionSettings {
  config: pg.ClientConfig;
  /** Tried one after the other. */
  addresses: [Address, ...Address[]];
  /** Tried one after the other, for each address; a socket needs none. */
  encryptions: [Encryption, ...Encryption[]];
  accepts: AcceptsAuth;
  channelBinding: 'disable' | 'prefer' | 'require';
  /** What a server has to be among several. */
  wanted: (typeof SESSIONS)[number];
  password: string | undefined;
  /** Path of the file of passwords to look into. */
  passfile: string;
  /** Per address and way to encrypt; 0 is for ever. */
  timeoutMs: number;
}

const SESSIONS = [
  'any',
  'read-write',
  'read-only',
  'primary',
  'standby',
  'prefer-standby',
] as const;
const BINDINGS = ['disable', 'prefer', 'require'] as const;
/** GSSAPI is never asked for, which is what `disable` wants and `prefer` allows. */
const GSS_MODES = ['disable', 'prefer', 'require'] as const;
/** What changes who is let in, or what is written down of it. */
const REFUSED = [
  ...(['requirepeer', 'replication', 'sslcrldir', 'sslkeylogfile'] as const),
  ...(['scram_client_key', 'scram_server_key'] as const),
  ...(['oauth_issuer', 'oauth_client_id', 'oauth_client_secret', 'oauth_scope'] as const),
] as const;

/** The variables whose names do not follow from the parameters'. */
const VARIABLES: Partial<Record<ParameterName, string>> = {
  dbname: 'PGDATABASE',
  connect_timeout: 'PGCONNECT_TIMEOUT',
};
const FROM_ENVIRONMENT: readonly ParameterName[] = [
  ...(['host', 'hostaddr', 'port', 'dbname', 'user', 'password', 'passfile'] as const),
  ...(['options', 'connect_timeout', 'target_session_attrs', 'sslmode', 'sslnegotiation'] as const),
  ...(['sslrootcert', 'sslcert', 'sslkey', 'sslcertmode', 'sslcrl', 'sslcrldir'] as const),
  ...(['channel_binding', 'require_auth', 'requirepeer', 'gssencmode'] as const),
  ...(['ssl_min_protocol_version', 'ssl_max_protocol_version'] as const),
];

const DEFAULT_PORT = '5432';
const TIMEOUT_SECONDS = '15';
/** Where Debian's servers, and all others, have their sockets. */
const SOCKET_FOLDERS = ['/var/run/postgresql', '/tmp'];

/**
 * Reads a connection string, or with `text` undefined only what libpq takes besides. Throws ConfigError (exit 2), which
 * quotes nothing of the string: any part may be of a password.
 */
export function connectionSettings(
  text: string | undefined,
  env: NodeJS.ProcessEnv = currentIo().env,
): ConnectionSettings {
  const set = withDefaults(text === undefined ? {} : readConnectionString(text), env);
  refuseUnknown(set);
  const addresses = addressesOf(set);
  const user = set.user ?? userInfo().username;
  return {
    config: {
      user,
      database: set.dbname ?? user,
      ...(set.options ? { options: set.options } : {}),
      ...(set.application_name ? { application_name: set.application_name } : {}),
      sslnegotiation: oneOf(
        ['postgres', 'direct'],
        'sslnegotiation',
        set.sslnegotiation ?? 'postgres',
      ),
    },
    addresses,
    encryptions: addresses.every(({ host }) => host.startsWith('/'))
      ? [false]
      : encryptionsFor(set, env),
    accepts: acceptedAuth(set.require_auth),
    channelBinding: oneOf(BINDINGS, 'channel_binding', set.channel_binding ?? 'prefer'),
    wanted: oneOf(SESSIONS, 'target_session_attrs', set.target_session_attrs ?? 'any'),
    password: set.password,
    passfile: set.passfile ?? join(homeOf(env), '.pgpass'),
    timeoutMs: readSeconds(set.connect_timeout ?? TIMEOUT_SECONDS) * 1000,
  };
}

/** A service goes before the variables, also to libpq. */
function withDefaults(given: Parameters, env: NodeJS.ProcessEnv): Parameters {
  const service = given.service ?? (env.PGSERVICE || undefined);
  const fromService = service === undefined ? {} : readService(service, given.servicefile, env);
  const set: Parameters = { ...fromService, ...given };
  for (const name of FROM_ENVIRONMENT) {
    const variable = VARIABLES[name] ?? `PG${name.replaceAll('_', '').toUpperCase()}`;
    const value = env[variable];
    if (value) set[name] ??= value;
  }
  return set;
}

/** What libpq would hold to and this program cannot is refused, rather than silently left out. */
function refuseUnknown(set: Parameters): void {
  const name = REFUSED.find((parameter) => set[parameter] !== undefined);
  const mode = oneOf(GSS_MODES, 'gssencmode', set.gssencmode ?? 'disable');
  if (name !== undefined || mode === 'require')
    throw new ConfigError(`nyx-etl cannot connect with ${name ?? 'gssencmode=require'}`, {
      hint: name === 'sslcrldir' ? 'give one file as sslcrl' : 'leave it out',
    });
}

function addressesOf({ host, hostaddr, port }: Parameters): [Address, ...Address[]] {
  const ports = (port ?? '').split(',').map((text) => readPort(text || DEFAULT_PORT));
  const hosts = host?.split(',') ?? [];
  const numbers = hostaddr?.split(',') ?? [];
  const count = Math.max(hosts.length, numbers.length, 1);
  const isUneven = [hosts, numbers, ports].some(
    (list, at) => list.length !== count && list.length > (at === 2 ? 1 : 0),
  );
  if (isUneven)
    throw new ConfigError('there are not as many ports or addresses as hosts', {
      hint: 'give one port for all, or one for each host, with commas between',
    });
  const addressAt = (at: number): Address => {
    const ownPort = ports[at] ?? ports[0] ?? Number(DEFAULT_PORT);
    const name = hosts[at] || numbers[at] || defaultHost(ownPort);
    return { host: name, hostaddr: numbers[at] || undefined, port: ownPort };
  };
  const [, ...others] = Array.from({ length: count }, (_, at) => addressAt(at));
  return [addressAt(0), ...others];
}

/** The folder of a server's socket on this machine, if there is one. */
function defaultHost(port: number): string {
  return (
    SOCKET_FOLDERS.find((folder) => existsSync(join(folder, `.s.PGSQL.${port}`))) ?? 'localhost'
  );
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536) return Number(text);
  throw new ConfigError('the port of the connection is not the number of one', {
    hint: 'write it as port=5432 or PGPORT=5432',
  });
}

function readSeconds(text: string): number {
  if (/^-?\d{1,6}$/.test(text.trim())) return Math.max(0, Number(text));
  throw new ConfigError('connect_timeout is not a number of seconds', {
    hint: 'write it as connect_timeout=10',
  });
}
