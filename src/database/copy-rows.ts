import type { Duplex } from 'node:stream';
import type pg from 'pg';
import type { Session } from './session.ts';
import { toSqlError } from './sql-error.ts';

const FIRST_BYTES = 64 * 1024;

/** Some rows of a COPY, each whole. */
export interface RowBatch {
  bytes: Buffer;
  rows: number;
  /** Bytes of the longest of them. */
  longestRow: number;
}

type OnRow = (bytes: Buffer, start: number, end: number) => Buffer | undefined;

/**
 * The rows of `COPY .. TO STDOUT` in batches of about `batchBytes`, none of them empty. `onRow` is told where
 * each lies as it arrives, must not keep the bytes, and gives the row that takes its place, or undefined. One batch is read ahead; then the server waits. Whoever stops before the end has the
 * rest read and thrown away: until then the connection answers nothing else. Throws SqlError.
 */
export async function* copyRows(
  session: Session,
  statement: string,
  batchBytes: number,
  onRow: OnRow,
): AsyncGenerator<RowBatch> {
  const query = new CopyQuery(statement, batchBytes, onRow);
  session.pg.query(query);
  try {
    for (let batch = await query.next(); batch; batch = await query.next()) yield batch;
  } catch (error) {
    throw toSqlError(error, { file: 'COPY', text: '' });
  } finally {
    await query.finish();
  }
}

/** Codes of the messages of PostgreSQL's protocol that come between rows, or after the last of them. */
const ROW = 0x64;
const BETWEEN_ROWS = new Set([...'HNSA'].map((code) => code.charCodeAt(0)));
const HEADER_BYTES = 5;

/**
 * Reads the messages of one COPY itself, where a row is a message: pg makes an object and an event of each, which takes
 * as long as all the rest. What comes after the rows it hands to pg.
 */
class CopyQuery implements pg.Submittable {
  readonly #statement: string;
  readonly #batchBytes: number;
  readonly #onRow: OnRow;
  readonly #ready: RowBatch[] = [];
  readonly #over = Promise.withResolvers<void>();
  #bytes = Buffer.alloc(0);
  #length = 0;
  #rows = 0;
  #longestRow = 0;
  /** The beginning of a message, and how many bytes it has to have before it is looked at again. */
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #neededBytes = HEADER_BYTES;
  #stream: Duplex | undefined;
  #handler: ((chunk: Buffer) => void) | undefined;
  #wake: () => void = () => {};
  #isOver = false;
  #isDiscarding = false;
  #failure: Error | undefined;

  constructor(statement: string, batchBytes: number, onRow: OnRow) {
    this.#statement = statement;
    this.#batchBytes = batchBytes;
    this.#onRow = onRow;
  }

  /** The next batch, undefined after the last. Throws what the server or the connection failed with. */
  async next(): Promise<RowBatch | undefined> {
    if (this.#ready.length === 0 && !this.#isOver) {
      await new Promise<void>((wake) => {
        this.#wake = wake;
      });
    }
    if (this.#failure) throw this.#failure;
    const batch = this.#ready.shift();
    if (this.#ready.length === 0) this.#stream?.resume();
    return batch;
  }

  /** Resolves when the connection is free again. */
  async finish(): Promise<void> {
    this.#isDiscarding = true;
    this.#stream?.resume();
    await this.#over.promise;
  }

  submit(connection: pg.Connection): void {
    this.#stream = connection.stream;
    const [handler, ...others] = this.#stream.listeners('data');
    if (!handler || others.length > 0) throw new Error('pg listens otherwise than expected');
    this.#handler = (chunk) => handler.call(this.#stream, chunk);
    this.#stream.removeAllListeners('data');
    this.#stream.on('data', this.#read);
    this.#detach = () => {
      // Once only: an error comes after it, and pg would read all that follows twice.
      this.#detach = () => {};
      this.#stream?.removeListener('data', this.#read);
      this.#stream?.on('data', handler as (chunk: Buffer) => void);
    };
    connection.query(this.#statement);
  }

  handleReadyForQuery(): void {
    if (this.#rows > 0) this.#handOver();
    this.#end();
  }

  handleError(error: Error): void {
    this.#detach();
    this.#failure ??= error;
    this.#end();
  }

  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}

  #detach: () => void = () => {};

  #read = (chunk: Buffer): void => {
    this.#pending.push(chunk);
    this.#pendingBytes += chunk.length;
    if (this.#pendingBytes < this.#neededBytes) return;
    const bytes = this.#pending.length === 1 ? chunk : Buffer.concat(this.#pending);
    let at = 0;
    this.#neededBytes = HEADER_BYTES;
    while (bytes.length - at >= HEADER_BYTES) {
      const code = bytes[at] ?? 0;
      const end = at + 1 + bytes.readUInt32BE(at + 1);
      if (code !== ROW && !BETWEEN_ROWS.has(code)) {
        this.#detach();
        this.#handler?.(bytes.subarray(at));
        return;
      }
      if (end > bytes.length) {
        this.#neededBytes = end - at;
        break;
      }
      if (code === ROW && !this.#isDiscarding) this.#take(bytes, at + HEADER_BYTES, end);
      at = end;
    }
    this.#pending = at === bytes.length ? [] : [bytes.subarray(at)];
    this.#pendingBytes = bytes.length - at;
  };

  #take(bytes: Buffer, start: number, end: number): void {
    const other = this.#onRow(bytes, start, end);
    if (other) this.#add(other, 0, other.length);
    else this.#add(bytes, start, end);
  }

  #add(bytes: Buffer, start: number, end: number): void {
    const length = end - start;
    if (this.#length + length > this.#bytes.length) {
      const needed = this.#length + length;
      const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#bytes.length, FIRST_BYTES));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    bytes.copy(this.#bytes, this.#length, start, end);
    this.#length += length;
    this.#rows++;
    if (length > this.#longestRow) this.#longestRow = length;
    if (this.#length >= this.#batchBytes) this.#handOver();
  }

  #handOver(): void {
    const bytes = this.#bytes.subarray(0, this.#length);
    this.#ready.push({ bytes, rows: this.#rows, longestRow: this.#longestRow });
    // As large as the last one, which the reader of the batch now has.
    this.#bytes = this.#isOver ? Buffer.alloc(0) : Buffer.allocUnsafeSlow(this.#bytes.length);
    this.#length = 0;
    this.#rows = 0;
    this.#longestRow = 0;
    if (!this.#isDiscarding) this.#stream?.pause();
    this.#wake();
  }

  #end(): void {
    this.#isOver = true;
    this.#stream?.resume();
    this.#over.resolve();
    this.#wake();
  }
}
