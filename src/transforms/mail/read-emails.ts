import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { type CopyValue, copyInto, encodeCopyRows } from '../../database/copy.ts';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { bodyLimits } from '../../mail/reading/body-limits.ts';
import { outputOf, type Pending, WorkerPool } from '../../worker-pool.ts';
import { type EmailToRead, READING_COLUMNS, readEmail } from './read-email.ts';

/** Mails that are read at once; fewer are not worth the start of a thread, which has to learn the rules. */
const BATCH = 500;
/** The rules are nearly all of the work: this thread only waits for them. */
const WORKERS = Math.min(4, availableParallelism());
/** The sources run as they stand, the published package compiled. */
const WORKER_FILE = new URL(`./reading-worker${extname(import.meta.url)}`, import.meta.url);

const makeReadings = sqlFile(import.meta.url, './make_readings.sql');
const openEmails = sqlFile(import.meta.url, './open_emails.sql');
const keepReadings = sqlFile(import.meta.url, './keep_readings.sql');

/** Reads the messages of `pg_temp.scope` by the rules; fills etl.email_readings. */
export async function readEmails(session: Session): Promise<void> {
  await runSqlFile(session, makeReadings);
  await runSqlFile(session, openEmails, bodyLimits);
  using pool = new WorkerPool<EmailToRead[], CopyValue[][]>(WORKER_FILE, WORKERS);
  const ahead: Pending<CopyValue[][]>[] = [];
  const keepNext = async (): Promise<void> => {
    const next = ahead.shift();
    if (next !== undefined) await keep(session, await outputOf(next));
  };
  for (let isFirst = true; ; isFirst = false) {
    const { rows } = await session.pg.query<EmailToRead>(`fetch ${BATCH} from emails_to_read`);
    if (rows.length < BATCH && isFirst) await keep(session, rows.map(readEmail));
    else if (rows.length > 0) ahead.push(pool.give(rows));
    if (rows.length < BATCH) break;
    if (ahead.length > WORKERS) await keepNext();
  }
  while (ahead.length > 0) await keepNext();
  await runSqlFile(session, keepReadings);
}

async function keep(session: Session, readings: CopyValue[][]): Promise<void> {
  await copyInto(
    session,
    `copy pg_temp.readings (${READING_COLUMNS}) from stdin`,
    encodeCopyRows(readings),
  );
}
