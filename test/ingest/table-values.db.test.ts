// What other programs write into a table's columns, and what is said about values that no column takes.
import { expect, test } from 'vitest';
import { loadTable, type TabularLoadOptions } from '../../src/ingest/load-table.ts';
import { lenient, strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

async function load(table: string, text: string, options: TabularLoadOptions = lenient) {
  const path = await place.files.write('values.csv', text);
  return loadTable(place.database.session, table, path, options);
}

test('whole numbers and booleans may have the zero fraction that data frames give them', async () => {
  const head = 'domain_name,max_applications_per_day,avoid_if_possible\n';
  expect(
    await load(
      'domain_policies',
      `${head}a.example,3.0,1.0\nb.example,,\nc.example,-4.00,0.0\n`,
      strict,
    ),
  ).toMatchObject({ read: 3, inserted: 3 });
  const { rows } = await place.database.session.pg.query(
    'select max_applications_per_day as max, avoid_if_possible as avoid from nyx.domain_policies order by domain_name',
  );
  expect(rows).toEqual([
    { max: 3, avoid: true },
    { max: null, avoid: null },
    { max: -4, avoid: false },
  ]);
  expect(
    await load('domain_policies', `${head}d.example,3.5,0\ne.example,"1,000",0\nf.example,3,2.0\n`),
  ).toMatchObject({ read: 3, rejected: 3, reasons: { bad_value: 3 } });
});

test('what a type does not take is told without the value, also where the server would quote it', async () => {
  const integers = await load(
    'domain_policies',
    'domain_name,max_applications_per_day\na.example,49301512345\nb.example,4930151-x\n',
  );
  const numbers = await load(
    'job_posts',
    'source_url,job_title,compensation_min,posting_datetime\nurn:u:1,A,49301512345x,\nurn:u:2,B,1,2026-13-45\n',
  );
  const messages = [...integers.rejects, ...numbers.rejects].map(({ message }) => message);
  expect(messages).toEqual([
    'out of range for the type (integer)',
    'not a value of the type (integer)',
    expect.stringMatching(/^not a value of the type \(numeric/),
    'out of range for the type (timestamp with time zone)',
  ]);
});

test('infinity is no number, as NaN is none', async () => {
  const summary = await load(
    'job_posts',
    'source_url,job_title,compensation_min\nurn:u:1,A,inf\nurn:u:2,B,-Infinity\nurn:u:3,C,1\n',
  );
  expect(summary).toMatchObject({ inserted: 1, rejected: 2 });
  expect(summary.rejects[0]).toMatchObject({
    message: expect.stringContaining('leave the field empty'),
  });
});

test('a value out of a list, and one that is taken, are told in words', async () => {
  await load('job_tags', 'name\nSQL\n');
  const summary = await load(
    'job_tags',
    `id,name,category\n${[1, 2, 3].map((n) => `018f0000-0000-7000-8000-00000000000${n}`).join(',SQL,\n')},Go,language\n`,
  );
  expect(summary.rejects.map(({ message }) => message)).toEqual([
    'another row of nyx.job_tags has the same value',
    'must be one of skill, tech, domain, seniority, benefit',
  ]);
  const twice =
    '018f0000-0000-7000-8000-000000000011,Go\n018f0000-0000-7000-8000-000000000012,Go\n';
  expect((await load('job_tags', `id,name\n${twice}`)).rejects).toMatchObject([
    { recordNumber: 2n, message: 'an earlier record has the same value' },
  ]);
});

test('of several columns for one target the first with a value counts', async () => {
  const path = await place.files.write(
    'people.csv',
    'given,nick,mail,other_mail,active,alive\nAda,,ada@x.org,,,yes\n,Bo,,bo@x.org,no,yes\n,,c@x.org,d@x.org,,\n',
  );
  const map = {
    name: ['given', 'nick'],
    email: ['mail', 'other_mail'],
    is_active: ['active', 'alive'],
  };
  const summary = await loadTable(place.database.session, 'users', path, { ...lenient, map });
  expect(summary).toMatchObject({ read: 3, inserted: 2, rejected: 1 });
  const { rows } = await place.database.session.pg.query(
    'select name, email, is_active from nyx.users order by email',
  );
  expect(rows).toEqual([
    { name: 'Ada', email: 'ada@x.org', is_active: true },
    { name: 'Bo', email: 'bo@x.org', is_active: false },
  ]);
});
