// A pooler before the server that gives a session to a client for one transaction, or for as long as it stays.
import { randomInt } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import pg from 'pg';

interface Pooler extends AsyncDisposable {
  /** The database's URL by way of the pooler, which asks for no password. */
  url: string;
  /** What clients have sent, as far as it is text. */
  sent(): string;
}

interface Backend {
  client: pg.Client;
  stream: Duplex;
}

/** Opens a pooler before the database at `databaseUrl`. */
export async function openPooler(
  databaseUrl: string,
  mode: 'transaction' | 'session',
): Promise<Pooler> {
  const idle: Backend[] = [];
  const all: Backend[] = [];
  const sockets = new Set<Socket>();
  let sent = '';

  const take = async (): Promise<Backend> => {
    const free = idle.pop();
    if (free) return free;
    const client = new pg.Client(databaseUrl);
    client.on('error', () => {});
    await client.connect();
    const stream: Duplex = Reflect.get(Reflect.get(client, 'connection'), 'stream');
    // Logged in; from here on its bytes are the pooler's.
    stream.removeAllListeners('data');
    all.push({ client, stream });
    return { client, stream };
  };

  const server = createServer((socket) => {
    let started = false;
    let backend: Promise<Backend> | undefined;
    sockets.add(socket);
    socket.on('error', () => {});

    const release = async () => {
      const held = backend;
      backend = undefined;
      if (!held) return;
      const free = await held;
      free.stream.removeAllListeners('data');
      idle.push(free);
    };
    const attach = async () => {
      const taken = await take();
      const ends = transactionEnds();
      taken.stream.on('data', async (bytes) => {
        const isOver = ends(bytes);
        if (isOver && mode === 'transaction') await release();
        socket.write(bytes);
      });
      return taken;
    };
    socket.on('data', async (bytes) => {
      if (!started) {
        started = true;
        socket.write(greeting());
        return;
      }
      // Terminate: the session outlives its client.
      if (bytes[0] === 0x58) return void socket.end();
      sent += bytes.toString('latin1');
      backend ??= attach();
      (await backend).stream.write(bytes);
    });
    socket.on('close', () => {
      sockets.delete(socket);
      void release();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' ? address?.port : '');
  return {
    url: url.href,
    sent: () => sent,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      for (const { stream } of all) stream.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** AuthenticationOk, a BackendKeyData of the pooler's own, ReadyForQuery. */
function greeting(): Buffer {
  const key = Buffer.from('4b0000000c0000000000000000', 'hex');
  key.writeInt32BE(randomInt(1 << 30), 5);
  return Buffer.concat([
    Buffer.from('520000000800000000', 'hex'),
    key,
    Buffer.from('5a0000000549', 'hex'),
  ]);
}

/** Follows a server's messages: whether, with these bytes, a ReadyForQuery outside a transaction has come. */
function transactionEnds(): (bytes: Buffer) => boolean {
  let rest = Buffer.alloc(0);
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    let isOver = false;
    while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
      const end = 1 + rest.readInt32BE(1);
      isOver = rest[0] === 0x5a && rest[5] === 0x49;
      rest = rest.subarray(end);
    }
    return isOver;
  };
}
