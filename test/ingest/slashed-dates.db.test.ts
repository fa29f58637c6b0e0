// faults.md D10: what 06/01/26 means is told by the whole column or by --date-order, never row by row.
import { expect, test } from 'vitest';
import { loadTable } from '../../src/ingest/load-table.ts';
import { replayRejects } from '../../src/ingest/replay-rejects.ts';
import { lenient } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

async function load(dates: readonly string[], options: object = {}) {
  const lines = dates.map((date, n) => `Person ${n},p${n}@example.org,${date}`);
  const path = await place.files.write(
    'people.csv',
    `name,email,created_at\n${lines.join('\n')}\n`,
  );
  return loadTable(place.database.session, 'users', path, { ...lenient, ...options });
}

async function stored(): Promise<string[]> {
  const { rows } = await place.database.session.pg.query(
    'select created_at from nyx.users order by email',
  );
  return rows.map(({ created_at }) => created_at);
}

test.each([
  [
    'day first, as one date can only be',
    ['06/01/26', '13/01/2026 10:30'],
    {},
    ['2026-01-06T00:00:00Z', '2026-01-13T10:30:00Z'],
  ],
  [
    'month first, as one date can only be',
    ['06/01/26', '1/13/2026'],
    {},
    ['2026-06-01T00:00:00Z', '2026-01-13T00:00:00Z'],
  ],
  [
    'with hyphens, a time of day and two digits of the year',
    ['06-01-26 3:15 PM', '13-01-2026'],
    {},
    ['2026-01-06T15:15:00Z', '2026-01-13T00:00:00Z'],
  ],
  [
    'in words, as programs write them and as spreadsheets count them',
    ['5-Jan-25', '"January 5th, 2025 at 3:15 PM EST"', '20250105T101500Z', '45662'],
    {},
    [
      '2025-01-05T00:00:00Z',
      '2025-01-05T20:15:00Z',
      '2025-01-05T10:15:00Z',
      '2025-01-05T00:00:00Z',
    ],
  ],
  [
    'told by how long ago it was',
    ['3 days ago', 'gestern'],
    { asOf: '2025-04-10' },
    ['2025-04-07T00:00:00Z', '2025-04-09T00:00:00Z'],
  ],
  ['year first', ['2026/01/06'], {}, ['2026-01-06T00:00:00Z']],
  [
    'told',
    ['06.01.26', '2026-02-03'],
    { dateOrder: 'dmy' },
    ['2026-01-06T00:00:00Z', '2026-02-03T00:00:00Z'],
  ],
])('%s', async (_, dates, options, expected) => {
  expect(await load(dates, options)).toMatchObject({ rejected: 0 });
  expect(await stored()).toEqual(expected);
});

test('what no column and nobody tells is set aside, and loads when it is told', async () => {
  const summary = await load(['06/01/26', '2026-02-03']);
  expect(summary).toMatchObject({ inserted: 1, rejected: 1, reasons: { bad_date: 1 } });
  expect(summary.rejects[0]).toMatchObject({
    recordNumber: 1n,
    columnName: 'created_at',
    message: expect.stringContaining('--date-order'),
  });
  const replay = { ...lenient, map: {}, dateOrder: 'mdy' } as const;
  await replayRejects(place.database.session, summary.loadId ?? 0n, replay);
  expect(await stored()).toEqual(['2026-06-01T00:00:00Z', '2026-02-03T00:00:00Z']);
});

test('no order fits all of them: none is guessed; a day that is none is set aside', async () => {
  expect(await load(['13/01/2026', '01/13/2026'])).toMatchObject({ reasons: { bad_date: 2 } });
  expect(await load(['13/01/2026', '31/02/2026'], { dateOrder: 'dmy' })).toMatchObject({
    inserted: 1,
    reasons: { bad_date: 1 },
  });
});

test('a replay keeps the order that the whole column had told', async () => {
  const path = await place.files.write(
    'two.csv',
    'name,email,created_at\nA,a@x.org,13/01/2026\n,b@x.org,06/01/2026\n',
  );
  const loaded = await loadTable(place.database.session, 'users', path, lenient);
  await place.database.session.pg.query(
    `update etl.rejects set raw = jsonb_set(raw::jsonb, '{name}', '"B"')`,
  );
  await replayRejects(place.database.session, loaded.loadId ?? 0n, { ...lenient, map: {} });
  expect(await stored()).toEqual(['2026-01-13T00:00:00Z', '2026-01-06T00:00:00Z']);
});

test('another column of the file tells the order, and how long ago needs a day', async () => {
  const path = await place.files.write(
    'people.csv',
    'name,email,created_at,left\nA,a@x.org,06/01/2026,20/06/2026\nB,b@x.org,3 days ago,\n',
  );
  const summary = await loadTable(place.database.session, 'users', path, lenient);
  expect(await stored()).toEqual(['2026-01-06T00:00:00Z']);
  expect(summary.rejects).toMatchObject([{ message: expect.stringContaining('--as-of') }]);
});
