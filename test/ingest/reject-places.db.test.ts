// A reject tells its line, as an editor counts lines, and the offset of its first byte.
import { gzipSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { loadTable } from '../../src/ingest/load-table.ts';
import { lenient } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();

interface Stored {
  record_number: bigint | null;
  line_number: bigint | null;
  byte_offset: bigint | null;
}

/** The places of the rejects, in the order of the file, each as what stands there: the rest of its line. */
async function placesIn(content: string): Promise<string[]> {
  const { rows } = await place.database.session.pg.query<Stored>(
    'select record_number, line_number, byte_offset from etl.rejects order by byte_offset',
  );
  const lines = content.split(/\r\n|\r|\n/);
  const bytes = Buffer.from(content);
  return rows.map(({ record_number, line_number, byte_offset }) => {
    const line = lines[Number(line_number) - 1] ?? '';
    expect(line_number).not.toBeNull();
    expect(bytes.subarray(Number(byte_offset)).toString().startsWith(line)).toBe(true);
    return `${record_number}: ${line}`;
  });
}

test.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
])(
  'in a CSV with line breaks in values, blank lines and lines that are no records, ended by %s',
  async (_, end) => {
    const content = [
      'name,email',
      '"Ada\n\n""Countess""",ada@example.org',
      'too,many,cells',
      '',
      '"Zoë\nwith two lines",',
      'one',
      ',no-name@example.org',
      '"a ""quoted"", b",',
    ].join(end);
    const path = await place.files.write('people.csv', content);
    const summary = await loadTable(place.database.session, 'users', path, lenient);
    expect(summary).toMatchObject({ inserted: 1, rejected: 5 });
    expect(await placesIn(content)).toEqual([
      'null: too,many,cells',
      '2: "Zoë',
      'null: one',
      '3: ,no-name@example.org',
      '4: "a ""quoted"", b",',
    ]);
  },
);

test('with a byte order mark, other delimiters and escapes, packed', async () => {
  const content = '\uFEFFname;email\n"A \\"b\\"; c\nd";a@example.org\n"E \\"f\\"";\n';
  const path = await place.files.write('people.csv.gz', gzipSync(content));
  expect(await loadTable(place.database.session, 'users', path, lenient)).toMatchObject({
    inserted: 1,
  });
  const { rows } = await place.database.session.pg.query(
    'select line_number, byte_offset from etl.rejects',
  );
  expect(rows).toEqual([
    { line_number: 4n, byte_offset: BigInt(Buffer.from(content).lastIndexOf('"E')) },
  ]);
});

test('in NDJSON, whether it is no JSON or misses a value', async () => {
  const lines = [
    '{"name":"Ada","email":"ada@example.org"}',
    '',
    '{"name":"Bob"}',
    'nonsense',
    '[1]',
  ];
  const content = `${lines.join('\n')}\n`;
  const path = await place.files.write('people.ndjson', content);
  expect(await loadTable(place.database.session, 'users', path, lenient)).toMatchObject({
    inserted: 1,
    rejected: 3,
  });
  expect(await placesIn(content)).toEqual(['2: {"name":"Bob"}', '3: nonsense', '4: [1]']);
});

test('in NDJSON with a record that is too long, of which a copy is read: its lines alone', async () => {
  const long = JSON.stringify({ name: 'x'.repeat(3_000_000), email: 'long@example.org' });
  const lines = [
    '{"name":"Ada","email":"ada@example.org"}',
    '',
    long,
    '{"name":"Bob"}',
    'nonsense',
  ];
  const path = await place.files.write('people.ndjson', lines.join('\n'));
  expect(await loadTable(place.database.session, 'users', path, lenient)).toMatchObject({
    inserted: 1,
    rejected: 3,
  });
  const { rows } = await place.database.session.pg.query<Stored>(
    'select record_number, line_number, byte_offset from etl.rejects order by record_number',
  );
  expect(rows).toEqual([
    { record_number: 2n, line_number: 3n, byte_offset: null },
    { record_number: 3n, line_number: 4n, byte_offset: null },
    { record_number: 4n, line_number: 5n, byte_offset: null },
  ]);
});

test('of job posts, batch by batch', async () => {
  const lines = Array.from(
    { length: 60 },
    (_, n) => `"Title\n${n}",${n % 20 === 7 ? '' : `https://a.example/${n}`}`,
  );
  const content = `title,url\n${lines.join('\n')}\n`;
  const path = await place.files.write('posts.csv', content);
  const summary = await loadJobPosts(place.database.session, path, {
    ...lenient,
    synthesizeUrl: false,
    batchRows: 25,
  });
  expect(summary.rejects[0]).toMatchObject({ recordNumber: 8n, lineNumber: 16n });
  expect(await placesIn(content)).toEqual(['8: "Title', '28: "Title', '48: "Title']);
});

test('of job posts in NDJSON, whose record is kept as it stands in the file', async () => {
  const bad = '{ "url": null,  "title": "A", "id": 1.50, "tags": [ "x" ] }';
  const content = `{"url":"https://a.example/1","title":"B"}\n\n${bad}\n{"url":"https://a.example/2","title":"C","tags":["y","z"]}\n`;
  const path = await place.files.write('posts.ndjson', content);
  expect(await loadJobPosts(place.database.session, path, lenient)).toMatchObject({
    inserted: 2,
    rejected: 1,
  });
  expect(await placesIn(content)).toEqual([`2: ${bad}`]);
  const { rows } = await place.database.session.pg.query('select raw from etl.rejects');
  expect(rows).toEqual([{ raw: bad }]);
});

test('in a workbook it is the row of the sheet, in Markdown the line of the text', async () => {
  const rows = [
    ['Our people', null],
    [],
    ['name', 'email'],
    ['Ada', 'ada@example.org'],
    [],
    ['Zoë', null],
    ['name', 'email'],
    ['Bob', null],
  ];
  const book = await place.files.write(
    'people.xlsx',
    await writeXlsx({ sheets: [{ name: 'People', rows }] }),
  );
  const text = [
    '# Our people',
    '',
    '| name | email |',
    '|---|---|',
    '| Ada | a@example.org |',
    '',
    'and the others',
    '| name | email |',
    '|---|---|',
    '| Zoë | |',
  ];
  const note = await place.files.write('people.md', text.join('\n'));
  const { session } = place.database;
  const found: unknown[] = [];
  for (const path of [book, note]) {
    expect(await loadTable(session, 'users', path, lenient)).toMatchObject({ inserted: 1 });
    const { rows: rejects } = await session.pg.query<Stored>(
      'select record_number, line_number, byte_offset from etl.rejects order by record_number',
    );
    found.push(rejects.map((one) => Object.values(one)));
    await session.pg.query('delete from etl.rejects');
  }
  expect(found).toEqual([
    [
      [2n, 6n, null],
      [3n, 8n, null],
    ],
    [[2n, 10n, null]],
  ]);
});
