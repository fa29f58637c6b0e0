import type { FileHandle } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import type { ColumnType } from './binary-values.ts';
import { CsvRows } from './csv-rows.ts';

/** Bytes of rows that may wait for the server: DuckDB writes some megabytes at once and then computes the next ones. */
export const BYTES_AHEAD = 6 * 1024 * 1024;

/** Places in what the two threads share: bytes that wait, and whether nobody wants more. */
export const AHEAD = 0;
export const STOPPED = 1;

/** What a worker is asked for: to turn what comes through a pipe into rows, until its end. */
export interface TranscodeJob {
  pipe: number;
  types: readonly ColumnType[];
  control: Int32Array<SharedArrayBuffer>;
}

/** CSV as rows of COPY's binary format. */
export interface Transcoding {
  rows: AsyncIterable<Buffer>;
  /** Reads what is left in the pipe and forgets it; ends when the pipe does. */
  drain(): Promise<unknown>;
}

/** Starts the thread for `transcodeInThread`; the sources run as they stand, the published package compiled. */
export function startTranscoder(): Worker {
  const thread = new Worker(new URL(`./transcode-worker${extname(import.meta.url)}`, import.meta.url));
  // Whoever waits for rows is kept up by its connection.
  thread.unref();
  return thread;
}

/** Closes the pipe at its end. */
export function transcodeHere(pipe: FileHandle, types: readonly ColumnType[]): Transcoding {
  const csv = pipe.createReadStream({ highWaterMark: 64 * 1024 });
  return {
    rows: takeApart(csv.iterator({ destroyOnReturn: false }), types),
    drain: () => finished(csv.resume()),
  };
}

async function* takeApart(csv: AsyncIterable<Buffer>, types: readonly ColumnType[]): AsyncGenerator<Buffer> {
  const rows = new CsvRows(types);
  for await (const bytes of csv) {
    rows.add(bytes);
    yield rows.take();
  }
}

/** The same in a thread, which has one job at a time: DuckDB goes on while this one feeds the server. */
export function transcodeInThread(
  thread: Worker,
  pipe: FileHandle,
  types: readonly ColumnType[],
): Transcoding {
  const control = new Int32Array(new SharedArrayBuffer(8));
  const arrived = new Readable({ objectMode: true, read: () => {} });
  const arrive = (bytes: Uint8Array | null) => arrived.push(bytes);
  const fail = (error: Error) => arrived.destroy(error);
  thread.on('message', arrive).on('error', fail);
  arrived.once('close', () => {
    thread.off('message', arrive).off('error', fail);
    // A broken thread reads no more, and DuckDB would wait for ever: what is left is read here, to its end.
    if (arrived.errored) pipe.createReadStream().resume();
    else void pipe.close();
  });
  thread.postMessage({ pipe: pipe.fd, types, control } satisfies TranscodeJob);
  return {
    rows: takeTurns(arrived.iterator({ destroyOnReturn: false }), control),
    drain: () => {
      Atomics.store(control, STOPPED, 1);
      Atomics.notify(control, AHEAD);
      return finished(arrived.resume());
    },
  };
}

async function* takeTurns(
  arrived: AsyncIterable<Uint8Array<ArrayBuffer>>,
  control: Int32Array<SharedArrayBuffer>,
): AsyncGenerator<Buffer> {
  for await (const { buffer, byteOffset, length } of arrived) {
    yield Buffer.from(buffer, byteOffset, length);
    Atomics.sub(control, AHEAD, length);
    Atomics.notify(control, AHEAD);
  }
}
