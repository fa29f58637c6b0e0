import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BINARY_HEADER, BINARY_TRAILER } from '../../database/copy-binary.ts';
import type { ColumnType } from './binary-values.ts';
import { QUOTE } from './csv-rows.ts';
import { quoteText } from './quoting.ts';
import type { Reader } from './reader.ts';
import { type Transcoding, transcodeHere, transcodeInThread } from './transcode.ts';

const CSV = `format csv, header false, force_quote *, quote '${QUOTE}', escape '${QUOTE}'`;

/**
 * Runs a query whose columns have these types and gives its rows in COPY's binary format. They pass through a named pipe,
 * so that texts never become JavaScript strings. `onDone` gets the number of rows.
 */
export async function* streamQuery(
  reader: Reader,
  query: string,
  types: readonly ColumnType[],
  onDone: (rows: number) => void,
): AsyncGenerator<Buffer> {
  const path = join(reader.folder, `pipe-${randomUUID()}`);
  await promisify(execFile)('mkfifo', ['-m', '600', path]);
  // Held open by us, the pipe blocks neither side's open(); closing it is the reader's end of file.
  const keeper = await open(path, 'r+');
  // Opened before the query can end: bytes that nobody has open are gone with their writer.
  const pipe = await open(path, 'r');
  const running = reader.connection
    .run(`copy (${query}) to ${quoteText(path)} (${CSV})`)
    .finally(() => keeper.close());
  // Awaited below; until then a failure must not count as unhandled.
  running.catch(() => {});
  const transcoding = reader.transcoder
    ? transcodeInThread(reader.transcoder, pipe, types)
    : transcodeHere(pipe, types);
  let ended = false;
  try {
    yield BINARY_HEADER;
    for await (const rows of transcoding.rows) {
      report(reader);
      yield rows;
    }
    yield BINARY_TRAILER;
    ended = true;
    onDone((await running).rowsChanged);
  } finally {
    if (!ended) await abandon(reader, running, transcoding);
  }
}

function report(reader: Reader): void {
  const { percentage } = reader.connection.progress;
  if (percentage > 0)
    reader.progress({ step: 'loading', done: Math.floor(percentage), total: 100, unit: '%' });
}

/** The consumer gave up: the query ends at its next row, once nothing blocks its writing. */
async function abandon(reader: Reader, running: Promise<unknown>, { drain }: Transcoding): Promise<void> {
  reader.connection.interrupt();
  // Whatever they say now follows from what the consumer knows already.
  await Promise.allSettled([running, drain()]);
}
