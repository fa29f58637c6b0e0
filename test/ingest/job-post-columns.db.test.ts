// The errand "a column of job posts": what is in the table of columns is mapped, stored, updated,
// merged and kept.
import { afterEach, describe, expect, test } from 'vitest';
import { POST_COLUMNS, POST_FIELDS } from '../../src/ingest/job-posts/columns.ts';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

async function load(content: object | object[], options: object = {}) {
  const lines = [content].flat().map((record) => `${JSON.stringify(record)}\n`);
  const path = await place.files.write('posts.ndjson', lines.join(''));
  return loadJobPosts(place.database.session, path, {
    ...strict,
    synthesizeUrl: false,
    ...options,
  });
}

async function stored(columns: string) {
  const { rows } = await place.database.session.pg.query(
    `select ${columns} from nyx.job_posts order by source_url`,
  );
  return rows;
}

const TYPES: Record<string, string> = { 'timestamp with time zone': 'timestamptz' };
/** What no file of posts fills. */
const OTHERS = ['id', 'embedding_vector_id', 'created_at', 'updated_at'];

test('the table of columns has the columns and types of nyx.job_posts', async () => {
  const { rows } = await place.database.session.pg.query(
    `select column_name as name, data_type as type from information_schema.columns
    where table_schema = 'nyx' and table_name = 'job_posts'`,
  );
  const ofTable = rows
    .filter(({ name }) => !OTHERS.includes(name))
    .map(({ name, type }) => [name, TYPES[type] ?? type]);
  const told = Object.entries(POST_COLUMNS).map(([name, { type = 'text' }]) => [name, type]);
  expect(told.toSorted()).toEqual(ofTable.toSorted());
});

test('every column is made from fields that there are', () => {
  const fields = Object.entries(POST_COLUMNS).flatMap(([name, { from = [name] }]) => from);
  expect(fields.filter((field) => !(field in POST_FIELDS))).toEqual([]);
});

const FIRST = {
  source_url: 'https://jobs.example/1?utm_source=mail',
  job_title: 'Cook',
  company_name: 'Kitchen GmbH',
  company_url: 'https://kitchen.example',
  raw_location: 'Berlin, Germany',
  is_remote_allowed: true,
  employment_type: 'Full-time',
  seniority_level: 'Senior',
  department: 'Food',
  posting_datetime: '2026-03-01T08:00:00Z',
  scraped_html: '<p>Cook soup</p>',
  description_raw: 'Cook <b>soup</b>',
  compensation: '50,000 - 60,000 EUR per year plus bonus',
  job_source: 'Board A',
};
const SECOND = {
  ...FIRST,
  job_title: 'Chef',
  company_name: 'Bistro SARL',
  company_url: 'https://bistro.example',
  raw_location: 'Lyon, France',
  is_remote_allowed: false,
  employment_type: 'Part-time',
  seniority_level: 'Junior',
  department: 'Bread',
  posting_datetime: '2026-04-01T08:00:00Z',
  scraped_html: '<p>Bake bread</p>',
  description_raw: 'Bake <b>bread</b>',
  compensation: '20 - 30 USD per hour plus tips',
  job_source: 'Board B',
};
const NAMES = Object.keys(POST_COLUMNS);
/** What names a post stays. */
const CHANGING = NAMES.filter((name) => !['source_url', 'canonical_url'].includes(name));

describe('every column', () => {
  test('is filled by a new post, and changed by a later file', async () => {
    await load(FIRST);
    const [first] = await stored(NAMES.join());
    expect(NAMES.filter((name) => first[name] === null)).toEqual([]);
    expect(await load(SECOND)).toMatchObject({ updated: 1 });
    const [second] = await stored(NAMES.join());
    expect(CHANGING.filter((name) => second[name] === first[name])).toEqual([]);
    expect(CHANGING.filter((name) => second[name] === null)).toEqual([]);
  });

  test('is the same whether two records of a post come in one file or in two', async () => {
    await load(FIRST);
    await load(SECOND);
    const [apart] = await stored(NAMES.join());
    await place.database.session.pg.query('delete from nyx.job_posts');
    expect(await load([FIRST, SECOND])).toMatchObject({ inserted: 1, duplicate: 1 });
    expect(await stored(NAMES.join())).toEqual([apart]);
  });
});

describe('a column that is new to the table of columns', () => {
  afterEach(() => {
    Reflect.deleteProperty(POST_FIELDS, 'benefits');
    Reflect.deleteProperty(POST_COLUMNS, 'benefits');
  });

  test('is mapped, stored, updated, merged and kept without another word', async () => {
    await place.database.session.pg.query('alter table nyx.job_posts add column benefits text');
    Object.assign(POST_FIELDS, { benefits: { tidy: "nullif(trim(benefits), '')" } });
    Object.assign(POST_COLUMNS, { benefits: {} });
    const post = (number: number, benefits?: string) => ({
      url: `https://jobs.example/${number}`,
      title: `Cook ${number}`,
      ...(benefits === undefined ? {} : { Benefits: benefits }),
    });
    await load([post(1, ' Bike '), post(2, 'Lunch'), post(3, 'n/a')]);
    expect(await stored('benefits')).toEqual([
      { benefits: 'Bike' },
      { benefits: 'Lunch' },
      { benefits: null },
    ]);
    // Of two records with one URL the last that says something counts.
    await load([post(1, 'Train'), post(3, 'Gym'), { ...post(3, ''), title: 'Chef' }]);
    await load([post(1), post(2)]);
    expect(await stored('benefits, job_title')).toEqual([
      { benefits: 'Train', job_title: 'Cook 1' },
      { benefits: 'Lunch', job_title: 'Cook 2' },
      { benefits: 'Gym', job_title: 'Chef' },
    ]);
  });
});

test('the URL of a post is that of its last titled record, wherever its text comes from', async () => {
  const records = [
    { url: 'https://jobs.example/1?utm_source=a', title: 'Cook', description: 'Cook soup for us' },
    { url: 'https://jobs.example/1?utm_source=b', title: 'Chef', description: '' },
  ];
  for (let time = 0; time < 2; time++) {
    await load(records);
    expect(await stored('source_url, job_title, description_raw')).toEqual([
      {
        source_url: 'https://jobs.example/1?utm_source=b',
        job_title: 'Chef',
        description_raw: 'Cook soup for us',
      },
    ]);
  }
});
