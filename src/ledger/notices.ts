import { sql } from 'kysely';
import type { Session } from '../database/session.ts';

/** One thing to be told by one channel. */
export interface Notice {
  channel: string;
  /** e.g. `failure of nightly from run 12`: it is told once. */
  subject: string;
}

interface BegunNotice {
  id: bigint;
  /** The one that it was begun with; null for what is no mail. */
  messageId: string | null;
  /** How often it was begun before, without anybody knowing whether it went out. */
  attemptsBefore: number;
  isSent: boolean;
}

/** Notes that something is about to be told, before it is: a kill afterwards leaves a trace. */
export async function beginNotice(
  { db }: Session,
  { channel, subject }: Notice,
  messageId: string | null = null,
): Promise<BegunNotice> {
  const row = await db
    .insertInto('etl.notices')
    .values({ channel, subject, message_id: messageId, attempts: 1 })
    .onConflict((conflict) =>
      conflict.columns(['channel', 'subject']).doUpdateSet({
        attempts: sql<number>`notices.attempts + (notices.sent_at is null)::integer`,
      }),
    )
    .returning(['id', 'message_id', 'attempts', 'sent_at'])
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    messageId: row.message_id,
    attemptsBefore: row.attempts - 1,
    isSent: row.sent_at !== null,
  };
}

/** Notes that the other side has taken it. */
export async function settleNotice({ db }: Session, id: bigint): Promise<void> {
  const sent_at = sql<string>`clock_timestamp()`;
  await db.updateTable('etl.notices').set({ sent_at }).where('id', '=', id).execute();
}

/** Takes back an attempt that certainly did not get through: it is made again. */
export async function withdrawNotice({ db }: Session, id: bigint): Promise<void> {
  const attempts = sql<number>`attempts - 1`;
  await db.updateTable('etl.notices').set({ attempts }).where('id', '=', id).execute();
}

/** Whether something was told by a channel. */
export async function wasTold({ db }: Session, { channel, subject }: Notice): Promise<boolean> {
  const row = await db
    .selectFrom('etl.notices')
    .select('id')
    .where('channel', '=', channel)
    .where('subject', '=', subject)
    .where('sent_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}
