import { sql } from 'kysely';
import { copyInto, encodeCopyRows } from '../../database/copy.ts';
import type { Session } from '../../database/session.ts';
import type { Notes } from '../../ledger/loads.ts';
import { shellQuoted } from '../../text/shell-quoted.ts';
import { readStatus } from './status-words.ts';

/** How many different words are listed, and how long one may be to be shown. */
const MOST_WORDS = 20;
const MOST_CHARACTERS = 40;

/**
 * Reads the different statuses and outcomes of the staged rows into `pg_temp.status_word` and `pg_temp.word_answer`; notes
 * how each was read, and how often.
 */
export async function readWords(session: Session): Promise<Notes> {
  const { rows } = await sql<{ written: string; rows: bigint }>`
    select written, count(*) as rows
    from (
        select application_status as written from pg_temp.stage where application_status is not null
        union all
        select outcome from pg_temp.stage where outcome is not null
        union all
        select written from pg_temp.history_entry where written is not null
    ) as told
    group by written order by rows desc, written`.execute(session.db);
  const read = rows.map((row) => ({ ...row, ...readStatus(row.written) }));
  await copyInto(
    session,
    'copy pg_temp.status_word from stdin',
    encodeCopyRows(
      read.map(({ written, status, isOwn, isKnown, read: meaning }) => [
        written,
        status,
        isOwn,
        isKnown,
        meaning,
      ]),
    ),
  );
  await copyInto(
    session,
    'copy pg_temp.word_answer from stdin',
    encodeCopyRows(
      read.flatMap(({ written, answers }) =>
        answers.map(({ kind, round, type, isFinal }) => [written, kind, round, type, isFinal]),
      ),
    ),
  );
  await session.pg.query('analyze pg_temp.status_word');
  const shown = read.filter(
    ({ isOwn, written }) => !isOwn && written.trim() !== '' && written.length <= MOST_CHARACTERS,
  );
  const said = shown
    .slice(0, MOST_WORDS)
    .map(({ written, read: meaning, isKnown, rows: times }) => [
      isKnown
        ? `“${written.trim()}” read as ${meaning || 'nothing'}`
        : `“${written.trim()}” is not known: say it with --map-value ${shellQuoted(`status.${written.trim()}=…`)} (waiting, interview, rejected, offer, …)`,
      Number(times),
    ]);
  return said.length === 0 ? {} : { status: Object.fromEntries(said) };
}
