// H9: a cell of 200 kB where a few words are expected takes no time, and what is left empty is counted.
import { expect, it } from 'vitest';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { strict } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();
const LONG = 200_000;
const cell = (piece: string): string =>
  `"${piece.repeat(LONG / piece.length).replaceAll('"', '""')}"`;

it.each([
  ['salary', '1', 'compensation'],
  ['salary', '1 ', 'compensation'],
  ['location', '( ', 'raw_location'],
  ['location', ' or', 'raw_location'],
  ['tags', ',', null],
  ['tags', '(,', null],
  ['tags', "['\\", null],
  ['date', '1/', 'posting_datetime'],
  ['remote', 'anywhere ', null],
])('of %s, all of %j', async (column, piece, noted) => {
  const header = ['title', 'url', 'company', 'salary', 'location', 'tags', 'date', 'remote'];
  const row = header.map((name) =>
    name === column ? cell(piece) : ({ title: 'Cook', url: 'https://a.test/1' }[name] ?? ''),
  );
  const plain = header.map(
    (name) => ({ title: 'Baker', url: 'https://a.test/2', salary: '$50,000 a year' })[name] ?? '',
  );
  const lines = [header.join(','), row.join(','), plain.map((value) => `"${value}"`).join(',')];
  const path = await place.files.write('posts.csv', `${lines.join('\n')}\n`);
  const started = process.cpuUsage();
  const summary = await loadJobPosts(place.database.session, path, {
    ...strict,
    synthesizeUrl: false,
  });
  const { user } = process.cpuUsage(started);
  expect(summary).toMatchObject({ read: 2, rejected: 0 });
  expect(user / 1e6).toBeLessThan(20);
  if (noted !== null) expect(Object.values(summary.notes[noted] ?? {})).toEqual([1]);
});
