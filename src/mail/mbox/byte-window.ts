/** A buffer that is filled at its end and consumed at its start without copying the whole on every chunk. */
export class ByteWindow {
  #bytes = Buffer.alloc(0);
  #start = 0;
  #end = 0;
  /** Position in the file of the first byte in view. */
  offset = 0;

  /** The bytes not yet consumed; valid until the next append. */
  view(): Buffer {
    return this.#bytes.subarray(this.#start, this.#end);
  }

  append(chunk: Buffer): void {
    const kept = this.#end - this.#start;
    if (this.#end + chunk.length > this.#bytes.length) this.#makeRoom(kept, kept + chunk.length);
    chunk.copy(this.#bytes, this.#end);
    this.#end += chunk.length;
  }

  consume(count: number): void {
    this.#start += count;
    this.offset += count;
  }

  #makeRoom(kept: number, needed: number): void {
    const roomy = needed <= this.#bytes.length / 2;
    const target = roomy ? this.#bytes : Buffer.allocUnsafe(Math.max(needed * 2, 64 * 1024));
    this.#bytes.copy(target, 0, this.#start, this.#end);
    this.#bytes = target;
    this.#start = 0;
    this.#end = kept;
  }
}
