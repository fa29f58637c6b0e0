// The ways in which libpq lets people say where their database is.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataFolder } from '../../src/database/cluster.ts';
import { type ScratchServer, startScratchServer } from '../../src/database/scratch-server.ts';
import { connect } from '../../src/database/session.ts';
import { runCli } from '../support/run-cli.ts';

let server: ScratchServer;
let folder: string;
let silent: Server;
let words: Record<string, string>;

beforeAll(async () => {
  server = await startScratchServer();
  folder = await mkdtemp(join(tmpdir(), 'nyx-ways-'));
  silent = createServer(() => {});
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
  const url = new URL(server.url);
  const at = silent.address();
  words = {
    SOCKET: dataFolder(server.home),
    ENCODED: encodeURIComponent(dataFolder(server.home)),
    PORT: url.port,
    PASSWORD: url.password,
    FOLDER: folder,
    SILENT: String(typeof at === 'object' ? at?.port : ''),
  };
  const service = 'host=127.0.0.1\nport=PORT\ndbname=nyx\nuser=nyx\npassword=PASSWORD\n';
  await write('services', `# ours\n[other]\nhost=nowhere\n\n[jobs]\n${service}[last]\nport=1\n`);
  await mkdir(join(folder, 'etc'));
  await write('etc/pg_service.conf', `[jobs]\n${service}`);
  await write('wrong', '[jobs]\nhost=127.0.0.1\nsslmod=require\n');
  await write('spaced', '[jobs]\nhost = 127.0.0.1\n');
  await write('pgpass', '# ours\nother:*:*:*:wrong\n*:PORT:ny\\x:nyx:PASSWORD\n*:*:*:*:wrong\n');
  await write('open', '*:*:*:*:PASSWORD\n', 0o644);
});
afterAll(async () => {
  silent.close();
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const filled = (text: string) => text.replaceAll(/[A-Z]{4,}\b/g, (word) => words[word] ?? word);

const write = (name: string, text: string, mode = 0o600) =>
  writeFile(join(folder, name), filled(text), { mode });

/** `migrate status` of a database without our tables, by a connection string (or none) and variables. */
async function status(url: string, env: Record<string, string> = {}) {
  const given = Object.entries({ ...(url ? { DATABASE_URL: url } : {}), ...env });
  const filledIn = given.map(([name, value]) => [name, filled(value)] as const);
  return runCli(['migrate', 'status'], { HOME: folder, ...Object.fromEntries(filledIn) });
}

const TCP = 'host=127.0.0.1 port=PORT dbname=nyx user=nyx';

test.each<[string, string, Record<string, string>?]>([
  ['a socket in a URL', 'postgres://nyx:PASSWORD@ENCODED:PORT/nyx'],
  ['a socket as a parameter', 'postgres:///nyx?host=SOCKET&port=PORT&user=nyx&password=PASSWORD'],
  ['a socket in a list', 'host=SOCKET port=PORT dbname=nyx user=nyx password=PASSWORD'],
  [
    'a socket and a password file',
    'host=SOCKET port=PORT dbname=nyx user=nyx passfile=FOLDER/pgpass',
  ],
  ['a list', `${TCP} password='PASSWORD'`],
  ['an address beside a name', `${TCP} host=db.example.org hostaddr=127.0.0.1 password=PASSWORD`],
  ['a password file', TCP, { PGPASSFILE: 'FOLDER/pgpass' }],
  ['a service', 'service=jobs', { PGSERVICEFILE: 'FOLDER/services' }],
  ['a service in a URL', 'postgres://?service=jobs&servicefile=FOLDER/services'],
  ['PGSERVICE', '', { PGSERVICE: 'jobs', PGSERVICEFILE: 'FOLDER/services' }],
  [
    'a service before the variables',
    'service=jobs',
    {
      ...{ PGSERVICEFILE: 'FOLDER/services', PGPORT: '1', PGHOST: 'nowhere', PGUSER: 'nobody' },
    },
  ],
  ['a service that the system has', 'service=jobs', { PGSYSCONFDIR: 'FOLDER/etc' }],
  [
    'PGHOST and the like',
    '',
    {
      ...{ PGHOST: '127.0.0.1', PGPORT: 'PORT', PGUSER: 'nyx', PGPASSWORD: 'PASSWORD' },
      ...{ PGDATABASE: 'nyx', PGCONNECT_TIMEOUT: '5', PGCHANNELBINDING: 'disable' },
    },
  ],
  [
    'PGHOSTADDR',
    'user=nyx dbname=nyx password=PASSWORD',
    {
      ...{ PGHOSTADDR: '127.0.0.1', PGPORT: 'PORT' },
    },
  ],
  ['the second of two hosts', 'postgres://nyx:PASSWORD@127.0.0.1:1,127.0.0.1:PORT/nyx'],
  [
    'a host after a silent one',
    `${TCP} host=127.0.0.1,127.0.0.1 port=SILENT,PORT connect_timeout=1 password=PASSWORD`,
  ],
  [
    'what is said of GSSAPI, of which nothing is asked',
    `${TCP} password=PASSWORD gssencmode=prefer krbsrvname=nyx gsslib=gssapi gssdelegation=1 require_auth=!gss`,
  ],
  ['the one to write to', `${TCP} password=PASSWORD target_session_attrs=read-write`],
  ['a standby if there is one', `${TCP} password=PASSWORD target_session_attrs=prefer-standby`],
])('%s', async (_, url, env) => {
  // Nothing was migrated there, which is known to whoever has connected.
  const { code, stdout, stderr } = await status(url, env);
  expect({ code, stderr, told: stdout.includes('pending') }).toEqual({
    ...{ code: 3, stderr: '', told: true },
  });
});

test.each<[string, string, number, Record<string, string>?]>([
  [
    'and none was given: FOLDER/open is not read, as others may read it, too',
    TCP,
    2,
    {
      PGPASSFILE: 'FOLDER/open',
    },
  ],
  ['and none was given: FOLDER is not read, as it is not a file', `${TCP} passfile=FOLDER`, 2],
  ['and none was given\n', `${TCP} passfile=FOLDER/missing`, 2],
  ['no service of the name', 'service=none servicefile=FOLDER/services', 2],
  ['FOLDER/wrong:3: has a parameter', 'service=jobs servicefile=FOLDER/wrong', 2],
  ['FOLDER/spaced:2: this is no setting', 'service=jobs servicefile=FOLDER/spaced', 2],
  [
    'the service file FOLDER/none cannot be read (ENOENT)',
    'service=jobs servicefile=FOLDER/none',
    2,
  ],
  [
    'what target_session_attrs=standby asks for',
    `${TCP} password=PASSWORD target_session_attrs=standby`,
    2,
  ],
  ['no target_session_attrs "slave"', `${TCP} target_session_attrs=slave`, 2],
  ['cannot connect with requirepeer', `${TCP} requirepeer=postgres`, 2],
  ['cannot connect with oauth_issuer', `${TCP} oauth_issuer=https://a.test`, 2],
  ['cannot connect with gssencmode=require', `${TCP} gssencmode=require`, 2],
  ['no gssencmode "requre"', `${TCP} gssencmode=requre`, 2],
  ['no gssencmode "yes"', TCP, 2, { PGGSSENCMODE: 'yes' }],
  ['cannot connect with require_auth=gss,sspi', `${TCP} require_auth=gss,sspi`, 2],
  ['as many ports or addresses as hosts', 'host=a,b,c port=1,2', 2],
  ['not the number of one', '', 2, { PGHOST: '127.0.0.1', PGPORT: '54e2' }],
  ['connect_timeout is not a number of seconds', `${TCP} connect_timeout=soon`, 2],
  ['the database does not answer', 'host=127.0.0.1 port=SILENT connect_timeout=1', 75],
  ['cannot be reached (ENOENT)', 'host=FOLDER port=5433', 75],
])('%s', async (sentence, url, code, env) => {
  const result = await status(url, env);
  expect({ code: result.code, stdout: result.stdout }).toEqual({ code, stdout: '' });
  expect(result.stderr).toMatch(/^error: [^\n]+\nhint: [^\n]+\n$/);
  expect(result.stderr).toContain(filled(sentence));
  expect(result.stderr).not.toContain(words.PASSWORD);
});

test('what answers is not PostgreSQL: a sentence at once', async () => {
  const greetings = [
    '220 mail.example.org ESMTP\r\n',
    'HTTP/1.1 400 Bad Request\r\n\r\n',
    'ERROR\r\n',
  ];
  for (const greeting of greetings) {
    const stranger = createServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', () => socket.write(greeting));
    });
    await new Promise<void>((listening) => stranger.listen(0, '127.0.0.1', listening));
    const at = stranger.address();
    const port = typeof at === 'object' ? at?.port : '';
    for (const mode of ['disable', 'prefer', 'require']) {
      const { code, stderr } = await status(`host=127.0.0.1 port=${port} sslmode=${mode}`);
      expect({ mode, code, stderr }).toEqual({
        ...{ mode, code: 2 },
        stderr: 'error: what answers there is not PostgreSQL\nhint: check the host and the port\n',
      });
    }
    stranger.close();
  }
});

test('what a URL of JavaScript has encoded, and a session beside, lead to the same server', async () => {
  const url = new URL(server.url);
  url.searchParams.set('application_name', 'ours');
  await using session = await connect(url.href, 'test');
  await using beside = await session.connectTo('postgres', 'beside');
  const { rows } = await beside.pg.query(
    "select current_database() as name, current_setting('application_name') as application",
  );
  expect(rows).toEqual([{ name: 'postgres', application: 'ours' }]);
});
