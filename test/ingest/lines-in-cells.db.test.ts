// A cell may hold lines that look like records: wherever a large file is cut to be read, they are
// none.
import { expect, test } from 'vitest';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { lenient, strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();
/** Many times what DuckDB reads at once. */
const RECORDS = 1_200;
const LINES = 400;

const skills = (record: number) =>
  Array.from({ length: LINES }, (_, line) => `skill ${line}, tool ${record}, a word`).join('\n');
const url = (record: number) => `https://a.example/${record}`;
const HEADER = 'url,title,description\n';
const ROWS = Array.from(
  { length: RECORDS },
  (_, record) => `${url(record)},Cook ${record},"${skills(record)}"\n`,
).join('');

async function load(content: string, options: typeof strict | typeof lenient) {
  const path = await place.files.write('posts.csv', content);
  return loadJobPosts(place.database.session, path, options);
}

async function rejects() {
  const { rows } = await place.database.session.pg.query(
    'select line_number, byte_offset, raw from etl.rejects order by id',
  );
  return rows;
}

test('skills with two commas a line, in a file of three columns', async () => {
  const summary = await load(`${HEADER}${ROWS}`, strict);
  expect(summary).toMatchObject({ read: RECORDS, inserted: RECORDS, rejected: 0 });
  const { rows: stored } = await place.database.session.pg.query(
    'select source_url, job_title, description_raw from nyx.job_posts',
  );
  const byUrl = new Map(stored.map((row) => [row.source_url, row]));
  for (let record = 0; record < RECORDS; record++) {
    const post = byUrl.get(url(record));
    expect(post?.job_title).toBe(`Cook ${record}`);
    expect(post?.description_raw === skills(record)).toBe(true);
  }
}, 180_000);

test('behind them the place of a bad line and of a quote that does not end is told', async () => {
  const broken = 'https://a.example/broken,"Co"ok,\n';
  const good = 'https://a.example/good,Cook,\n';
  const open = 'https://a.example/open,"Cook,\n';
  const content = [HEADER, ROWS, broken, good, open, good];
  const summary = await load(content.join(''), lenient);
  expect(summary).toMatchObject({ read: RECORDS + 4, inserted: RECORDS + 1, rejected: 3 });
  const first = BigInt(2 + RECORDS * LINES);
  const bytes = BigInt(HEADER.length + ROWS.length);
  expect(await rejects()).toEqual([
    { line_number: first, byte_offset: bytes, raw: broken.trimEnd() },
    {
      line_number: first + 2n,
      byte_offset: bytes + BigInt(broken.length + good.length),
      raw: open.trimEnd(),
    },
    { line_number: null, byte_offset: null, raw: good.trimEnd() },
  ]);
}, 180_000);

test('of a value that goes on behind its quote its line alone is set aside', async () => {
  const rows = ['"Co"ok', 'Baker', '"Judge"'].map((title, n) => `${url(n)},${title},\n`);
  expect(await load(`${HEADER}${rows.join('')}`, lenient)).toMatchObject({
    read: 3,
    inserted: 2,
    rejected: 1,
  });
  expect(await rejects()).toMatchObject([{ line_number: 2n, raw: `${url(0)},"Co"ok,` }]);
});
