// SECURITY.md: what a record or a file may have is loaded, and one more of it is set aside or refused.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadJobPosts } from '../../src/ingest/load-job-posts.ts';
import {
  MAX_COLUMNS,
  MAX_DEPTH,
  MAX_KEYS,
  MAX_MEMBERS,
  MAX_MESSAGE_BYTES,
  MAX_RECORD_BYTES,
} from '../../src/ingest/source/limits.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { type FixtureFolder, fixtureFolder, lenient } from './fixture-files.ts';
import { mailLoading } from './mail-loading.ts';
import { zipOf } from './zip-of.ts';

let database: TestDatabase;
let files: FixtureFolder;
beforeAll(async () => {
  database = await cloneDatabase();
  files = await fixtureFolder();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await files[Symbol.asyncDispose]();
});

let loads = 0;
async function load(end: string, content: string | Uint8Array) {
  const path = await files.write(`${loads++}.${end}`, content);
  return loadJobPosts(database.session, path, { ...lenient, synthesizeUrl: false });
}

/** Behind another one: a file in which none can be read is refused. */
const post = (more: string) =>
  `{"title":"Judge","url":"https://a.test/0"}\n{"title":"Cook","url":"https://a.test/${loads}"${more}}\n`;
const reasonsOf = async (end: string, content: string) => (await load(end, content)).reasons;

/** The record is a level, too. */
const withLevels = (levels: number) =>
  post(`,"x":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}`);

const withKeys = (keys: number) =>
  post(Array.from({ length: keys - 2 }, (_, n) => `,"k${n}":1`).join(''));

/** With the end of its line. */
function withBytes(bytes: number): string {
  const line = post(',"x":""');
  const length = line.length - line.indexOf('\n') - 1;
  return line.replace('""}', `"${'x'.repeat(bytes - length)}"}`);
}

test.each([
  ['levels', withLevels, MAX_DEPTH, 'too_deep'],
  ['keys', withKeys, MAX_KEYS, 'too_many_keys'],
  ['bytes', withBytes, MAX_RECORD_BYTES, 'record_too_long'],
] as const)('%s of a record', async (_, make, most, reason) => {
  expect(await reasonsOf('ndjson', make(most))).toEqual({});
  expect(await reasonsOf('ndjson', make(most + 1))).toEqual({ [reason]: 1 });
});

/** Of more rows than are read at once. */
function csvOf(columns: number): string {
  const names = Array.from({ length: columns - 2 }, (_, n) => `c${n}`);
  const more = names.map(() => '1').join(',');
  const rows = Array.from({ length: 2_100 }, (_, n) => `Cook,https://a.test/w${n},${more}\n`);
  return `title,url,${names.join(',')}\n${rows.join('')}`;
}

test('columns of a file', async () => {
  expect(await load('csv', csvOf(MAX_COLUMNS))).toMatchObject({ inserted: 2_100 });
  await expect(load('csv', csvOf(MAX_COLUMNS + 1))).rejects.toMatchObject({ exitCode: 2 });
});

/** Of an archive, the ending that counts more files than 16 bits can. */
function endingOf(archive: Buffer, files: number): Buffer {
  const plain = Buffer.from(archive.subarray(-22));
  const [bytes, at] = [plain.readUInt32LE(12), plain.readUInt32LE(16)];
  const end = Buffer.alloc(56);
  end.write('PK\x06\x06', 'latin1');
  end.writeBigUInt64LE(44n, 4);
  for (const [value, where] of [
    [files, 24],
    [files, 32],
    [bytes, 40],
    [at, 48],
  ] as const)
    end.writeBigUInt64LE(BigInt(value), where);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(archive.length - 22), 8);
  locator.writeUInt32LE(1, 16);
  plain.fill(0xff, 8, 20);
  return Buffer.concat([end, locator, plain]);
}

test('files of a zip archive', async () => {
  const archive = zipOf({ 'posts.csv': `title,url\nCook,https://a.test/zip\n` });
  const counting = (files: number) =>
    Buffer.concat([archive.subarray(0, -22), endingOf(archive, files)]);
  expect(await load('zip', counting(1))).toMatchObject({ inserted: 1 });
  await expect(load('zip', counting(MAX_MEMBERS + 1))).rejects.toMatchObject({
    message: expect.stringContaining('holds more than 100000 files'),
    hint: 'unpack it, and load the files that are tables',
  });
});

test('bytes of a message', async () => {
  await using mail = await mailLoading();
  for (const [more, read] of [
    [0, { inserted: 1, rejected: 0 }],
    [1, { inserted: 0, rejected: 1 }],
  ] as const) {
    const head = `Message-ID: <${more}@a>\nFrom: b@b.test\nSubject: x\n\n`;
    const body = Buffer.alloc(MAX_MESSAGE_BYTES + more - head.length, `${'x'.repeat(70)}\n`);
    const path = await files.write(`${more}.eml`, Buffer.concat([Buffer.from(head), body]));
    const options = { maxMessageBytes: MAX_MESSAGE_BYTES };
    expect(await mail.load('a@a.test', path, options)).toMatchObject(read);
  }
});
