import pg from 'pg';
import { ConfigError, EtlError } from '../errors.ts';
import { errorCode } from '../system-errors.ts';
import { firstError, toSqlError, UNREACHABLE, unreachableError } from './sql-error.ts';

/** Codes of OpenSSL and Node.js for a certificate that is not trusted. */
const UNTRUSTED =
  /^(CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_|INVALID_(CA|PURPOSE)|ERR_TLS_CERT_)/;
/** What is said in the same way of a connection that was lost later. */
const LOST = /Connection terminated|connection error/;
/** What PostgreSQL asks for by these numbers. */
const WAYS: Record<string, string> = {
  2: 'by Kerberos, a way',
  7: 'by GSSAPI, a way',
  9: 'by SSPI, a way',
};
const TLS = /^(ERR_SSL_|ERR_TLS_|ERR_OSSL_|EPROTO$)/;

/**
 * Turns what was thrown while connecting into one sentence and what to do. Exit code 75 is for what can heal by itself;
 * a wrong name, password or certificate is exit code 2. A TypeError or the like is a bug and thrown as it is.
 */
export function toConnectError(error: unknown): EtlError {
  if (error instanceof EtlError) return error;
  if (error instanceof pg.DatabaseError) return fromServer(error);
  if (!(error instanceof Error)) return toSqlError(error);
  const cause = firstError(error);
  const code = String(errorCode(cause) ?? '');
  if (code === 'ENOTFOUND') return unknownHost(cause);
  if (UNREACHABLE.has(code)) return toSqlError(error);
  return (
    fromTls(cause, code) ??
    fromLogin(cause) ??
    fromSilence(cause) ??
    (LOST.test(cause.message) ? undefined : fromAddress(cause, code)) ??
    toSqlError(error)
  );
}

/** Nobody makes a name by waiting; who had reached it before may ask again, as a restarted container is unnamed for a while. */
function unknownHost(cause: Error): EtlError {
  const host = 'hostname' in cause ? `"${cause.hostname}"` : 'of this name';
  return new ConfigError(`there is no host ${host}`, {
    hint: 'check the host in the connection settings; in a password @ is %40, / is %2F',
    retryable: true,
    cause,
  });
}

/** Who or what is wrong in the connection string stays so; the rest is as with any statement. */
function fromServer(error: pg.DatabaseError): EtlError {
  const known = toSqlError(error);
  const isConfiguration = /^(28|3D|42|22|0A)/.test(error.code ?? '');
  if (!isConfiguration) return known;
  const hint = /no encryption/.test(error.message)
    ? 'the server wants an encrypted connection: add sslmode=require'
    : known.hint;
  return new ConfigError(known.message, {
    ...(hint ? { hint } : {}),
    code: known.code,
    cause: error,
  });
}

function fromTls(error: Error, code: string): EtlError | undefined {
  if (/does not support SSL/.test(error.message)) {
    return new ConfigError('the server does not encrypt connections, and sslmode wants that', {
      hint: 'turn ssl on in the server, or use sslmode=prefer or disable where nobody else can listen',
      cause: error,
    });
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return new ConfigError("the server's certificate is for another host name than the one given", {
      hint: 'give the host name that the certificate is for, or use sslmode=verify-ca',
      cause: error,
    });
  }
  if (UNTRUSTED.test(code)) {
    return new ConfigError(`the server's certificate cannot be trusted (${code})`, {
      hint: 'name the certificate of who has signed it: sslrootcert=ca.pem, or use sslmode=require to trust any',
      cause: error,
    });
  }
  if (!TLS.test(code)) return undefined;
  return new ConfigError(`the encrypted connection cannot be made (${code})`, {
    hint: 'check sslcert, sslkey and sslrootcert, and that the host and port are those of PostgreSQL',
    cause: error,
  });
}

/** pg's own sentences about the exchange of the password. */
function fromLogin(error: Error): EtlError | undefined {
  if (/server signature|nonce/i.test(error.message)) {
    return new ConfigError(
      'the server could not prove that it knows the password: it may be another one',
      {
        hint: 'check the host and the port',
        cause: error,
      },
    );
  }
  const [, number] = /^Unknown authentication.* (\d+)$/.exec(error.message) ?? [];
  if (number === undefined && !error.message.startsWith('SASL')) return undefined;
  const way = WAYS[number ?? ''] ?? 'in a way';
  return new ConfigError(`the server asks who connects ${way} that nyx-etl does not know`, {
    hint: 'let pg_hba.conf ask by scram-sha-256',
    cause: error,
  });
}

function fromSilence(error: Error): EtlError | undefined {
  const isSilent = /timeout expired/.test(error.message);
  if (!isSilent && !/establishing an SSL/.test(error.message)) return undefined;
  return unreachableError(
    isSilent ? 'the database does not answer' : 'the database refused the connection',
    error,
  );
}

/** A port out of range, the path of a socket that is too long, a folder that nobody may enter, and the like. */
function fromAddress(error: Error, code: string): EtlError | undefined {
  const isPlain = error.constructor === Error;
  if (!code && !isPlain) return undefined;
  return new ConfigError(`no connection can be made as it is written${code ? ` (${code})` : ''}`, {
    hint: 'write it as postgres://user:password@host:5432/database',
    cause: error,
  });
}
