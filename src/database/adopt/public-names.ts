// The agent's SQL goes on: search paths that lead to the two schemas, and views for sessions that
// have an older one.
import type { Session } from '../session.ts';
import { toSqlError } from '../sql-error.ts';
import { runSqlFile, sqlFile } from '../sql-file.ts';

/** A table, and the schema it is moved from. */
export interface Moving {
  /** `public`, or the schema of copies. */
  source: string;
  schema: string;
  name: string;
}

const NAMED = 3;

const NOT_ALLOWED = 'sql.42501';
/** Somebody has dropped it meanwhile. */
const NO_SUCH_ROLE = 'sql.42704';

/** A search_path that has to change: whose it is, and the statement. */
interface SearchPath {
  whose: string;
  /** It is that of the database. */
  isOfAll: boolean;
  statement: string;
}

const searchPaths = sqlFile(import.meta.url, './search_paths.sql');
const standIns = sqlFile(import.meta.url, './stand_ins.sql');
const olderSessions = sqlFile(import.meta.url, './older_sessions.sql');
const leftInPublic = sqlFile(import.meta.url, './left_in_public.sql');

/** Reads the search paths that do not lead to the two schemas. */
export async function readSearchPaths(session: Session): Promise<SearchPath[]> {
  return (await runSqlFile<SearchPath>(session, searchPaths)).rows;
}

/** Sets search paths, and returns a sentence for each that this role may not set. */
export async function setSearchPaths(
  session: Session,
  paths: readonly SearchPath[],
): Promise<string[]> {
  const refused: string[] = [];
  for (const { whose, statement } of paths) {
    await session.pg.query('savepoint search_path');
    try {
      await session.pg.query(statement);
    } catch (error) {
      const { code } = toSqlError(error);
      if (code !== NOT_ALLOWED && code !== NO_SUCH_ROLE) throw error;
      await session.pg.query('rollback to savepoint search_path');
      if (code === NOT_ALLOWED)
        refused.push(`the search_path of ${whose} is for somebody else to set: ${statement};`);
    }
    await session.pg.query('release savepoint search_path');
  }
  return refused;
}

/**
 * Makes views in schema public for sessions that were connected before, or whose search_path could
 * not be set, and returns a sentence about them.
 */
export async function makeStandIns(
  session: Session,
  moving: readonly Moving[],
  refused: readonly string[],
): Promise<string[]> {
  const sessions = await readSessions(session, null);
  const { rows } = await runSqlFile<{ statement: string }>(session, standIns, {
    moving: JSON.stringify(moving),
  });
  if (sessions.length + refused.length === 0 || rows.length === 0) return [];
  if (!(await mayCreate(session)))
    return [`${nameSome(sessions)} find the tables when they connect again`];
  for (const { statement } of rows) await session.pg.query(statement);
  return [aboutStandIns(sessions)];
}

function aboutStandIns(sessions: readonly string[]): string {
  return `views in schema public keep the SQL of ${nameSome(sessions)} working; 'nyx-etl adopt' drops them when nobody needs them`;
}

function nameSome(sessions: readonly string[]): string {
  if (sessions.length === 0) return 'who has another search_path';
  const more = sessions.length - NAMED;
  return `${sessions.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

async function mayCreate({ pg }: Session): Promise<boolean> {
  const { rows } = await pg.query<{ may: boolean }>(
    "select pg_catalog.has_schema_privilege('public', 'create') as may",
  );
  return rows[0]?.may ?? false;
}

/**
 * What stands in schema public and is nobody's we know, and what was said of views that adopt made
 * there before.
 */
interface PublicSchema {
  left: string[];
  remarks: string[];
}

/**
 * Reads schema public, and drops the views that adopt has made there when nobody needs them any
 * more.
 */
export async function clearPublic(session: Session): Promise<PublicSchema> {
  const { rows } = await runSqlFile<{ relation: string; stood_in_since: string | null }>(
    session,
    leftInPublic,
  );
  const views = rows.filter(({ stood_in_since }) => stood_in_since !== null);
  const left = rows
    .filter(({ stood_in_since }) => stood_in_since === null)
    .map(({ relation }) => relation);
  const [first] = views;
  if (!first) return { left, remarks: [] };
  const sessions = await readSessions(session, first.stood_in_since);
  if (sessions.length + (await readSearchPaths(session)).length > 0)
    return { left, remarks: [aboutStandIns(sessions)] };
  for (const { relation } of views) await session.pg.query(`drop ${relation}`);
  return { left, remarks: ['views in schema public that nobody needs any more were dropped'] };
}

async function readSessions(session: Session, before: string | null): Promise<string[]> {
  const { rows } = await runSqlFile<{ session: string }>(session, olderSessions, { before });
  return rows.map((row) => row.session);
}
