import { expect, test } from 'vitest';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { cloneDatabase } from '../support/database.ts';
import { addApplication, addWorld, configure } from './facts.ts';

const asOf = '2026-12-31T00:00:00Z';
const names = ['company_metrics_daily'];

// Instants around a change of clocks (or, for Apia in 2011, around a day that does not exist), and their local days.
const zones: [string, [string, string][]][] = [
  [
    'Europe/Berlin',
    [
      ['2026-03-28T22:59:59Z', '2026-03-28'],
      ['2026-03-28T23:00:00Z', '2026-03-29'],
      ['2026-03-29T21:59:59Z', '2026-03-29'],
      ['2026-03-29T22:00:00Z', '2026-03-30'],
      ['2026-10-24T22:00:00Z', '2026-10-25'],
      ['2026-10-25T22:59:59Z', '2026-10-25'],
      ['2026-10-25T23:00:00Z', '2026-10-26'],
    ],
  ],
  [
    'America/New_York',
    [
      ['2026-03-08T04:59:59Z', '2026-03-07'],
      ['2026-03-08T05:00:00Z', '2026-03-08'],
      ['2026-03-09T03:59:59Z', '2026-03-08'],
      ['2026-11-01T04:00:00Z', '2026-11-01'],
      ['2026-11-02T04:59:59Z', '2026-11-01'],
    ],
  ],
  [
    'Asia/Kolkata',
    [
      ['2026-06-01T18:29:59Z', '2026-06-01'],
      ['2026-06-01T18:30:00Z', '2026-06-02'],
    ],
  ],
  [
    'Pacific/Apia',
    [
      ['2011-12-30T09:59:59Z', '2011-12-29'],
      ['2011-12-30T10:00:00Z', '2011-12-31'],
    ],
  ],
];

test.each(zones)('days begin and end at midnight in %s', async (timezone, instants) => {
  await using database = await cloneDatabase();
  const { session } = database;
  await configure(session, { timezone });
  await addWorld(session);
  for (const [n, [instant]] of instants.entries()) await addApplication(session, n, instant);
  await runTransforms(session, { asOf, names });
  const { rows } = await session.pg.query<{ date: string; sent: number }>(
    'select date::text, applications_sent as sent from nyx.company_metrics_daily order by date',
  );
  const expected = Map.groupBy(instants, ([, day]) => day);
  expect(rows).toEqual([...expected].map(([date, sent]) => ({ date, sent: sent.length })));
  expect(rows.reduce((sum, { sent }) => sum + sent, 0)).toBe(instants.length);
});

test('another reporting zone rebuilds every day', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session);
  await addApplication(session, 1, '2026-06-01T23:30:00Z');
  await runTransforms(session, { asOf, names });
  await configure(session, { timezone: 'Asia/Kolkata' });
  const { transforms } = await runTransforms(session, { asOf, names });
  expect(transforms.at(-1)?.reason).toMatch(/reporting configuration changed/);
  const { rows } = await session.pg.query('select date::text from nyx.company_metrics_daily');
  expect(rows).toEqual([{ date: '2026-06-02' }]);
});

test('an application becomes a ghost by time alone, and only its company is due', async () => {
  await using database = await cloneDatabase();
  const { session } = database;
  await addWorld(session, 2);
  await addApplication(session, 1, '2026-03-01T12:00:00Z', 1);
  await addApplication(session, 2, '2026-03-20T12:00:00Z', 2);
  const run = (at: string) => runTransforms(session, { asOf: at, names: ['company_properties'] });
  const ghostRates = async () =>
    (
      await session.pg.query(
        `select value from nyx.company_properties where key = 'ghost_rate' order by company_id`,
      )
    ).rows.map(({ value }) => value);
  await run('2026-03-31T12:00:00Z');
  expect(await ghostRates()).toEqual([0, 0]);
  const { transforms } = await run('2026-03-31T12:00:01Z');
  expect(transforms.at(-1)).toMatchObject({ keys: 1, reason: '1 by time alone' });
  expect(await ghostRates()).toEqual([1, 0]);
});

test('a reporting configuration that makes no sense is refused with a hint', async () => {
  await using database = await cloneDatabase();
  await configure(database.session, { timezone: 'Europe/Atlantis' });
  await expect(runTransforms(database.session, { asOf, names })).rejects.toMatchObject({
    exitCode: 2,
    hint: expect.stringContaining('Europe/Berlin'),
  });
});
