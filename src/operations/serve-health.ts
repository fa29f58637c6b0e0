import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '../errors.ts';
import { errorCode } from '../system-errors.ts';
import { printMetrics } from './metrics.ts';
import type { Health } from './read-health.ts';

/** So long an answer is given again: who asks often does not keep the database busy. */
const FRESH_MS = 5_000;

export interface HealthServerOptions {
  /** `127.0.0.1:9464`; port 0 takes any. */
  address: string;
  /** Reads how everything stands; throws when the database does not answer. */
  read: () => Promise<Health>;
  /** Whether the daemon is at work. */
  isAlive: () => boolean;
}

/**
 * Answers on `/livez` (200 while the daemon ticks), `/readyz` (200 when the database answers and is migrated, with what is
 * wrong) and `/metrics`. Throws ConfigError (exit 2) when the address is taken. Closes at once when disposed.
 */
export async function serveHealth(
  options: HealthServerOptions,
): Promise<AsyncDisposable & { port: number }> {
  const read = remember(options.read);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    answer(path, options, read).then(
      ({ status, type, text }) => send(response, status, type, text),
      (error: unknown) => send(response, 500, 'text/plain', `${error}\n`),
    );
  });
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
    return json(200, { ready: true, problems: health.problems });
  }
  if (path === '/metrics')
    return {
      status: 200,
      type: 'text/plain; version=0.0.4',
      text: await printMetrics(await read()),
    };
  return { status: 404, type: 'text/plain', text: 'there are /livez, /readyz and /metrics\n' };
}

/** One question at a time, and its answer for a while; undefined where there was none. */
function remember(read: () => Promise<Health>): () => Promise<Health | undefined> {
  let asked: { at: number; answer: Promise<Health | undefined> } | undefined;
  return () => {
    if (asked && performance.now() - asked.at < FRESH_MS) return asked.answer;
    // Why there is none, the log of the daemon and doctor say; here it is told that there is none.
    const none = () => undefined;
    asked = { at: performance.now(), answer: read().catch(none) };
    return asked.answer;
  };
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
