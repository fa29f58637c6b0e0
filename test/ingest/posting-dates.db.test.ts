// Dates as people and programs write them, in every format of a file of job posts.
import { describe, expect, test } from 'vitest';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { replayRejects } from '../../src/ingest/replay-rejects.ts';
import { type Cells, FORMATS } from './file-formats.ts';
import { lenient, strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

function post(title: string, cells: Cells): Cells {
  return { title, company: 'Nordwind', url: `https://nordwind.example/${title}`, ...cells };
}

async function dates(): Promise<(string | null)[]> {
  const { rows } = await place.database.session.pg.query<{ at: string | null }>(
    'select posting_datetime as at from nyx.job_posts order by job_title',
  );
  return rows.map(({ at }) => at);
}

async function load(name: string, records: readonly Cells[], options: object = {}) {
  const path = await place.files.write(`jobs.${name}`, (await FORMATS[name]?.(records)) ?? '');
  return loadJobPosts(place.database.session, path, { ...strict, ...options });
}

test.each(Object.keys(FORMATS))('dates that say all, in a file of %s', async (name) => {
  const written = [
    ['5-Jan-25', '2025-01-05T00:00:00Z'],
    ['2025-01-05 10:15 AM', '2025-01-05T10:15:00Z'],
    ['Sun Jan 05 2025 10:15:00 GMT+0100 (Central European Time)', '2025-01-05T09:15:00Z'],
    ['January 5th, 2025 at 3:15 PM EST', '2025-01-05T20:15:00Z'],
    ['20250105T101500Z', '2025-01-05T10:15:00Z'],
    ['2025-01-05T10:15:00+01:00[Europe/Berlin]', '2025-01-05T09:15:00Z'],
    ['5 days ago', '2025-04-05T00:00:00Z'],
    ['Posted 30+ Days Ago', null],
    ['Today', '2025-04-10T00:00:00Z'],
  ] as const;
  const posts = written.map(([date], n) => post(`A${n}`, { date, scraped_at: '2025-04-10' }));
  const { notes } = await load(name, posts);
  expect(await dates()).toEqual(written.map(([, instant]) => instant));
  expect(notes).toEqual({ posting_datetime: { 'not understood, left empty': 1 } });
});

describe('what a date does not say', () => {
  test('is the order of day and month: another column tells it, or the note how to', async () => {
    await load('json', [
      post('A', { date: '09/05/2025', expirationDate: '20/06/2025' }),
      post('B', { date: '12/05/2025', expirationDate: '23/06/2025' }),
    ]);
    expect(await dates()).toEqual(['2025-05-09T00:00:00Z', '2025-05-12T00:00:00Z']);
    const { notes } = await load('csv', [post('C', { date: '09/05/2025' })]);
    expect(Object.keys(notes.posting_datetime ?? {})).toEqual([
      expect.stringContaining('--date-order'),
    ]);
  });

  test('is the day that it counts from, which --as-of tells', async () => {
    const posts = [post('D', { posted: 'vor 3 Tagen' })];
    const untold = await load('csv', posts);
    expect(Object.keys(untold.notes.posting_datetime ?? {})).toEqual([
      expect.stringContaining('--as-of'),
    ]);
    await load('csv', posts, { asOf: '2025-05-04' });
    expect(await dates()).toEqual(['2025-05-01T00:00:00Z']);
  });
});

test('a replay counts from the day that the load had been told', async () => {
  const path = await place.files.write(
    'jobs.csv',
    'title,url,posted\nA,https://a.example/1,Today\n,https://a.example/2,3 days ago\n',
  );
  const { session } = place.database;
  const loaded = await loadJobPosts(session, path, { ...lenient, asOf: '2025-04-10' });
  await session.pg.query(`update etl.rejects set raw = jsonb_set(raw::jsonb, '{title}', '"B"')`);
  await replayRejects(session, loaded.loadId ?? 0n, { ...lenient, map: {} });
  expect(await dates()).toEqual(['2025-04-10T00:00:00Z', '2025-04-07T00:00:00Z']);
});
