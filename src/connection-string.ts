// A connection string as libpq reads it: a URI, or a list of settings (`host=… dbname=…`). Nothing of it is ever quoted: any
// part may be of a password.
import { ConfigError } from './errors.ts';
import { didYouMean } from './text/nearest.ts';

/** How a connection string is written. */
const URL_HINT =
  "write it as postgres://user:password@host:5432/database, or as 'host=… port=… dbname=… user=…'; in a URL's names and passwords @ is %40, / is %2F, ? is %3F, # is %23, % is %25";

/** The parameters of a connection, by libpq's names. */
export type Parameters = Partial<Record<ParameterName, string>>;
export type ParameterName = (typeof PARAMETERS)[number];

const PARAMETERS = [
  ...['host', 'hostaddr', 'port', 'dbname', 'user', 'password', 'passfile', 'service'],
  ...['servicefile', 'options', 'application_name', 'fallback_application_name'],
  ...['client_encoding', 'connect_timeout', 'target_session_attrs', 'load_balance_hosts'],
  ...['sslmode', 'sslnegotiation', 'sslrootcert', 'sslcert', 'sslkey', 'sslpassword'],
  ...['sslcertmode', 'sslcrl', 'sslcrldir', 'sslsni', 'sslcompression', 'channel_binding'],
  ...['ssl_min_protocol_version', 'ssl_max_protocol_version', 'require_auth', 'requirepeer'],
  ...['keepalives', 'keepalives_idle', 'keepalives_interval', 'keepalives_count'],
  ...['tcp_user_timeout', 'gssencmode', 'krbsrvname', 'gsslib', 'gssdelegation', 'replication'],
  ...['min_protocol_version', 'max_protocol_version', 'scram_client_key', 'scram_server_key'],
  ...['oauth_issuer', 'oauth_client_id', 'oauth_client_secret', 'oauth_scope', 'sslkeylogfile'],
] as const;

/** Reads `text`, which messages call `name`. Throws ConfigError (exit 2). */
export function readConnectionString(text: string, name = 'the connection string'): Parameters {
  const uri = /^postgres(?:ql)?:\/\/(.*)$/s.exec(text)?.[1];
  const pairs = uri === undefined ? readList(text, name) : readUri(uri, name);
  const parameters: Parameters = {};
  for (const [parameter, value] of pairs) {
    // An empty value is none, also to libpq.
    if (value !== '') parameters[parameterNamed(parameter, name)] = value;
  }
  return parameters;
}

/** Throws ConfigError for a name that libpq does not know, as it would for a misspelt sslmode that silently did nothing. */
export function parameterNamed(word: string, where: string): ParameterName {
  const known = PARAMETERS.find((parameter) => parameter === word);
  if (known !== undefined) return known;
  throw new ConfigError(`${where} has a parameter that libpq does not know`, {
    hint: didYouMean(word, PARAMETERS, `the parameters are ${PARAMETERS.join(', ')}`),
  });
}

type Pair = [name: string, value: string];

/** `user:password@host:port,host:port/database?name=value&…`, all of it optional. */
function readUri(uri: string, name: string): Pair[] {
  const authority = /^[^/?#]*/.exec(uri)?.[0] ?? '';
  const [path = '', ...afterPath] = uri.slice(authority.length).split('?');
  const pairs = afterPath
    .join('?')
    .split('&')
    .filter((pair) => pair !== '');
  const at = authority.lastIndexOf('@');
  const [user = '', ...password] = authority.slice(0, Math.max(at, 0)).split(':');
  const hosts = authority
    .slice(at + 1)
    .split(',')
    .map((host) => readHost(host, name));
  // A / in a password ends the host, and what stands before it would be asked for by name.
  if (path.includes('@') || pairs.some((pair) => pair.includes('@') && !isKnown(pair)))
    throw new ConfigError(`${name} has an @ after the host`, { hint: URL_HINT });
  if (path.startsWith('#')) throw notOne(name);
  const all: Pair[] = [
    ['user', user],
    ['password', password.join(':')],
    ['host', hosts.map(({ host }) => host).join(',')],
    ['port', hosts.map(({ port }) => port).join(',')],
    ['dbname', path.slice(1)],
    ...pairs.map((pair) => readPair(pair, name)),
  ];
  // A list of hosts without a word is no host.
  return all.map(([key, value]) => [key, /^,*$/.test(value) ? '' : decode(value, name)]);
}

function readHost(text: string, name: string): { host: string; port: string } {
  const [whole, bracketed, plain, port = ''] =
    /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(\d*))?$/.exec(text) ?? [];
  if (whole === undefined || Number(port) > 65_535) throw notOne(name);
  return { host: bracketed ?? plain ?? '', port };
}

const isKnown = (pair: string): boolean =>
  PARAMETERS.some((parameter) => pair.startsWith(`${parameter}=`));

function readPair(pair: string, name: string): Pair {
  const [, parameter, value] = /^([^=]+)=([^=]*)$/.exec(pair) ?? [];
  if (parameter === undefined || value === undefined) throw notOne(name);
  // JDBC's way of asking for encryption, which libpq takes, too.
  return pair === 'ssl=true' ? ['sslmode', 'require'] : [parameter, value];
}

function decode(text: string, name: string): string {
  try {
    const decoded = decodeURIComponent(text);
    if (!decoded.includes('\0')) return decoded;
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
  }
  throw new ConfigError(`${name} has a % that does not stand before two hexadecimal digits`, {
    hint: URL_HINT,
  });
}

/** `host=… password='with spaces'`: of a value, \ keeps the next character as it is. */
function readList(text: string, name: string): Pair[] {
  const pair =
    /\s*(\w+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'(?=\s|$)|((?:[^'\\\s]|\\.)(?:[^\\\s]|\\.)*|(?=\s|$)))\s*/sy;
  const pairs: Pair[] = [];
  while (pair.lastIndex < text.length || pairs.length === 0) {
    const [, parameter, quoted, plain = ''] = pair.exec(text) ?? [];
    if (parameter === undefined) throw notOne(name);
    pairs.push([parameter, (quoted ?? plain).replaceAll(/\\(.)/gs, '$1')]);
  }
  return pairs;
}

function notOne(name: string): ConfigError {
  return new ConfigError(`${name} is not a PostgreSQL connection string`, { hint: URL_HINT });
}
