// Everybody waits for what a command loads: it is what the command needs.
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../src/package-root.ts';

/** Says at the end what was loaded. */
const preload = `
  import { registerHooks } from 'node:module';
  const urls = [];
  registerHooks({ load: (url, context, next) => { urls.push(url); return next(url, context); } });
  process.on('exit', () => process.stderr.write(urls.map((url) => '\\nloaded ' + url).join('')));`;

/** The modules that a command loads, by their paths from the package's folder. */
async function loadedBy(...words: string[]): Promise<string[]> {
  const hook = ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
  const program = join(packageRoot, 'src/program.ts');
  const stderr = await new Promise<string>((done) =>
    execFile(process.execPath, [...hook, program, ...words], (_error, _stdout, said) => done(said)),
  );
  const urls = stderr.match(/(?<=^loaded file:\/\/).+/gm) ?? [];
  return urls.map((url) => url.replace(packageRoot, ''));
}

/** The packages that modules are of. */
const packagesOf = (modules: readonly string[]) =>
  new Set(modules.flatMap((path) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []));

test.each([[['--help']], [['ingest', '--help']], [['--version']]])(
  '%j loads no package but the one that finds near names',
  async (words) => {
    const modules = await loadedBy(...words);
    expect(modules).toContain('/src/program.ts');
    expect([...packagesOf(modules)].filter((name) => name !== 'fastest-levenshtein')).toEqual([]);
    expect(modules.length).toBeLessThan(40);
  },
);

test('a report loads no driver of PostgreSQL, and no format that it is not printed in', async () => {
  const modules = await loadedBy('report', '--overview', '--warehouse', join(tmpdir(), 'none'));
  const packages = packagesOf(modules);
  expect(packages).toContain('@duckdb/node-api');
  for (const other of ['pg', 'kysely', 'd3-scale', 'pino', 'imapflow', 'nodemailer', 'hucre'])
    expect(packages, other).not.toContain(other);
  expect(modules.filter((path) => /render\/(html|markdown|xlsx)|site\//.test(path))).toEqual([]);
});
