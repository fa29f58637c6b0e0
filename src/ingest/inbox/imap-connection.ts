import { readFile } from 'node:fs/promises';
import { ImapFlow } from 'imapflow';
import type { ImapMailbox } from '../../configuration/sections/mailboxes.ts';
import { ConfigError, EtlError } from '../../errors.ts';
import { onInterrupt } from '../../interrupt.ts';
import { errorCode } from '../../system-errors.ts';

const SILENCE_MS = 60_000;

/** A line to an IMAP server, logged in; disposing ends it. */
export interface ImapConnection extends AsyncDisposable {
  client: ImapFlow;
}

/**
 * Logs in. Throws ConfigError (exit 2) for a login that is refused, EtlError (exit 75) for a server that cannot be reached.
 */
export async function connectImap(mailbox: ImapMailbox): Promise<ImapConnection> {
  const { host, port, tls, user, password } = mailbox;
  const client = new ImapFlow({
    host,
    port: port ?? (tls === 'implicit' ? 993 : 143),
    secure: tls === 'implicit',
    ...(tls === 'implicit' ? {} : { doSTARTTLS: tls === 'starttls' }),
    auth: { user, pass: password },
    ...(mailbox.ca_file ? { tls: { ca: await readFile(mailbox.ca_file) } } : {}),
    logger: false,
    disableAutoIdle: true,
    socketTimeout: SILENCE_MS,
  });
  // What is under way is rejected by the same error, which is the one to report.
  client.on('error', () => {});
  const interruption = onInterrupt(() => client.close());
  try {
    await client.connect();
  } catch (error) {
    interruption[Symbol.dispose]();
    client.close();
    throw toImapError(error, mailbox);
  }
  return {
    client,
    [Symbol.asyncDispose]: async () => {
      interruption[Symbol.dispose]();
      client.close();
    },
  };
}

/** What the library throws, in words; messages of the server are not repeated: they may quote what it was told. */
export function toImapError(error: unknown, { name, host }: ImapMailbox): unknown {
  if (error instanceof EtlError || !(error instanceof Error)) return error;
  if ('authenticationFailed' in error && error.authenticationFailed) {
    return new ConfigError(`the IMAP server ${host} refuses the login of the mailbox ${name}`, {
      hint: 'check user and password in the configuration; many servers want an app password',
      code: 'imap.login',
      cause: error,
    });
  }
  const code = String(errorCode(error) ?? 'no answer');
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|TLS/.test(code)) {
    return new ConfigError(`the IMAP server ${host} does not prove who it is (${code})`, {
      hint: 'name who signs for it: ca_file in the configuration',
      code: 'imap.certificate',
      cause: error,
    });
  }
  return new EtlError(`the connection to the IMAP server ${host} was lost or not made (${code})`, {
    hint: 'what was read is loaded: the same command goes on from there',
    code: 'imap.unreachable',
    exitCode: 75,
    retryable: true,
    cause: error,
  });
}
