import { expect, test } from 'vitest';
import { connect, type Session } from '../../src/database/session.ts';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { loadApplications, loadTable } from '../../src/ingest/load-table.ts';
import { loadMended } from '../../src/ingest/mended-rejects.ts';
import { type ReplayOptions, replayRejects } from '../../src/ingest/replay-rejects.ts';
import { lenient, strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

async function query(sql: string) {
  return (await place.database.session.pg.query(sql)).rows;
}

function replay(loadId: bigint | null, options: Partial<ReplayOptions> = {}) {
  return replayRejects(place.database.session, loadId ?? 0n, { ...strict, ...options });
}

async function loadPosts(content: string) {
  const path = await place.files.write('jobs.csv', content);
  return loadJobPosts(place.database.session, path, { ...lenient, synthesizeUrl: false });
}

test('posts without URL load once the mapping names its column, and only once', async () => {
  const { loadId } = await loadPosts(
    'url,title,place_of_ad\nhttps://a.example/1,One,\n,Two,https://a.example/2\n,Three,https://a.example/3\n',
  );
  expect(await replay(loadId)).toMatchObject({ replay: null, waiting: 2 });
  const map = { source_url: ['place_of_ad'] };
  expect(await replay(loadId, { map })).toMatchObject({
    replay: { read: 2, inserted: 2, rejected: 0 },
  });
  const stored = 'select job_title, source_url, xmin from nyx.job_posts order by source_url';
  const before = await query(stored);
  expect(before.map((row) => row.source_url)).toEqual(
    [1, 2, 3].map((number) => `https://a.example/${number}`),
  );
  expect(await replay(loadId, { map })).toMatchObject({ replay: null, waiting: 0 });
  expect(await query(stored)).toEqual(before);
});

test('a replay makes URNs when it is told to, and again when its first load was', async () => {
  const { loadId } = await loadPosts('url,title,company\nhttps://a.example/1,One,X\n,Two,X\n');
  expect(await replay(loadId, { synthesizeUrl: true })).toMatchObject({ replay: { inserted: 1 } });
  expect(await query(`select job_title from nyx.job_posts where source_url like 'urn:%'`)).toEqual([
    { job_title: 'Two' },
  ]);
});

test.each([
  ['half a surrogate pair', '"\\ud800"'],
  ['2,000 levels', `${'['.repeat(2_000)}${']'.repeat(2_000)}`],
])(
  'JSON of which nothing can be read, by %s, waits on and stops no other replay',
  async (_, odd) => {
    const path = await place.files.write(
      'jobs.ndjson',
      `{"title":"One","url":"https://a.example/1"}\n{"title":"Two","url":"https://a.example/2","x":${odd}}\n`,
    );
    const options = { ...lenient, synthesizeUrl: false };
    const { loadId } = await loadJobPosts(place.database.session, path, options);
    expect(await replay(loadId)).toMatchObject({ replay: null, waiting: 1, unreadable: 1 });
  },
);

test('what fails again waits on, as a reject of the replay', async () => {
  const { loadId } = await loadPosts(
    'url,title,note\nhttps://a.example/1,One,\n,Two,\n,,Total\nhttps://a.example/4,,\n',
  );
  const first = await replay(loadId, { synthesizeUrl: true });
  expect(first.replay).toMatchObject({ read: 3, inserted: 1, rejected: 2 });
  expect(
    await query(
      'select reason_code from etl.rejects where replayed_at is null order by reason_code',
    ),
  ).toEqual([{ reason_code: 'missing_title' }, { reason_code: 'no_post' }]);
  expect(await replay(first.replay?.loadId ?? null)).toMatchObject({ replay: null, waiting: 2 });
});

test('what fails again keeps its place in the file of the first load, however often it is tried', async () => {
  const { loadId, source } = await loadPosts(
    'url,title\nhttps://a.example/1,One\n,Two\nhttps://a.example/3,\n,Four\nhttps://a.example/5,\n',
  );
  const waiting = () =>
    query(`
      select record_number, line_number, byte_offset, source_path
      from etl.rejects as r join etl.loads as l on l.id = r.load_id
      where replayed_at is null order by line_number`);
  const expected = (await waiting()).filter((_, index) => index % 2 === 1);
  expect(expected).toMatchObject([
    { record_number: 3n, line_number: 4n },
    { record_number: 5n, line_number: 6n },
  ]);
  const first = await replay(loadId, { synthesizeUrl: true });
  expect(first.replay?.rejects).toMatchObject([{ recordNumber: 3n, lineNumber: 4n }]);
  expect(await waiting()).toEqual(
    expected.map((place) => ({ ...place, source_path: `rejects of load ${loadId} (${source})` })),
  );
  const found = `update etl.rejects set raw = jsonb_set(raw::jsonb, '{title}', '"Five"')::text
    where replayed_at is null and record_number = 5`;
  await query(found);
  const second = await replay(first.replay?.loadId ?? null);
  expect(second.replay).toMatchObject({ inserted: 1, rejects: [{ recordNumber: 3n }] });
  expect(await waiting()).toMatchObject([
    {
      line_number: 4n,
      source_path: `rejects of load ${first.replay?.loadId} (${source})`,
    },
  ]);
});

test('rows whose parents were missing load after these', async () => {
  const { session } = place.database;
  const path = await place.files.write(
    'applied.csv',
    'user_email,url,effort,status\nada@x.org,https://a.example/1,low,submitted\nada@x.org,https://a.example/2,low,failed\n',
  );
  const refused = await loadApplications(session, path, lenient);
  expect(refused).toMatchObject({ read: 2, inserted: 0, rejected: 2 });
  await loadTable(
    session,
    'users',
    await place.files.write('u.csv', 'name,email\nAda,ada@x.org\n'),
    strict,
  );
  expect(await replay(refused.loadId)).toMatchObject({ replay: null, waiting: 2 });
  await loadPosts('url,title\nhttps://a.example/1,One\n');
  const replayed = await replay(refused.loadId);
  expect(replayed.replay).toMatchObject({ read: 2, inserted: 1, rejected: 1 });
  expect(await query('select application_status from nyx.applications')).toEqual([
    { application_status: 'submitted' },
  ]);
});

/** Has two sessions of their own do the same at once. */
async function twice<T>(work: (session: Session) => Promise<T>): Promise<T[]> {
  await using first = await connect(place.database.url, 'nyx-etl first');
  await using second = await connect(place.database.url, 'nyx-etl second');
  return await Promise.all([work(first), work(second)]);
}

const UNREADY = 'url,title\n,One\n,Two\nhttps://a.example/3,\nhttps://a.example/4,\n';
const stands = `select (select count(*)::integer from nyx.job_posts) as posts,
  (select count(*)::integer from etl.rejects where replayed_at is null) as waiting,
  (select sum(rows_inserted)::integer from etl.loads) as inserted`;

test('of two replays at once one loads the records, and what fails again waits once', async () => {
  const { loadId } = await loadPosts(UNREADY);
  const options = { ...strict, synthesizeUrl: true };
  const replays = await twice((session) => replayRejects(session, loadId ?? 0n, options));
  expect(replays.map(({ waiting }) => waiting).sort()).toEqual([0, 4]);
  expect(await query(stands)).toEqual([{ posts: 2, waiting: 2, inserted: 2 }]);
});

test('a replay and a mended file at once load each record once', async () => {
  const { loadId } = await loadPosts(UNREADY);
  const rejects = await query('select id from etl.rejects order by id');
  const mended = [
    'reject_id,url,title',
    ...rejects.map(({ id }, n) => `${id},https://b.example/${n},Mended`),
  ];
  const file = await place.files.write('mended.csv', `${mended.join('\n')}\n`);
  const options = { ...strict, synthesizeUrl: true };
  let turn = 0;
  await twice(async (session) => {
    if (turn++ === 0) await loadMended(session, file, options);
    else await replayRejects(session, loadId ?? 0n, options);
  });
  // Whichever came first: the replay can load two of them, the mended file all.
  expect(await query(stands)).toMatchObject([{ posts: 4, waiting: 0 }]);
});

test('a mended file still loads what replays have set aside anew since it was written', async () => {
  const { loadId } = await loadPosts(UNREADY);
  const mended = (await query('select id, record_number as n from etl.rejects order by id')).map(
    ({ id, n }) => `${id},https://b.example/${n},Mended ${n}`,
  );
  const file = await place.files.write('mended.csv', `reject_id,url,title\n${mended.join('\n')}\n`);
  const first = await replay(loadId, { synthesizeUrl: true });
  expect(first.replay).toMatchObject({ inserted: 2, rejected: 2 });
  const loaded = await loadMended(place.database.session, file, strict);
  expect(loaded).toMatchObject({
    resolved: 2,
    loads: [{ loadId: first.replay?.loadId, waiting: 2 }],
  });
  expect(await query('select job_title from nyx.job_posts order by job_title')).toEqual(
    ['Mended 3', 'Mended 4', 'One', 'Two'].map((job_title) => ({ job_title })),
  );
  expect(await query(stands)).toMatchObject([{ posts: 4, waiting: 0 }]);
  expect(await loadMended(place.database.session, file, strict)).toMatchObject({
    resolved: 4,
    loads: [],
  });
});
