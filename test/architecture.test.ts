import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../src/package-root.ts';

const rooms = [
  ...['ingest', 'transforms', 'exports', 'reports'],
  ...['scheduler', 'erasure', 'operations'],
];

/** What the files of a part of the house may import, besides their own part and packages. */
const allowed: Record<string, string[]> = {
  ground: [],
  configuration: ['ground'],
  knowledge: ['ground'],
  mail: ['ground', 'knowledge'],
  definitions: ['ground'],
  database: ['ground', 'definitions'],
  ledger: ['ground', 'database'],
  ...Object.fromEntries(
    rooms.map((room) => [
      room,
      ['ground', 'configuration', 'knowledge', 'mail', 'definitions', 'database', 'ledger'],
    ]),
  ),
  schema: ['ground', 'knowledge', 'database', 'transforms'],
  operations: ['ground', 'configuration', 'database', 'ledger', 'schema', ...rooms],
  index: [
    'ground',
    'mail',
    'operations',
    'configuration',
    'database',
    'ledger',
    'schema',
    ...rooms,
  ],
  json: ['ground', 'mail', 'ledger', 'exports', 'reports'],
  mcp: ['ground', 'database', 'reports', 'transforms'],
  commands: [
    ...['ground', 'configuration', 'operations', 'mail', 'database', 'ledger'],
    ...['schema', 'index', 'json', 'mcp'],
    ...rooms,
    ...['jobs', 'sample'],
  ],
  cli: ['ground', 'commands'],
  jobs: ['ground', 'configuration', 'mail', 'database', 'ledger', 'schema', ...rooms],
  sample: ['ground'],
};

function partOf(file: string): string {
  const [top, second] = file.split('/');
  if (top !== 'src') return top ?? '';
  if (['src/cli.ts', 'src/program.ts'].includes(file)) return 'cli';
  if (file === 'src/index.ts' || second === 'api') return 'index';
  if (file === 'src/schema.ts') return 'schema';
  return /^(files|text)$|\.ts$/.test(second ?? '') ? 'ground' : (second ?? '');
}

function importsOf(file: string): string[] {
  const source = readFileSync(join(packageRoot, file), 'utf8');
  const paths = [...source.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return paths.map((path) => normalize(join(dirname(file), path)));
}

const sources = globSync('{src,jobs,sample}/**/*.ts', { cwd: packageRoot });

test.each(sources)('%s imports only what its part of the house may', (file) => {
  const part = partOf(file);
  const parts = importsOf(file).map(partOf);
  expect(parts.filter((other) => other !== part && !allowed[part]?.includes(other))).toEqual([]);
});

test('our own history is read and written by src/ledger alone', () => {
  const history =
    /(from|into|join|update|table)\W{1,3}etl\.(loads|rejects|runs|run_steps|exports)\b/i;
  const files = globSync('{src,jobs}/**/*.{ts,sql}', { cwd: packageRoot });
  const others = files.filter((file) => !file.startsWith('src/ledger/'));
  const found = others.filter((file) =>
    history.test(readFileSync(join(packageRoot, file), 'utf8')),
  );
  expect(found).toEqual([]);
});

test('nothing is printed but by way of src/output.ts, which makes it harmless', () => {
  const printing = /\bprocess\.(stdout|stderr)\.write\b|\bconsole\.\w+\(/;
  const files = sources.filter((file) => !file.startsWith('sample/') && file !== 'src/output.ts');
  const printers = files.filter((file) =>
    printing.test(readFileSync(join(packageRoot, file), 'utf8')),
  );
  expect(printers).toEqual([]);
});

test('what a file exports, another one names', () => {
  const all = globSync('{src,jobs,sample,bench,scripts,test,bin}/**/*.{ts,js}', {
    cwd: packageRoot,
  });
  const texts = all.map((file) => readFileSync(join(packageRoot, file), 'utf8'));
  // A file counts each word once, so that a word of two files is named by another one.
  const uses = new Map<string, number>();
  for (const word of texts.flatMap((text) => [...new Set(text.match(/\w+/g))]))
    uses.set(word, (uses.get(word) ?? 0) + 1);
  const named = /^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm;
  const alone = all.flatMap((file, at) =>
    /^(src\/index|src\/database\/tables)\.ts$|^test\//.test(file)
      ? []
      : [...(texts[at] ?? '').matchAll(named)]
          .map(([, name = '']) => name)
          .filter((name) => uses.get(name) === 1)
          .map((name) => `${file}: ${name}`),
  );
  expect(alone).toEqual([]);
});

describe('size', () => {
  const generated = 'src/database/tables.ts';
  const files = globSync('{src,jobs,sample,bench,test,schema,checks,bin}/**/*.{ts,js,sql}', {
    cwd: packageRoot,
  })
    .filter((file) => file !== generated)
    .map((file) => ({
      file,
      lines: readFileSync(join(packageRoot, file), 'utf8').split('\n').length - 1,
    }));

  test('no file has more than 300 lines', () => {
    expect(files.filter(({ lines }) => lines > 300)).toEqual([]);
  });

  test('of twenty lines nineteen have at most 100 characters', () => {
    const lines = files
      .filter(({ file }) => /^(src|jobs|schema|checks)\//.test(file))
      .flatMap(({ file }) => readFileSync(join(packageRoot, file), 'utf8').split('\n'));
    expect(lines.filter((line) => line.length > 100).length / lines.length).toBeLessThan(0.05);
  });

  test('no line of SQL has more than 100 characters', () => {
    const wide = files
      .filter(({ file }) => file.endsWith('.sql') && !file.startsWith('test/'))
      .filter(({ file }) =>
        readFileSync(join(packageRoot, file), 'utf8')
          .split('\n')
          .some((line) => line.length > 100),
      );
    expect(wide).toEqual([]);
  });

  test('the median file has fewer than 120 lines', () => {
    const sorted = files.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(120);
  });
});
