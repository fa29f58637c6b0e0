// What is published, and what is not: the files that `npm pack` would take.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../src/package-root.ts';

const packed: { files: { path: string; mode: number }[] }[] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: packageRoot,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
);
const paths = (packed[0]?.files ?? []).map(({ path }) => path);

test('the package holds what its commands read and its README links', () => {
  for (const needed of [
    ...['bin/nyx-etl.js', 'README.md', 'LICENSE', 'CHANGELOG.md', 'SECURITY.md', 'package.json'],
    ...['schema/0001_schemas.sql', 'schema/personal-data.tsv', 'knowledge/places.tsv'],
    ...[
      'docs/roles.md',
      'docs/metrics.md',
      'docs/json/README.md',
      'docs/decisions/0009-what-is-printed.md',
    ],
  ])
    expect(paths).toContain(needed);
  expect(paths.filter((path) => /^checks\/.+\.sql$/.test(path)).length).toBeGreaterThan(15);
  expect(paths.filter((path) => /^src\/.+\.sql$/.test(path)).length).toBeGreaterThan(50);
});

test('and nothing else: no tests, no sources that are compiled, no data, no secrets', () => {
  const known =
    /^(bin|dist|schema|checks|knowledge|docs)\/|^src\/.+\.sql$|^[A-Z]+\.md$|^LICENSE$|^package\.json$/;
  expect(paths.filter((path) => !known.test(path))).toEqual([]);
  const odd =
    /(^|\/)\.|\.(mbox|eml|csv|parquet|duckdb|pem|key|tgz|log|test\.\w+)$|^dist\/(test|bench)\//;
  expect(paths.filter((path) => odd.test(path))).toEqual([]);
});

test('every file that a document of the package links is in it', () => {
  const documents = paths.filter((path) => path.endsWith('.md'));
  const broken = documents.flatMap((path) =>
    linksOf(path).filter((link) => existsSync(join(packageRoot, link)) && !isPacked(link)),
  );
  expect(broken).toEqual([]);
});

test('every link of the README leads to something that is published', () => {
  const links = linksOf('README.md');
  expect(links.length).toBeGreaterThan(4);
  expect(links.filter((link) => !isPacked(link))).toEqual([]);
});

const isPacked = (link: string) =>
  paths.includes(link) || paths.some((path) => path.startsWith(`${link.replace(/\/$/, '')}/`));

function linksOf(document: string): string[] {
  const text = readFileSync(join(packageRoot, document), 'utf8');
  return [...text.matchAll(/\]\((?!\w+:)([^)#\s]+)/g)].map(([, link = '']) =>
    join(dirname(document), link),
  );
}
