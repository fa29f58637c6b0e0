// Makes or finds the posts that a list of applications tells of, and their companies, by the rules of a file of posts.
import { sql } from 'kysely';
import type { Session } from '../../database/session.ts';
import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { addCounts, FILLED_IN, type Notes } from '../../ledger/loads.ts';
import { copyToTemporary, type Databases, fetchQuery } from '../duckdb/exchange.ts';
import { quoteText } from '../duckdb/quoting.ts';
import type { Reader, Relation } from '../duckdb/reader.ts';
import { WHOLE_FILE } from '../file-part.ts';
import { POST_FIELDS, POSTING_ID, UNTITLED } from '../job-posts/columns.ts';
import { createPostFields, mergePart, surveyPosts } from '../job-posts/plan-job-posts.ts';
import { findSamePages } from '../same-page.ts';
import { recordColumn } from '../source/stage-query.ts';
import type { TableLoad } from '../table/plan-table.ts';
import { lockUntilCommit } from '../table-lock.ts';

const file = (path: string) => sqlFile(import.meta.url, path);
const macros = file('./posts.duckdb.sql');
const linkedPosts = file('./linked_posts.sql');
const likelyPosts = file('./likely_posts.sql');
const setPostsAside = file('./set_posts_aside.sql');

const NO_URL =
  'not a URL, so that company and title name the post; --url-template can make one of it';

const SHARED_URL =
  'the URL of several posts (a search, a page of careers), so that company and title name each';

type Load = TableLoad & { session: Session };

/**
 * Gives each staged row the URL of its post: its own, that of the one post with its company and title, or a URN that they
 * always get. `isKeyed`: the file names people and posts that must be there, and only rows with a title or a company make one.
 */
export async function makePosts(load: Load, isKeyed: boolean): Promise<Notes> {
  const { session, reader, source, mapping, options } = load;
  const told = Object.entries({ ...mapping.columns, source_url: mapping.columns.job_post_url });
  const columns = Object.fromEntries(
    told.flatMap(([name, names]) => (name in POST_FIELDS && names ? [[name, names]] : [])),
  );
  // Ids alone refer to posts that are there.
  if (Object.keys(columns).length === 0) return {};
  const postMapping = { columns: { job_title: [], ...columns }, unmapped: [], told: {} };
  const { dateOrder, dateOrders = {}, asOf } = options;
  const order = dateOrder ?? dateOrders.posting_datetime;
  const { fields, context } = await createPostFields(reader, source, postMapping, {
    dateOrder: order,
    asOf,
  });
  await reader.connection.run(macros.text);
  const ids = await readPostingIds(reader, load);
  const naming = await nameRecords({ session, reader }, { fields, ids }, isKeyed);
  const [records] = await reader.rows(`select count(*) as named from ${naming}`);
  if (Number(records?.named) === 0) return {};
  await lockUntilCommit(session, 'nyx.job_posts');
  const named = await settleNames({ session, reader }, naming);
  const [count] = await reader.rows(
    `select count_if(is_unlinked) as unlinked, count_if(is_shared) as shared from ${named}`,
  );
  const urls = await chooseUrls({ session, reader }, named);
  const chosen = await reader.view(
    'named_field',
    `select f.* replace (u.url as source_url, u.job_title as job_title)
    from ${fields} as f
    inner join ${urls} as u on u.record_number = f.record_number`,
  );
  const { decisions: _, ...posts } = await surveyPosts(
    reader,
    source,
    postMapping,
    { fields: chosen, context },
    {},
  );
  await copyToTemporary(
    { session, reader },
    'unfit_post',
    { record_number: 'bigint', reason: 'text' },
    posts.survey.excluded === null
      ? 'select 0::bigint, null::varchar where false'
      : `select record_number, split_part(reason, ' ', 2) from ${posts.survey.excluded} where reason <> 'repeat'`,
  );
  const companies = await countCompanies(session);
  const counts = await mergePart(session, { ...posts, fillsOnly: true }, WHOLE_FILE, false);
  await copyToTemporary(
    { session, reader },
    'record_url',
    { record_number: 'bigint', url: 'text' },
    `select record_number, url from ${urls}`,
  );
  await runSqlFile(session, setPostsAside);
  return [
    counts.notes,
    some('job_post_url', {
      [NO_URL]: Number(count?.unlinked),
      [SHARED_URL]: Number(count?.shared),
    }),
    some('companies', { added: (await countCompanies(session)) - companies }),
    some('job_posts', { added: counts.inserted, [FILLED_IN]: counts.updated }),
  ].reduce(addCounts, {});
}

/** Counts as notes, without those that are zero. */
function some(table: string, counts: Record<string, number>): Notes {
  const made = Object.entries(counts).filter(([, rows]) => rows > 0);
  return made.length === 0 ? {} : { [table]: Object.fromEntries(made) };
}

async function countCompanies({ pg }: Session): Promise<number> {
  const { rows } = await pg.query<{ count: bigint }>('select count(*) as count from nyx.companies');
  return Number(rows[0]?.count);
}

/** The records and what a board or an employer calls the post of each by. */
function readPostingIds(reader: Reader, { source, mapping }: Load): Promise<Relation> {
  const [column] = mapping.columns[POSTING_ID] ?? [];
  const id = column === undefined ? 'null::varchar' : `said(trim(${recordColumn(source, column)}))`;
  return reader.view('posting_id', `select record_number, ${id} as posting_id from record`);
}

/** A table of the records that are to have a post, by what names that. */
async function nameRecords(
  databases: Databases,
  { fields, ids }: { fields: Relation; ids: Relation },
  isKeyed: boolean,
): Promise<Relation> {
  const staged = await fetchQuery(
    databases,
    'staged_row',
    { record_number: 'bigint', sent_on: 'varchar' },
    `select record_number, left(application_submitted_at, 10) from pg_temp.stage where job_post_id is null`,
  );
  return databases.reader.table(
    'post_name',
    `from post_names('${fields}', '${ids}', '${staged}', ${isKeyed})`,
  );
}

/** A table of these records, the URL of each only where it is its post's own. */
async function settleNames(databases: Databases, named: Relation): Promise<Relation> {
  const { session, reader } = databases;
  await copyToTemporary(
    databases,
    'told_url',
    { url: 'text' },
    `select distinct source_url from ${named} where page is not null`,
  );
  await findSamePages(session, sql`select url from pg_temp.told_url`);
  await runSqlFile(session, linkedPosts);
  const linked = await fetchQuery(
    databases,
    'linked_post',
    { source_url: 'varchar', title: 'varchar', company: 'varchar' },
    'select source_url, title, company from pg_temp.linked_post',
  );
  const untitled = quoteText(UNTITLED.toLowerCase());
  return reader.table('settled_name', `from settled_names('${named}', '${linked}', ${untitled})`);
}

/** The stored posts that have the titles of these records. */
async function fetchLikelyPosts(databases: Databases, named: Relation): Promise<Relation> {
  const titles = `select distinct title_key from ${named}`;
  await copyToTemporary(databases, 'told_title', { title: 'text' }, titles);
  await runSqlFile(databases.session, likelyPosts);
  const columns = ['source_url', 'title', 'company', 'place', 'is_applied_to', 'sent_on'];
  return fetchQuery(
    databases,
    'likely_post',
    Object.fromEntries(columns.map((name) => [name, 'varchar'] as const)),
    `select ${columns.join(', ')} from pg_temp.likely_post`,
  );
}

/** A table of the record numbers, and the URL and the title of each one's post. */
async function chooseUrls(databases: Databases, named: Relation): Promise<Relation> {
  const { reader } = databases;
  const unlinked = await reader.table('unlinked_record', `from unlinked_records('${named}')`);
  const likely = await fetchLikelyPosts(databases, named);
  const urls = await reader.table(
    'record_url',
    `from record_urls('${named}', '${unlinked}', '${likely}')`,
  );
  // A row without a title repeats those of its post that have one.
  return reader.table(
    'titled_url',
    `select u.*, coalesce(n.job_title, case
        when max(n.job_title) over (partition by url_key(u.url)) is null then ${quoteText(UNTITLED)}
      end) as job_title
    from ${urls} as u
    inner join ${named} as n on n.record_number = u.record_number`,
  );
}
