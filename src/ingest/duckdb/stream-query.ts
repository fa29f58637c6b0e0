import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { quoteText } from './quoting.ts';
import type { Reader } from './reader.ts';

/** What a pipe holds: a larger buffer would never be filled by one read. */
const CHUNK_BYTES = 64 * 1024;

/**
 * Runs a query and gives its rows as CSV bytes, every value quoted and null as nothing. They pass through a
 * named pipe, so no value becomes a JavaScript string. `onDone` gets the number of rows.
 */
export async function* streamQuery(
  reader: Reader,
  query: string,
  onDone: (rows: number) => void,
): AsyncGenerator<Buffer> {
  const pipe = join(reader.folder, `pipe-${randomUUID()}`);
  await promisify(execFile)('mkfifo', ['-m', '600', pipe]);
  // Held open by us, the pipe blocks neither side's open(); closing it is the reader's end of file.
  const keeper = await open(pipe, 'r+');
  // Opened before the query can end: bytes that nobody has open are gone with their writer.
  const source = await open(pipe, 'r');
  const running = reader.connection
    .run(`copy (${query}) to ${quoteText(pipe)} (format csv, header false, force_quote *)`)
    .finally(() => keeper.close());
  // Awaited below; until then a failure must not count as unhandled.
  running.catch(() => {});
  const bytes = source.createReadStream({ highWaterMark: CHUNK_BYTES });
  let ended = false;
  try {
    for await (const chunk of bytes.iterator({ destroyOnReturn: false })) {
      report(reader);
      yield chunk as Buffer;
    }
    ended = true;
    onDone((await running).rowsChanged);
  } finally {
    if (!ended) await abandon(reader, running, bytes);
  }
}

function report(reader: Reader): void {
  const { percentage } = reader.connection.progress;
  if (percentage > 0)
    reader.progress({ step: 'loading', done: Math.floor(percentage), total: 100, unit: '%' });
}

/** The consumer gave up: the query ends at its next row, once nothing blocks its writing. */
async function abandon(
  reader: Reader,
  running: Promise<unknown>,
  bytes: NodeJS.ReadableStream,
): Promise<void> {
  reader.connection.interrupt();
  bytes.resume();
  // It was interrupted: that is what it will say.
  await running.catch(() => {});
}
