import { expect, test } from 'vitest';
import { createScratchDatabase } from '../../src/database/scratch-database.ts';
import { connect } from '../../src/database/session.ts';
import { cloneDatabase } from '../support/database.ts';

test('databases that killed verifications have left go with the next one; one that is being used stays', async () => {
  await using database = await cloneDatabase();
  const { pg } = database.session;
  await using other = await connect(database.url, 'another verification');
  await using used = await createScratchDatabase(other);
  const left = ['nyx_verify_999999999_0123456789ab', 'nyx_verify_0123456789ab'];
  for (const name of left) await pg.query(`create database ${name} template template0`);

  await using scratch = await createScratchDatabase(database.session);
  const { rows } = await pg.query<{ datname: string }>('select datname from pg_database');
  const names = rows.map(({ datname }) => datname);
  expect(names).toEqual(expect.arrayContaining([used.name, scratch.name]));
  expect(names.filter((name) => left.includes(name))).toEqual([]);
});
