import type pg from 'pg';
import { ConfigError } from '../errors.ts';

/** How a server can make sure who connects, by libpq's names; `none`: it asks for nothing. */
type AuthMethod = 'none' | 'password' | 'md5' | 'scram-sha-256';

/** What a server has asked for, and whether its proof holds for this very connection. */
export interface Asked {
  method: AuthMethod;
  isBound: boolean;
}

/** Whether a server may ask in this way, on a connection that others can read (or pretend to be) or not. */
export type AcceptsAuth = (method: AuthMethod, isPrivate: boolean) => boolean;

const POSSIBLE: readonly AuthMethod[] = ['none', 'password', 'md5', 'scram-sha-256'];
const KNOWN: readonly string[] = [...POSSIBLE, 'gss', 'sspi', 'oauth'];

/**
 * Reads libpq's require_auth: methods with commas between, or each with a ! for those that are refused. Without it a
 * password goes in clear text only where nobody else can read it. Throws ConfigError.
 */
export function acceptedAuth(text: string | undefined): AcceptsAuth {
  if (!text) return (method, isPrivate) => method !== 'password' || isPrivate;
  const words = text.split(',').map((word) => word.trim());
  const refused = words.filter((word) => word.startsWith('!')).map((word) => word.slice(1));
  const isMixed = refused.length > 0 && refused.length < words.length;
  const names = refused.length > 0 ? refused : words;
  if (isMixed || !names.every((name) => KNOWN.includes(name))) {
    throw new ConfigError(`there is no require_auth ${JSON.stringify(text)}`, {
      hint: `it is one or more of ${KNOWN.join(', ')}, all or none with a ! before`,
    });
  }
  const accepts: AcceptsAuth = (method) => names.includes(method) === (refused.length === 0);
  if (!POSSIBLE.some((method) => accepts(method, true)))
    throw new ConfigError(`nyx-etl cannot connect with require_auth=${text}`, {
      hint: `it can prove who connects by ${POSSIBLE.join(', ')}`,
    });
  return accepts;
}

/** Asks `refusalOf` how the server has asked for a password before one is given, or that it has not asked at all. */
export function watchAuthentication(
  { connection }: pg.Client,
  refusalOf: (asked: Asked) => Error | undefined,
): void {
  let isSettled = false;
  const asked = (method: AuthMethod) => () => {
    isSettled = true;
    refusalOf({ method, isBound: false });
  };
  connection.on('authenticationCleartextPassword', asked('password'));
  connection.on('authenticationMD5Password', asked('md5'));
  connection.on('authenticationSASL', ({ mechanisms }: { mechanisms: string[] }) => {
    refusalOf({ method: 'scram-sha-256', isBound: mechanisms.includes('SCRAM-SHA-256-PLUS') });
  });
  // Here the server has shown that it knows the password, too.
  connection.on('authenticationSASLFinal', () => {
    isSettled = true;
  });
  connection.on('authenticationOk', () => {
    const refusal = isSettled ? undefined : refusalOf({ method: 'none', isBound: false });
    if (refusal) connection.emit('error', refusal);
  });
}

/** Why a server may not ask in this way; undefined if it may. */
export function refusalOf(
  { accepts, channelBinding }: { accepts: AcceptsAuth; channelBinding: string },
  { method, isBound }: Asked,
  isPrivate: boolean,
): ConfigError | undefined {
  if (channelBinding === 'require' && !isBound)
    return new ConfigError(
      'the server cannot bind its proof to this connection, as channel_binding=require asks',
      {
        hint: 'encrypt the connection and let the server ask by scram-sha-256, or use channel_binding=prefer',
        code: 'config.channel_binding',
      },
    );
  if (accepts(method, isPrivate)) return undefined;
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
