import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sqlFile } from '../../src/database/sql-file.ts';
import { readChecks } from '../../src/transforms/check-files.ts';
import { readViews } from '../../src/transforms/relations-read.ts';
import { inOrder, transforms } from '../../src/transforms/transforms.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  await database.session.pg.query('create temporary table scope (key uuid)');
});
afterAll(() => database[Symbol.asyncDispose]());

const inSql = transforms.filter(({ compute }) => !compute);

describe.each(inSql.map((transform) => [transform.name, transform] as const))(
  '%s',
  (name, transform) => {
    test('declares the tables and views its SELECT really reads', async () => {
      await viewOf(name);
      expect(await relationsOf(`pg_temp.reading_${name}`)).toEqual([...transform.inputs].sort());
    });

    test('is marked by a change of every field it reads', async () => {
      const { rows } = await database.session.pg.query<{ field: string }>(
        `select distinct r.table_name || '.' || f as field
      from etl.dirty_rules as r cross join unnest(r.watched_fields) as f where r.transform = $1`,
        [name],
      );
      const watched = new Set(rows.map(({ field }) => field));
      const unwatched = (await fieldsOf(name)).filter(
        (field) => !watched.has(field) && !field.endsWith('.id'),
      );
      expect(unwatched).toEqual([]);
    });
  },
);

test('lineage knows every view for people, and what it really reads', async () => {
  const { rows } = await database.session.pg.query<{ view: string }>(
    `select schemaname || '.' || viewname as view from pg_views where schemaname = 'etl' order by 1`,
  );
  const views = readViews();
  expect(views.map(({ target }) => target)).toEqual(rows.map(({ view }) => view));
  for (const { target, inputs } of views) {
    expect({ target, inputs: await relationsOf(target) }).toEqual({
      target,
      inputs: [...inputs].sort(),
    });
  }
});

test('where no file leads from marks to keys, every mark names a key', () => {
  const entities = transforms
    .filter(({ scopeFile }) => scopeFile === undefined)
    .map(({ dueBy }) => new Set(dueBy.map(({ entity }) => entity)));
  expect(entities.filter(({ size }) => size > 1)).toEqual([]);
});

test('every transform comes after those it reads', () => {
  const names = inOrder(transforms).map(({ name }) => name);
  expect(names.indexOf('email_application_links')).toBeLessThan(
    names.indexOf('company_properties'),
  );
  expect(names).toHaveLength(transforms.length);
});

test('every check names a severity, an owner and a stage that exists', () => {
  const stages = new Set(['facts', ...transforms.map(({ name }) => name)]);
  const checks = readChecks();
  expect(checks.length).toBeGreaterThan(10);
  for (const check of checks) {
    expect(stages, check.name).toContain(check.stage);
    expect(check.demands, check.name).toMatch(/^[A-Z].*\.$/);
    expect(check.owner.length, check.name).toBeGreaterThan(10);
  }
});

async function viewOf(name: string): Promise<void> {
  const text = sqlFile(
    import.meta.url,
    `../../src/transforms/tables/${name}/shell.sql`,
  ).text.replaceAll(/\$\d+/g, 'null');
  await database.session.pg.query(`create or replace temporary view reading_${name} as ${text}`);
}

/** What PostgreSQL itself found a view, and the functions it calls, to depend on. */
async function relationsOf(view: string): Promise<string[]> {
  const { rows } = await database.session.pg.query<{ relation: string }>(
    `with recursive reading as (
      select 'pg_rewrite'::regclass::oid as kind, oid from pg_rewrite where ev_class = $1::regclass
      union
      select d.refclassid, d.refobjid
      from reading as r
      join pg_depend as d on d.classid = r.kind and d.objid = r.oid
      where d.refclassid = 'pg_proc'::regclass
    )
    select distinct n.nspname || '.' || c.relname as relation
    from reading as r
    join pg_depend as d on d.classid = r.kind and d.objid = r.oid
    join pg_class as c on d.refclassid = 'pg_class'::regclass and c.oid = d.refobjid
    join pg_namespace as n on n.oid = c.relnamespace
    where c.oid <> $1::regclass and n.nspname !~ '^pg_'`,
    [view],
  );
  return rows.map(({ relation }) => relation).sort();
}

/** `table.field` of every field the SELECT reads from a corrected view. */
async function fieldsOf(name: string): Promise<string[]> {
  await viewOf(name);
  const { rows } = await database.session.pg.query<{ field: string }>(
    `select distinct c.relname || '.' || a.attname as field
    from pg_rewrite as w
    join pg_depend as d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid and d.refobjsubid > 0
    join pg_attribute as a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
    join pg_class as c on d.refclassid = 'pg_class'::regclass and c.oid = d.refobjid
    join pg_namespace as n on n.oid = c.relnamespace
    where w.ev_class = $1::regclass and (n.nspname = 'corrected' or c.relname = 'application_facts')`,
    [`pg_temp.reading_${name}`],
  );
  return rows.map(({ field }) => field).sort();
}
