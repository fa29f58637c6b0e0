import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { addWorld, user, uuid } from '../transforms/facts.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  await addWorld(database.session);
});
afterAll(() => database[Symbol.asyncDispose]());

async function correct(words: string[], input: string) {
  const child = spawn(
    process.execPath,
    [
      join(packageRoot, 'bin/nyx-etl.js'),
      'correct',
      ...words,
      '--reason',
      'r',
      '--database-url',
      database.url,
    ],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  child.stdin.end(input);
  const code = new Promise<number | null>((done) => child.on('exit', done));
  const output = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, output: output.join('') };
}

const value = async (field: string, table: string, id: string) =>
  (
    await database.session.pg.query(
      `select ${field} as value from corrected.${table} where id = $1`,
      [id],
    )
  ).rows[0].value;

test.each(['email_accounts', 'saturnus.email_accounts'])(
  'a secret of %s among the arguments is refused and not repeated',
  async (table) => {
    const { code, output } = await correct(
      [table, user, 'connection_config', '{"password":"hunter2"}'],
      '',
    );
    expect(code).toBe(2);
    expect(output).toContain('connection_config is secret');
    expect(output).toContain('give - in its place and the value on stdin');
    expect(output).not.toContain('hunter2');
    expect(await value('connection_config', 'email_accounts', user)).toBeNull();
  },
);

test('a secret comes by stdin, and nothing of it is printed, whether it is taken or refused', async () => {
  const words = ['email_accounts', user, 'connection_config', '-', '--debug'];
  const refused = await correct(words, '{"password":"hunter2"');
  expect(refused.code).toBe(1);
  expect(refused.output).toContain('the value is no jsonb');
  const taken = await correct([...words, '--json'], '{"password":"hunter2"}\n');
  expect(taken.code).toBe(0);
  expect(refused.output + taken.output).not.toContain('hunter2');
  expect(await value('connection_config', 'email_accounts', user)).toEqual({ password: 'hunter2' });
});

test('any other value may come by stdin as well, without its last line end', async () => {
  expect(
    (await correct(['companies', uuid('c', 1), 'hq_city', '-'], 'Bad\nSalzuflen\r\n')).code,
  ).toBe(0);
  expect(await value('hq_city', 'companies', uuid('c', 1))).toBe('Bad\nSalzuflen');
});
