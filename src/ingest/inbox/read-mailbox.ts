import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImapFlow } from 'imapflow';
import type { ImapMailbox } from '../../configuration/sections/mailboxes.ts';
import type { Session } from '../../database/session.ts';
import { ConfigError, EtlError } from '../../errors.ts';
import { temporaryFolder } from '../../files/temporary-folder.ts';
import { refuseInterrupted } from '../../interrupt.ts';
import { movePosition, readPosition } from '../../ledger/inboxes.ts';
import type { Progress } from '../../progress.ts';
import type { Mailbox } from '../emails/mailbox.ts';
import { findOwner } from '../find-owner.ts';
import { loadEmails } from '../load-emails.ts';
import type { LoadSummary } from '../load-plan.ts';
import { withRetries } from '../retry.ts';
import { MAX_MESSAGE_BYTES } from '../source/limits.ts';
import { connectImap, toImapError } from './imap-connection.ts';
import { withInboxLock } from './inbox-lock.ts';

/** So long a server that hangs up is asked again. */
const RETRY_FOR_MS = 60_000;

/**
 * Loads what is new in the folders of a mailbox, batch after batch, each with how far it goes in one transaction: a connection
 * that is cut loses and doubles nothing. Nothing is changed on the server. A folder whose UIDVALIDITY is another one is read anew;
 * what is stored already counts as unchanged. Throws ConfigError (exit 2) for a login or a folder that is none, EtlError (exit 75)
 * when the server does not come back in a minute.
 */
export async function readMailbox(
  session: Session,
  mailbox: ImapMailbox,
  progress?: Progress,
): Promise<LoadSummary[]> {
  const loads: LoadSummary[] = [];
  const { userId } = await findOwner(session, mailbox.owner);
  const owner: Mailbox = {
    address: mailbox.account.trim().toLowerCase(),
    userId,
    direction: null,
  };
  const readAll = async (begun: () => void): Promise<unknown> => {
    await using connection = await connectImap(mailbox);
    begun();
    try {
      for (const folder of mailbox.folders) {
        const reading = { mailbox, owner, folder, progress };
        for await (const load of readFolder(session, connection.client, reading)) loads.push(load);
      }
      return undefined;
    } catch (error) {
      if (error instanceof EtlError && error.code.startsWith('imap.')) throw error;
      // A database that is lost does not come back on this session.
      return error;
    }
  };
  return withInboxLock(session, mailbox.name, async () => {
    const failure = await withRetries(readAll, { deadlineMs: RETRY_FOR_MS, onRetry: () => {} });
    if (failure !== undefined) throw failure;
    return loads;
  });
}

/** Asks the server; what the library throws then is told in words. */
async function ask<T>(mailbox: ImapMailbox, question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    throw toImapError(error, mailbox);
  }
}

interface Reading {
  mailbox: ImapMailbox;
  owner: Mailbox;
  folder: string;
  progress: Progress | undefined;
}

async function* readFolder(
  session: Session,
  client: ImapFlow,
  reading: Reading,
): AsyncGenerator<LoadSummary> {
  const { mailbox, folder, progress } = reading;
  const { uidValidity } = await ask(mailbox, () => openReadOnly(client, reading));
  const position = await readPosition(session, mailbox.name, folder);
  const after = position?.uidValidity === uidValidity ? position.lastUid : 0;
  const uids = await ask(mailbox, () => searchUids(client, `${after + 1}:*`));
  // `n:*` is never empty: it holds the last message, whatever its number.
  const fresh = uids.filter((uid) => uid > after);
  for (let done = 0; done < fresh.length; done += mailbox.batch_messages) {
    refuseInterrupted();
    progress?.({ step: mailbox.name, done, total: fresh.length, unit: 'messages' });
    const batch = fresh.slice(done, done + mailbox.batch_messages);
    yield await loadBatch(session, client, reading, { uids: batch, uidValidity });
  }
}

async function loadBatch(
  session: Session,
  client: ImapFlow,
  { mailbox, owner, folder }: Reading,
  { uids, uidValidity }: { uids: readonly number[]; uidValidity: bigint },
): Promise<LoadSummary> {
  await using messages = await temporaryFolder('imap');
  await ask(mailbox, () => download(client, uids, messages.path));
  const lastUid = uids.at(-1) ?? 0;
  return await loadEmails(session, messages.path, owner, {
    name: `imap://${mailbox.host}/${encodeURIComponent(folder)}`,
    beforeCommit: () => movePosition(session, mailbox.name, folder, { uidValidity, lastUid }),
  });
}

/** One file per message; one too large is cut, and so set aside when it is loaded. Those deleted meanwhile are none. */
async function download(client: ImapFlow, uids: readonly number[], folder: string): Promise<void> {
  const missing = new Set(uids);
  const source = { maxLength: MAX_MESSAGE_BYTES + 1 };
  const range = `${uids[0]}:${uids.at(-1)}`;
  for await (const message of client.fetch(range, { uid: true, source }, { uid: true })) {
    if (!message.source || !missing.delete(message.uid)) continue;
    const name = `${String(message.uid).padStart(10, '0')}.eml`;
    await writeFile(join(folder, name), message.source, { mode: 0o600 });
  }
  if (missing.size === 0) return;
  const there = new Set(await searchUids(client, [...missing].join(',')));
  if (there.size === 0) return;
  throw new EtlError(`the IMAP server did not give ${there.size} messages that it has`, {
    code: 'imap.unanswered',
    exitCode: 75,
    retryable: true,
  });
}

async function openReadOnly(client: ImapFlow, { mailbox, folder }: Reading) {
  try {
    return await client.mailboxOpen(folder, { readOnly: true });
  } catch (cause) {
    if (!client.usable) throw cause;
    throw new ConfigError(`the mailbox ${mailbox.name} has no folder ${folder}`, {
      hint: `it has ${(await client.list()).map(({ path }) => path).join(', ')}`,
      code: 'imap.folder',
      cause,
    });
  }
}

/** In their order. */
async function searchUids(client: ImapFlow, range: string): Promise<number[]> {
  const found = await client.search({ uid: range }, { uid: true });
  if (!Array.isArray(found)) throw new Error('the server did not answer a search');
  return found.toSorted((a, b) => a - b);
}
