// A writer inserts, updates, deletes and corrects all the while: each export shows one instant of the database. The long form
// is of npm run test:kills.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quoteIdentifier } from '../../src/database/quoting.ts';
import { connect } from '../../src/database/session.ts';
import { findWarehouse, openWarehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { verifyExport } from '../../src/exports/verify-export.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { addWorld, user, uuid } from '../transforms/facts.ts';

const EXPORTS = process.env.NYX_TEST_KILLS ? 20 : 3;

let database: TestDatabase;
let out: string;
beforeAll(async () => {
  database = await cloneDatabase();
  out = await mkdtemp(join(tmpdir(), 'nyx-consistency-'));
  await addWorld(database.session);
  await database.session.pg.query(transaction(1));
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(out, { recursive: true, force: true });
});

/**
 * Transaction `n`, from 1: after it there are n applications, two steps of each and a third of the newest, n model calls, and
 * n corrections; the company and the person say n.
 */
function transaction(n: number): string {
  return `
    begin;
    delete from nyx.application_steps where step_index = 3;
    with added as (
      insert into nyx.applications (user_id, session_id, job_post_id, effort_level, application_status)
      values ('${user}', '${uuid('5', 1)}', '${uuid('b', 1)}', 'low', 'submitted') returning id
    ), steps as (
      insert into nyx.application_steps (application_id, step_index, action_type)
      select id, step, 'click' from added, generate_series(1, 3) as step
    ), calls as (
      insert into nyx.model_usage (application_id, model_name, call_type)
      select id, 'm', 'chat_completion' from added
    )
    insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
    select 'applications', id, 'domain_name', '"${n}"' from added;
    update nyx.companies set hq_city = '${n}';
    update nyx.users set notes = '${n}';
    commit`;
}

/** Goes on until it is told to stop; resolves to how many transactions it has made. */
async function keepWriting(signal: AbortSignal): Promise<number> {
  await using session = await connect(database.url, 'writer');
  let n = 1;
  while (!signal.aborted) await session.pg.query(transaction(++n));
  return n;
}

/** Selects of rows that name a row which is not there, for every foreign key of the data model. */
async function orphanSelects(): Promise<string[]> {
  const { rows } = await database.session.pg.query<Record<'child' | 'key' | 'parent', string>>(`
    select c.relname as child, a.attname as key, p.relname as parent
    from pg_constraint as f
    join pg_class as c on c.oid = f.conrelid
    join pg_class as p on p.oid = f.confrelid
    join pg_attribute as a on a.attrelid = c.oid and a.attnum = f.conkey[1]
    where f.contype = 'f' and c.relnamespace in ('nyx'::regnamespace, 'saturnus'::regnamespace)`);
  return rows.map(
    ({ child, key, parent }) =>
      `select '${child}.${key}' as orphan from raw.${child} as c
       where c.${quoteIdentifier(key)} is not null
         and not exists (from raw.${parent} as p where p.id = c.${quoteIdentifier(key)})`,
  );
}

/** Numbers of one instant, each of which has to be that of the transaction last seen. */
const NUMBERS = `select
  (select max(hq_city)::integer from raw.companies) as company,
  (select max(notes)::integer from raw.users) as person,
  (select count(*)::integer from raw.applications) as applications,
  (select count(distinct domain_name)::integer from raw.applications) as corrected,
  (select max(domain_name::integer) from raw.applications) as newest,
  (select (count(*)::integer - 1) // 2 from raw.application_steps) as steps,
  (select count(*)::integer from raw.model_usage) as calls,
  (select count(*)::integer from raw.data_corrections) as corrections`;

test(`${EXPORTS} exports while somebody writes: no orphan, and each shows one instant in nyx.duckdb, Parquet and manifest`, async () => {
  const orphans = (await orphanSelects()).join(' union all ');
  const stop = new AbortController();
  const writing = keepWriting(stop.signal);
  const seen: number[] = [];
  try {
    for (let made = 0; made < EXPORTS; made++) {
      const { folder } = await exportWarehouse(database.session, {
        ...{ out, profile: 'personal', keep: 1 },
      });
      const warehouse = await findWarehouse(folder);
      await using duckDb = await openWarehouse(warehouse);
      expect(await duckDb.rows(orphans)).toEqual([]);
      const [numbers] = await duckDb.rows<Record<string, number>>(NUMBERS);
      expect([...new Set(Object.values(numbers ?? {}))]).toEqual([numbers?.applications]);
      const n = numbers?.applications ?? 0;
      const counts = new Map(warehouse.manifest.tables.map(({ name, rows }) => [name, rows]));
      expect([counts.get('applications'), counts.get('application_steps')]).toEqual([n, 2 * n + 1]);
      expect((await verifyExport(folder)).problems).toEqual([]);
      seen.push(n);
    }
  } finally {
    stop.abort();
    const written = await writing;
    expect(written).toBeGreaterThan(seen.at(-1) ?? 0);
  }
  expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b));
}, 600_000);
