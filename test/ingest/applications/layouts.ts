// Public layouts of trackers, bots and archives: each loads with at most --user, and says the same in the tables.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layoutsOfPeople } from './layouts-of-people.ts';
import { layoutsOfPrograms } from './layouts-of-programs.ts';
import { listDatabase } from './list-loading.ts';

export const layouts = [...layoutsOfPeople, ...layoutsOfPrograms];

/**
 * Loads one in `every` layout into one database, a test for each; then one in `again` of these once more, of which nothing
 * changes.
 */
export function testLayouts(every: number, again: number): void {
  const loaded = layouts.filter((_, at) => at % every === 0);
  let db: Awaited<ReturnType<typeof listDatabase>>;
  const known = new Set<string>();

  beforeAll(async () => {
    db = await listDatabase('name,email\nAda,ada@example.org\nBob,bob@example.org\n');
  });
  afterAll(() => db[Symbol.asyncDispose]());

  test.each(loaded)('$source', async ({ text, name, expected }) => {
    const load = await db.load(text, { user: 'ada@example.org' }, name);
    expect(load).toMatchObject({ rejected: 0, duplicate: 0, inserted: expected.length });
    const stored = (await db.applications()).filter(({ id }) => !known.has(id));
    for (const { id } of stored) known.add(id);
    const told = stored.map(({ company, title, status, sent, answers, interviews }) =>
      [
        company ?? '-',
        title,
        status,
        sent?.slice(0, 10) ?? '-',
        answers || '-',
        interviews || '-',
      ].join(' | '),
    );
    expect(told.toSorted()).toEqual(expected.toSorted());
  });

  test(`one in ${again} loaded again, nothing of them changes`, async () => {
    const before = await db.applications();
    const some = loaded.filter((_, at) => at % again === 0);
    for (const { text, name, source } of some) {
      const load = await db.load(text, { user: 'ada@example.org' }, name);
      expect({ ...load, source }).toMatchObject({ source, inserted: 0, updated: 0, rejected: 0 });
    }
    expect(await db.applications()).toEqual(before);
  }, 180_000);
}
