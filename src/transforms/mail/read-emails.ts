import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { type CopyValue, copyInto, encodeCopyRows } from '../../database/copy.ts';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { bodyLimits } from '../../mail/reading/body-limits.ts';
import { outputOf, type Pending, WorkerPool } from '../../worker-pool.ts';
import type { EmailToRead } from './read-email.ts';

/** Mails that are under way together: a mail may be of two megabytes. */
const BATCH = 50;
/** Fewer are not worth the start of threads, each of which has to learn the rules. */
const FEWEST_FOR_THREADS = 300;
/** Of a thread, whose rules and languages take about a hundred: without bounds it keeps as much again that nobody needs. */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 };
/** The rules are nearly all of the work: this thread only waits for them. */
const WORKERS = Math.min(4, availableParallelism());
/** The sources run as they stand, the published package compiled. */
const WORKER_FILE = new URL(`./reading-worker${extname(import.meta.url)}`, import.meta.url);

/** What readEmail gives. */
const READING_COLUMNS =
  'email_id, label, quadrant, importance, confidence, rule_id, phrase, is_receipt, unruled_language, sender_domain, sender_text, head_text, text_sha256, sender_key, subject_key, phrase_key';
const makeReadings = sqlFile(import.meta.url, './make_readings.sql');
const openEmails = sqlFile(import.meta.url, './open_emails.sql');
const keepReadings = sqlFile(import.meta.url, './keep_readings.sql');

/** Reads the messages of `pg_temp.scope` by the rules; fills etl.email_readings. */
export async function readEmails(session: Session): Promise<void> {
  await runSqlFile(session, makeReadings);
  await runSqlFile(session, openEmails, bodyLimits);
  if (await hasFew(session)) {
    // Threads have rules and language of their own: this one needs them only where there are none.
    const { readEmail } = await import('./read-email.ts');
    for await (const emails of batches(session)) await keep(session, emails.map(readEmail));
  } else {
    await readInThreads(session);
  }
  await runSqlFile(session, keepReadings);
}

async function hasFew(session: Session): Promise<boolean> {
  const { rows } = await session.pg.query<{ mails: bigint }>(
    'select count(*) as mails from pg_temp.scope',
  );
  return Number(rows[0]?.mails ?? 0n) < FEWEST_FOR_THREADS;
}

async function* batches(session: Session): AsyncGenerator<EmailToRead[]> {
  for (;;) {
    const { rows } = await session.pg.query<EmailToRead>(`fetch ${BATCH} from emails_to_read`);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
  }
}

async function readInThreads(session: Session): Promise<void> {
  using pool = new WorkerPool<EmailToRead[], CopyValue[][]>(WORKER_FILE, WORKERS, LIMITS);
  const ahead: Pending<CopyValue[][]>[] = [];
  for await (const emails of batches(session)) {
    ahead.push(pool.give(emails));
    const next = ahead.length > 2 * WORKERS ? ahead.shift() : undefined;
    if (next !== undefined) await keep(session, await outputOf(next));
  }
  for (const next of ahead) await keep(session, await outputOf(next));
}

async function keep(session: Session, readings: CopyValue[][]): Promise<void> {
  await copyInto(
    session,
    `copy pg_temp.readings (${READING_COLUMNS}) from stdin`,
    encodeCopyRows(readings),
  );
}
