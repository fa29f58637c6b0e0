// What an export says of itself is followed, command by command, as somebody does who was handed it. What is Python runs with
// npm run test:readers.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openDuckDb } from '../../src/database/duckdb.ts';
import { exportWarehouse } from '../../src/exports/export-warehouse.ts';
import { runTransforms } from '../../src/transforms/run-transforms.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { launcher } from '../support/launcher.ts';
import { runCli } from '../support/run-cli.ts';
import { addApplication, addWorld } from '../transforms/facts.ts';

const run = promisify(execFile);
const python = process.env.NYX_TEST_PYTHON;

let database: TestDatabase;
let home: string;
const folders: string[] = [];

beforeAll(async () => {
  database = await cloneDatabase();
  home = await mkdtemp(join(tmpdir(), 'nyx-readme-'));
  const { session } = database;
  await addWorld(session, 2, 1);
  for (let n = 1; n <= 6; n++) await addApplication(session, n, `2026-03-0${n}T12:00:00Z`);
  await runTransforms(session, { asOf: '2026-05-01T00:00:00Z' });
  for (const options of [
    { profile: 'analyst' },
    { profile: 'share' },
    { profile: 'personal', tables: ['model_usage', 'job_posts'] },
  ] as const) {
    const { folder } = await exportWarehouse(session, { out: home, home, ...options });
    folders.push(folder);
  }
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});

/** The lines or blocks of README.md in a language. */
async function blocks(folder: string, language: string): Promise<string[]> {
  const text = await readFile(join(folder, 'README.md'), 'utf8');
  const found = text.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'));
  return [...found].map(([, block = '']) => block.trimEnd());
}

/** Words of a line that quotes nothing but whole words. */
const wordsOf = (line: string) =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

async function ask(folder: string, sql: string): Promise<number> {
  await using duckDb = await openDuckDb(':memory:');
  await duckDb.run(`attach '${join(folder, 'nyx.duckdb')}' as nyx (read_only); use nyx`);
  return (await duckDb.rows(sql)).length;
}

test('each command of README.md works in its folder, whatever the export holds', async () => {
  for (const folder of folders) {
    const lines = (await blocks(folder, 'sh')).flatMap((block) => block.split('\n'));
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      const [command = '', ...words] = wordsOf(line);
      expect(['nyx-etl', 'duckdb']).toContain(command);
      if (command === 'duckdb') {
        expect(words.slice(0, 3)).toEqual(['-readonly', 'nyx.duckdb', '-c']);
        expect(await ask(folder, words[3] ?? '')).toBeGreaterThanOrEqual(0);
        continue;
      }
      const own = { NYX_HOME: home, DATABASE_URL: database.url };
      if (folder === folders[0]) {
        const env = { ...process.env, ...own };
        const { stdout } = await run(process.execPath, [launcher, ...words], { cwd: folder, env });
        expect(stdout).not.toBe('');
      } else {
        const here = words.map((word) => (word === '.' ? folder : word));
        expect(await runCli(here, own)).toMatchObject({ code: 0 });
      }
    }
  }
}, 120_000);

test('each question of examples/queries.sql is answered', async () => {
  for (const folder of folders) {
    const text = await readFile(join(folder, 'examples', 'queries.sql'), 'utf8');
    const questions = text.split(/;$/m).filter((question) => question.trim());
    expect(questions.length).toBeGreaterThan(1);
    for (const question of questions) await ask(folder, question);
  }
  expect(await ask(folders[1] ?? '', 'from marts.shared_outcomes')).toBeGreaterThan(0);
});

const cell = z.object({
  cell_type: z.enum(['markdown', 'code']),
  id: z.string().regex(/^[\w-]+$/),
});
const nbformat4 = z.object({
  nbformat: z.literal(4),
  nbformat_minor: z.literal(5),
  metadata: z.object({ kernelspec: z.object({ name: z.literal('python3') }) }),
  cells: z.array(
    z.discriminatedUnion('cell_type', [
      cell.extend({ cell_type: z.literal('markdown'), source: z.array(z.string()) }),
      cell.extend({
        cell_type: z.literal('code'),
        source: z.array(z.string()),
        execution_count: z.null(),
        outputs: z.array(z.never()),
      }),
    ]),
  ),
});

test('the notebook is one, and what the other examples ask of is there', async () => {
  for (const folder of folders) {
    const read = (name: string) => readFile(join(folder, 'examples', name), 'utf8');
    const { cells } = nbformat4.parse(JSON.parse(await read('notebook.ipynb')));
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
    const [, question = ''] = /```sql\n(from [\w.]+)\n```/.exec(await read('evidence.md')) ?? [];
    await ask(folder, question);
    const [, table] = /^ {6}(\w+): \.\//m.exec(await read('observable.md')) ?? [];
    await ask(folder, `from read_parquet('${folder}/parquet/${table}/**/*.parquet')`);
  }
});

if (python) {
  test('each snippet of Python runs, and the notebook from its first cell to its last', async () => {
    for (const folder of folders) {
      for (const block of await blocks(folder, 'python')) {
        const { stdout } = await run(python, ['-c', block], { cwd: folder });
        expect(stdout).not.toBe('');
      }
      const script = join(home, 'execute.py');
      await writeFile(
        script,
        `import sys, nbformat, nbclient
notebook = nbformat.read(sys.argv[1] + "/notebook.ipynb", as_version=4)
nbformat.validate(notebook)
nbclient.NotebookClient(notebook, resources={"metadata": {"path": sys.argv[1]}}).execute()
print(sum(len(cell.outputs) for cell in notebook.cells if cell.cell_type == "code"))`,
      );
      const { stdout } = await run(python, [script, join(folder, 'examples')]);
      expect(Number(stdout)).toBeGreaterThanOrEqual(4);
    }
  }, 300_000);
}
