import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckDb } from '../src/database/duckdb.ts';
import { openSession } from '../src/database/open-session.ts';
import { schemas } from '../src/json/index.ts';
import { packageRoot } from '../src/package-root.ts';
import { inspect, openReader } from './reports/site/browse-site.ts';
import { walkSite } from './reports/site/read-in-browser.ts';
import { openBrowser } from './support/browser.ts';
import { type CliResult, runProgram } from './support/run-cli.ts';

const MINUTES = 60_000;
let folder: string;
let home: string;
let first: CliResult;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nyx-etl-demo-'));
  await chmod(folder, 0o755);
  home = join(folder, 'nyx-demo');
  first = await runProgram(['demo', '--dir', home]);
}, 5 * MINUTES);

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the demo ends with a session report whose numbers are not zero', () => {
  expect(first.stderr).toContain('0 errors');
  expect(first.code).toBe(0);
  expect(first.stdout).toMatch(/applications +200 +\d+ sent without an error, \d+ failed/);
  expect(first.stdout).toMatch(/answered +[1-9]\d* /);
});

test(
  'a second demo in the same folder finds everything loaded, and says the same',
  async () => {
    const second = await runProgram(['demo', '--dir', home]);
    expect(second.code).toBe(0);
    expect(second.stdout).toBe(first.stdout);
    expect(second.stderr).not.toMatch(/= inserted/);
    expect(second.stderr).toContain('session_digests              0 keys, 0 rows new, 0 changed');
  },
  5 * MINUTES,
);

test(
  'with --json the demo prints the report as one object',
  async () => {
    const { code, stdout } = await runProgram(['demo', '--dir', home, '--json', '--quiet']);
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(schemas['report-session']?.parse(report)).toEqual(report);
  },
  5 * MINUTES,
);

test(
  'every table has as many rows in Parquet and in nyx.duckdb as in PostgreSQL',
  async () => {
    const warehouse = join(home, 'exports', 'analyst', 'latest');
    const { tables } = JSON.parse(await readFile(join(warehouse, 'manifest.json'), 'utf8'));
    await using session = await openSession({ kind: 'embedded', home }, 'test');
    await using duckDb = await openDuckDb(join(warehouse, 'nyx.duckdb'), { readOnly: true });
    const { rows } = await session.pg.query<{ name: string }>(
      `select viewname as name from pg_views where schemaname = 'corrected' order by 1`,
    );
    const names = rows.map(({ name }) => name);
    expect(names).toHaveLength(39);
    expect(tables.map((table: { name: string }) => table.name)).toEqual(
      expect.arrayContaining(names),
    );
    for (const name of names) {
      const stored = await session.pg.query<{ rows: string }>(
        `select count(*)::text as rows from corrected.${name}`,
      );
      const inDuckDb = await duckDb.rows<{ rows: string }>(
        `select count(*) as rows from raw."${name}"`,
      );
      const inParquet = await duckDb.rows<{ rows: string }>(
        `select count(*) as rows from '${join(warehouse, 'parquet', name, '**/*.parquet')}'`,
      );
      expect({ name, inDuckDb, inParquet }).toEqual({
        name,
        inDuckDb: stored.rows,
        inParquet: stored.rows,
      });
    }
  },
  2 * MINUTES,
);

test(
  "the README's commands work on the demo",
  async () => {
    const readme = await readFile(join(packageRoot, 'README.md'), 'utf8');
    const lines = [...readme.matchAll(/^\$ npx nyx-etl (.+)$/gm)].map((match) => match[1] ?? '');
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) {
      const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(
        ([, quoted, plain]) => quoted ?? plain ?? '',
      );
      const inFolder = words.map((word) => word.replace(/^nyx-demo/, home));
      const { code, stderr } = await runProgram(inFolder, { NYX_HOME: home });
      expect({ line, code, stderr: code === 0 ? '' : stderr }).toEqual({
        line,
        code: 0,
        stderr: '',
      });
    }
  },
  5 * MINUTES,
);

test(
  "the demo's site is whole in a browser: on a phone, on paper, in light and dark, and without barriers",
  async () => {
    const site = join(folder, 'site');
    const words = ['report', '--all', '--out', site, '--warehouse', join(home, 'exports')];
    expect((await runProgram(words)).code).toBe(0);
    for (const name of await readdir(site))
      expect((await stat(join(site, name))).size, name).toBeLessThan(300_000);
    await using browser = await openBrowser();
    const { titles, found, pdfs } = await walkSite(browser, site);
    expect(found).toEqual([]);
    expect(titles[0]).toBe('The search so far');
    expect(titles[1]).toContain('run 12');
    expect(titles.slice(3)).toEqual([
      'Applications',
      expect.stringContaining('Applications sent in 2026-'),
      'Companies',
      'Pipeline health',
    ]);
    for (const pdf of pdfs) expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  },
  5 * MINUTES,
);

test('the checks of pages find what is cut, and what is hard to read', async () => {
  await using browser = await openBrowser();
  const { page } = await openReader(browser, true);
  await page.setContent(`<html lang="en"><title>x</title><main><h1>x</h1>
    <section style="width: 300px; background: #fff"><p style="color: #999">${'pale '.repeat(3)}</p>
    <table style="width: 500px"><tr><td>wide</td></tr></table></section></main>`);
  const found = (await inspect(page)).join('\n');
  expect(found).toMatch(/1400 wide: TABLE of .* ends at/);
  expect(found).toMatch(/light: color-contrast: p/);
  expect(found).toContain('on paper: TR may be cut');
});
