// What status and doctor tell of a schema that somebody has changed since it was made.
import { expect, test } from 'vitest';
import { readClasses } from '../../src/database/personal-data.ts';
import { tellDrift } from '../../src/schema.ts';
import { cloneDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

test.each([
  [
    `create or replace function etl.is_answer(label text) returns boolean language sql immutable
     return label = 'offer'`,
    'changed: function etl.is_answer(',
  ],
  ['drop function etl.ids_naming(text, text, uuid[])', 'changed: function etl.ids_naming'],
  [
    'alter table nyx.companies add column note text',
    'class of personal data of column nyx.companies.note',
  ],
])('status --check and doctor tell of: %s', async (statement, says) => {
  await using database = await cloneDatabase();
  const { session } = database;
  expect(await tellDrift(session)).toBeUndefined();
  await session.pg.query(statement);
  const status = await runCli(['status', '--check'], { DATABASE_URL: database.url });
  expect(status).toMatchObject({ code: 3, stdout: expect.stringContaining(says) });
  const doctor = await runCli(['doctor'], { DATABASE_URL: database.url });
  expect(doctor).toMatchObject({ code: 1, stdout: expect.stringContaining(says) });
});

test('a class of personal data that is none is named with its line', () => {
  expect(() => readClasses('table\tcolumn\tclass\nusers\tid\tnone\nusers\temail\tsecrt\n')).toThrow(
    expect.objectContaining({
      message: "schema/personal-data.tsv:3: 'secrt' is no class of personal data",
      hint: expect.stringContaining('none, direct, content, secret'),
    }),
  );
});

test('migrate tells of a class that is stricter than the file says, and how it becomes the same', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  const migrating = () => runCli(['migrate'], { DATABASE_URL: database.url });
  expect((await migrating()).stderr).toBe('');
  await session.pg.query("comment on column nyx.companies.industry is 'Field. [pii:secret]'");
  const { code, stderr } = await migrating();
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringMatching(
      /nyx\.companies\.industry says secret, .*personal-data\.tsv none/,
    ),
  });
  await session.pg.query(/(comment on column .*)\n/.exec(stderr)?.[1] ?? '');
  expect((await migrating()).stderr).toBe('');
});
