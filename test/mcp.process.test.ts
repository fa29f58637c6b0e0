// Agents ask over the official client, as they would; what it starts is the program that users start.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckDb } from '../src/database/duckdb.ts';
import { runLimited } from '../src/mcp/warehouse-answers.ts';
import { publishSearch, type SearchWarehouse } from './reports/search-warehouse.ts';
import { launcher } from './support/launcher.ts';
import { ownEnvironment } from './support/run-cli.ts';

let search: SearchWarehouse;
let client: Client;
let before: string;
/** Where the program puts what it needs for a while. */
let temporary: string;

beforeAll(async () => {
  search = await publishSearch();
  before = await digestOf(search.out);
  client = new Client({ name: 'test', version: '1.0.0' });
  const args = [launcher, 'mcp', '--warehouse', search.out];
  temporary = await mkdtemp(join(tmpdir(), 'nyx-mcp-'));
  const env = { PATH: process.env.PATH ?? '', TMPDIR: temporary };
  await client.connect(new StdioClientTransport({ command: process.execPath, args, env }));
});
afterAll(async () => {
  await client.close();
  await search[Symbol.asyncDispose]();
  await rm(temporary, { recursive: true });
});

/** Of every file of a folder: what wrote would change it. */
async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    hash.update(path);
    if (entry.isFile()) hash.update(await readFile(path));
  }
  return hash.digest('hex');
}

async function call(name: string, args: Record<string, unknown> = {}) {
  const { content, isError } = await client.callTool({ name, arguments: args });
  const [first] = Array.isArray(content) ? content : [];
  return { text: String(first?.text), isError: isError === true };
}

test('every tool is told of, and says that it only reads', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual([
    'applications_report',
    'company_report',
    'dictionary',
    'domains_to_avoid',
    'overview_report',
    'query',
    'session_report',
    'status',
  ]);
  for (const { annotations, description } of tools) {
    expect(annotations?.readOnlyHint).toBe(true);
    expect(description).not.toBe('');
  }
});

test('reports come as Markdown, and as the JSON that the command prints', async () => {
  const session = await call('session_report');
  expect(session).toMatchObject({ isError: false, text: expect.stringContaining('# run 3') });
  const json = JSON.parse((await call('session_report', { format: 'json' })).text);
  expect(json).toMatchObject({ kind: 'session', responses: { sent: 10, replied: 2 } });
  const company = JSON.parse(
    (await call('company_report', { company: json.good_news[0].company_id, format: 'json' })).text,
  );
  expect(company.outcomes).toMatchObject({ sent: 10 });
  const overview = await call('overview_report', { since: '2026-04-01', format: 'json' });
  expect(JSON.parse(overview.text)).toMatchObject({ outcomes: { sent: 1 } });
  const list = await call('applications_report', { to: '2026-03-31', format: 'json' });
  expect(JSON.parse(list.text).list).toHaveLength(9);
});

test('domains to avoid, status and dictionary are answered', async () => {
  expect(JSON.parse((await call('domains_to_avoid')).text)).toEqual([]);
  expect(JSON.parse((await call('status')).text)).toMatchObject({ profile: 'analyst' });
  const tables = JSON.parse((await call('dictionary')).text);
  expect(tables).toContainEqual(expect.objectContaining({ name: 'companies' }));
  const { columns } = JSON.parse((await call('dictionary', { table: 'companies' })).text);
  expect(columns).toContainEqual(expect.objectContaining({ name: 'tier', type: 'VARCHAR' }));
});

test('a query gives rows, and says when there are more', async () => {
  const { text } = await call('query', { sql: 'from range(5000) t(n)', limit: 3 });
  expect(JSON.parse(text)).toMatchObject({ rows: [['0'], ['1'], ['2']], truncated: true });
});

test.each([
  ['query', { sql: 'create table t (n int)' }, /./],
  ['query', { sql: "select * from read_csv('/etc/passwd')" }, /./],
  ['query', { sql: "copy companies to '/tmp/nyx-mcp.csv'" }, /./],
  ['query', { sql: 'select 1; select 2' }, /several statements/],
  ['query', { sql: 'select 1', limit: 100_000 }, /limit/],
  ['session_report', { session: 'nope' }, /holds no session nope\nhint: /],
  ['company_report', { company: 'nope' }, /holds no company nope/],
  ['company_report', {}, /company/],
  ['overview_report', { since: 'yesterday' }, /is no day/],
  ['overview_report', { user: 'nobody' }, /no person nobody\nhint: --user/],
  ['dictionary', { table: 'nope' }, /has no table nope/],
])('%s %j is refused with a reason', async (name, args, reason) => {
  const { text, isError } = await call(name, args);
  expect(isError).toBe(true);
  expect(text).toMatch(reason);
  expect(text).not.toMatch(/\n\s+at /);
});

const ENDLESS =
  'with recursive t as (select 1 as n union all select n + 1 from t) select count(*) from t';

test('a query without end is ended when the agent asks no more, and others are answered', async () => {
  const asked = { name: 'query', arguments: { sql: ENDLESS } };
  const enough = new AbortController();
  const answer = expect(
    client.callTool(asked, undefined, { signal: enough.signal }),
  ).rejects.toThrow('enough');
  const isBegun = async () => (await readdir(temporary)).length > 0;
  await expect.poll(isBegun, { timeout: 30_000 }).toBe(true);
  enough.abort(new Error('enough'));
  await answer;
  // What it works with is put away when it has ended.
  await expect.poll(() => readdir(temporary), { timeout: 30_000 }).toEqual([]);
  expect(await call('query', { sql: 'select 1 as n' })).toMatchObject({ isError: false });
});

test.each([
  ['takes too long', () => AbortSignal.timeout(500)],
  ['is to end as it begins', () => AbortSignal.timeout(0)],
  ['is to end before it has begun', () => AbortSignal.abort()],
])('one that %s says so', async (_, ending) => {
  await using duckDb = await openDuckDb(':memory:');
  await expect(runLimited(duckDb, ENDLESS, 1, ending())).rejects.toMatchObject({
    message: 'the query took too long, and was ended',
    hint: expect.stringContaining('ask for less'),
  });
});

test('resources are read', async () => {
  const { resources } = await client.listResources();
  expect(resources.map(({ uri }) => uri).sort()).toEqual([
    'nyx://dictionary',
    'nyx://reports/overview',
    'nyx://status',
  ]);
  for (const uri of [...resources.map((one) => one.uri), 'nyx://reports/session/run%203']) {
    const { contents } = await client.readResource({ uri });
    expect(contents).toMatchObject([{ uri, text: expect.stringMatching(/.{50}/s) }]);
  }
});

const hello = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 't', version: '1' },
  },
};
const status = {
  jsonrpc: '2.0',
  id: 2,
  method: 'tools/call',
  params: { name: 'status', arguments: {} },
};

/** Writes lines to a server of its own, waits for an answer to the last one, or for its end; gives what it has said. */
async function talk(lines: readonly string[]) {
  const args = [launcher, 'mcp', '--warehouse', search.out];
  const child = spawn(process.execPath, args, { env: ownEnvironment() });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  // It may close before it has read all that is written.
  child.stdin.on('error', () => {});
  let [stdout, stderr] = ['', ''];
  child.stderr.on('data', (part) => {
    stderr += part;
  });
  child.stdout.on('data', (part) => {
    stdout += part;
    if (stdout.includes('"id":2')) child.stdin.end();
  });
  for (const line of lines) child.stdin.write(`${line}\n`);
  return { code: await ended, stdout, stderr };
}

test('what is no message is left out, and the next one is answered', async () => {
  const odd = [
    '{"jsonrpc": "2.0", ',
    '[1, 2, {"a": null}]',
    '['.repeat(100_000),
    '{"jsonrpc":"2.0","id":77,"result":{}}',
    '{"jsonrpc":"2.0","id":78,"method":"__proto__"}',
    '{"jsonrpc":"2.0","id":79,"method":"tools/call","params":{"name":"constructor"}}',
    '\0\u001b[31m',
    '',
  ];
  const { code, stdout, stderr } = await talk([
    JSON.stringify(hello),
    ...odd,
    JSON.stringify(status),
  ]);
  expect(code).toBe(0);
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers.map(({ id }) => id).sort()).toEqual([1, 2, 78, 79]);
  expect(answers.find(({ id }) => id === 2).result.content[0].text).toContain('analyst');
  expect(stderr.match(/a line that is no message of the protocol was left out/g)).toHaveLength(5);
  expect(stderr).not.toContain('\u001b');
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('a message without end is read no further, and the server ends', async () => {
  const { code, stderr } = await talk([JSON.stringify(hello), 'x'.repeat(30_000_000)]);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: 'a message of more than 10 MB is read no further: goodbye\n',
  });
});

test('nothing of this has written anything', async () => {
  expect(await digestOf(search.out)).toBe(before);
});
