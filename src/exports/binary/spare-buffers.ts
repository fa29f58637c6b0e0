const SMALLEST_BYTES = 1024;
/** Longer ones are rare, and not kept. */
const LARGEST_BYTES = 16 * 1024 * 1024;
/** So much waits to be used again, at most. */
const MOST_KEPT_BYTES = 32 * 1024 * 1024;

/**
 * Memory that one table has filled and the next uses again. V8 counts what buffers hold as it
 * counts its heap: new ones for each table had it look through all its objects twice as often.
 */
export class SpareBuffers implements Disposable {
  readonly #kept = new Map<number, Buffer<ArrayBuffer>[]>();
  #keptBytes = 0;

  /** A buffer of at least so many bytes, which may hold anything. */
  take(bytes: number): Buffer<ArrayBuffer> {
    if (bytes > LARGEST_BYTES) return Buffer.allocUnsafeSlow(bytes);
    const length = Math.max(SMALLEST_BYTES, 2 ** Math.ceil(Math.log2(bytes)));
    const kept = this.#kept.get(length)?.pop();
    if (!kept) return Buffer.allocUnsafeSlow(length);
    this.#keptBytes -= length;
    return kept;
  }

  /** Takes back a buffer that `take` gave, and nobody reads any more. */
  give(buffer: Buffer<ArrayBuffer>): void {
    const { length } = buffer;
    if (length < SMALLEST_BYTES || length > LARGEST_BYTES) return;
    if (this.#keptBytes + length > MOST_KEPT_BYTES) return;
    this.#keptBytes += length;
    const equal = this.#kept.get(length);
    if (equal) equal.push(buffer);
    else this.#kept.set(length, [buffer]);
  }

  /** Frees what is kept at once, not when V8 next collects garbage. */
  [Symbol.dispose](): void {
    for (const { buffer } of [...this.#kept.values()].flat()) buffer.transfer(0);
    this.#kept.clear();
    this.#keptBytes = 0;
  }
}
