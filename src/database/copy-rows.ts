import type { Duplex } from 'node:stream';
import type pg from 'pg';
import type { Session } from './session.ts';
import { toSqlError } from './sql-error.ts';

/** Takes the rows of a COPY as they arrive. */
export interface RowSink<Batch> {
  /**
   * Is told where a message with a row lies, and must not keep the bytes. Gives a batch when so many rows are together that
   * the server shall wait until the one before was asked for.
   */
  take(bytes: Buffer, start: number, end: number): Batch | undefined;
  /** What is left after the last row. */
  rest(): Batch | undefined;
}

/**
 * The rows of `COPY .. TO STDOUT`, in the batches that `sink` makes of them. One batch is read ahead; then the server waits.
 * Whoever stops before the end has the rest read and thrown away: until then the connection answers nothing else.
 * Throws SqlError, and what the sink throws.
 */
export async function* copyRows<Batch>(
  session: Session,
  statement: string,
  sink: RowSink<Batch>,
): AsyncGenerator<Batch> {
  const query = new CopyQuery(statement, sink);
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
class CopyQuery<Batch> implements pg.Submittable {
  readonly #statement: string;
  readonly #sink: RowSink<Batch>;
  readonly #ready: Batch[] = [];
  readonly #over = Promise.withResolvers<void>();
  /** The beginning of a message, and how many bytes it has to have before it is looked at again. */
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #neededBytes = HEADER_BYTES;
  #stream: Duplex | undefined;
  #handler: ((chunk: Buffer) => void) | undefined;
  #wake: () => void = () => {};
  #isOver = false;
  #isDiscarding = false;
  #failure: unknown;

  constructor(statement: string, sink: RowSink<Batch>) {
    this.#statement = statement;
    this.#sink = sink;
  }

  /** The next batch, undefined after the last. Throws what the server or the connection failed with. */
  async next(): Promise<Batch | undefined> {
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
    if (!this.#isDiscarding) this.#offer(() => this.#sink.rest());
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
    let rest = chunk;
    // A message that began in the chunk before is put together alone: all else is read where it
    // lies.
    while (this.#pendingBytes > 0 && rest.length > 0) {
      const missing = this.#neededBytes - this.#pendingBytes;
      this.#pending.push(rest.subarray(0, missing));
      this.#pendingBytes += Math.min(missing, rest.length);
      rest = rest.subarray(missing);
      if (this.#pendingBytes < this.#neededBytes) return;
      const message = Buffer.concat(this.#pending);
      this.#pending = [];
      if (this.#readMessages(message)) continue;
      if (rest.length > 0) this.#handler?.(rest);
      return;
    }
    if (rest.length > 0) this.#readMessages(rest);
  };

  /** Reads messages and keeps what is not a whole one yet; false where the rest went to pg. */
  #readMessages(bytes: Buffer): boolean {
    let at = 0;
    this.#neededBytes = HEADER_BYTES;
    while (bytes.length - at >= HEADER_BYTES) {
      const code = bytes[at] ?? 0;
      const end = at + 1 + bytes.readUInt32BE(at + 1);
      if (code !== ROW && !BETWEEN_ROWS.has(code)) {
        this.#detach();
        this.#handler?.(bytes.subarray(at));
        return false;
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
    return true;
  }

  #take(bytes: Buffer, start: number, end: number): void {
    this.#offer(() => this.#sink.take(bytes, start, end));
  }

  /** What the sink throws is thrown to whoever asks for the next batch; the rows after it are not looked at. */
  #offer(make: () => Batch | undefined): void {
    try {
      const batch = make();
      if (!batch) return;
      this.#ready.push(batch);
      this.#stream?.pause();
    } catch (error) {
      this.#failure = error;
      this.#isDiscarding = true;
    }
    this.#wake();
  }

  #end(): void {
    this.#isOver = true;
    this.#stream?.resume();
    this.#over.resolve();
    this.#wake();
  }
}
