import { sql } from 'kysely';
import { copyInto, encodeCopyRows } from '../../database/copy.ts';
import type { Session } from '../../database/session.ts';
import type { Notes } from '../../ledger/loads.ts';
import { shellQuoted } from '../../text/shell-quoted.ts';
import { readStatus, type StatusMeaning } from './status-words.ts';

/** How many different words are noted, the unknown ones first, and how long one may be to be shown. */
const MOST_WORDS = 500;
const MOST_CHARACTERS = 40;

/** A word, how often it is written, and the fields of --map-value that say it; those of a history have none. */
interface Written {
  written: string;
  rows: bigint;
  fields: string[];
}

/**
 * Reads the different statuses and outcomes of the staged rows into `pg_temp.status_word` and `pg_temp.word_answer`; notes
 * how each was read, and how often.
 */
export async function readWords(session: Session): Promise<Notes> {
  const { rows } = await sql<Written>`
    select written, count(*) as rows, array_remove(array_agg(distinct field), null) as fields
    from (
        select application_status as written, 'status' as field from pg_temp.stage where application_status is not null
        union all
        select outcome, 'outcome' from pg_temp.stage where outcome is not null
        union all
        select written, null from pg_temp.history_entry where written is not null
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
  const listed = [
    ...shown.filter((word) => !word.isKnown),
    ...shown.filter((word) => word.isKnown),
  ];
  const said = listed.slice(0, MOST_WORDS).map((word) => [noteOf(word), Number(word.rows)]);
  const more = listed.length - said.length;
  if (more > 0) said.push(['more words, not listed', more]);
  return said.length === 0 ? {} : { status: Object.fromEntries(said) };
}

function noteOf({ written, fields, isKnown, read }: Written & StatusMeaning): string {
  const word = written.trim();
  if (isKnown) return `“${word}” read as ${read || 'nothing'}`;
  if (fields.length === 0) return `“${word}” is not known, in a history`;
  const told = fields.map((field) => `--map-value ${shellQuoted(`${field}.${word}=…`)}`);
  return `“${word}” is not known: say it with ${told.join(' ')} (waiting, interview, rejected, offer, …)`;
}
