import { hash } from 'node:crypto';

const ADDRESS = /^[^\s@]+@[^\s@]+$/;
/** 128 bits: two values never share them. */
const DIGITS = 32;
const MOST_KNOWN = 50_000;
/** Of a block of SHA-256, which the key is filled up to. */
const BLOCK_BYTES = 64;
const HASH_BYTES = 32;
/** Of a letter in UTF-8, for each of JavaScript's. */
const LETTER_BYTES = 3;

/**
 * Puts pseudonyms in the place of what tells who somebody is: HMAC-SHA256 of the value, so that equal values stay equal and
 * nobody without the key finds out one by trying. An address has one, in whatever case it is written.
 */
export class Pseudonyms {
  /** The key as HMAC wants it, and behind it room for the value, or for what became of it. */
  #inner: Buffer;
  readonly #outer: Buffer;
  /** Few persons write most of the mail. */
  readonly #known = new Map<string, string>();

  constructor(key: Buffer) {
    if (key.length > BLOCK_BYTES) throw new RangeError('a key longer than a block of SHA-256');
    this.#inner = padded(key, 0x36, 1024);
    this.#outer = padded(key, 0x5c, HASH_BYTES);
  }

  /** Tells keys apart without telling them. */
  get keyId(): string {
    return this.#hash('nyx-etl: which key').slice(0, 16);
  }

  /** The pseudonym of one value; of a list of addresses, a list of theirs. */
  ofText(text: string): string {
    const parts = text.split(', ');
    return parts.every((part) => ADDRESS.test(part))
      ? parts.map((part) => this.#ofValue(part.toLowerCase())).join(', ')
      : this.#ofValue(text);
  }

  /** JSON in which each item of a list, or what is no list, is a pseudonym. */
  ofJson(json: string): string {
    const ofItem = (item: unknown) =>
      item === null ? null : this.ofText(typeof item === 'string' ? item : JSON.stringify(item));
    const value: unknown = JSON.parse(json);
    return JSON.stringify(Array.isArray(value) ? value.map(ofItem) : ofItem(value));
  }

  #ofValue(value: string): string {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const pseudonym = this.#hash(value).slice(0, DIGITS);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(value, pseudonym);
    return pseudonym;
  }

  /**
   * HMAC as RFC 2104 defines it: two hashes take a tenth of the time that createHmac() does, and half of that where no
   * buffers are made for what they read and give.
   */
  #hash(value: string): string {
    const most = BLOCK_BYTES + LETTER_BYTES * value.length;
    if (most > this.#inner.length) {
      const larger = Buffer.alloc(most);
      this.#inner.copy(larger, 0, 0, BLOCK_BYTES);
      this.#inner = larger;
    }
    const end = BLOCK_BYTES + this.#inner.write(value, BLOCK_BYTES);
    this.#outer.write(hash('sha256', this.#inner.subarray(0, end), 'hex'), BLOCK_BYTES, 'hex');
    return hash('sha256', this.#outer, 'hex');
  }
}

function padded(key: Buffer, filling: number, room: number): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES + room);
  for (let at = 0; at < BLOCK_BYTES; at++) block[at] = (key[at] ?? 0) ^ filling;
  return block;
}
