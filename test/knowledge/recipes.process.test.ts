// The recipes of CONTRIBUTING.md that take one file: a line more in a table of knowledge/, and nothing else.
import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';

/** Each starts two programs, on a machine that may be busy. */
const slow = { timeout: 120_000 };
let copy = '';

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'nyx-etl-recipes-'));
  for (const name of ['src', 'schema', 'knowledge', 'package.json'])
    await cp(join(packageRoot, name), join(copy, name), { recursive: true });
  await symlink(join(packageRoot, 'node_modules'), join(copy, 'node_modules'));
}, slow.timeout);

afterAll(() => rm(copy, { recursive: true }));

/** What a program prints that is run in the copy of the package, and then once more with a line added to a table. */
async function beforeAndAfter(table: string, line: string, program: string): Promise<unknown[]> {
  const run = async (): Promise<unknown> => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', `${program}; process.stdout.write(JSON.stringify(result))`],
      { cwd: copy },
    );
    return JSON.parse(stdout);
  };
  const before = await run();
  await appendFile(join(copy, 'knowledge', table), `${line}\n`);
  return [before, await run()];
}

test('a header synonym is one line in knowledge/columns/', slow, async () => {
  const [before, after] = await beforeAndAfter(
    'columns/job-posts.tsv',
    'job_title\tNyx Roolle',
    `import { fieldOf, headerNames } from './src/ingest/mapping/header-names.ts';
     import { mapColumns } from './src/ingest/mapping/map-columns.ts';
     const title = fieldOf(headerNames('job-posts'), 'job_title');
     const result = mapColumns([title], ['nyx_roolle', 'other'])`,
  );
  expect(before).toMatchObject({ unmapped: ['nyx_roolle', 'other'] });
  expect(after).toMatchObject({ unmapped: ['other'] });
});

test(
  'a word is one line in knowledge/words/, and posts that were loaded before are read anew',
  slow,
  async () => {
    const [before, after] = await beforeAndAfter(
      'words/levels.tsv',
      'senior\tnyxisch~',
      `import { seniorityLevel } from './src/ingest/normalise/seniority-level.ts';
     import { normaliserVersion } from './src/ingest/normalise/normaliser-version.ts';
     const result = { levels: ['Nyxische', 'nyxisch', 'panyxisch'].map(seniorityLevel), version: normaliserVersion() }`,
    );
    expect(before).toMatchObject({ levels: [null, null, null] });
    expect(after).toMatchObject({ levels: ['senior', 'senior', null] });
    expect(after).not.toMatchObject({ version: Object(before).version });
  },
);

test(
  'a legal form is one line in knowledge/companies.tsv, and waits to be migrated',
  slow,
  async () => {
    const [before, after] = await beforeAndAfter(
      'companies.tsv',
      'nyxag\tbehind',
      `import { companyKey } from './src/knowledge/company-key.ts';
     import { readSchema } from './src/schema.ts';
     const step = readSchema().code.find(({ name }) => name === 'knowledge/companies.tsv');
     const result = { key: companyKey('Fjord NyxAG'), sha256: step.sha256 }`,
    );
    expect(before).toMatchObject({ key: 'fjord nyxag' });
    expect(after).toMatchObject({ key: 'fjord' });
    expect(after).not.toMatchObject({ sha256: Object(before).sha256 });
  },
);

test('a line that is not understood is named with its file and number', slow, async () => {
  const program = `import { remoteFlag } from './src/ingest/normalise/remote-flag.ts';
    let result;
    try { result = remoteFlag('remote', null) } catch (error) { result = error.message }`;
  const [before, after] = await beforeAndAfter('words/remote.tsv', 'remte\tnyxheim', program);
  expect(before).toBe('true');
  expect(after).toMatch(/^knowledge\/words\/remote\.tsv:\d+: kind 'remte': .*"remote"/);
});
