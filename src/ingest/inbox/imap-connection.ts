import { readFile } from 'node:fs/promises';
import { ImapFlow } from 'imapflow';
import type { ImapMailbox } from '../../configuration/sections/mailboxes.ts';
import { ConfigError, EtlError, LaterError } from '../../errors.ts';
import { onInterrupt } from '../../interrupt.ts';
import { errorCode } from '../../system-errors.ts';
import { MAX_MESSAGE_BYTES } from '../source/limits.ts';

const SILENCE_MS = 60_000;

/** A message that is cut where it was asked to be, and what stands around it, is never longer. */
const MOST_BYTES = 2 * MAX_MESSAGE_BYTES;

/** A line to an IMAP server, logged in; disposing ends it. */
export interface ImapConnection extends AsyncDisposable {
  /**
   * Asks the server; what the library throws then is told in words. `goesOn` says that a part of the
   * answer is there.
   */
  ask: <T>(question: (client: ImapFlow, goesOn: () => void) => Promise<T>) => Promise<T>;
}

/**
 * Logs in. A server whose answer is not there after `answerMs`, though bytes of it come, is hung up
 * on. Throws ConfigError (exit 2) for a login that is refused, EtlError (exit 75) for a server that
 * cannot be reached.
 */
export async function connectImap(mailbox: ImapMailbox, answerMs: number): Promise<ImapConnection> {
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
    maxLiteralSize: MOST_BYTES,
    maxLineLength: MOST_BYTES,
    maxResponseSize: 2 * MOST_BYTES,
  });
  let lostBy: unknown;
  client.on('error', (error: unknown) => {
    lostBy ??= error;
  });
  const interruption = onInterrupt(() => client.close());
  const close = () => {
    interruption[Symbol.dispose]();
    client.close();
  };
  const ask: ImapConnection['ask'] = async (question) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      client.close();
    }, answerMs);
    try {
      return await question(client, () => timer.refresh());
    } catch (error) {
      if (isLate) throw tooSlow(mailbox, answerMs);
      // What is under way when a connection is lost says only that.
      throw toImapError(errorCode(error) === 'NoConnection' ? (lostBy ?? error) : error, mailbox);
    } finally {
      clearTimeout(timer);
    }
  };
  try {
    await ask(() => client.connect());
  } catch (error) {
    close();
    throw error;
  }
  return { ask, [Symbol.asyncDispose]: async () => close() };
}

function tooSlow({ host }: ImapMailbox, answerMs: number): EtlError {
  return new EtlError(`the IMAP server ${host} has not ended its answer in ${answerMs / 1000} s`, {
    hint: 'what was read is loaded: run the same command again when the server is quicker',
    code: 'imap.slow',
    exitCode: 75,
  });
}

/** What the library throws, in words; messages of the server are not repeated: they may quote what it was told. */
function toImapError(error: unknown, { name, host }: ImapMailbox): unknown {
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
  if (/TooLarge|TooLong/.test(code)) {
    return new EtlError(`the IMAP server ${host} sends more than it was asked for (${code})`, {
      hint: 'it does not keep to IMAP: bring its messages as an mbox file',
      code: 'imap.oversized',
      cause: error,
    });
  }
  return new LaterError(
    `the connection to the IMAP server ${host} was lost or not made (${code})`,
    {
      hint: 'what was read is loaded: the same command goes on from there',
      code: 'imap.unreachable',
      cause: error,
    },
  );
}
