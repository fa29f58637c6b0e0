// The daemon's answers over HTTP, to who asks oddly, slowly or much: it goes on, and answers the next one.
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Health } from '../../src/operations/read-health.ts';
import { type HealthServerOptions, serveHealth } from '../../src/operations/serve-health.ts';

type HealthServer = Awaited<ReturnType<typeof serveHealth>>;

const serve = (read: HealthServerOptions['read']) =>
  serveHealth({ address: '127.0.0.1:0', isAlive: () => true, read });
/** A database that does not answer. */
const silent: HealthServerOptions['read'] = () => new Promise(() => {});

let server: HealthServer;
beforeAll(async () => {
  server = await serve(silent);
});
afterAll(async () => await server[Symbol.asyncDispose]());

function open({ port } = server): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => socket.destroy());
  return socket;
}

/** Sends bytes as they are, and gives the line that the answer begins with; empty for none. */
async function ask(bytes: string, of = server): Promise<string> {
  const socket = open(of);
  socket.write(bytes);
  return (await text(socket)).split('\r\n')[0] ?? '';
}

const get = (target: string, of = server) =>
  ask(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`, of);

test.each([
  '//',
  '///livez',
  'http://[',
  'http://evil.example/livez',
  '*',
  '/../../../../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/%E0%A4%A',
  '/livez/',
  '/LIVEZ',
])('what is not there is not found: %s', async (target) => {
  expect(await get(target)).toBe('HTTP/1.1 404 Not Found');
  expect(await get('/livez')).toBe('HTTP/1.1 200 OK');
});

test.each([
  [
    405,
    'POST /livez HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nConnection: close\r\n\r\nabcd',
  ],
  [405, 'DELETE /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
  [200, 'HEAD /livez?a=b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
  [431, `GET /livez HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
  [400, 'GET /livez HTTP/1.1\r\n\r\n'],
  [400, '\u0016\u0003\u0001 TLS'],
  [
    400,
    'GET /livez HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
  ],
])('what is none of these is answered with %i', async (status, bytes) => {
  expect(await ask(bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(await get('/livez')).toBe('HTTP/1.1 200 OK');
});

test.each([
  ['evil.example', 421],
  ['evil.example:9464', 421],
  ['127.0.0.1.evil.example', 421],
  ['localhost:9464', 200],
  ['127.0.0.1', 200],
  ['[::1]:9464', 200],
])('a page that has its own name lead here reads nothing: Host: %s', async (host, status) => {
  const answer = await ask(`GET /livez HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
});

test.concurrent('connections that say nothing, or a byte now and then, are closed; others are answered', async () => {
  const slow = Array.from({ length: 150 }, () => open());
  for (const socket of slow) socket.write('GET /livez HTTP/1.1\r\nX-Slow: ');
  const closed = Promise.all(
    slow.map((socket) => new Promise((done) => socket.resume().once('close', done))),
  );
  const dripping = setInterval(() => slow[0]?.write('x'), 500);
  await Promise.race([closed, sleep(20_000)]);
  clearInterval(dripping);
  expect(slow.filter((socket) => !socket.destroyed)).toEqual([]);
  expect(await get('/livez')).toBe('HTTP/1.1 200 OK');
}, 40_000);

test.concurrent('a database that does not answer is asked once, however many ask, and said to be silent', async () => {
  let asked = 0;
  await using other = await serve(() => {
    asked++;
    return silent();
  });
  const metrics = get('/metrics', other);
  const answers = await Promise.all(Array.from({ length: 30 }, () => get('/readyz', other)));
  expect(new Set(answers)).toEqual(new Set(['HTTP/1.1 503 Service Unavailable']));
  expect(await metrics).toBe('HTTP/1.1 200 OK');
  expect(asked).toBe(1);
}, 40_000);

test('who asks is told what is wrong, and no message of an error, which may name a person', async () => {
  const problem = 'run 7 failed: no mail goes to ada@example.com';
  const health = { problems: [{ what: 'job reminders', problem, hint: 'mend it' }] } as Health;
  await using other = await serve(async () => health);
  const answer = await fetch(`http://127.0.0.1:${other.port}/readyz`);
  const said = await answer.text();
  expect(said).not.toContain('ada');
  expect(JSON.parse(said)).toEqual({
    ready: true,
    problems: [{ what: 'job reminders', problem: "'nyx-etl status --check' says more" }],
  });
});
