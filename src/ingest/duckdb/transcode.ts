import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { ColumnType } from './binary-values.ts';
import { CsvRows } from './csv-rows.ts';
import { readPipe } from './named-pipe.ts';

/** Bytes of rows that may wait for the server: DuckDB writes some megabytes at once and then computes the next ones. */
export const BYTES_AHEAD = 6 * 1024 * 1024;

/**
 * What a worker is asked for: to turn what comes through a pipe into rows. Through the port it sends that it has opened the
 * pipe, the rows, and null at their end; back comes a message for each that has been taken. Closing it ends the work.
 */
export interface TranscodeJob {
  path: string;
  types: readonly ColumnType[];
  port: MessagePort;
}

export type TranscodeMessage = 'opened' | Uint8Array<ArrayBuffer> | null;

/** So many bytes of rows have been taken; `empty` is memory of earlier ones, to be filled again. */
export interface TakenMessage {
  bytes: number;
  empty: ArrayBuffer | undefined;
}

/**
 * Of so many pieces the memory may still be read when the next one is asked for: one that the stream holds ready, one that
 * COPY holds, and the one that the socket has not written yet.
 */
const PIECES_IN_USE = 3;

/** CSV that comes through a pipe as rows of COPY's binary format. */
interface Transcoding {
  /** Settles when the pipe is open for reading: from then on its reader cannot miss that the last writer is gone. */
  opened: Promise<unknown>;
  rows: AsyncIterable<Buffer>;
  /** Closes the pipe, whatever is still in it. */
  end(): void;
}

/** Starts the thread for `transcodeInThread`; the sources run as they stand, the published package compiled. */
export function startTranscoder(): Worker {
  const file = new URL(`./transcode-worker${extname(import.meta.url)}`, import.meta.url);
  // The pipe's socket closes its descriptor, whose number may soon be that of another file.
  const thread = new Worker(file, { trackUnmanagedFds: false });
  // Whoever waits for rows is kept up by its connection.
  thread.unref();
  return thread;
}

/** Takes rows apart in this thread. */
export function transcodeHere(path: string, types: readonly ColumnType[]): Transcoding {
  const csv = readPipe(path);
  return { opened: Promise.resolve(), rows: takeApart(csv, types), end: () => csv.destroy() };
}

async function* takeApart(
  csv: AsyncIterable<Buffer>,
  types: readonly ColumnType[],
): AsyncGenerator<Buffer> {
  const rows = new CsvRows(types);
  for await (const bytes of csv) {
    rows.add(bytes);
    yield rows.take();
  }
}

/** The same in a thread, which has one job at a time: DuckDB goes on while this one feeds the server. */
export function transcodeInThread(
  thread: Worker,
  path: string,
  types: readonly ColumnType[],
): Transcoding {
  const { port1: port, port2 } = new MessageChannel();
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const arrived = new Readable({ objectMode: true, read: () => {} });
  const fail = (error: Error) => arrived.destroy(error);
  const exit = () => fail(new Error('the thread that takes rows apart has ended'));
  thread.once('error', fail).once('exit', exit);
  port.on('message', (message: TranscodeMessage) => {
    if (message === 'opened') open();
    else arrived.push(message);
  });
  port.on('close', open);
  thread.postMessage({ path, types, port: port2 } satisfies TranscodeJob, [port2]);
  return {
    opened,
    rows: takeTurns(arrived, port),
    end: () => {
      thread.off('error', fail).off('exit', exit);
      port.close();
    },
  };
}

async function* takeTurns(
  arrived: AsyncIterable<Uint8Array<ArrayBuffer>>,
  port: MessagePort,
): AsyncGenerator<Buffer> {
  const inUse: ArrayBuffer[] = [];
  for await (const { buffer, byteOffset, length } of arrived) {
    yield Buffer.from(buffer, byteOffset, length);
    inUse.push(buffer);
    const empty = inUse.length > PIECES_IN_USE ? inUse.shift() : undefined;
    // Handed back rather than left to V8, which would look through the whole heap after every few of them.
    port.postMessage({ bytes: length, empty } satisfies TakenMessage, empty ? [empty] : []);
  }
}
