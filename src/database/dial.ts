import { isIP, Socket } from 'node:net';
import pg from 'pg';
import { ConfigError } from '../errors.ts';
import type { Address, ConnectionSettings } from './connection-settings.ts';
import type { Encryption } from './encryption.ts';
import { endWithTheUnreadable } from './end-with-the-unreadable.ts';
import { findPassword } from './find-password.ts';
import { type Asked, refusalOf, watchAuthentication } from './require-auth.ts';
import { isUnreachable } from './sql-error.ts';

/** A connection that stands, the socket it goes through, and what leads to the same server again. */
export interface Line {
  client: pg.Client;
  socket: Socket;
  settings: ConnectionSettings;
}

/** In bytes: the first message of a server is never longer, also to libpq. */
const LONGEST_ANSWER = 30_000;

/**
 * Connects to the first server that answers and is what is wanted, within `settings.timeoutMs` per attempt. Of an attempt
 * that fails nothing is left open: a server that waits for a password would wait for a minute. Throws what pg throws, or
 * ConfigError.
 */
export async function dial(settings: ConnectionSettings): Promise<Line> {
  const { wanted } = settings;
  const passes = wanted === 'prefer-standby' ? (['standby', 'any'] as const) : [wanted];
  let first: unknown;
  for (const pass of passes) {
    for (const address of settings.addresses) {
      try {
        const line = await dialServer({ ...settings, addresses: [address] });
        if (await isWanted(line.client, pass)) return line;
        await line.client.end();
      } catch (error) {
        first ??= error;
        if (!isUnreachable(error)) throw error;
      }
    }
  }
  throw first ?? notFound(wanted);
}

function notFound(wanted: ConnectionSettings['wanted']): ConfigError {
  return new ConfigError(
    `no server of the connection is what target_session_attrs=${wanted} asks for`,
    {
      hint: 'name a host that is, or leave target_session_attrs out',
    },
  );
}

async function isWanted(client: pg.Client, wanted: ConnectionSettings['wanted']): Promise<boolean> {
  if (wanted === 'any') return true;
  const { rows } = await client.query<{ standby: boolean; readonly: boolean }>(
    `select pg_catalog.pg_is_in_recovery() as standby,
            pg_catalog.current_setting('transaction_read_only')::boolean as readonly`,
  );
  const { standby = false, readonly = false } = rows[0] ?? {};
  if (wanted === 'standby' || wanted === 'primary') return standby === (wanted === 'standby');
  return (standby || readonly) === (wanted === 'read-only');
}

async function dialServer(settings: ConnectionSettings): Promise<Line> {
  const [address] = settings.addresses;
  const [first, ...others] = address.host.startsWith('/') ? [false as const] : settings.encryptions;
  let encryption: Encryption = first;
  let refusedBefore: unknown;
  for (;;) {
    try {
      const line = await attempt(settings, address, encryption);
      return { ...line, settings: { ...settings, encryptions: [encryption] } };
    } catch (error) {
      const next = others.shift();
      if (next === undefined || !wantsOtherEncryption(error)) throw refusedBefore ?? error;
      if (error instanceof pg.DatabaseError) refusedBefore = error;
      encryption = next;
    }
  }
}

/** A server without TLS, or one whose pg_hba.conf lets nobody in this way. */
function wantsOtherEncryption(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return error.code === '28000';
  return error instanceof Error && /does not support SSL|establishing an SSL/.test(error.message);
}

async function attempt(
  settings: ConnectionSettings,
  { host, hostaddr, port }: Address,
  ssl: Encryption,
): Promise<Pick<Line, 'client' | 'socket'>> {
  const socket = new Socket();
  let refusal: ConfigError | undefined;
  const isDirect = ssl !== false && settings.config.sslnegotiation === 'direct';
  const client = new pg.Client({
    ...settings.config,
    sslnegotiation: isDirect ? 'direct' : 'postgres',
    host: hostaddr ?? host,
    port,
    // The certificate is asked for the name, also where the address comes from elsewhere.
    ssl: ssl && hostaddr ? { ...ssl, host, servername: isIP(host) ? '' : host } : ssl,
    connectionTimeoutMillis: settings.timeoutMs,
    enableChannelBinding: ssl !== false && settings.channelBinding !== 'disable',
    stream: () => socket,
    password: () => {
      if (refusal) throw refusal;
      return findPassword(settings, {
        ...{ host, hostaddr, port },
        user: client.user ?? '',
        database: client.database ?? '',
      });
    },
  });
  endWithTheUnreadable(client);
  // An idle client whose server goes away emits 'error'; the next statement reports it to its caller.
  client.on('error', () => {});
  let stranger: ConfigError | undefined;
  socket.once('data', (answer) => {
    if (isDirect || isAnswer(answer, ssl !== false)) return;
    const hint = 'check the host and the port';
    stranger = new ConfigError('what answers there is not PostgreSQL', { hint });
    socket.destroy(stranger);
  });
  watchAuthentication(client, (asked: Asked) => {
    const isBound = asked.isBound && ssl !== false;
    const isPrivate = ssl !== false || host.startsWith('/');
    refusal ??= refusalOf(settings, { ...asked, isBound }, isPrivate);
    return refusal;
  });
  try {
    await client.connect();
    return { client, socket };
  } catch (error) {
    socket.destroy();
    throw stranger ?? error;
  }
}

/** A server that speaks another language would be waited for: its first bytes are no message of PostgreSQL. */
function isAnswer(bytes: Buffer, isEncrypted: boolean): boolean {
  const kind = String.fromCharCode(bytes[0] ?? 0);
  if (isEncrypted && /[SN]/.test(kind)) return bytes.length === 1;
  return /[RENv]/.test(kind) && (bytes.length < 5 || bytes.readUInt32BE(1) <= LONGEST_ANSWER);
}
