// Lists of applications as people and bots keep them: of the same row come person, company, post, application and what came
// of it.

import { sql } from 'kysely';
import type { DateOrder } from '../../choices.ts';
import { readReporting } from '../../database/reporting.ts';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { SourceError } from '../../errors.ts';
import { addCounts, DATED, type Notes } from '../../ledger/loads.ts';
import { shellQuoted } from '../../text/shell-quoted.ts';
import { shownNames } from '../../text/shown-names.ts';
import { findOwner } from '../find-owner.ts';
import { setAside } from '../load-rejects.ts';
import { keyOf } from '../mapping/column-keys.ts';
import { fieldOf } from '../mapping/header-names.ts';
import { orNameThem } from '../source/header-line.ts';
import type { Read, RowsOfMore, TableLoad, TableProfile } from '../table/plan-table.ts';
import { DEFAULT_EFFORT } from './defaults.ts';
import { DATED_ANSWERS, DATES, mappedFields, names, stagedFields, urlField } from './fields.ts';
import { withoutForeign } from './foreign-columns.ts';
import { makePosts } from './make-posts.ts';
import { canonicaliseUrls, matchPages } from './match-urls.ts';
import { type DateColumn, readDates } from './read-dates.ts';
import { readScores } from './read-scores.ts';
import { noteWords, readWords } from './read-words.ts';
import { NO_STATES, readStatus } from './status-words.ts';

const file = (name: string) => sqlFile(import.meta.url, `./${name}.sql`);
const prepareStage = file('prepare_stage');
const settleStatus = file('settle_status');
const markBareDates = file('mark_bare_dates');
const answersTold = file('answers_told');
const resolveKeys = file('resolve_keys');
const findApplications = file('find_applications');
const matchApplications = file('match_applications');
const joinRepeats = file('join_repeats');
const settleKnown = file('settle_known');
const tellDates = file('tell_dates');
const findStored = file('find_stored');
const advanceStatus = file('advance_status');
const toldFacts = file('told_facts');
const dateInterviews = file('date_interviews');
/** By the table that each adds rows to, in their order. */
const ADDITIONS = {
  interviews: file('add_interviews'),
  application_events: file('add_events'),
  interview_outcomes: file('add_outcomes'),
};

const found = ['user_email', 'job_post_url', 'session_name'];
const INSTANTS = ['application_submitted_at', 'application_started_at', 'created_at', 'updated_at'];

/** What tell_dates.sql says is of one state. */
const FORGET_DATES = "select set_config('nyx.status_at', '', true)";

type Load = TableLoad & { session: Session };

const NAMING_A_POST = ['id', 'job_post_id', 'company_name', 'job_title', 'job_post_url'];

const rows: RowsOfMore = {
  tells: NAMING_A_POST,
  staged: stagedFields,
  mapped: mappedFields,
  fills: [
    ...['user_id', 'session_id', 'job_post_id', 'effort_level', 'effort_hint_source'],
    ...['application_status', 'application_submitted_at', 'application_started_at', 'created_at'],
    ...['domain_name', 'match_score', 'failure_reason_code', 'failure_reason_detail'],
  ],
  namesOf: withoutForeign,
  refuse: refuseNothing,
  prepare,
  resolve,
  finish,
};

export const applicationProfile: TableProfile = {
  kind: 'applications',
  synonyms: Object.fromEntries([...names].filter(([name]) => !found.includes(name))),
  lookups: {
    user_id: fieldOf(names, 'user_email'),
    job_post_id: urlField,
    session_id: fieldOf(names, 'session_name'),
  },
  // A mark (`applied: true`) counts where the column of the date is empty.
  firsts: ['application_submitted_at'],
  // One user applies to one post once per session.
  key: ['user_id', 'job_post_id', 'session_id'],
  rows,
};

function refuseNothing({ mapping, source }: Pick<TableLoad, 'mapping' | 'source'>): void {
  if (NAMING_A_POST.some((name) => name in mapping.columns)) return;
  const columns = shownNames(source.columns.map(({ name }) => name));
  throw new SourceError(
    `${source.path} has no column for the post, its company or its URL; its columns are ${columns}`,
    {
      exitCode: 2,
      hint: orNameThem('name one with --map company_name=…, job_title=… or job_post_url=…', source),
    },
  );
}

/** Reads words, dates and scores; sets aside what cannot be understood. */
async function prepare(
  { session, source, mapping, options }: Load,
  orderOfOthers: () => Promise<DateOrder | null>,
): Promise<Read> {
  const isMapped = (name: string) => name in mapping.columns;
  await runSqlFile(session, prepareStage);
  await session.pg.query('analyze pg_temp.stage');
  const words = await readWords(session);
  const { timezone } = await readReporting(session);
  const columns: DateColumn[] = [
    ...INSTANTS.filter(isMapped).map((column) => ({ column, otherwise: 'refuse' as const })),
    ...DATES.filter((name) => isMapped(name) || name === 'status_at').map((column) => ({
      column,
      otherwise: DATED_ANSWERS.includes(column) ? ('event' as const) : ('drop' as const),
    })),
  ].map((column) => ({ ...column, table: 'pg_temp.stage' as const }));
  const history = { table: 'pg_temp.history_entry', column: 'told_at', otherwise: 'drop' } as const;
  const dates = await readDates(session, [...columns, history], timezone, options, orderOfOthers);
  const scores = await readScores(session);
  const [header = ''] = mapping.columns.application_submitted_at ?? [];
  const isStrict = keyOf(header) === keyOf('application_submitted_at');
  const tellsNothing = ![...TELLING, ...columns.map(({ column }) => column)].some(isMapped);
  const whole_file = tellsNothing ? stateOfFile(source.path) : null;
  await runSqlFile(session, settleStatus, {
    is_strict: String(isStrict),
    has_sent: String(isMapped('application_submitted_at')),
    has_status: String(isMapped('application_status')),
    whole_file,
  });
  await setUnknownAside(session);
  const read = await noteWords(session, words, mapping.columns);
  const named: Notes =
    whole_file === null ? {} : { file: { [`its name says that all were ${whole_file}`]: 1 } };
  await runSqlFile(session, answersTold);
  await runSqlFile(session, markBareDates);
  await session.pg.query('analyze pg_temp.stage');
  return {
    notes: [read, dates.notes, scores, named, await countLost(session)].reduce(addCounts, {}),
    dateOrders: dates.dateOrders,
  };
}

/** No text of PostgreSQL can hold NUL: the sign that stands in its place is no letter of a name. */
async function countLost({ db }: Session): Promise<Notes> {
  const { rows: counted } = await sql<{ rows: bigint }>`
    select count(*) as rows from pg_temp.stage as s where strpos(s::text, U&'\\FFFD') > 0`.execute(
    db,
  );
  const lost = Number(counted[0]?.rows);
  const note = 'rows with “\uFFFD” where the file has NUL, or a sign that was lost before';
  return lost === 0 ? {} : { file: { [note]: lost } };
}

/** Beside dates, what says something of the state of a single row. */
const TELLING = ['application_status', 'outcome', 'status_history'];

/** What `success.json` or `Saved Jobs.csv` says of all that is in it; null where the name says nothing. */
function stateOfFile(path: string): string | null {
  const name = /([^/\\]*?)(?:\.\w+)*\)?$/.exec(path)?.[1] ?? '';
  const { status, isKnown } = readStatus(name.replaceAll('_', ' '));
  return isKnown && !NO_STATES.some((each) => each === status) ? status : null;
}

/** Of a word that nobody knows, where neither a date nor anything else says whether it was sent. */
async function setUnknownAside(session: Session): Promise<void> {
  const word = sql`left(btrim(s.application_status), 40)`;
  await setAside(session, {
    rows: 'pg_temp.stage',
    column: 'application_status',
    reason: 'unknown_status',
    message: sql`'no known status, and no date says that it was sent: tell it with --map-value ''status.'
      || replace(${word}, '''', '') || '=interview'' (or sent, saved, rejected, offer, …)'`,
    where: sql`s.final_status is null
      and exists (
        select from pg_temp.status_word as w where w.written = s.application_status and not w.is_known
      )`,
  });
}

/** Finds or makes person, post and session, and meets the application that is there already. */
async function resolve(load: Load): Promise<Notes> {
  const { session, mapping } = load;
  const { isKeyed, added } = await findPeople(load);
  await sql`
    update pg_temp.stage set domain_name = substring(
      coalesce(case when apply_url ~* '^https?://' then apply_url end, job_post_url) from '^[a-zA-Z]+://(?:www[.])?([^/?#:@]+)')
    where domain_name is null`.execute(session.db);
  const made = await makePosts(load, isKeyed);
  await session.pg.query('analyze pg_temp.stage');
  await matchPages(session);
  await canonicaliseUrls(session);
  await runSqlFile(session, resolveKeys);
  await setNamelessAside(load);
  const hasSessions = 'session_name' in mapping.columns || 'session_id' in mapping.columns;
  await runSqlFile(session, findApplications, { has_sessions: String(hasSessions) });
  await runSqlFile(session, matchApplications);
  const { timezone } = await readReporting(session);
  if (load.options.onConflict !== 'replace') {
    const direction = load.options.onDuplicate === 'first' ? '-1' : '1';
    await runSqlFile(session, joinRepeats, { direction, timezone });
  }
  const defaulted = await countDefaulted(session);
  await runSqlFile(session, settleKnown, { default_effort: DEFAULT_EFFORT, timezone });
  await runSqlFile(session, tellDates);
  const told = `not told: taken as ${DEFAULT_EFFORT}, and compared with none`;
  return [
    added === 0 ? {} : { users: { added } },
    made,
    defaulted === 0 ? {} : { effort_level: { [told]: defaulted } },
  ].reduce(addCounts);
}

/** Sets aside the rows of which nothing says what was applied to. */
async function setNamelessAside({ session, mapping }: Load): Promise<void> {
  const columns = NAMING_A_POST.flatMap((name) => mapping.columns[name] ?? []);
  await setAside(session, {
    rows: 'pg_temp.stage',
    column: null,
    reason: 'missing',
    message: sql`${`it does not say what was applied to: nothing stands in ${shownNames(columns)}`}::text`,
    where: sql`s.job_post_id is null`,
  });
}

/** A column that is only called e-mail may have those of recruiters, and whoever applies may name another than we know. */
const ANY_ADDRESS = ['email', 'contact_email'].map(keyOf);

/** Whether the file names people. One that does not, or whose person is told, holds the applications of one, who may be new. */
async function findPeople(load: Load): Promise<{ isKeyed: boolean; added: number }> {
  const { session, mapping, options } = load;
  const [address] = mapping.columns.user_email ?? [];
  const isNamed = address !== undefined || 'user_id' in mapping.columns;
  const isCertain = 'user_id' in mapping.columns || !ANY_ADDRESS.includes(keyOf(address ?? ''));
  if (isNamed && options.user === undefined && (await namesPeople(session, isCertain)))
    return { isKeyed: true, added: 0 };
  await refuseSeveral(load);
  const { userId, isNew } = await findOwner(session, options.user, 'list');
  await sql`update pg_temp.stage set user_id = ${userId}, user_email = null`.execute(session.db);
  const isKeyed = isNamed && options.user !== undefined && isCertain;
  return { isKeyed, added: isNew ? 1 : 0 };
}

/** Throws SourceError where a list that is to be one person's names several, of whom it tells no address. */
async function refuseSeveral({ session, mapping, source }: Load): Promise<void> {
  const { rows: counted } = await sql<{ people: bigint }>`
    select count(distinct lower(btrim(person_name))) as people from pg_temp.stage
    where btrim(person_name) <> ''`.execute(session.db);
  const people = Number(counted[0]?.people);
  if (people < 2) return;
  const column = mapping.columns.person_name?.[0] ?? 'person_name';
  throw new SourceError(
    `${source.path} holds the lists of ${people} people: ${column} has so many names`,
    {
      exitCode: 2,
      hint: `give each row the address of its person in a column user_email, or load a file for each with --user EMAIL; --map none=${shellQuoted(column)} takes all as one person's`,
    },
  );
}

/** Whether a row names a person: one that we know, unless that is `certain`. */
async function namesPeople({ db }: Session, certain: boolean): Promise<boolean> {
  const { rows: named } = await sql`
    select from pg_temp.stage as s
    where s.user_id is not null
        or (s.user_email is not null and (${certain}::boolean or lower(s.user_email) in (select lower(email) from nyx.users)))
    limit 1`.execute(db);
  return named.length > 0;
}

async function countDefaulted({ db }: Session): Promise<number> {
  const { rows: counted } = await sql<{ rows: bigint }>`
    select count(*) as rows from pg_temp.stage
    where effort_level is null and application_id is null`.execute(db);
  return Number(counted[0]?.rows);
}

/** Stores what the rows tell of what came back. */
async function finish(session: Session): Promise<Notes> {
  await runSqlFile(session, findStored);
  await session.pg.query(FORGET_DATES);
  await runSqlFile(session, advanceStatus, { state: 'submitted', before: 'queued' });
  await runSqlFile(session, tellDates);
  await runSqlFile(session, advanceStatus, { state: 'cancelled', before: 'submitted' });
  await session.pg.query(FORGET_DATES);
  await runSqlFile(session, toldFacts);
  const { rowCount: dated } = await runSqlFile(session, dateInterviews);
  const stored: Notes = dated ? { interviews: { [DATED]: dated } } : {};
  for (const [table, addition] of Object.entries(ADDITIONS)) {
    const { rowCount } = await runSqlFile(session, addition);
    if (rowCount) stored[table] = { ...stored[table], added: rowCount };
  }
  return stored;
}
