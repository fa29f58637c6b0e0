// Fills pg_temp.scope with the keys that a run of one transform covers, and says why.
import type { Session } from '../database/session.ts';
import { runSqlFile, type SqlFile, sqlFile } from '../database/sql-file.ts';
import { type DayRange, stepName } from './day-ranges.ts';
import { definitionOf } from './definition.ts';
import type { Transform, TransformParameters } from './transform.ts';

const markedKeys = sqlFile(import.meta.url, './marked_keys.sql');

/** What is asked for; nothing set means what is due. */
export interface ScopeRequest {
  full?: boolean;
  /** Keys with something on these days, due or not; marks stay as they are. */
  days?: DayRange;
  /** True leaves the marks where they are: for a plan. */
  peek?: boolean;
}

export interface Scope {
  keys: number;
  /** Scope holds every key there is. */
  whole: boolean;
  reason: string;
}

/** From this share of all keys on, reading everything is cheaper than reading by key. */
const WHOLE_FROM = 0.2;
const WHOLE_FROM_KEYS = 1_000;

/** Fills `pg_temp.scope` within the current transaction; marks it works off are deleted in it. */
export async function fillScope(
  session: Session,
  transform: Transform,
  parameters: TransformParameters,
  request: ScopeRequest,
): Promise<Scope> {
  await session.pg.query(`
    create temporary table scope (key uuid primary key) on commit drop;
    create temporary table dirty (entity text, key uuid) on commit drop`);
  const reason = await fill(session, transform, parameters, request);
  const scope = await measure(session, transform, reason);
  await session.pg.query('analyze pg_temp.scope');
  return scope;
}

async function fill(
  session: Session,
  transform: Transform,
  parameters: TransformParameters,
  request: ScopeRequest,
): Promise<{ whole: boolean; text: string }> {
  const state = await session.db
    .selectFrom('etl.transform_states')
    .selectAll()
    .where('transform', '=', transform.name)
    .executeTakeFirst();
  if (request.days && transform.daysFile && state) {
    const { from, to } = request.days;
    await addKeys(session, transform.daysFile, { ...parameters, from_day: from, to_day: to });
    return { whole: false, text: stepName(request.days) };
  }
  const everything = await takeMarks(session, transform, request.peek ?? false);
  if (request.full) return { whole: true, text: 'full rebuild asked for' };
  if (!state) return { whole: true, text: 'never run before' };
  if (state.definition !== (await definitionOf(session, transform)))
    return { whole: true, text: 'its definition changed' };
  if (everything)
    return { whole: true, text: 'a table was emptied or the reporting configuration changed' };
  const changed = await addKeys(session, transform.scopeFile ?? markedKeys, parameters);
  const previous_as_of = state.as_of;
  const timely = transform.dueByTimeFile
    ? await addKeys(session, transform.dueByTimeFile, { ...parameters, previous_as_of })
    : 0;
  return { whole: false, text: describe(changed, timely) };
}

function describe(changed: number, timely: number): string {
  const parts = [
    ...(changed > 0 ? [`${changed} by changed facts`] : []),
    ...(timely > 0 ? [`${timely} by time alone`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : 'nothing is due';
}

/** Moves the transform's marks to `pg_temp.dirty`; true when one of them says that everything is due. */
async function takeMarks(session: Session, transform: Transform, peek: boolean): Promise<boolean> {
  const marks = peek
    ? 'select entity, keys from etl.dirty_keys where transform = $1'
    : 'delete from etl.dirty_keys where transform = $1 returning entity, keys';
  await session.pg.query(
    `with marks as (${marks})
    insert into pg_temp.dirty (entity, key)
    select distinct marks.entity, marked.key
    from marks
    left join lateral unnest(marks.keys) as marked (key) on true`,
    [transform.name],
  );
  await session.pg.query('analyze pg_temp.dirty');
  const { rows } = await session.pg.query<{ everything: boolean }>(
    `select exists (select from pg_temp.dirty where entity = 'everything') as everything`,
  );
  return rows[0]?.everything ?? false;
}

async function addKeys(
  session: Session,
  file: SqlFile,
  parameters: TransformParameters,
): Promise<number> {
  const { rowCount } = await runSqlFile(
    session,
    {
      ...file,
      text: `insert into pg_temp.scope (key) select due.key from (${file.text}) as due where due.key is not null on conflict do nothing`,
    },
    parameters,
  );
  return rowCount ?? 0;
}

async function measure(
  session: Session,
  transform: Transform,
  reason: { whole: boolean; text: string },
): Promise<Scope> {
  const keys = await countRows(session, 'pg_temp.scope');
  if (!reason.whole && (keys < WHOLE_FROM_KEYS || (await isSmallShare(session, transform, keys)))) {
    return { keys, whole: false, reason: reason.text };
  }
  await session.pg.query(`
    drop table pg_temp.scope;
    create temporary table scope on commit drop as ${transform.everyKey}`);
  return { keys: await countRows(session, 'pg_temp.scope'), whole: true, reason: reason.text };
}

/** Whether there are so many keys that these are less than WHOLE_FROM of them; counts no further than it must. */
async function isSmallShare(
  session: Session,
  transform: Transform,
  keys: number,
): Promise<boolean> {
  const limit = Math.floor(keys / WHOLE_FROM) + 1;
  return (await countRows(session, `(${transform.everyKey} limit ${limit})`)) === limit;
}

/** How many rows a table or a SELECT in parentheses has. */
export async function countRows(session: Session, rows: string): Promise<number> {
  const counted = await session.pg.query<{ n: bigint }>(
    `select count(*) as n from ${rows} as counted`,
  );
  return Number(counted.rows[0]?.n ?? 0n);
}
