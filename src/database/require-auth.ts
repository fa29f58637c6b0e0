import { ConfigError } from '../errors.ts';

/** How a server can make sure who connects, by libpq's names; `none`: it asks for nothing. */
export type AuthMethod = 'none' | 'password' | 'md5' | 'scram-sha-256';

/** Whether a server may ask in this way, on a connection that others can read (or pretend to be) or not. */
export type AcceptsAuth = (method: AuthMethod, isPrivate: boolean) => boolean;

const KNOWN = ['none', 'password', 'md5', 'scram-sha-256', 'gss', 'sspi', 'oauth'];

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
  return (method) => names.includes(method) === (refused.length === 0);
}
