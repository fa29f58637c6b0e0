// The demo again in the same folder, for programs, the README's commands on it, and its site in a browser.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { schemas } from '../src/json/index.ts';
import { packageRoot } from '../src/package-root.ts';
import { inspect, openReader } from './reports/site/browse-site.ts';
import { walkSite } from './reports/site/read-in-browser.ts';
import { openBrowser } from './support/browser.ts';
import { demoHome } from './support/demo-home.ts';
import { runCli, runProgram } from './support/run-cli.ts';

const MINUTES = 60_000;
const demo = demoHome();

test(
  'a second demo in the same folder finds everything loaded, and says the same',
  async () => {
    const second = await runProgram(['demo', '--dir', demo.home]);
    expect(second.code).toBe(0);
    expect(second.stdout).toBe(demo.first.stdout);
    expect(second.stderr).not.toMatch(/= inserted/);
    expect(second.stderr).toContain('session_digests              0 keys, 0 rows new, 0 changed');
  },
  5 * MINUTES,
);

test(
  'with --json the demo prints the report as one object',
  async () => {
    const { code, stdout } = await runProgram(['demo', '--dir', demo.home, '--json', '--quiet']);
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(schemas['report-session']?.parse(report)).toEqual(report);
  },
  5 * MINUTES,
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
      const inFolder = words.map((word) => word.replace(/^nyx-demo/, demo.home));
      const { code, stderr } = await runCli(inFolder, { NYX_HOME: demo.home });
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
    const site = join(demo.folder, 'site');
    const words = ['report', '--all', '--out', site, '--warehouse', join(demo.home, 'exports')];
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
