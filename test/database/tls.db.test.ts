// Each sslmode against each kind of certificate, on a real server: what libpq does.
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { resolveTarget } from '../../src/config.ts';
import { openSession } from '../../src/database/open-session.ts';
import type { ScratchServer } from '../../src/database/scratch-server.ts';
import { connect } from '../../src/database/session.ts';
import { currentIo, startInvocation, within } from '../../src/invocation.ts';
import { makeAuthority, makeCertificate, makeRevocationList } from '../support/certificate.ts';
import { runProgram } from '../support/run-cli.ts';
import { startTlsServer } from '../support/tls-server.ts';

const LOGIN = 'user=anybody password=secret dbname=nyx';
let server: ScratchServer;
let folder: string;
let port: string;

beforeAll(async () => {
  const authority = makeAuthority('Test CA');
  server = await startTlsServer(
    makeCertificate('localhost', authority, ['localhost', '127.0.0.1']),
    authority,
    ['hostssl all guarded 127.0.0.0/8 cert', 'host all all 127.0.0.0/8 scram-sha-256'],
    `create role anybody login password 'secret'; create role guarded login`,
  );
  port = new URL(server.url).port;
  folder = await mkdtemp(join(tmpdir(), 'nyx-tls-'));
  await mkdir(join(folder, 'home', '.postgresql'), { recursive: true });
  const other = makeAuthority('Other CA');
  const mine = makeCertificate('guarded', authority);
  const files = {
    'ca.pem': authority.certificate,
    'home/.postgresql/root.crt': authority.certificate,
    'other.pem': other.certificate,
    'revoked.pem': makeRevocationList(authority),
    'mine.crt': mine.certificate,
    'mine.key': mine.key,
    'other.key': other.key,
    'garbage.pem': 'no certificate',
  };
  for (const [name, text] of Object.entries(files))
    await writeFile(join(folder, name), text, { mode: 0o600 });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** Connects as libpq would by these settings: `encrypted`, `plain`, or the sentence of a ConfigError. */
async function outcome(settings: string, env: Record<string, string> = {}): Promise<string> {
  const own = { HOME: folder, ...env };
  const invocation = startInvocation([], { ...currentIo(), env: own });
  return within(invocation, async () => {
    try {
      await using session = await openSession(resolveTarget(settings, own), 'test');
      const { rows } = await session.pg.query<{ ssl: boolean }>(
        'select ssl from pg_stat_ssl where pid = pg_backend_pid()',
      );
      return rows[0]?.ssl ? 'encrypted' : 'plain';
    } catch (error) {
      expect(error).toMatchObject({ name: 'ConfigError', exitCode: 2 });
      return error instanceof Error ? error.message : '';
    }
  });
}

const NOBODY = "the server's certificate cannot be trusted (";
const OTHER_HOST = "the server's certificate is for another host name";
const NO_TLS = 'the server does not encrypt connections';
const NO_ROOT = 'cannot be trusted without the one of who has signed it';

/** What the certificate is, and what comes of disable, allow, prefer, require, verify-ca and verify-full. */
const MATRIX: [string, string, string[]][] = [
  [
    'signed by the root that is given, for this host',
    'host=localhost sslrootcert=FOLDER/ca.pem',
    ['plain', 'plain', 'encrypted', 'encrypted', 'encrypted', 'encrypted'],
  ],
  [
    'signed for this address',
    'host=127.0.0.1 sslrootcert=FOLDER/ca.pem',
    ['plain', 'plain', 'encrypted', 'encrypted', 'encrypted', 'encrypted'],
  ],
  [
    'signed for this host, whose address comes from elsewhere',
    'host=localhost hostaddr=127.0.0.1 sslrootcert=FOLDER/ca.pem',
    ['plain', 'plain', 'encrypted', 'encrypted', 'encrypted', 'encrypted'],
  ],
  [
    'signed for another host',
    'host=db.example.org hostaddr=127.0.0.1 sslrootcert=FOLDER/ca.pem',
    ['plain', 'plain', 'encrypted', 'encrypted', 'encrypted', OTHER_HOST],
  ],
  [
    'signed for another address',
    'host=10.9.8.7 hostaddr=127.0.0.1 sslrootcert=FOLDER/ca.pem',
    ['plain', 'plain', 'encrypted', 'encrypted', 'encrypted', OTHER_HOST],
  ],
  [
    'signed by another than the root that is given',
    'host=localhost sslrootcert=FOLDER/other.pem',
    ['plain', 'plain', 'encrypted', NOBODY, NOBODY, NOBODY],
  ],
  [
    'signed by somebody, and no root is given',
    'host=localhost',
    ['plain', 'plain', 'encrypted', 'encrypted', NO_ROOT, NOBODY],
  ],
  [
    'revoked',
    'host=localhost sslrootcert=FOLDER/ca.pem sslcrl=FOLDER/revoked.pem',
    ['plain', 'plain', 'encrypted', NOBODY, NOBODY, NOBODY],
  ],
];
const MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'];

const written = (settings: string) => settings.replaceAll('FOLDER', folder);

test.each(MATRIX)('a certificate %s', async (_, settings, expected) => {
  const found = [];
  for (const mode of MODES)
    found.push(await outcome(written(`${settings} port=${port} ${LOGIN} sslmode=${mode}`)));
  expect(found).toEqual(expected.map((sentence) => expect.stringContaining(sentence)));
});

test('a server without TLS', async () => {
  const found = [];
  for (const mode of MODES) {
    const url = new URL(inject('serverUrl'));
    url.searchParams.set('sslmode', mode);
    found.push(await outcome(`${url.href}&sslrootcert=${join(folder, 'ca.pem')}`));
  }
  expect(found).toEqual([
    ...['plain', 'plain', 'plain'],
    ...[NO_TLS, NO_TLS, NO_TLS].map((sentence) => expect.stringContaining(sentence)),
  ]);
});

test('the root certificate of the home folder is asked for by require, too', async () => {
  const settings = `host=localhost port=${port} ${LOGIN}`;
  const home = { HOME: join(folder, 'home') };
  expect(await outcome(`${settings} sslmode=verify-full`, home)).toBe('encrypted');
  await writeFile(join(folder, 'home/.postgresql/root.crt'), makeAuthority('Third CA').certificate);
  expect(await outcome(`${settings} sslmode=require`, home)).toContain(NOBODY);
});

test("sslrootcert=system takes what the system trusts, and a server's name with it", async () => {
  const url = `postgres://anybody:secret@localhost:${port}/nyx?sslrootcert=system`;
  expect(await outcome(`${url}&sslmode=require`)).toContain('sslmode=require is too weak');
  expect(await outcome(url)).toContain(NOBODY);
  const trusted = await runProgram(['doctor', '--database-url', url], {
    SSL_CERT_FILE: join(folder, 'ca.pem'),
  });
  expect(trusted.stdout).toMatch(/^ok +PostgreSQL/m);
});

test.each([
  ['sslmode=requir', 'there is no sslmode "requir"'],
  ['sslmod=require', 'a parameter that libpq does not know'],
  ['sslrootcert=FOLDER/garbage.pem sslmode=verify-ca', 'garbage.pem holds no certificate'],
  ['sslrootcert=FOLDER/none.pem sslmode=verify-ca', 'none.pem cannot be read (ENOENT)'],
  ['sslcert=FOLDER/mine.crt sslmode=require', 'no key for it'],
  ['sslcert=FOLDER/mine.crt sslkey=FOLDER/other.key sslmode=require', 'KEY_VALUES_MISMATCH'],
  ['ssl_min_protocol_version=SSLv3', 'no ssl_min_protocol_version "SSLv3"'],
  ['channel_binding=require sslmode=disable', 'cannot bind its proof to this connection'],
  ['channel_binding=yes', 'no channel_binding "yes"'],
  ['require_auth=md5', 'asks for the password by SCRAM'],
])('%s is told in a sentence', async (more, sentence) => {
  const settings = written(`host=localhost port=${port} ${LOGIN} ${more}`);
  expect(await outcome(settings)).toContain(sentence);
});

test.each([
  'channel_binding=require sslmode=require',
  'channel_binding=disable sslmode=require',
  'sslnegotiation=direct sslmode=require',
  'ssl_min_protocol_version=TLSv1.3 sslmode=require',
  'sslmode=no-verify',
])('%s encrypts', async (more) => {
  expect(await outcome(`host=localhost port=${port} ${LOGIN} ${more}`)).toBe('encrypted');
});

test('a certificate in place of a password', async () => {
  const settings = `host=localhost port=${port} dbname=nyx user=guarded sslmode=require`;
  const files = written('sslcert=FOLDER/mine.crt sslkey=FOLDER/mine.key');
  expect(await outcome(`${settings} ${files}`)).toBe('encrypted');
  expect(await outcome(`${settings} ${files} channel_binding=require`)).toContain('cannot bind');
  expect(await outcome(settings)).toContain('connection requires a valid client certificate');
  await chmod(join(folder, 'mine.key'), 0o644);
  expect(await outcome(`${settings} ${files}`)).toContain('mine.key may be read by others');
});

test('what a session opens besides is encrypted and verified as the session is', async () => {
  const settings = `host=localhost port=${port} ${LOGIN} sslmode=verify-full`;
  await using session = await connect(`${settings} sslrootcert=${join(folder, 'ca.pem')}`, 'test');
  await using beside = await session.connectTo('postgres', 'test');
  const { rows } = await beside.pg.query(
    'select ssl, current_database() as name from pg_stat_ssl where pid = pg_backend_pid()',
  );
  expect(rows).toEqual([{ ssl: true, name: 'postgres' }]);
});
