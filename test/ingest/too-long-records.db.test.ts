// A record that is far too long is set aside and counted, and those around it are loaded, in every format.
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import { lenient } from './fixture-files.ts';
import { freshPlace } from './fresh-place.ts';

const place = freshPlace();
/** More than DuckDB's buffer takes. */
const FAR_TOO_LONG = 9_000_000;
/** Milliseconds for hangs alone: a second or two is what one takes. */
const TIME = 180_000;
const URL = 'https://a.example/';

async function load(name: string, content: string | Uint8Array) {
  const path = await place.files.write(name, content);
  return loadJobPosts(place.database.session, path, { ...lenient, synthesizeUrl: false });
}

const csvRow = (number: number, title = 'Cook') => `${URL}${number},${title}\n`;
const header = 'url,title\n';
const long = (piece = 'x', bytes = FAR_TOO_LONG) => piece.repeat(bytes / piece.length);

describe('in CSV', () => {
  test.each([
    ['the first and the last', [csvRow(1, long()), csvRow(2), csvRow(3, long())], [2n, 4n]],
    ['in quotes, with quotes and letters in it', [csvRow(1), csvRow(2, `"${long('ä""')}"`)], [3n]],
    [
      'in quotes that backslashes escape',
      [
        ...Array.from({ length: 6_000 }, (_, n) => csvRow(n, '"a\\"b"')),
        csvRow(0, `"${long('x\\"')}"`),
      ],
      [6_002n],
    ],
  ])(
    '%s',
    async (_, rows, lines) => {
      const summary = await load('posts.csv', `${header}${rows.join('')}${csvRow(99)}`);
      expect(summary).toMatchObject({ read: rows.length + 1, rejected: lines.length });
      expect(summary.reasons).toEqual({ line_size_over_maximum: lines.length });
      const { rows: places } = await place.database.session.pg.query(
        'select line_number from etl.rejects order by id',
      );
      expect(places.map(({ line_number }) => line_number)).toEqual(lines);
    },
    TIME,
  );

  test(
    'wherever in the buffer they begin, with line ends of two kinds among the others',
    async () => {
      const pairs = [1, 2, 3, 4, 5].map(
        (number) => csvRow(number) + csvRow(0, long('x', 5_000_000)),
      );
      const content = `${header}${pairs.join('')}`.replace('Cook\n', 'Cook\r\n');
      expect(await load('posts.csv', content)).toMatchObject({
        read: 10,
        inserted: 5,
        rejected: 5,
      });
    },
    TIME,
  );
});

describe('in other formats', () => {
  const posts = [1, 2, 3].map((number) => ({
    url: `${URL}${number}`,
    title: number === 2 ? long() : 'Cook',
  }));
  const cells = posts.map(({ url, title }) => [url, title]);
  const table = [['url', 'title'], ['---', '---'], ...cells].map((row) => `| ${row.join(' | ')} |`);
  test.each([
    ['ndjson', posts.map((post) => JSON.stringify(post)).join('\n')],
    ['json', JSON.stringify(posts)],
    ['md', table.join('\n')],
  ])('%s', async (ending, content) => {
    const summary = await load(`posts.${ending}`, content);
    expect(summary).toMatchObject({ read: 3, reasons: { record_too_long: 1 } });
    expect(summary.rejects[0]?.message).toBe('it is longer than 2,000,000 bytes');
  });

  test('a workbook', async () => {
    const rows = [['url', 'title'], ...cells];
    const workbook = await writeXlsx({ sheets: [{ name: 'Posts', rows }] });
    expect(await load('posts.xlsx', workbook)).toMatchObject({
      read: 3,
      reasons: { record_too_long: 1 },
    });
  });
});

test(
  'that a record is too long is said wherever its long value stands',
  async () => {
    const rows = `url,title,company\n${csvRow(1, 'Cook,Nordwind')}${long()},Cook,Nordwind\n`;
    expect(await load('posts.csv', rows)).toMatchObject({
      ...{ read: 2, inserted: 1 },
      reasons: { line_size_over_maximum: 1 },
    });
    await expect(load('posts.json', `[{"title":"${long()}","url":"${URL}1"}]`)).rejects.toThrow(
      'posts.json holds no records with named values: of the first, it is longer than 2,000,000 bytes',
    );
  },
  TIME,
);

test.each(['{"a":', '{"title":"Cook","url":"https://a.example/1"'])(
  'a file that is cut off within its only record is told as that: %s',
  async (content) => {
    for (const name of ['posts.json', 'posts.ndjson'])
      await expect(load(name, content)).rejects.toThrow(
        `${name} holds no records with named values: of the first, it is no JSON, or cut off`,
      );
  },
);

test('notes in Markdown without a table are told as that', async () => {
  await expect(load('notes.md', '# hi\n\nCooks, and others\n')).rejects.toThrow(
    'notes.md holds no table',
  );
});
