// A way to the server on which things go wrong when they are told to.
import { createServer, connect as dial, type Socket } from 'node:net';

/**
 * What happens when a statement comes by: the server runs it and its answer is lost with the connection; the connection
 * is lost before the server sees it; the server's end is closed, and nobody reads what is sent; from then on no byte
 * passes, also of new connections, and nobody says so; or the statement waits until something else is done.
 */
export type Fault = 'lose the answer' | 'reset' | 'half-close' | 'silence' | (() => Promise<void>);

export interface FaultProxy extends AsyncDisposable {
  /** The database's URL by way of the proxy. */
  url: string;
  /** Lets `fault` happen once, at the next statement with this text in it (the `nth`, counted from now). */
  once(statement: string, fault: Fault, nth?: number): void;
  /** Faults that have not happened yet. */
  pending(): number;
}

interface Plan {
  statement: string;
  fault: Fault;
  left: number;
}

/** Opens a TCP proxy before the database at `databaseUrl`. */
export async function openFaultProxy(databaseUrl: string): Promise<FaultProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let plans: Plan[] = [];
  let silent = false;

  const take = (chunk: Buffer): Plan | undefined => {
    const plan = plans.find(({ statement }) => chunk.includes(statement));
    if (!plan || --plan.left > 0) return undefined;
    plans = plans.filter((other) => other !== plan);
    return plan;
  };

  const server = createServer((client) => {
    const upstream = dial(Number(target.port || 5432), target.hostname);
    let loseAnswer = false;
    const lose = () => {
      client.resetAndDestroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      // The other end learns it by the close.
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('close', () => silent || upstream.destroy());
    upstream.on('close', () => silent || client.writableEnded || client.destroy());
    upstream.on('data', (chunk) => {
      if (silent) return;
      if (loseAnswer) lose();
      else client.write(chunk);
    });
    client.on('data', async (chunk) => {
      if (silent) return;
      const fault = take(chunk)?.fault;
      if (fault === 'reset') return lose();
      if (fault === 'half-close') {
        client.pause();
        upstream.destroy();
        return void client.end();
      }
      if (fault === 'silence') {
        silent = true;
        return;
      }
      loseAnswer = fault === 'lose the answer';
      if (typeof fault === 'function') {
        client.pause();
        await fault();
        client.resume();
      }
      upstream.write(chunk);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' ? address?.port : '');
  return {
    url: url.href,
    once: (statement, fault, nth = 1) => void plans.push({ statement, fault, left: nth }),
    pending: () => plans.length,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
