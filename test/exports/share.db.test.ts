// The profile `share`: counts of five and more, from which no smaller one can be had, and nothing that anybody wrote.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckDb } from '../../src/database/duckdb.ts';
import { findWarehouse, openWarehouse } from '../../src/database/warehouse.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { verifyExport } from '../../src/exports/verify-export.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { uuid } from '../transforms/facts.ts';
import { fillEveryColumn } from './fill-every-column.ts';

interface Cell {
  breakdown: string;
  value: string | null;
  outcome: string | null;
  applications: number;
}

let database: TestDatabase;
let out: string;
beforeAll(async () => {
  database = await cloneDatabase();
  out = await mkdtemp(join(tmpdir(), 'nyx-share-'));
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(out, { recursive: true, force: true });
});

/** `most` facts of few weeks, tiers, sources and outcomes, some of them rare; each run another mixture. */
async function mixFacts(seed: number, most: number): Promise<void> {
  await database.session.pg.query(`
    select setseed(${seed / 1000});
    truncate etl.application_facts;
    insert into etl.application_facts (id, tier, domain, effort_level, seniority, successful, failed, sent_on,
      sent_week, sent_weekday, replied, rejected, interviewed, offered, reached, response_days, response_us,
      job_source_id)
    select gen_random_uuid(), (array['top', 'normal', 'avoid', 'unknown'])[ceil(power(random(), 3) * 4)], 'd',
      (array['low', 'medium', null])[ceil(power(random(), 2) * 3)], (array['mid', 'vp'])[ceil(power(random(), 4) * 2)],
      true, false, day, day - (extract(isodow from day)::integer - 1), extract(isodow from day), how > 1, false,
      how > 2, how > 3, (array['sent', 'replied', 'interview', 'offer'])[how],
      -- Some seconds after the last day of a span: 7.00 days to 2 decimals, and not within seven.
      case when how > 1 then took end, case when how > 1 then took * 86400000000 + 300000000 end,
      (select id from nyx.job_sources where random() < 0.7 order by random() limit 1)
    from (
      select date '2026-01-05' + floor(power(random(), 2) * 60)::integer as day,
        ceil(power(random(), 2.5) * 4)::integer as how, floor(random() * 40)::bigint as took
      from generate_series(1, ${most})
    ) as drawn`);
}

/** What would be shown if nobody had to be protected. */
async function everyCell(): Promise<Cell[]> {
  const { rows } = await database.session.pg.query<Cell>(`
    with facts as (
      select f.reached, f.sent_week::text as week, f.sent_weekday::text as weekday, f.tier,
        coalesce(f.effort_level, 'unknown') as effort, f.seniority,
        coalesce((select source_type from nyx.job_sources where id = f.job_source_id), 'unknown') as source,
        case when f.response_us is null then 'none' when d.days <= 2 then 'within 2 days'
          when d.days <= 7 then 'within 7 days' when d.days <= 14 then 'within 14 days'
          when d.days <= 30 then 'within 30 days' else 'later' end as reply,
        'all' as "all"
      from etl.application_facts as f
      cross join lateral (select f.response_us / 86400000000.0 as days) as d
    )
    select b.key as breakdown, b.value, f.reached as outcome, count(*)::integer as applications
    from facts as f cross join jsonb_each_text(to_jsonb(f) - 'reached') as b
    group by b.key, b.value, f.reached`);
  return rows;
}

const sum = (cells: readonly Cell[]) => cells.reduce((all, cell) => all + cell.applications, 0);

test('no row counts fewer than five, nor does what is left when others are subtracted', async () => {
  let hidden = 0;
  for (let seed = 1; seed <= 60; seed++) {
    await mixFacts(seed, Math.floor(seed * seed * 0.15) + 3);
    const cells = await everyCell();
    const { rows: shown } = await database.session.pg.query<Cell>(
      'select breakdown, value, outcome, applications::integer from etl.shared_outcomes',
    );
    const total = sum(cells.filter(({ breakdown }) => breakdown === 'all'));
    const named = new Set(shown.map(({ outcome }) => outcome).filter((name) => name !== null));
    for (const cell of shown) expect(cell.applications).toBeGreaterThanOrEqual(5);
    for (const breakdown of new Set(cells.map((cell) => cell.breakdown))) {
      const of = (all: readonly Cell[]) => all.filter((cell) => cell.breakdown === breakdown);
      expect([seed, breakdown, sum(of(shown))]).toEqual([seed, breakdown, total < 5 ? 0 : total]);
      for (const outcome of total < 5 ? [] : [...named, null]) {
        const ofOutcome = (all: readonly Cell[]) =>
          of(all).filter((cell) =>
            outcome === null ? !named.has(cell.outcome ?? '') : cell.outcome === outcome,
          );
        // Every breakdown has the outcome with the same sum, so that two of them tell nothing that one does not.
        expect(sum(ofOutcome(shown))).toBe(sum(ofOutcome(cells)));
        const published = ofOutcome(shown).filter(({ value }) => value !== null);
        const rest = sum(ofOutcome(cells)) - sum(published);
        expect([seed, breakdown, outcome, rest === 0 || rest >= 5]).toContain(true);
        hidden += rest > 0 ? 1 : 0;
        for (const { value, applications } of published)
          expect(sum(ofOutcome(cells).filter((cell) => cell.value === value))).toBe(applications);
      }
    }
  }
  expect(hidden).toBeGreaterThan(100);
});

test('nothing that anybody wrote is in it, be it about an application that many are like', async () => {
  const { session } = database;
  await session.pg.query('truncate etl.application_facts');
  await fillEveryColumn(session);
  await addMarkedApplications();
  await runTransforms(session, { asOf: '2026-05-01T00:00:00Z' });
  const { folder, tables } = await exportWarehouse(session, { out, profile: 'share' });
  expect(tables.map(({ name }) => name)).toEqual(['shared_outcomes']);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name)).toContain('nyx.duckdb');
  for (const { parentPath, name } of files) {
    const bytes = await readFile(join(parentPath, name), 'latin1');
    expect([name, /mark-|canary|00000000-0000-4000/i.exec(bytes)?.[0]]).toEqual([name, undefined]);
  }
  await using duckDb = await openWarehouse(await findWarehouse(folder));
  const cells = await duckDb.rows<Cell>(
    `select breakdown, value, outcome, applications::integer as applications from shared_outcomes`,
  );
  expect(cells).toContainEqual({
    ...{ breakdown: 'tier', value: 'unknown', outcome: 'sent', applications: 20 },
  });
  expect(cells.every(({ applications }) => applications >= 5)).toBe(true);
  const { manifest } = await findWarehouse(folder);
  const source = `read_parquet('${join(folder, manifest.tables[0]?.files[0]?.file ?? '')}')`;
  await using plain = await openDuckDb(':memory:');
  expect(await plain.rows(`select count(*)::integer as n from ${source}`)).toEqual([
    { n: cells.length },
  ]);
  expect((await verifyExport(folder)).problems).toEqual([]);
});

/** Twenty that look the same, with a mark wherever text can stand, corrections of closed lists among it. */
async function addMarkedApplications(): Promise<void> {
  await database.session.pg.query(`
    set session_replication_role = 'replica';
    insert into nyx.companies (id, name, canonical_domain, hq_city, hq_country, industry)
    values ('${uuid('c', 9)}', 'Canary', 'canary.example', 'Canary', 'Canary', 'Canary');
    insert into nyx.job_sources (id, name, source_type) values ('${uuid('d', 9)}', 'Canary', 'referral');
    insert into nyx.job_posts (id, company_id, job_source_id, source_url, job_title, department, seniority_level)
    values ('${uuid('b', 9)}', '${uuid('c', 9)}', '${uuid('d', 9)}', 'https://canary.example', 'Canary', 'Canary', 'mid');
    insert into nyx.applications (id, user_id, job_post_id, effort_level, effort_hint_source, application_status,
      failure_reason_code, domain_name, application_submitted_at)
    select gen_random_uuid(), '${uuid('f', 9)}', '${uuid('b', 9)}', 'low', 'user', 'submitted', 'canary', 'canary.example',
      '2026-03-02T12:00:00Z'
    from generate_series(1, 20);
    set session_replication_role = 'origin';
    insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
    values ('companies', '${uuid('c', 9)}', 'tier', '"Canary"'),
      ('job_posts', '${uuid('b', 9)}', 'seniority_level', '"Canary"'),
      ('job_sources', '${uuid('d', 9)}', 'source_type', '"Canary"');
    insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
    select 'applications', id, 'effort_level', '"Canary"' from nyx.applications where job_post_id = '${uuid('b', 9)}'`);
}

test('the command publishes it apart, and what reads more than counts says so', async () => {
  const run = (...words: string[]) =>
    runCli(words, { NYX_HOME: out, DATABASE_URL: database.url, NO_COLOR: '1' });
  const { code, stdout } = await run('export', '--profile', 'share', '--out', out, '--json');
  expect(code).toBe(0);
  const { folder } = JSON.parse(stdout);
  expect(folder).toContain(join(out, 'share'));
  const held = `${folder} holds counts only (export --profile share)`;
  const report = await run('report', '--overview', '--warehouse', folder);
  expect(report.stderr).toContain(`${held}: reports read more than that`);
  const query = await run('query', 'from applications', '--warehouse', folder);
  expect(query.stderr).toContain(held);
  const numbers = await run('export', 'verify', folder, '--numbers');
  expect(numbers.stderr).toContain(held);
  const asked = await run(
    'query',
    'from shared_outcomes',
    '--warehouse',
    out,
    '--profile',
    'share',
  );
  expect(asked).toMatchObject({ code: 0 });
  const questions = await readFile(join(folder, 'examples', 'queries.sql'), 'utf8');
  expect(questions.match(/from \w+\.\w+/g)).toEqual([
    'from meta.dictionary',
    'from marts.shared_outcomes',
    'from marts.shared_outcomes',
  ]);
});
