import { sql } from 'kysely';
import type { Session } from '../database/session.ts';

/** A file of an inbox, by which its bytes are known again. */
interface InboxFile {
  inbox: string;
  /** sha256 of its bytes. */
  sha256: string;
}

/** The load that has brought these bytes from this inbox, unless it was cut off or taken back; null without one. */
export async function findInboxLoad(
  { db }: Session,
  { inbox, sha256 }: InboxFile,
): Promise<bigint | null> {
  const { rows } = await sql<{ id: bigint | null }>`
    select max(l.id) as id
    from etl.inbox_files as f
    join etl.loads as l on l.id = f.load_id and l.complete and l.undone_at is null
    where f.inbox = ${inbox} and f.source_sha256 = ${sha256}`.execute(db);
  return rows[0]?.id ?? null;
}

/** Notes a file in the transaction of its load; each batch of a large one may say it again. */
export async function noteInboxFile(
  { db }: Session,
  file: InboxFile & { name: string; loadId: bigint },
): Promise<void> {
  await db
    .insertInto('etl.inbox_files')
    .values({
      inbox: file.inbox,
      file_name: file.name,
      source_sha256: file.sha256,
      load_id: file.loadId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** How far a folder of an IMAP server was read. */
interface MailboxPosition {
  uidValidity: bigint;
  lastUid: number;
}

/** Undefined for a folder that was never read. */
export async function readPosition(
  { db }: Session,
  inbox: string,
  folder: string,
): Promise<MailboxPosition | undefined> {
  const row = await db
    .selectFrom('etl.mailbox_positions')
    .select(['uid_validity', 'last_uid'])
    .where('inbox', '=', inbox)
    .where('folder', '=', folder)
    .executeTakeFirst();
  return row && { uidValidity: row.uid_validity, lastUid: Number(row.last_uid) };
}

/** Moves the position, in the transaction of the messages up to there. */
export async function movePosition(
  { db }: Session,
  inbox: string,
  folder: string,
  { uidValidity, lastUid }: MailboxPosition,
): Promise<void> {
  const position = { uid_validity: uidValidity, last_uid: lastUid };
  await db
    .insertInto('etl.mailbox_positions')
    .values({ inbox, folder, ...position })
    .onConflict((conflict) =>
      conflict
        .columns(['inbox', 'folder'])
        .doUpdateSet({ ...position, moved_at: sql<string>`clock_timestamp()` }),
    )
    .execute();
}
