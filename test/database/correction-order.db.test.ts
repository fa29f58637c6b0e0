import { expect, test } from 'vitest';
import type { Session } from '../../src/database/session.ts';
import { loadTable } from '../../src/ingest/load-table.ts';
import { appendCorrection } from '../../src/transforms/append-correction.ts';
import { fixtureFolder, strict } from '../ingest/fixture-files.ts';
import { cloneDatabase } from '../support/database.ts';
import { addWorld, uuid } from '../transforms/facts.ts';

const company = uuid('c', 1);

async function insert({ pg }: Session, rows: [city: string, at: string][]): Promise<void> {
  const values = rows.map(
    ([city, at]) => `('companies', '${company}', 'hq_city', to_jsonb('${city}'::text), ${at})`,
  );
  await pg.query(
    `insert into nyx.data_corrections (table_name, record_id, field_name, new_value, created_at)
    values ${values.join(', ')}`,
  );
}

async function city({ pg }: Session): Promise<string> {
  return (await pg.query(`select hq_city from corrected.companies where id = '${company}'`)).rows[0]
    .hq_city;
}

const correct = (session: Session, value: string) =>
  appendCorrection(session, {
    table: 'companies',
    id: company,
    field: 'hq_city',
    value,
    reason: 'because',
  });

test.each([`'2099-01-01'`, `'infinity'`, `now() + interval '1 second'`, 'null'])(
  'a correction dated %s counts from when it was made, and the next one takes its place',
  async (at) => {
    await using database = await cloneDatabase();
    const { session } = database;
    await addWorld(session);
    await insert(session, [['Köln', at]]);
    expect(await city(session)).toBe('Köln');
    expect(await correct(session, 'Bonn')).toMatchObject({ changes: true });
    expect(await city(session)).toBe('Bonn');
    await insert(session, [['Kiel', at]]);
    expect(await city(session)).toBe('Kiel');
    await insert(session, [['Rom', 'now()']]);
    expect(await city(session)).toBe('Rom');
    expect((await session.pg.query('select * from etl.correction_conflicts')).rows).toEqual([]);
  },
);

test('what a file says stays as it says it, and loading the file again is nothing new', async () => {
  await using database = await cloneDatabase();
  await using files = await fixtureFolder();
  const { session } = database;
  await addWorld(session);
  const path = await files.write(
    'corrections.ndjson',
    JSON.stringify({
      ...{ id: uuid('d', 1), table_name: 'companies', record_id: company, field_name: 'hq_city' },
      ...{ new_value: 'Köln', created_at: '2099-01-01T00:00:00Z' },
    }),
  );
  expect(await loadTable(session, 'data_corrections', path, strict)).toMatchObject({ inserted: 1 });
  expect(await loadTable(session, 'data_corrections', path, strict)).toMatchObject({
    unchanged: 1,
    rejected: 0,
  });
  const { rows } = await session.pg.query('select created_at from nyx.data_corrections');
  expect(rows).toEqual([{ created_at: '2099-01-01T00:00:00Z' }]);
  await correct(session, 'Bonn');
  expect(await city(session)).toBe('Bonn');
});

test('of several in one statement, an older one loses and the last of the others holds, in the past as in the future', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session);
  await insert(session, [
    ['Köln', `'infinity'`],
    ['Bonn', 'null'],
    ['Kiel', `'2099-01-01'`],
    ['Rom', `'2020-01-01'`],
    ['Pisa', `'-infinity'`],
  ]);
  expect(await city(session)).toBe('Kiel');
});

test('corrections of one transaction follow each other in their own order', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session);
  const old = ['null', '"A"', '"B"', '"C"', '"D"', '"E"'];
  await session.pg.query('begin');
  for (const [index, name] of ['A', 'B', 'C', 'D', 'E', 'F'].entries()) {
    await session.pg.query(
      `insert into nyx.data_corrections (table_name, record_id, field_name, old_value, new_value)
      values ('companies', $1, 'hq_city', $2, to_jsonb($3::text))`,
      [company, old[index], name],
    );
  }
  await session.pg.query('commit');
  expect(await city(session)).toBe('F');
  expect((await session.pg.query('select * from etl.correction_conflicts')).rows).toEqual([]);
});

test('a correction whose transaction began before a newer one is not told to be done', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session);
  await insert(session, [['Köln', 'now()']]);
  // As a transaction does that began later and was quicker: its instant lies after the start of the one below.
  await session.pg.query(`
    create function pg_temp.hurry() returns trigger language plpgsql as $$
    begin
      update etl.corrected_fields set new_value = '"Bonn"', corrected_at = clock_timestamp(), correction_id = correction_id;
      return new;
    end $$;
    create trigger hurry before insert on nyx.data_corrections for each row execute function pg_temp.hurry()`);
  await expect(correct(session, 'Kiel')).rejects.toMatchObject({
    message: 'a newer correction of companies.hq_city came in meanwhile; nothing was written',
    exitCode: 75,
  });
  expect(
    (await session.pg.query('select count(*)::int as n from nyx.data_corrections')).rows,
  ).toEqual([{ n: 1 }]);
});
