import { expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

async function companyIn(database: TestDatabase, values = `('Acme', 'top')`): Promise<string> {
  const { rows } = await database.session.pg.query<{ id: string }>(
    `insert into nyx.companies (name, tier) values ${values} returning id`,
  );
  return rows[0]?.id ?? '';
}

async function correct(
  database: TestDatabase,
  id: string,
  field: string,
  value: unknown,
  at = 'now()',
) {
  await database.session.pg.query(
    `insert into nyx.data_corrections (table_name, record_id, field_name, new_value, created_at)
     values ('companies', $1, $2, $3, ${at})`,
    [id, field, JSON.stringify(value)],
  );
}

async function corrected(database: TestDatabase) {
  const { rows } = await database.session.pg.query(
    'select name, tier, hq_city from corrected.companies',
  );
  return rows;
}

test('the newest correction of each field shows, the table itself stays', async () => {
  await using database = await cloneDatabase();
  const id = await companyIn(database);
  await correct(database, id, 'tier', 'normal');
  await correct(database, id, 'tier', 'avoid', `now() - interval '1 day'`);
  await correct(database, id, 'hq_city', 'Köln');
  expect(await corrected(database)).toEqual([{ name: 'Acme', tier: 'normal', hq_city: 'Köln' }]);
  const { rows } = await database.session.pg.query('select tier from nyx.companies');
  expect(rows).toEqual([{ tier: 'top' }]);
});

test('of two corrections made in one statement, the later row wins', async () => {
  await using database = await cloneDatabase();
  const id = await companyIn(database);
  await database.session.pg.query(
    `insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
     values ('companies', $1, 'tier', '"avoid"'), ('nyx.companies', $1, 'tier', '"normal"')`,
    [id],
  );
  expect(await corrected(database)).toMatchObject([{ tier: 'normal' }]);
});

test('JSON null empties the field', async () => {
  await using database = await cloneDatabase();
  const id = await companyIn(database);
  await correct(database, id, 'tier', null);
  expect(await corrected(database)).toMatchObject([{ tier: null }]);
});

test.each([
  ['nonsense', 'x', 'companies has no field nonsense'],
  ['created_at', 'not a date', 'the new value is not of the type of companies.created_at'],
  ['id', '5a4b0a06-0000-4000-8000-000000000000', 'the id of a row cannot be corrected'],
])(
  'a correction of %s that cannot be applied is kept aside with its reason',
  async (field, value, message) => {
    await using database = await cloneDatabase();
    const id = await companyIn(database);
    await correct(database, id, field, value);
    expect(await corrected(database)).toMatchObject([{ name: 'Acme' }]);
    const { rows } = await database.session.pg.query('select message from etl.refused_corrections');
    expect(rows).toEqual([{ message }]);
  },
);

test('a correction is not corrected itself, and stays as it was made', async () => {
  await using database = await cloneDatabase();
  const { pg } = database.session;
  await correct(database, await companyIn(database), 'tier', 'avoid');
  await pg.query(`
    insert into nyx.data_corrections (table_name, record_id, field_name, new_value)
    select 'data_corrections', id, 'new_value', '"normal"' from nyx.data_corrections`);
  expect(await corrected(database)).toMatchObject([{ tier: 'avoid' }]);
  const { rows } = await pg.query(
    `select new_value from corrected.data_corrections where table_name = 'companies'`,
  );
  expect(rows).toEqual([{ new_value: 'avoid' }]);
});
