// faults.md I3: what a file does not say stays as it is known; --on-conflict replace empties it.

import { expect, test } from 'vitest';
import type { OnConflict } from '../../src/choices.ts';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { loadTable } from '../../src/ingest/load-table.ts';
import { strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

const HEADER = 'title,url,location,date_posted,salary,description';
const RICH = `Cook,https://a.example/1,"Berlin, Germany",2025-03-01,"€60,000 - €70,000 per year",Build pipelines in Rust`;

async function load(row: string, { header = HEADER, onConflict = 'update' as OnConflict } = {}) {
  const path = await place.files.write('posts.csv', `${header}\n${row}\n`);
  return loadJobPosts(place.database.session, path, {
    ...strict,
    onConflict,
    synthesizeUrl: false,
  });
}

async function stored() {
  const { rows } = await place.database.session.pg.query(`
    select location_city as city, posting_datetime is not null as dated, compensation_min::int as least,
      compensation_max::int as most, compensation_currency as currency, description_raw as description
    from nyx.job_posts`);
  return rows[0];
}

const known = {
  city: 'Berlin',
  dated: true,
  least: 60_000,
  most: 70_000,
  currency: 'EUR',
  description: 'Build pipelines in Rust',
};

test('cells that are empty or hold a word for nothing take nothing away, and the post counts as unchanged', async () => {
  await load(RICH);
  const nothing = [
    '',
    'N/A',
    'unknown',
    'Not specified',
    'not disclosed',
    'null',
    '-',
    'nan',
    'None',
  ];
  for (const word of nothing) {
    const row = ['Cook', 'https://a.example/1', word, word, word, word].join();
    expect({ word, ...(await load(row)) }).toMatchObject({ word, updated: 0, unchanged: 1 });
    expect({ word, stored: await stored() }).toEqual({ word, stored: known });
  }
});

test('the beginning of a description and a place without its town are not what is known better', async () => {
  await load(RICH);
  expect(await load('Cook,https://a.example/1,Germany,,,Build pipe…')).toMatchObject({
    unchanged: 1,
  });
  expect(await stored()).toEqual(known);
});

test('pay is taken from one source as a whole', async () => {
  await load(RICH);
  expect(await load('Cook,https://a.example/1,,,"$80,000 per year",')).toMatchObject({
    updated: 1,
  });
  expect(await stored()).toEqual({ ...known, least: 80_000, most: 80_000, currency: 'USD' });
});

test('replace empties what the file does not say, also of a record that was loaded before', async () => {
  await load(RICH);
  await load('Cook,https://a.example/1,,,,');
  expect(await load('Cook,https://a.example/1,,,,', { onConflict: 'replace' })).toMatchObject({
    updated: 1,
  });
  expect(await stored()).toMatchObject({
    city: null,
    dated: false,
    least: null,
    currency: null,
    description: null,
  });
});

test('a row of a table keeps what an empty cell or a word for nothing does not say', async () => {
  const session = place.database.session;
  const write = (row: string) =>
    place.files.write('people.csv', `name,email,external_id\n${row}\n`);
  await loadTable(session, 'users', await write('Ada,ada@x.org,123'), strict);
  for (const phone of ['', '""', 'N/A'])
    expect(
      await loadTable(session, 'users', await write(`Ada,ada@x.org,${phone}`), strict),
    ).toMatchObject({
      updated: 0,
      unchanged: 1,
    });
  const replace = { ...strict, onConflict: 'replace' } as const;
  expect(await loadTable(session, 'users', await write('Ada,ada@x.org,'), replace)).toMatchObject({
    updated: 1,
  });
});

test('of two records with one key in one table file both count, the later one first, and a note tells it', async () => {
  const content =
    'name,email,external_id\nAda,ada@x.org,17\nAda L.,ada@x.org,\nBob,bob@x.org,\nBob,bob@x.org,\n';
  const path = await place.files.write('people.csv', content);
  const summary = await loadTable(place.database.session, 'users', path, strict);
  expect(summary).toMatchObject({ read: 4, inserted: 2, duplicate: 2 });
  expect(Object.values(summary.notes.email ?? {})).toEqual([1]);
  const { rows } = await place.database.session.pg.query(
    'select name, external_id from nyx.users order by email',
  );
  expect(rows).toEqual([
    { name: 'Ada L.', external_id: '17' },
    { name: 'Bob', external_id: null },
  ]);
});

test('of two posts with one URL in one file the later one counts, and a note tells that they differ', async () => {
  const other = RICH.replace('Cook', 'Chef');
  const loaded = await load([RICH, other, other].join('\n'));
  expect(loaded).toMatchObject({ read: 3, inserted: 1, duplicate: 2 });
  expect(loaded.notes.source_url).toEqual({
    'repeated later with other values, of which the later count': 1,
  });
});

test.each([
  ['empty cells', 'Cook,https://a.example/1,,,,'],
  ['words for nothing', 'Cook,https://a.example/1,N/A,unknown,not disclosed,-'],
  ['what is not understood', 'Cook,https://a.example/1,,soon,,'],
  ['a beginning and a place without its town', 'Cook,https://a.example/1,Germany,,,Build pipe…'],
  ['no title', ',https://a.example/1,Germany,,,'],
])('a later record of the same URL in one file takes nothing away with %s', async (_, poor) => {
  expect(await load([RICH, poor].join('\n'))).toMatchObject({ read: 2, inserted: 1, duplicate: 1 });
  expect(await stored()).toEqual(known);
  expect(await load(poor.startsWith(',') ? RICH : poor)).toMatchObject({ unchanged: 1 });
  expect(await load([RICH, poor].join('\n'))).toMatchObject({
    updated: 0,
    unchanged: 1,
    duplicate: 1,
  });
});

test('records of one URL in batches of one file are one post, whatever batch they stand in', async () => {
  const other = 'Baker,https://a.example/2,"Paris, France",,,';
  const path = await place.files.write(
    'posts.csv',
    [
      HEADER,
      RICH,
      other,
      'Chef,https://a.example/1,,,"$80,000 per year",',
      other,
      ',https://a.example/1,,2025-04-01,,',
    ].join('\n'),
  );
  const summary = await loadJobPosts(place.database.session, path, {
    ...strict,
    synthesizeUrl: false,
    batchRows: 2,
  });
  expect(summary).toMatchObject({ read: 5, inserted: 2, duplicate: 3, rejected: 0 });
  const { rows } = await place.database.session.pg.query(`
    select job_title as title, location_city as city, compensation_currency as currency,
      posting_datetime::date::text as posted, description_raw as description
    from nyx.job_posts order by source_url`);
  expect(rows).toEqual([
    {
      title: 'Chef',
      city: 'Berlin',
      currency: 'USD',
      posted: '2025-04-01',
      description: 'Build pipelines in Rust',
    },
    { title: 'Baker', city: 'Paris', currency: null, posted: null, description: null },
  ]);
});

test('of two records of one URL without a title none is a duplicate: both are set aside', async () => {
  const path = await place.files.write(
    'posts.csv',
    `${HEADER}\n,https://a.example/1,,,,a\n,https://a.example/1,,,,b\n`,
  );
  const options = { ...strict, maxRejects: { rows: 2 }, synthesizeUrl: false };
  expect(await loadJobPosts(place.database.session, path, options)).toMatchObject({
    read: 2,
    inserted: 0,
    duplicate: 0,
    rejected: 2,
    reasons: { missing_title: 2 },
  });
});

test('company and tags of an earlier record of the same URL are kept; replace takes the last record alone', async () => {
  const header = 'title,url,company,company_url,tags,job_type,remote';
  const rich =
    'Cook,https://jobs.example/1,Nordwind,https://nordwind.example,"soup, bread",full-time,true';
  const poor = 'Cook,https://jobs.example/1,Nordwind,,"bread, cake",none of these,';
  const read = async () => {
    const { rows } = await place.database.session.pg.query(`
      select c.name, c.canonical_domain as domain, p.employment_type as type, p.is_remote_allowed as remote,
        array(select t.name from nyx.job_post_tags as j join nyx.job_tags as t on t.id = j.job_tag_id order by 1) as tags
      from nyx.job_posts as p left join nyx.companies as c on c.id = p.company_id`);
    return rows;
  };
  await load([rich, poor].join('\n'), { header });
  const whole = {
    name: 'Nordwind',
    domain: 'nordwind.example',
    type: 'full_time',
    remote: true,
    tags: ['bread', 'cake', 'soup'],
  };
  expect(await read()).toEqual([whole]);
  await load([rich, poor].join('\n'), { header, onConflict: 'replace' });
  expect(await read()).toEqual([{ ...whole, type: null, remote: null }]);
});

test('a post of a thousand records of one URL, each beginning the text before it, keeps the whole text', async () => {
  const text = 'word '.repeat(1000);
  const rows = Array.from(
    { length: 1000 },
    (_, n) => `Cook,https://a.example/1,,,,${text.slice(0, 5000 - 5 * n)}…`,
  );
  expect(await load(rows.join('\n'))).toMatchObject({ inserted: 1, duplicate: 999 });
  expect((await stored()).description).toHaveLength(5001);
});
