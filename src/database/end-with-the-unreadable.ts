import type { Duplex } from 'node:stream';
import type pg from 'pg';

interface Listened {
  on: (event: string, listener: (bytes: Buffer) => void) => unknown;
}

/** The part of pg's connection that begins to read, once TLS has begun if it does. */
interface Reading {
  attachListeners: (stream: Listened) => void;
}

/**
 * What pg cannot read (a way to log in that it does not know, bytes that are no message) it throws
 * where nobody catches it, which would end the process: here the connection ends with it, and so
 * does what is asked on it.
 */
export function endWithTheUnreadable({ connection }: pg.Client): void {
  const reading = connection as unknown as Reading;
  const attach = reading.attachListeners.bind(connection);
  reading.attachListeners = (stream) =>
    attach({
      on: (event, listener) =>
        stream.on(event, event === 'data' ? ending(stream as Duplex, listener) : listener),
    });
}

const ending =
  (stream: Duplex, read: (bytes: Buffer) => void) =>
  (bytes: Buffer): void => {
    try {
      read(bytes);
    } catch (error) {
      stream.destroy(error instanceof RangeError ? noMessage(error) : (error as Error));
    }
  };

const noMessage = (cause: Error): Error =>
  new Error('Connection terminated: the server sent what is no message of PostgreSQL', { cause });
