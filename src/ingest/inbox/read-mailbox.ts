import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImapFlow } from 'imapflow';
import type { ImapMailbox } from '../../configuration/sections/mailboxes.ts';
import { counted } from '../../counted.ts';
import type { Session } from '../../database/session.ts';
import { ConfigError, EtlError, LaterError } from '../../errors.ts';
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
import { connectImap, type ImapConnection } from './imap-connection.ts';
import { withInboxLock } from './inbox-lock.ts';

/** How long a server that hangs up is asked again, and how long an answer, or its next message, may take. */
const PATIENCE = { retryForMs: 60_000, answerMs: 600_000 };
const FOLDERS_NAMED = 20;

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
  { retryForMs, answerMs } = PATIENCE,
): Promise<LoadSummary[]> {
  const loads: LoadSummary[] = [];
  const { userId } = await findOwner(session, mailbox.owner);
  const owner: Mailbox = {
    address: mailbox.account.trim().toLowerCase(),
    userId,
    direction: null,
  };
  const readAll = async (begun: () => void): Promise<unknown> => {
    await using connection = await connectImap(mailbox, answerMs);
    begun();
    try {
      for (const folder of mailbox.folders) {
        const reading = { mailbox, owner, folder, progress };
        for await (const load of readFolder(session, connection, reading)) loads.push(load);
      }
      return undefined;
    } catch (error) {
      if (error instanceof EtlError && error.code.startsWith('imap.')) throw error;
      // A database that is lost does not come back on this session.
      return error;
    }
  };
  return withInboxLock(session, mailbox.name, async () => {
    const failure = await withRetries(readAll, { deadlineMs: retryForMs, onRetry: () => {} });
    if (failure !== undefined) throw failure;
    return loads;
  });
}

interface Reading {
  mailbox: ImapMailbox;
  owner: Mailbox;
  folder: string;
  progress: Progress | undefined;
}

async function* readFolder(
  session: Session,
  connection: ImapConnection,
  reading: Reading,
): AsyncGenerator<LoadSummary> {
  const { mailbox, folder, progress } = reading;
  const uidValidity = await connection.ask((client) => openReadOnly(client, reading));
  const position = await readPosition(session, mailbox.name, folder);
  const after = position?.uidValidity === uidValidity ? position.lastUid : 0;
  const uids = await connection.ask((client) => searchUids(client, `${after + 1}:*`));
  // `n:*` is never empty: it holds the last message, whatever its number.
  const fresh = uids.filter((uid) => uid > after);
  for (let done = 0; done < fresh.length; done += mailbox.batch_messages) {
    refuseInterrupted();
    progress?.({ step: mailbox.name, done, total: fresh.length, unit: 'messages' });
    const batch = fresh.slice(done, done + mailbox.batch_messages);
    yield await loadBatch(session, connection, reading, { uids: batch, uidValidity });
  }
}

async function loadBatch(
  session: Session,
  connection: ImapConnection,
  { mailbox, owner, folder }: Reading,
  { uids, uidValidity }: { uids: readonly number[]; uidValidity: bigint },
): Promise<LoadSummary> {
  await using messages = await temporaryFolder('imap');
  await connection.ask((client, goesOn) => download(client, uids, messages.path, goesOn));
  const lastUid = uids.at(-1) ?? 0;
  return await loadEmails(session, messages.path, owner, {
    name: `imap://${mailbox.host}/${encodeURIComponent(folder)}`,
    beforeCommit: () => movePosition(session, mailbox.name, folder, { uidValidity, lastUid }),
  });
}

/** One file per message; one too large is cut, and so set aside when it is loaded. Those deleted meanwhile are none. */
async function download(
  client: ImapFlow,
  uids: readonly number[],
  folder: string,
  goesOn: () => void,
): Promise<void> {
  const missing = new Set(uids);
  const source = { maxLength: MAX_MESSAGE_BYTES + 1 };
  const range = `${uids[0]}:${uids.at(-1)}`;
  for await (const message of client.fetch(range, { uid: true, source }, { uid: true })) {
    if (!message.source || !missing.delete(message.uid)) continue;
    const name = `${String(message.uid).padStart(10, '0')}.eml`;
    await writeFile(join(folder, name), message.source, { mode: 0o600 });
    goesOn();
  }
  if (missing.size === 0) return;
  const there = await searchUids(client, [...missing].join(','));
  const keptBack = there.filter((uid) => missing.has(uid)).length;
  if (keptBack === 0) return;
  throw new LaterError(`the IMAP server did not give ${counted(keptBack, 'message')} that it has`, {
    hint: 'what was read is loaded: the same command goes on from there',
    code: 'imap.unanswered',
  });
}

/** Gives its UIDVALIDITY. A folder that is there and not opened is in use, or out of order: that can heal. */
async function openReadOnly(client: ImapFlow, { mailbox, folder }: Reading): Promise<bigint> {
  try {
    const { uidValidity } = await client.mailboxOpen(folder, { readOnly: true });
    if (uidValidity) return uidValidity;
  } catch (cause) {
    if (!client.usable) throw cause;
    const names = (await client.list()).map(({ path }) => path);
    if (!names.includes(folder)) throw noFolder(mailbox, folder, names, cause);
    throw new EtlError(`the IMAP server ${mailbox.host} does not open the folder ${folder}`, {
      hint: 'run the same command again later; what was read is loaded',
      code: 'imap.closed_folder',
      exitCode: 75,
      cause,
    });
  }
  throw new EtlError(`the IMAP server ${mailbox.host} gives ${folder} no UIDVALIDITY`, {
    hint: 'without it nobody knows which messages were read: bring them as an mbox file',
    code: 'imap.unnumbered',
  });
}

function noFolder(
  { name }: ImapMailbox,
  folder: string,
  names: readonly string[],
  cause: unknown,
): ConfigError {
  const more = names.length > FOLDERS_NAMED ? ` and ${names.length - FOLDERS_NAMED} more` : '';
  return new ConfigError(`the mailbox ${name} has no folder ${folder}`, {
    hint: `it has ${names.slice(0, FOLDERS_NAMED).join(', ')}${more}`,
    code: 'imap.folder',
    cause,
  });
}

/** In their order. */
async function searchUids(client: ImapFlow, range: string): Promise<number[]> {
  const found = await client.search({ uid: range }, { uid: true });
  if (!Array.isArray(found)) throw new Error('the server did not answer a search');
  return found.toSorted((a, b) => a - b);
}
