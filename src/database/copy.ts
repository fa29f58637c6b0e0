import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { rememberStatement } from './refused-statement.ts';
import type { Session } from './session.ts';
import { toSqlError } from './sql-error.ts';

export type CopyValue = string | number | bigint | boolean | null | object;

const CHUNK_BYTES = 64 * 1024;

/** Streams bytes into `COPY .. FROM STDIN` and returns the number of rows the server took. */
export async function copyInto(
  session: Session,
  statement: string,
  source: Readable | Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<number> {
  const copy = session.pg.query(copyFrom(statement));
  try {
    await pipeline(source instanceof Readable ? source : Readable.from(source), copy);
  } catch (error) {
    rememberStatement(error, statement);
    throw toSqlError(error, { file: 'COPY', text: '' });
  }
  return copy.rowCount;
}

/**
 * The bytes of `COPY .. TO STDOUT`, which begins when the first of them is asked for. Whoever stops before the end has the
 * rest read and thrown away: until then the connection answers nothing else.
 */
export async function* copyFromDatabase(
  session: Session,
  statement: string,
): AsyncGenerator<Buffer> {
  const copy = session.pg.query(copyTo(statement));
  const closed = new Promise<void>((close) => copy.once('close', close));
  // pg emits the error of a lost connection once, maybe before anyone reads, and does not end the stream.
  copy.on('error', (error) => copy.destroy(error));
  try {
    yield* copy.iterator({ destroyOnReturn: false });
  } finally {
    copy.resume();
    await closed;
  }
}

/** Encodes rows in COPY's text format, in chunks of about 64 KiB (a row per chunk is 2-3 times slower). */
export async function* encodeCopyRows(
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): AsyncGenerator<Buffer> {
  let chunk = '';
  for await (const row of rows) {
    chunk += `${row.map(encodeCopyValue).join('\t')}\n`;
    if (chunk.length >= CHUNK_BYTES) {
      yield Buffer.from(chunk);
      chunk = '';
    }
  }
  if (chunk) yield Buffer.from(chunk);
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function encodeCopyValue(value: CopyValue): string {
  if (value === null) return '\\N';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /[\\\t\n\r]/.test(text)
    ? text.replaceAll(/[\\\t\n\r]/g, (match) => ESCAPES[match] ?? match)
    : text;
}
