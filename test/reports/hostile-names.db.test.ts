// Thirty names that act somewhere: in a terminal, a page, Markdown, a spreadsheet. In every format they are only text.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import stringWidth from 'string-width';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';
import { publishSearch, type SearchWarehouse } from './search-warehouse.ts';
import { openReader } from './site/browse-site.ts';

const NAMES = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(1+1)*cmd',
  '\t=1+1',
  '\r=1+1',
  '=HYPERLINK("http://evil.example","x")',
  '\uff1d1+1',
  '"=1+1',
  "'; drop table companies; --",
  '<script>console.log(1)</script>',
  '"><img src=x onerror=console.log(1)>',
  "' onmouseover='console.log(1)",
  '</title><h1>x</h1>',
  '</style><style>*{display:none}</style>',
  '<!-- x',
  '&lt;b&gt;',
  '[x](javascript:alert(1))',
  '![x](http://evil.example/x.png)',
  '`code` **bold** _it_ ~~no~~',
  '| a | b |',
  '# heading',
  'https://evil.example/path',
  'www.evil.example',
  '\u001b[31mred\u001b]0;title\u0007',
  '\u202eevil\u202c',
  'a\u200bb\ufeffc',
  'line\nbreak\u2028more',
  '👩‍👩‍👧‍👦 家族 株式会社',
  `${'W'.repeat(300)}`,
];

let search: SearchWarehouse;
let files: string;
beforeAll(async () => {
  search = await publishSearch(({ pg }) =>
    pg.query(
      `with
       named as (select name, place from unnest($1::text[]) with ordinality as n(name, place)),
       companies as (
           insert into nyx.companies (name, canonical_domain)
           select name, 'c' || place || '.example' from named returning id, name, canonical_domain
       ),
       posts as (
           insert into nyx.job_posts (company_id, job_title, source_url)
           select id, name, 'https://' || canonical_domain from companies returning id, job_title
       )
       insert into nyx.applications (user_id, session_id, job_post_id, effort_level, domain_name,
           application_status, application_started_at, application_submitted_at)
       select s.user_id, s.id, p.id, 'low', p.job_title, 'submitted', '2026-04-01Z', '2026-04-01Z'
       from posts as p, nyx.application_sessions as s where s.session_name = 'run 3'`,
      [NAMES],
    ),
  );
  files = await mkdtemp(join(tmpdir(), 'nyx-hostile-'));
});
afterAll(async () => {
  await rm(files, { recursive: true });
  await search[Symbol.asyncDispose]();
});

async function report(...words: string[]): Promise<CliResult> {
  const result = await runCli(['report', ...words, '--warehouse', search.out, '--quiet']);
  expect(result).toMatchObject({ code: 0, stderr: '' });
  return result;
}

const subjects = [['--session', 'run 3'], ['--overview'], ['--applications']];

test.each(subjects)('on a terminal nothing acts, and every line fits: %s %s', async (...words) => {
  const { stdout } = await report(...words.filter((word) => word !== undefined));
  expect(stdout).not.toMatch(/\p{Cc}(?<!\n)|[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u);
  for (const line of stdout.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(100);
});

test.each(subjects)(
  'as Markdown nothing is markup, a link or a picture: %s %s',
  async (...words) => {
    const { stdout } = await report(
      ...words.filter((word) => word !== undefined),
      '--format',
      'md',
    );
    expect(stdout).not.toMatch(
      /(^|[^\\])[[<`]|https?:|www\.evil|[\u200b\ufeff]|^# heading|\p{Cc}(?<!\n)/mu,
    );
  },
);

test('in CSV files no cell is a formula', async () => {
  for (const words of subjects)
    await report(...words, '--format', 'csv', '--out', join(files, 'csv'));
  const names = await readdir(join(files, 'csv'));
  expect(names.length).toBeGreaterThan(40);
  for (const name of names) {
    const text = await readFile(join(files, 'csv', name), 'utf8');
    expect(text, name).not.toMatch(/(^|[,;\t\r\n])"?[\s\p{Cf}]*[=+@\uff1d]/mu);
    expect(text, name).not.toMatch(/(^|[,;\t\r\n])"?-\d+\+/m);
  }
});

test('in a workbook every name is a text, and nothing is a formula', async () => {
  const file = join(files, 'applications.xlsx');
  await report('--applications', '--format', 'xlsx', '--out', file);
  const { sheets } = await readXlsx(await readFile(file));
  const [sheet] = sheets;
  const rows = sheet?.rows ?? [];
  expect(rows).toHaveLength(1 + NAMES.length + 10);
  for (const cells of rows)
    for (const cell of cells) expect(['string', 'object']).toContain(typeof cell);
  expect(rows.flat()).toContain("=cmd|' /C calc'!A0");
  expect([...(sheet?.cells?.values() ?? [])].filter(({ formula }) => formula)).toEqual([]);
});

test('in a browser nothing runs, and the names are read as they are', async () => {
  const file = join(files, 'overview.html');
  await report('--applications', '--format', 'html', '--out', file);
  await using browser = await openBrowser();
  const { page, complaints } = await openReader(browser);
  await page.goto(`file://${file}`);
  const text = await page.locator('table').textContent();
  for (const name of ['<script>console.log(1)</script>', '&lt;b&gt;', '</title><h1>x</h1>', '家族'])
    expect(text).toContain(name);
  expect(await page.locator('h1').count()).toBe(1);
  expect(await page.locator('img, a[href^=http]').count()).toBe(0);
  expect(complaints).toEqual([]);
});
