// What a file for a table must hold is told before anybody writes one.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

const run = (...words: string[]) => runCli([...words, '--database-url', database.url]);

test('all tables are listed with the columns that a file cannot do without', async () => {
  const { code, stdout } = await run('tables');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^nyx\.applications +31 +user_id, job_post_id, effort_level +One appl/m);
  expect(stdout).toMatch(/^saturnus\.emails +17 +email_account_id, /m);
  expect(stdout.match(/^(nyx|saturnus)\./gm)).toHaveLength(39);
  expect(stdout).not.toMatch(/etl\.|pii/);
});

test('of one table each column is shown: type, what is allowed, and what it means', async () => {
  const { stdout } = await run('tables', 'interviews');
  const line = (name: string) => stdout.split('\n').find((text) => text.startsWith(`${name} `));
  expect(line('interview_type')).toContain('phone_screen, technical, behavioral');
  expect(line('application_id')).toMatch(
    /uuid +needed +a row of nyx\.applications +The application/,
  );
  expect(line('duration_minutes')).toContain('Planned length, in minutes');
});

test('a name that is none suggests the nearest', async () => {
  const { code, stderr } = await run('tables', 'interview');
  expect(code).toBe(2);
  expect(stderr).toContain('did you mean interviews?');
});
