import { Socket } from 'node:net';
import pg from 'pg';
import { ConfigError } from '../errors.ts';
import type { ConnectionSettings, Encryption } from './connection-settings.ts';
import { findPassword } from './find-password.ts';
import type { AuthMethod } from './require-auth.ts';

/** A connection that stands, and the socket it goes through. */
export interface Line {
  client: pg.Client;
  socket: Socket;
}

/**
 * Connects within `timeoutMs` per attempt. Of an attempt that fails nothing is left open: a server that waits for a
 * password would wait for a minute. Throws what pg throws, or ConfigError.
 */
export async function dial(settings: ConnectionSettings, timeoutMs = 15_000): Promise<Line> {
  const [first, ...others] = settings.encryptions;
  let encryption = first;
  for (;;) {
    try {
      return await attempt(settings, encryption, timeoutMs);
    } catch (error) {
      const next = others.shift();
      if (next === undefined || !wantsOtherEncryption(error)) throw error;
      encryption = next;
    }
  }
}

/** A server without TLS, or one whose pg_hba.conf lets nobody in this way. */
function wantsOtherEncryption(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return error.code === '28000';
  return error instanceof Error && /does not support SSL/.test(error.message);
}

async function attempt(
  settings: ConnectionSettings,
  ssl: Encryption,
  timeoutMs: number,
): Promise<Line> {
  const socket = new Socket();
  let refusal: ConfigError | undefined;
  const client = new pg.Client({
    ...settings.config,
    ssl: ssl || false,
    connectionTimeoutMillis: timeoutMs,
    stream: () => socket,
    password: () => {
      if (refusal) throw refusal;
      return findPassword(settings, client);
    },
  });
  // An idle client whose server goes away emits 'error'; the next statement reports it to its caller.
  client.on('error', () => {});
  watchAuthentication(client, (method) => {
    const isPrivate = ssl !== false || client.host.startsWith('/');
    if (!settings.accepts(method, isPrivate)) refusal ??= refuse(method);
    return refusal;
  });
  try {
    await client.connect();
    return { client, socket };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Asks `refusalOf` how the server has asked for a password before one is given, or that it has not asked at all. */
function watchAuthentication(
  { connection }: pg.Client,
  refusalOf: (method: AuthMethod) => Error | undefined,
): void {
  let isSettled = false;
  const asked = (method: AuthMethod) => () => {
    isSettled = method !== 'scram-sha-256';
    refusalOf(method);
  };
  connection.on('authenticationCleartextPassword', asked('password'));
  connection.on('authenticationMD5Password', asked('md5'));
  connection.on('authenticationSASL', asked('scram-sha-256'));
  // Here the server has shown that it knows the password, too.
  connection.on('authenticationSASLFinal', () => {
    isSettled = true;
  });
  connection.on('authenticationOk', () => {
    const refusal = isSettled ? undefined : refusalOf('none');
    if (refusal) connection.emit('error', refusal);
  });
}

function refuse(method: AuthMethod): ConfigError {
  const asks = {
    none: 'lets everybody in without a password',
    password: 'asks for the password in clear text',
    md5: 'asks for the password as an md5 hash',
    'scram-sha-256': 'asks for the password by SCRAM',
  };
  return new ConfigError(`the server ${asks[method]}, so nothing was sent to it`, {
    hint:
      method === 'password'
        ? 'encrypt the connection with sslmode=require, let the server ask by scram-sha-256, or allow it with require_auth=password'
        : `allow it with require_auth=${method} if this is the right server`,
    code: 'config.require_auth',
  });
}
