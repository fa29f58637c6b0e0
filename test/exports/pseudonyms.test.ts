import { createHmac, randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { pseudonymKey } from '../../src/exports/pseudonym-key.ts';
import { Pseudonyms } from '../../src/exports/pseudonyms.ts';

let root: string;
let home: string;
let number = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'nyx-pseudonyms-'));
});
beforeEach(() => {
  home = join(root, `home-${number++}`);
});
afterAll(() => rm(root, { recursive: true }));

const keyFile = () => join(home, 'pseudonym-key');
const pseudonyms = new Pseudonyms(Buffer.from('0b'.repeat(20), 'hex'));

test('a pseudonym is the beginning of the HMAC-SHA256, here of the first case of RFC 4231', () => {
  expect(pseudonyms.ofText('Hi There')).toBe('b0344c61d8db38535ca8afceaf0bf12b');
});

test('an address has one pseudonym in whatever case and list it stands; other values differ by case', () => {
  const one = pseudonyms.ofText('jane@doe.example');
  expect(pseudonyms.ofText('Jane@Doe.Example')).toBe(one);
  expect(pseudonyms.ofText('x@y.example, JANE@doe.example').split(', ')[1]).toBe(one);
  expect(JSON.parse(pseudonyms.ofJson('["jane@doe.example", null, {"n": "jane"}]'))).toEqual([
    one,
    null,
    expect.stringMatching(/^[0-9a-f]{32}$/),
  ]);
  expect(pseudonyms.ofText('Jane')).not.toBe(pseudonyms.ofText('jane'));
  expect(pseudonyms.ofText('Doe, Jane')).toMatch(/^[0-9a-f]{32}$/);
  expect(new Pseudonyms(randomBytes(32)).ofText('jane@doe.example')).not.toBe(one);
});

test('it is the HMAC-SHA256 that every other program computes', () => {
  const key = randomBytes(32);
  const ofKey = new Pseudonyms(key);
  // One after the other, as the rows of a table: a short one follows a long one.
  for (const value of [
    'jane@doe.example',
    'Jäne',
    '',
    'x'.repeat(10_000),
    '職'.repeat(5_000),
    'J\ud800',
    'J',
  ])
    expect(ofKey.ofText(value)).toBe(
      createHmac('sha256', key).update(value).digest('hex').slice(0, 32),
    );
});

test('the key is made once, for its owner alone, however many want it at once', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => pseudonymKey(home)));
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
  expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
  expect(await readFile(keyFile(), 'utf8')).toBe(`${keys[0]?.toString('hex')}\n`);
  expect(await pseudonymKey(home)).toEqual(keys[0]);
});

test('a key that others may read, is damaged or is no file is refused with a sentence that does not tell it', async () => {
  const refused = async (said: string, hint: string) => {
    const error: unknown = await pseudonymKey(home).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message: expect.stringContaining(said),
      hint: expect.stringContaining(hint),
      code: 'export.key',
      exitCode: 2,
    });
    return String(error);
  };
  const key = (await pseudonymKey(home)).toString('hex');
  await chmod(keyFile(), 0o640);
  expect(await refused('others may read it', `chmod 600 ${keyFile()}`)).not.toContain(key);
  await chmod(keyFile(), 0o600);
  await writeFile(keyFile(), `${key}00\n`);
  expect(await refused('64 hexadecimal digits', 'put a copy in its place')).not.toContain(key);
  await writeFile(keyFile(), '');
  await refused('64 hexadecimal digits', 'put a copy in its place');
  await rm(keyFile());
  await symlink('elsewhere', keyFile());
  await refused('symbolic link', 'NYX_HOME');
  await rm(keyFile());
  await mkdir(keyFile());
  await refused('folder', 'NYX_HOME');
  await rm(home, { recursive: true });
  await writeFile(home, '');
  await refused('ENOTDIR', 'NYX_HOME');
});
