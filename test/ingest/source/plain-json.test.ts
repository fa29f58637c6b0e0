// Lines of JSON that are all plain objects are read in a quicker way, which must give the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openReader, type Reader } from '../../../src/ingest/duckdb/reader.ts';
import { arePlainLines } from '../../../src/ingest/source/json-lines.ts';
import { readJsonLines } from '../../../src/ingest/source/read-json.ts';
import { createRecordView } from '../../../src/ingest/source/stage-query.ts';
import type { TabularSource } from '../../../src/ingest/source/tabular-source.ts';
import { fixtureFolder } from '../fixture-files.ts';

const name = fc.constantFrom(
  'url',
  'title',
  'Title',
  'a"b',
  "it's",
  'é',
  'x.y/z~',
  'raw',
  'text_0',
);
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('', 'null', '\0', '\n', '\u2028', '\ufeff', '2024-01-31', '12:30', ' a ', '{'),
);
/** As it stands in a file. */
const scalar = fc.oneof(
  text.map((said) => JSON.stringify(said)),
  fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map(String),
  fc.double({ min: 0.001, max: 1e15, noNaN: true }).map(String),
  fc.constantFrom('true', 'false', 'null', '1.50', '-0', '"\\u00e9\\/\\ud83d\\ude00"'),
);
const list = fc.array(scalar, { maxLength: 3 }).map((values) => `[${values.join(', ')}]`);
const line = fc
  .dictionary(name, fc.oneof(scalar, list), { minKeys: 1, maxKeys: 4 })
  .map((said) => Object.entries(said).map(([key, value]) => `${JSON.stringify(key)}: ${value}`))
  .map((pairs) => `{${pairs.join(',')}}`);
const odd = fc.constantFrom(
  ...['', '  ', '{}', '{"url": 1, "url": 2}', '{"url": {"a": 1}}', '[1]', '"text"', 'null'],
  ...['{"url": 1},', ' {"url": 1}', '{"url": 1,}', '{"url": 1} {"url": 2}', '{"url": 01}', '{"'],
  ...['{"": 1}', '{"\\u0000": 1}', '{"url": "\\ud800"}', '{"url": 1e400}', '{"url": NaN}'],
  ...['{"url": "\x01"}', '{"url": "{{"}', '\ufeff{"url": 1}'],
);

/** The records of a file by one of its views, and whether it has a quicker one. */
async function readBoth(reader: Reader, path: string) {
  const reading = await readJsonLines(
    reader,
    { path, format: 'ndjson', isMarked: false, places: 'lines and bytes' },
    path,
  );
  await createRecordView(reader, reading as unknown as TabularSource);
  const columns = reading.columns.map((_, index) => `column_${index}`).join(', ');
  const [slow, quick] = await Promise.all(
    ['record', 'record_text'].map((view) =>
      reader.rows(`select record_number, broken, ${columns} from ${view} order by all`),
    ),
  );
  return { slow, quick, isQuick: reading.texts !== undefined };
}

test('plain lines of JSON say the same by both ways, and others are read by one', async () => {
  await using folder = await fixtureFolder();
  await using reader = await openReader();
  const quick = { plain: 0, odd: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 5 }),
      fc.option(odd, { freq: 2 }),
      fc.nat({ max: 4 }),
      async (lines, added, place) => {
        const all = added === null ? lines : lines.toSpliced(place, 0, added);
        const path = await folder.write('posts.ndjson', `${all.join('\n')}\n`);
        fc.pre(await arePlainLines(path));
        const both = await readBoth(reader, path);
        expect(both.quick).toEqual(both.slow);
        await reader.connection.run('drop table reject_errors; drop table reject_scans');
        if (both.isQuick) quick[added === null ? 'plain' : 'odd']++;
      },
    ),
    { numRuns: 150 },
  );
  expect(quick.plain).toBeGreaterThan(15);
  expect(quick.odd).toBeGreaterThan(2);
}, 120_000);
