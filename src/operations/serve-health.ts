import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, isIP } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '../errors.ts';
import { errorCode } from '../system-errors.ts';
import { printMetrics } from './metrics.ts';
import type { Health } from './read-health.ts';

/** So long an answer is given again: who asks often does not keep the database busy. */
const FRESH_MS = 5_000;
/** So long a database may take; then it does not answer. */
const ANSWER_MS = 5_000;
/** Who asks slowly, or opens many connections, keeps neither memory nor the others waiting for long. */
const LIMITS = {
  maxHeaderSize: 8_192,
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};
const MAX_CONNECTIONS = 100;
const THERE_ARE = 'there are /livez, /readyz and /metrics\n';

export interface HealthServerOptions {
  /** `127.0.0.1:9464`; port 0 takes any. */
  address: string;
  /** Reads how everything stands; throws when the database does not answer. */
  read: () => Promise<Health>;
  /** Whether the daemon is at work. */
  isAlive: () => boolean;
}

/**
 * Answers on `/livez` (200 while the daemon ticks), `/readyz` (200 when the database answers and is
 * migrated; names what is wrong) and `/metrics`. Throws ConfigError (exit 2) when the address is
 * taken. Closes at once when disposed.
 */
export async function serveHealth(
  options: HealthServerOptions,
): Promise<AsyncDisposable & { port: number }> {
  const read = remember(options.read);
  const server = createServer(LIMITS, (request, response) => {
    const refusal = refuse(request);
    if (refusal) return send(response, refusal.status, refusal.type, refusal.text);
    // A path is compared, and nothing else: whatever else is asked for is not there.
    const [path = ''] = (request.url ?? '').split('?');
    answer(path, options, read).then(
      ({ status, type, text }) => send(response, status, type, text),
      (error: unknown) => send(response, 500, 'text/plain', `${error}\n`),
    );
  });
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, options.address);
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

interface Answer {
  status: number;
  type: string;
  text: string;
}

/**
 * What only reads is asked by GET or HEAD. On an address of this machine alone no other name than its own is meant: a page
 * in a browser here could otherwise read the answer, under a name of its own that it has lead to this machine.
 */
function refuse({ method, headers, socket }: IncomingMessage): Answer | undefined {
  const type = 'text/plain';
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, type, text: THERE_ARE };
  const name = (headers.host ?? '').replace(/:\d*$/, '').replace(/^\[|\]$/g, '');
  const isOwn = name === '' || name.toLowerCase() === 'localhost' || isIP(name) !== 0;
  if (isOwn || !/^(::ffff:)?127\.|^::1$/.test(socket.localAddress ?? '')) return undefined;
  return { status: 421, type, text: 'ask for 127.0.0.1 or localhost\n' };
}

async function answer(
  path: string,
  { isAlive }: HealthServerOptions,
  read: () => Promise<Health | undefined>,
): Promise<Answer> {
  const json = (status: number, body: object): Answer => {
    return { status, type: 'application/json', text: `${JSON.stringify(body)}\n` };
  };
  if (path === '/livez') return json(isAlive() ? 200 : 503, { alive: isAlive() });
  if (path === '/readyz') {
    const health = await read();
    if (!health)
      return json(503, { ready: false, problems: [{ what: 'database', problem: 'no answer' }] });
    // Messages and folders may name persons, and are for those who may read the database.
    const problems = health.problems.map(({ what }) => ({
      what,
      problem: "'nyx-etl status --check' says more",
    }));
    return json(200, { ready: true, problems });
  }
  if (path === '/metrics')
    return {
      status: 200,
      type: 'text/plain; version=0.0.4',
      text: await printMetrics(await read()),
    };
  return { status: 404, type: 'text/plain', text: THERE_ARE };
}

/** One question at a time, and its answer for a while; undefined where there was none, or none soon. */
function remember(read: () => Promise<Health>): () => Promise<Health | undefined> {
  let asked: { at: number; answer: Promise<Health | undefined> } | undefined;
  // Why there is none, the log of the daemon and doctor say; here it is told that there is none.
  const none = () => undefined;
  return () => {
    if (asked && performance.now() < asked.at + FRESH_MS) return soon(asked.answer);
    const question = { at: Number.POSITIVE_INFINITY, answer: read().catch(none) };
    asked = question;
    void question.answer.then(() => {
      question.at = performance.now();
    });
    return soon(question.answer);
  };
}

function soon<T>(answer: Promise<T>): Promise<T | undefined> {
  return Promise.race([answer, sleep(ANSWER_MS, undefined, { ref: false })]);
}

async function listen(server: Server, address: string): Promise<void> {
  const at = address.lastIndexOf(':');
  const host = address.slice(0, at).replace(/^\[|\]$/g, '');
  const port = Number(address.slice(at + 1));
  await new Promise<void>((done, fail) => {
    server.once('error', (error) => {
      fail(
        new ConfigError(`${address} cannot be listened on (${String(errorCode(error))})`, {
          hint: 'give another one with --http, e.g. 127.0.0.1:9465',
          cause: error,
        }),
      );
    });
    server.listen(port, host, done);
  });
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(text);
}
