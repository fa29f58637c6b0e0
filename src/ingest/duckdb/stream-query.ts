import { closeSync } from 'node:fs';
import { BINARY_HEADER, BINARY_TRAILER } from '../../database/copy-binary.ts';
import type { ColumnType } from './binary-values.ts';
import { QUOTE } from './csv-rows.ts';
import { openReadEnd, openWriteEnd } from './named-pipe.ts';
import { quoteText } from './quoting.ts';
import type { Reader } from './reader.ts';
import { transcodeHere, transcodeInThread } from './transcode.ts';

/** How often a query that was abandoned is asked to end. */
const ASK_AGAIN_MS = 20;
const CSV = `format csv, header false, force_quote *, quote '${QUOTE}', escape '${QUOTE}'`;

/**
 * Runs a query whose columns have these types and gives its rows in COPY's binary format. They pass through a named pipe,
 * so that texts never become JavaScript strings. `onDone` gets the number of rows; `onTaken` how many
 * were asked for so far, which DuckDB's own measure of progress does not tell.
 */
export async function* streamQuery(
  reader: Reader,
  query: string,
  types: readonly ColumnType[],
  onDone: (rows: number) => void,
  onTaken: (rows: number) => void = () => {},
): AsyncGenerator<Buffer> {
  const path = await reader.newPipe();
  // Held open until the end: a pipe that nobody has open forgets its bytes, and whoever opens it to write waits.
  const unread = openReadEnd(path);
  // Held open until the query has ended: a pipe without a writer has ended for its reader.
  const unwritten = openWriteEnd(path);
  const transcoding = reader.transcoder
    ? transcodeInThread(reader.transcoder, path, types)
    : transcodeHere(path, types);
  const running = reader.connection
    .run(`copy (${query}) to ${quoteText(path)} (${CSV})`)
    .finally(() => transcoding.opened)
    .finally(() => closeSync(unwritten));
  // Awaited below; until then a failure must not count as unhandled.
  running.catch(() => {});
  let ended = false;
  try {
    yield BINARY_HEADER;
    const count = countRows(types.length);
    for await (const rows of transcoding.rows) {
      yield rows;
      onTaken(count(rows));
    }
    yield BINARY_TRAILER;
    ended = true;
    onDone((await running).rowsChanged);
  } finally {
    // With nobody left to read, whatever DuckDB has still to write fails.
    transcoding.end();
    closeSync(unread);
    if (!ended) await abandon(reader, running, path);
  }
}

/** Counts the rows of COPY's binary format in bytes that may end between two of its values. */
function countRows(columns: number): (bytes: Buffer) => number {
  let rows = 0;
  let left = 0;
  return (bytes) => {
    for (let at = 0; at < bytes.length; ) {
      if (left === 0) {
        left = columns;
        at += 2;
      } else {
        at += 4 + Math.max(0, bytes.readInt32BE(at));
        if (--left === 0) rows++;
      }
    }
    return rows;
  };
}

/**
 * Ends a query that nobody reads. Whatever it says now follows from what the consumer knows already. It may not have
 * begun, and then hears no interruption; and whoever opens a pipe to write waits until it is opened for reading, if only
 * for a moment. Hence both are done again until it has ended.
 */
async function abandon(reader: Reader, running: Promise<unknown>, path: string): Promise<void> {
  const end = () => {
    reader.connection.interrupt();
    closeSync(openReadEnd(path));
  };
  end();
  const asking = setInterval(end, ASK_AGAIN_MS);
  await Promise.allSettled([running]);
  clearInterval(asking);
}
