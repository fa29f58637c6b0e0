// faults.md I3: what a file does not say stays as it is known; --on-conflict replace empties it.
import { expect, test } from 'vitest';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import type { OnConflict } from '../../src/ingest/load-plan.ts';
import { loadTable } from '../../src/ingest/load-table.ts';
import { strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

const HEADER = 'title,url,location,date_posted,salary,description';
const RICH = `Cook,https://a.example/1,"Berlin, Germany",2025-03-01,"€60,000 - €70,000 per year",Build pipelines in Rust`;

async function load(row: string, { header = HEADER, onConflict = 'update' as OnConflict } = {}) {
  const path = await place.files.write('posts.csv', `${header}\n${row}\n`);
  return loadJobPosts(place.database.session, path, { ...strict, onConflict, synthesizeUrl: false });
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

test.each(['', 'N/A', 'unknown', 'Not specified', 'not disclosed', 'null', '-', 'nan', 'None'])(
  'cells of %j take nothing away, and the post counts as unchanged',
  async (word) => {
    await load(RICH);
    const row = ['Cook', 'https://a.example/1', word, word, word, word].join();
    expect(await load(row)).toMatchObject({ updated: 0, unchanged: 1 });
    expect(await stored()).toEqual(known);
  },
);

test('the beginning of a description and a place without its town are not what is known better', async () => {
  await load(RICH);
  expect(await load('Cook,https://a.example/1,Germany,,,Build pipe…')).toMatchObject({ unchanged: 1 });
  expect(await stored()).toEqual(known);
});

test('pay is taken from one source as a whole', async () => {
  await load(RICH);
  expect(await load('Cook,https://a.example/1,,,"$80,000 per year",')).toMatchObject({ updated: 1 });
  expect(await stored()).toEqual({ ...known, least: 80_000, most: 80_000, currency: 'USD' });
});

test('replace empties what the file does not say, also of a record that was loaded before', async () => {
  await load(RICH);
  await load('Cook,https://a.example/1,,,,');
  expect(await load('Cook,https://a.example/1,,,,', { onConflict: 'replace' })).toMatchObject({ updated: 1 });
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
  const write = (row: string) => place.files.write('people.csv', `name,email,external_id\n${row}\n`);
  await loadTable(session, 'users', await write('Ada,ada@x.org,123'), strict);
  for (const phone of ['', '""', 'N/A'])
    expect(await loadTable(session, 'users', await write(`Ada,ada@x.org,${phone}`), strict)).toMatchObject({
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
