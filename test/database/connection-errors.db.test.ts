// What can be wrong with a connection: one sentence at once, no stack, no secret.
import { lookup } from 'node:dns/promises';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resolveTarget } from '../../src/config.ts';
import { openSession } from '../../src/database/open-session.ts';
import { quoteIdentifier } from '../../src/database/quoting.ts';
import type { ScratchServer } from '../../src/database/scratch-server.ts';
import { connect } from '../../src/database/session.ts';
import { makeCertificate } from '../support/certificate.ts';
import { runCli } from '../support/run-cli.ts';
import { startTlsServer } from '../support/tls-server.ts';

const SECRET = 'hunter-2-secret';
let server: ScratchServer;
let folder: string;
let address: string;

beforeAll(async () => {
  const own = makeCertificate('db.example.org');
  server = await startTlsServer(
    own,
    own,
    [
      'hostssl all tls 127.0.0.1/32 scram-sha-256',
      'host all tls 127.0.0.1/32 reject',
      'host all plain 127.0.0.1/32 password',
      'host all old 127.0.0.1/32 md5',
    ],
    `create role plain login password '${SECRET}';
    create role tls login password '${SECRET}';
    set password_encryption = md5;
    create role old login password '${SECRET}'`,
  );
  folder = await mkdtemp(join(tmpdir(), 'nyx-connections-'));
  address = new URL(server.url).host;
  await writeFile(join(folder, 'ca.pem'), own.certificate);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function attempt(url: string) {
  try {
    await using session = await openSession(resolveTarget(url, {}), 'test');
    return (await session.pg.query<{ user: string }>('select current_user as user')).rows[0]?.user;
  } catch (error) {
    return error;
  }
}

const refused: [string, string, string][] = [
  [
    'no password',
    'postgres://tls@HOST/nyx?sslmode=require',
    'asks for a password, and none was given',
  ],
  [
    'no password, asked for its md5',
    'postgres://old@HOST/nyx',
    'asks for a password, and none was given',
  ],
  ['a wrong password', 'postgres://old:wrong@HOST/nyx', 'password authentication failed'],
  ['no such user', `postgres://nobody:${SECRET}@HOST/nyx`, 'no pg_hba.conf entry'],
  [
    'no such database',
    `postgres://old:${SECRET}@HOST/nowhere`,
    'database "nowhere" does not exist',
  ],
  [
    'a password in clear text',
    `postgres://plain:${SECRET}@HOST/nyx?sslmode=disable`,
    'asks for the password in clear text',
  ],
  [
    'md5 where SCRAM is wanted',
    `postgres://old:${SECRET}@HOST/nyx?require_auth=scram-sha-256`,
    'as an md5',
  ],
  [
    'a require_auth that is none',
    'postgres://old@HOST/nyx?require_auth=scram',
    'no require_auth "scram"',
  ],
  [
    'a / in the password',
    'postgres://old:hunter-2/secret@HOST/nyx',
    'is not a PostgreSQL connection string',
  ],
  ['a / after a number', 'postgres://old:12/secret@HOST/nyx', 'an @ after the host'],
  ['a ? in the password', 'postgres://old:12?secret@HOST/nyx', 'an @ after the host'],
  ['a # in the password', 'postgres://old:12#secret@HOST/nyx', 'an @ after the host'],
  [
    'an @ and a / in the password',
    'postgres://old:hunter@2/secret@HOST/nyx',
    'an @ after the host',
  ],
  [
    'an sslmode that is none',
    `postgres://old:${SECRET}@HOST/nyx?sslmode=requir`,
    'no sslmode "requir"',
  ],
  ['TLS that is not wanted', `postgres://tls:${SECRET}@HOST/nyx?sslmode=disable`, 'no encryption'],
  [
    'a certificate of nobody known',
    `postgres://tls:${SECRET}@HOST/nyx?sslmode=verify-full`,
    'certificate cannot be trusted',
  ],
  [
    'a certificate for another host',
    `postgres://tls:${SECRET}@HOST/nyx?sslmode=verify-full&sslrootcert=CA`,
    'certificate is for another host name',
  ],
  [
    'a root certificate that is not there',
    `postgres://tls:${SECRET}@HOST/nyx?sslmode=verify-ca&sslrootcert=/nowhere.pem`,
    'sslrootcert: /nowhere.pem cannot be read',
  ],
];

const written = (url: string) => url.replace('HOST', address).replace('CA', join(folder, 'ca.pem'));

test.each(refused)('%s is exit code 2', async (_, url, sentence) => {
  const error = await attempt(written(url));
  expect(error).toMatchObject({
    name: 'ConfigError',
    exitCode: 2,
    message: expect.stringContaining(sentence),
    hint: expect.stringMatching(/\w/),
  });
  expect(JSON.stringify(error)).not.toMatch(/hunter|secret/);
});

test.each([
  ['sslmode=require', ''],
  ['sslmode=prefer', ''],
  ['sslmode=allow', ''],
  ['sslmode=verify-ca', '&sslrootcert=CA'],
  ['sslmode=require', '&sslrootcert=CA'],
])('%s%s means what it means to libpq', async (mode, more) => {
  expect(await attempt(written(`postgres://tls:${SECRET}@HOST/nyx?${mode}${more}`))).toBe('tls');
});

test('a password goes in clear text where that is asked for, or where nobody can read it', async () => {
  const url = written(`postgres://plain:${SECRET}@HOST/nyx`);
  expect(await attempt(`${url}?sslmode=disable&require_auth=password`)).toBe('plain');
  expect(await attempt(`${url}?sslmode=require`)).toBe('plain');
});

test('a host that there is not is told as that; one that nobody could be asked for may be there later', async () => {
  const asked = await lookup('nowhere.invalid').catch((error: NodeJS.ErrnoException) => error);
  const isCertain = asked instanceof Error && asked.code === 'ENOTFOUND';
  expect(await attempt(`postgres://u:${SECRET}@nowhere.invalid/x`)).toMatchObject({
    exitCode: isCertain ? 2 : 75,
    message: isCertain
      ? 'there is no host "nowhere.invalid"'
      : expect.stringContaining('EAI_AGAIN'),
    retryable: true,
  });
});

test('what can come back is exit code 75', async () => {
  for (const url of ['postgres://u:p@127.0.0.1:1/x', 'postgres:///x?host=/nowhere&user=u']) {
    expect(await attempt(url)).toMatchObject({ exitCode: 75, retryable: true });
  }
});

test('a command that was given no password ends at once, and leaves no connection behind', async () => {
  const started = performance.now();
  const url = written('postgres://tls@HOST/nyx?sslmode=require');
  const { code, stdout, stderr } = await runCli(['migrate'], { DATABASE_URL: url, HOME: folder });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^error: the server asks for a password, and none was given\nhint: .+\n$/);
  expect(performance.now() - started).toBeLessThan(30_000);
  await using admin = await connect(server.url, 'test');
  const { rows } = await admin.pg.query("select from pg_stat_activity where usename = 'tls'");
  expect(rows).toEqual([]);
});

test('a password comes from PGPASSWORD or a password file without a word', async () => {
  const url = written('postgres://old@HOST/nyx');
  const passfile = join(folder, 'passfile');
  await writeFile(passfile, `*:*:*:old:${SECRET}\n`, { mode: 0o600 });
  const ways = [
    [url, { PGPASSWORD: SECRET }],
    [url, { PGPASSFILE: passfile }],
    [`${url}?passfile=${passfile}`, {}],
  ] as const;
  for (const [given, env] of ways) {
    const { code, stderr } = await runCli(['migrate', 'status'], { DATABASE_URL: given, ...env });
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
  }
});

test('a server that wants nothing to prove it is another one', async () => {
  let sent = '';
  const impostor = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      sent += bytes.toString('latin1');
      // AuthenticationOk, ReadyForQuery.
      socket.write(Buffer.from('5200000008000000005a0000000549', 'hex'));
    });
  });
  await new Promise<void>((listening) => impostor.listen(0, '127.0.0.1', listening));
  const at = impostor.address();
  const port = typeof at === 'object' ? at?.port : 0;
  const url = `postgres://nyx:${SECRET}@127.0.0.1:${port}/nyx?require_auth=scram-sha-256`;
  expect(await attempt(url)).toMatchObject({
    exitCode: 2,
    message: expect.stringContaining('lets everybody in'),
  });
  expect(sent).not.toContain('select');
  await new Promise((closed) => impostor.close(closed));
});

test.each(['sales/2026', 'a;b$c&d', 'a%2Fb', "o'x y#?@:,+=", 'Größe'])(
  'a database called %s is the one that is connected to',
  async (name) => {
    await using admin = await connect(server.url, 'test');
    await admin.pg.query(`create database ${quoteIdentifier(name)}`);
    const url = new URL(server.url);
    url.pathname = `/${encodeURIComponent(name)}`;
    await using session = await connect(url.href, 'test');
    const { rows } = await session.pg.query('select current_database() as name');
    expect(rows).toEqual([{ name }]);
  },
);
