// An empty cell says nothing and a bare date little, within one list as across lists; and what no list dates has no date.
import { expect, test } from 'vitest';
import { listDatabase } from './list-loading.ts';

const told = 'Acme,Dev,2025-01-17 08:30,Rejected,high';

test.each([
  ['one list', [`${told}\nAcme,Dev,,,\nAcme,Dev,2025-01-17,,\nAcme,Dev,,Saved,`], {}],
  ['two lists', [told, 'Acme,Dev,,,\nAcme,Dev,2025-01-17,,\nAcme,Dev,,Saved,'], {}],
  [
    'one list of which the first rows count',
    [`Acme,Dev,,,\nAcme,Dev,2025-01-17,,\nAcme,Dev,,Saved,\n${told}`],
    { onDuplicate: 'first' as const },
  ],
])('a poorer row takes nothing away: %s', async (_, lists, options) => {
  await using db = await listDatabase();
  for (const rows of lists)
    await db.load(`Company,Role,Date Applied,Status,Effort\n${rows}\n`, options);
  expect(await db.applications()).toMatchObject([
    {
      ...{ status: 'submitted', sent: '2025-01-17 08:30', effort: 'high', hint: 'auto' },
      ...{ answers: 'rejection', history: 'submitted@2025-01-17' },
    },
  ]);
});

test('of rows of one application a state that is told by its own name counts, and what comes later goes on', async () => {
  await using db = await listDatabase();
  await db.load(`Company,Role,Status
Acme,Dev,Interview
Acme,Dev,
Bravo,Dev,Offer
Bravo,Dev,queued
Delta,Dev,queued
Delta,Dev,Applied
`);
  expect((await db.applications()).map(({ status }) => status)).toEqual([
    ...['submitted', 'queued', 'submitted'],
  ]);
});

test.each([
  ['Date', '', 'B,Dev,2026-07-01,\n'],
  ['Date', 'an unknown word', 'B,Dev,2026-07-01,Quux\n'],
  ['Date', 'an answer', 'B,Dev,2026-07-01,Interview\n'],
  ['Date Added', '', 'B,Dev,2026-07-01,\n'],
  ['Date Added', 'an answer', 'B,Dev,2026-07-01,Interview\n'],
])('a bare %s does not replace a day of sending, with the status %s', async (header, _, row) => {
  await using db = await listDatabase();
  await db.load(
    'Company,Role,Date Applied,Status,Interview Date\nB,Dev,2026-06-02,Offer,2026-06-11\n',
  );
  const before = await db.applications();
  await db.load(`Company,Role,${header},Status\n${row}`);
  expect(await db.applications()).toMatchObject([{ sent: '2026-06-02 12:00' }]);
  expect(before).toMatchObject([{ sent: '2026-06-02 12:00', interviews: '1@2026-06-11' }]);
  await db.load('Company,Role,Date,Status\nB,Dev,2026-06-03,Applied\n');
  expect(await db.applications()).toMatchObject([{ sent: '2026-06-03 12:00' }]);
});

test('what a list does not date has no date in the history, and what it dates later has that one', async () => {
  await using db = await listDatabase();
  await db.load(`Company,Role,Date Saved,Status
Acme,Dev,,Applied
Bravo,Dev,,Saved
Citron,Dev,2025-01-10,Saved
Delta,Dev,,Saved
Emil,Dev,,Skipped
`);
  await db.load(`Company,Role,Date Applied,Status
Bravo,Dev,,Applied
Citron,Dev,,Rejected
Delta,Dev,2025-02-01,Applied
`);
  const histories = (await db.applications()).map(({ history }) => history.split(' ').sort());
  expect(histories).toEqual([
    ...[['submitted'], ['queued', 'submitted'], ['queued@2025-01-10', 'submitted']],
    ...[['queued', 'submitted@2025-02-01'], ['skipped']],
  ]);
});
