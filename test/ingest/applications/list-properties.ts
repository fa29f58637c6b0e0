// What must not matter in a list: the order of its columns, how headers are spelled, columns that nobody knows, blank rows; and
// what a load of some columns leaves alone.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listDatabase, type StoredApplication } from './list-loading.ts';

const HEADERS = [
  'Company',
  'Position',
  'Date Applied',
  'Status',
  'Location',
  'Interview Date',
  'Score',
];
const seed = Number(process.env.NYX_TEST_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Rows of a list, a cell per header; each is another application. */
const lists = fc.array(
  fc.record({
    date: fc.constantFrom('', '2025-01-17', '2025-02-28', '2025-03-30'),
    status: fc.constantFrom('', 'Applied', 'Rejected', 'Interview', 'Offer', 'Saved', 'Withdrawn'),
    place: fc.constantFrom('', 'Berlin, Germany', 'Remote'),
    interview: fc.constantFrom('', '2025-04-01', 'yes'),
    score: fc.constantFrom('', '72%', '4/5'),
  }),
  { minLength: 1, maxLength: 6 },
);

const spellings = fc.record({
  order: fc.shuffledSubarray(HEADERS, { minLength: HEADERS.length }),
  spell: fc.constantFrom(
    (header: string) => header.toUpperCase(),
    (header: string) => ` ${header.toLowerCase()} `,
    (header: string) => header.replaceAll(' ', '_'),
    (header: string) => header.replaceAll(' ', ''),
  ),
  unknown: fc.nat({ max: 2 }),
  blank: fc.nat({ max: 2 }),
});

type Row = Record<string, string>;

const rowsOf = (
  cells: { date: string; status: string; place: string; interview: string; score: string }[],
): Row[] =>
  cells.map(({ date, status, place, interview, score }, n) => ({
    ...{ Company: `Company ${n}`, Position: `Analyst ${n}`, 'Date Applied': date, Status: status },
    ...{ Location: place, 'Interview Date': interview, Score: score },
  }));

function written(
  rows: readonly Row[],
  headers: readonly string[],
  spell = (header: string) => header,
): string {
  const lines = rows.map((row) => headers.map((header) => `"${row[header] ?? 'zzz'}"`).join(','));
  return `${headers.map(spell).join(',')}\n${lines.join('\n')}\n`;
}

/**
 * The companies whose rows contradict themselves: saved, and yet with a date of submission. Without its state such a
 * row says that it was sent.
 */
const sentSince = (rows: readonly Row[]) =>
  rows
    .filter((row) => row.Status === 'Saved' && row['Date Applied'] && !row['Interview Date'])
    .map((row) => row.Company);

/** What was loaded, without the ids. */
const loaded = (rows: StoredApplication[]) => rows.map(({ id: _, ...row }) => row);

/** Tries both on so many random lists. */
export function testListProperties(numRuns: number): void {
  test(
    `spelling, order, unknown columns and blank rows change nothing (NYX_TEST_SEED=${seed})`,
    { timeout: 400_000 },
    () =>
      fc.assert(
        fc.asyncProperty(lists, spellings, async (cells, { order, spell, unknown, blank }) => {
          const rows = rowsOf(cells);
          await using plain = await listDatabase();
          await plain.load(written(rows, HEADERS));
          await using other = await listDatabase();
          const headers = [...order, ...Array.from({ length: unknown }, (_, n) => `zzz ${n}`)];
          const blanks = `${','.repeat(headers.length - 1)}\n`.repeat(blank);
          await other.load(`${written(rows, headers, spell)}${blanks}`);
          expect(loaded(await other.applications())).toEqual(loaded(await plain.applications()));
        }),
        { seed, numRuns, endOnFailure: true },
      ),
  );

  test(
    `a load of some columns never changes the others (NYX_TEST_SEED=${seed})`,
    { timeout: 400_000 },
    () =>
      fc.assert(
        fc.asyncProperty(
          lists,
          fc.subarray(['Date Applied', 'Status', 'Location', 'Interview Date', 'Score']),
          async (cells, some) => {
            const rows = rowsOf(cells);
            await using db = await listDatabase();
            await db.load(written(rows, HEADERS));
            const before = await db.applications();
            const load = await db.load(written(rows, ['Company', 'Position', ...some]));
            const sent =
              some.includes('Status') || !some.includes('Date Applied') ? [] : sentSince(rows);
            expect(load).toMatchObject({
              ...{ inserted: 0, updated: sent.length, unchanged: rows.length - sent.length },
            });
            const others = (stored: StoredApplication[]) =>
              stored.filter(({ company }) => !sent.includes(company ?? undefined));
            expect(others(await db.applications())).toEqual(others(before));
          },
        ),
        { seed, numRuns, endOnFailure: true },
      ),
  );
}
