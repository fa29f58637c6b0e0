import { sql } from 'kysely';
import { copyInto, encodeCopyRows } from '../../database/copy.ts';
import type { Session } from '../../database/session.ts';
import type { Notes } from '../../ledger/loads.ts';
import { shellQuoted } from '../../text/shell-quoted.ts';
import type { Mapping } from '../mapping/map-columns.ts';
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

/** How a word was read. */
type Word = Written & StatusMeaning;

/** Reads the different statuses and outcomes of the staged rows into `pg_temp.status_word` and `pg_temp.word_answer`. */
export async function readWords(session: Session): Promise<Word[]> {
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
  return read;
}

/** Notes how each word was read, and how often, the unknown first; once the rows are settled. */
export async function noteWords(
  session: Session,
  words: readonly Word[],
  columns: Mapping['columns'],
): Promise<Notes> {
  const shown = words.filter(
    ({ isOwn, written }) => !isOwn && written.trim() !== '' && written.length <= MOST_CHARACTERS,
  );
  const taken = await takenAs(session, columns);
  const listed = [
    ...shown.filter((word) => !word.isKnown).flatMap((word) => unknownNotes(word, taken)),
    ...shown
      .filter((word) => word.isKnown)
      .map(
        ({ written, read, rows }) =>
          [`“${written.trim()}” read as ${read || 'nothing'}`, Number(rows)] as const,
      ),
  ];
  const said = listed.slice(0, MOST_WORDS);
  const more = listed.length - said.length;
  if (more > 0) said.push(['more words, not listed', more]);
  return said.length === 0 ? {} : { status: Object.fromEntries(said) };
}

/** What became of rows with an unknown status. */
interface Taken {
  written: string;
  as: string;
  rows: number;
}

async function takenAs({ db }: Session, columns: Mapping['columns']): Promise<Taken[]> {
  const { rows } = await sql<{ written: string; sent_by: string | null; rows: bigint }>`
    select s.application_status as written, s.sent_by, count(*) as rows
    from pg_temp.stage as s
    inner join pg_temp.status_word as w on w.written = s.application_status
    where not w.is_known and (s.sent_by is not null or s.final_status is distinct from 'submitted')
    group by s.application_status, s.sent_by order by rows desc`.execute(db);
  return rows.map(({ written, sent_by, rows: times }) => ({
    written,
    as:
      sent_by === null
        ? 'as not sent'
        : `as sent because ${columns[sent_by]?.[0] ?? sent_by} has a day`,
    rows: Number(times),
  }));
}

/** An unknown word with what it was taken for, and without, for the rows of which others decide. */
function unknownNotes(
  { written, fields, rows }: Word,
  taken: readonly Taken[],
): (readonly [string, number])[] {
  const word = written.trim();
  if (fields.length === 0) return [[`“${word}” is not known, in a history`, Number(rows)]];
  const told = fields.map((field) => `--map-value ${shellQuoted(`${field}.${word}=…`)}`);
  const how = `say it with ${told.join(' ')} (waiting, interview, rejected, offer, …)`;
  const own = taken.filter((each) => each.written === written);
  const others = Number(rows) - own.reduce((sum, each) => sum + each.rows, 0);
  return [
    ...own.map((each) => [`“${word}” is not known, taken ${each.as}: ${how}`, each.rows] as const),
    ...(others > 0 ? [[`“${word}” is not known: ${how}`, others] as const] : []),
  ];
}
