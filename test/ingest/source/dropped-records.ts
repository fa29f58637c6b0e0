import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openReader } from '../../../src/ingest/duckdb/reader.ts';
import { findOpenQuote } from '../../../src/ingest/source/find-open-quote.ts';
import { fixtureFolder } from '../fixture-files.ts';

/** So many bytes of a file are looked at together. */
const CHUNK = 256 * 1024;
const HEADER = 'a,b\n';

/** Compares what is found in so many random files with what DuckDB gives by one thread and by several. */
export function testDroppedRecords(files: number): void {
  test('finds a quote exactly where DuckDB keeps silent of a record that it has dropped', async () => {
    await using folder = await fixtureFolder();
    await using reader = await openReader();
    let dropped = 0;
    /** The records of a small file, and the lines that errors are told of, however many of one. */
    const told = async (path: string, parallel: boolean) => {
      const rows = await reader.rows(
        `from read_csv('${path}', auto_detect = false, header = true, columns = {'a': 'VARCHAR', 'b': 'VARCHAR'},
        delim = ',', quote = '"', escape = '"', store_rejects = true, parallel = ${parallel})`,
      );
      const lines = await reader.rows('select distinct line from reject_errors order by line');
      await reader.connection.run('drop table reject_errors; drop table reject_scans');
      return JSON.stringify([rows, lines]);
    };
    const letters = fc.constantFrom('a', ',', '"', '"', '\n', ' ');
    await fc.assert(
      fc.asyncProperty(
        fc.array(letters, { minLength: 1, maxLength: 14 }),
        fc.nat({ max: 14 }),
        async (text, before) => {
          const small = `${HEADER}${text.join('')}`;
          const path = await folder.write('posts.csv', small);
          const isDropped = (await told(path, true)) !== (await told(path, false));
          if (isDropped) dropped++;
          const filled = `${HEADER}${'x'.repeat(CHUNK - HEADER.length - before - 3)},y\n`;
          for (const [start, whole] of [
            [HEADER, small],
            [filled, `${filled}${text.join('')}`],
          ] as const) {
            const at = await findOpenQuote(await folder.write('posts.csv', whole), {
              quote: '"',
              escape: '"',
              delimiter: ',',
            });
            expect(at !== null).toBe(isDropped);
            if (at !== null) expect(whole[at]).toBe('"');
            if (at !== null) expect(at).toBeGreaterThanOrEqual(start.length);
          }
        },
      ),
      { numRuns: files },
    );
    expect(dropped).toBeGreaterThan(files / 30);
  }, 120_000);
}
